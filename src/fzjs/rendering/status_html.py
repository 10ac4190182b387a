"""Where a plan stands as one web page that needs nothing else: no network, no other file.

The page is complete without its script, which only filters rows. A Content-Security-Policy in the page itself allows
the one style and the one script that it holds, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fzjs.analysis.status.answers import Assigned, Light, MeasureStatus, PlanStatus, TargetStatus, UnitLoad
from fzjs.model.registry import Registry
from fzjs.rendering.charts.data import Chart
from fzjs.rendering.charts.svg import as_svg
from fzjs.rendering.skeletons import TEMPLATES
from fzjs.rendering.status import days_table, lines, phases_table
from fzjs.rendering.status_charts import (
    deadline_timelines,
    load_charts,
    measure_key,
    reached_in_words,
    target_charts,
)
from fzjs.rendering.status_wording import deadline_text, light_cell, numbers_of, state_text
from fzjs.rendering.terms import LIGHTS, ROLES, Term

_FOLDER = TEMPLATES / "html"


def status_html(status: PlanStatus, loads: Sequence[UnitLoad], registry: Registry) -> str:
    """The page of a whole plan, with a filter by unit, or of one unit.

    `loads` are those of the whole plan; without any the page has no table of units and no filter. Where the `charts`
    extra is not installed the page says so in place of its pictures.
    """
    groups = _Groups(registry)
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("status.css", "status.js"))
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = _day
    pictures, note = _pictures(status, loads)
    counted = status.own or status.shared
    return environment.get_template("status.html").render(
        status=status,
        facts=list(lines(status)),
        lights=[_Count(light, LIGHTS[light], count) for light, count in status.lights(counted).items()],
        is_shared=bool(status.shared) and not status.own,
        tables=[each for each in (phases_table(status), days_table(status)) if each.rows],
        parts=list(_parts(status, groups)),
        loads=[] if status.unit else loads,
        light_terms=LIGHTS,
        units=_options(loads, groups) if not status.unit else [],
        pictures=pictures,
        pictures_note=note,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@dataclass(frozen=True, slots=True)
class _Count:
    light: Light
    term: Term
    count: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of measures: all, a unit's own, or those that it shares."""

    key: str
    title: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    """A unit that can be chosen; the numbers of the groups that it belongs to."""

    name: str
    groups: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the table of measures, everything in words."""

    key: str
    measure: MeasureStatus
    term: Term
    own: str
    """The units that it names, each between bars, so that a part of a name is not found."""
    groups: str
    """The numbers of the groups that it names."""
    who: tuple[tuple[str, str], ...]
    """Roles and the units in them."""
    tie: str
    number: str
    light: str
    late: str
    reported: str
    """What has been reported, and by whom."""
    phrases: tuple[str, ...]
    """Deadlines as written, where `due` does not say so already."""
    due: str
    targets: tuple[tuple[str, str], ...]
    """Targets as written, and what has been reached."""

    @classmethod
    def of(cls, measure: MeasureStatus, status: PlanStatus, number: str, groups: _Groups) -> _Line:
        named = measure.assigned
        due = deadline_text(measure, status.on)
        light, _, late = light_cell(measure).text.partition(" ")[2].partition(" ")
        return cls(
            key=measure_key(measure.id),
            measure=measure,
            term=LIGHTS[measure.light],
            own=_between_bars(each.name for each in named if not each.is_group),
            groups=" ".join(str(groups.number(each.name)) for each in named if each.is_group),
            who=tuple(_roles(named)),
            tie=_tie(measure),
            number=number,
            light=light,
            late=late,
            reported=state_text(measure, status.unit),
            phrases=tuple(each.text for each in measure.deadlines if each.text not in due),
            due=due,
            targets=tuple((target.text, _reached(target)) for target in measure.targets),
        )


class _Groups:
    """The groups that measures name, numbered, and who belongs to which."""

    def __init__(self, registry: Registry) -> None:
        self._numbers: dict[str, int] = {}
        self._of_unit: dict[str, list[int]] = {}
        for number, group in enumerate(registry.groups):
            self._numbers[group.name] = number
            for member in registry.present_members(group):
                self._of_unit.setdefault(member, []).append(number)

    def number(self, name: str) -> int:
        return self._numbers.get(name, -1)

    def of(self, unit: str) -> str:
        return " ".join(map(str, self._of_unit.get(unit, ())))


def _parts(status: PlanStatus, groups: _Groups) -> Iterator[_Part]:
    numbers = numbers_of(status.measures)

    def rows(measures: Sequence[MeasureStatus]) -> tuple[_Line, ...]:
        return tuple(_Line.of(each, status, numbers[each.path], groups) for each in measures)

    if status.unit is None:
        yield _Part("measures", "措施", rows(status.measures))
    else:
        yield _Part("own", "本单位承担的措施", rows(status.own))
        yield _Part("shared", "和其他单位共同承担的措施", rows(status.shared))


def _options(loads: Sequence[UnitLoad], groups: _Groups) -> list[_Option]:
    return [_Option(load.unit, groups.of(load.unit)) for load in loads]


def _pictures(status: PlanStatus, loads: Sequence[UnitLoad]) -> tuple[dict[str, list[Markup]], str]:
    """The pictures of each part of the page as SVG, and what is to be said where there are none."""
    charts: Mapping[str, Sequence[Chart]] = {
        "deadlines": deadline_timelines(status),
        "targets": target_charts(status),
        "loads": () if status.unit else load_charts(loads),
    }
    try:
        drawn = {part: [Markup(as_svg(chart)) for chart in each] for part, each in charts.items()}
    except ModuleNotFoundError as error:
        if error.name != "vl_convert":
            raise
        return {part: [] for part in charts}, "没有图。画图需要安装：pip install 'fzjs[charts]'"
    return drawn, ""


def _between_bars(names: Iterator[str]) -> str:
    text = "|".join(names)
    return f"|{text}|" if text else ""


def _roles(named: Sequence[Assigned]) -> Iterator[tuple[str, str]]:
    for role, term in ROLES.items():
        names = [each.name for each in named if each.role == role]
        if names:
            yield term.name, "、".join(names)


def _tie(measure: MeasureStatus) -> str:
    if measure.tie is None:
        return ""
    return "共同承担" if measure.tie.how == "group" else ROLES[measure.tie.role].name


def _reached(target: TargetStatus) -> str:
    latest = f"{target.reached_text}；" if target.turns and target.reached_text is not None else ""
    return f"{latest}{reached_in_words(target)}{f'；{target.note}' if target.note else ''}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
