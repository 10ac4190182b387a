"""What each unit has to carry, as a page. This is no ranking."""

from __future__ import annotations

from collections.abc import Sequence

from fzjs.analysis.status.answers import LIGHTS, PlanStatus, UnitLoad
from fzjs.rendering.page import Cell, Page, row, table
from fzjs.rendering.status_wording import in_digits
from fzjs.rendering.terms import LIGHTS as LIGHT_TERMS

LOAD_COLUMNS = (
    "单位", "牵头", "责任", "配合", "共担", "在办", *(LIGHT_TERMS[light].name for light in LIGHTS), "受阻", "牵头未报",
)  # fmt: skip
"""What is counted of each unit: by name in each role, as one of a group, not done, by light, blocked, never reported."""


def load_page(status: PlanStatus, loads: Sequence[UnitLoad], order: str) -> Page:
    """The page of what each unit has to carry; `order` says in Chinese how the rows stand."""
    title = f"《{status.title}》各单位任务量（{in_digits(status.on)}）"
    own = [each for each in loads if each.own]
    only_shared = [each for each in loads if not each.own]
    told = (
        f"{len(own)} 个单位有点名的措施，{len(only_shared)} 个单位只有含在统称里的；{order}",
        *status.notes,
    )
    tables = [
        table("有点名措施的单位", LOAD_COLUMNS, [load_row(each) for each in own]),
        table(
            "只有共同承担的单位",
            ("单位", "共担"),
            [row(each.unit, str(each.shared)) for each in only_shared],
            folded=True,
        ),
    ]
    records = table("各单位任务量", LOAD_COLUMNS, [load_row(each) for each in loads])
    return Page(title, told, tuple(each for each in tables if each.rows), records)


def load_row(load: UnitLoad) -> tuple[Cell, ...]:
    """One row of `LOAD_COLUMNS`; what is none is left empty."""
    counts = [load.lead, load.responsible, load.support, load.shared, load.in_hand]
    lights = [
        Cell(_number(load.count(light)), LIGHT_TERMS[light].tone if load.count(light) else "")
        for light in LIGHTS
    ]
    return row(load.unit, *map(_number, counts), *lights, _number(load.blocked), _number(load.unreported))


def _number(count: int) -> str:
    return str(count) if count else ""
