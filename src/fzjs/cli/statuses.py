"""What `fzjs status` does, apart from its options."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from fzjs.analysis.status.answers import LIGHTS, MeasureStatus, PlanStatus, Role, UnitLoad
from fzjs.analysis.status.load import loads
from fzjs.analysis.status.status import plan_status
from fzjs.analysis.status.ties import ROLES
from fzjs.cli.answers import exit_code, form_of, give, wanted_failures
from fzjs.cli.days import day_of, tell_unused_holidays
from fzjs.cli.exits import CannotRunError
from fzjs.cli.named_plans import NamedPlan, current_plan, find_plan
from fzjs.cli.named_units import unit_named
from fzjs.model.registry import Registry
from fzjs.model.units import Group
from fzjs.rendering.formats import as_json
from fzjs.rendering.status import status_page
from fzjs.rendering.status_loads import load_page

_CLASSES = ("overdue", "due_soon", "unknown", "done_late", "blocked")


@dataclass(frozen=True, slots=True)
class Output:
    """How and where to give the answer."""

    format: str | None = None
    out: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call, as written."""

    plan: str | None = None
    unit: str | None = None
    on: str | None = None
    role: str = ""
    due: str = "30d"
    by_unit: bool = False
    sort: str = ""
    fail_on: str = ""
    output: Output = Output()


def show(asked: Asked) -> int:
    """Work out where the plan stands, give the answer, and return the exit code."""
    form = form_of(asked.output.format, asked.output.out)
    failures = wanted_failures(asked.fail_on, _CLASSES)
    named = current_plan("fzjs status") if asked.plan is None else find_plan(asked.plan)
    status = _status(asked, named)
    tell_unused_holidays(named.workspace)
    if asked.unit is not None and (note := _renamed(asked.unit, named.workspace.registry)):
        status = replace(status, notes=(note, *status.notes))
    if named.loaded.misfits:
        note = f"计划文件有 {len(named.loaded.misfits)} 处不合格式，那里的内容没有计入：fzjs validate {named.path}"
        status = replace(status, notes=(note, *status.notes))
    if asked.by_unit:
        _show_loads(asked, status, named, form)
    else:
        _show_measures(asked, status, named, form)
    answerable = [each for each in status.measures if _is_answerable(each)]
    return exit_code(failures, lambda name: _count(name, answerable))


def _status(asked: Asked, named: NamedPlan) -> PlanStatus:
    if asked.unit is None and asked.role:
        raise CannotRunError("--role 要与 --unit 同用：看哪个单位牵头、责任或配合的措施")
    if asked.unit is not None and asked.by_unit:
        raise CannotRunError("--by-unit 列出所有单位，不与 --unit 同用")
    register = named.workspace.registry
    unit = None if asked.unit is None else unit_named(asked.unit, register)
    return plan_status(
        named.workspace,
        named.plan,
        day_of(asked.on),
        unit=unit,
        roles=_roles(asked.role),
        soon=_days(asked.due),
    )


def _renamed(name: str, registry: Registry) -> str:
    """What to say where a unit was asked for by a name that it bears no more."""
    match = registry.resolve(name)
    if match is None or isinstance(match.holder, Group):
        return ""
    present = registry.in_charge(match.holder).name
    if present != match.holder.name:
        return f"{match.holder.name}的职责现由{present}承接，以下是{present}的"
    return f"{name}是{present}的曾用名" if match.how == "former" else ""


def _days(text: str) -> timedelta:
    found = re.fullmatch(r"([0-9]{1,4})\s*(d|天|日|w|周)?", text.strip())
    if found is None:
        raise CannotRunError(f"--due {text} 看不懂，请写天数，如 30d、30天、4w")
    return timedelta(int(found[1]) * (7 if found[2] in ("w", "周") else 1))


def _roles(text: str) -> tuple[Role, ...]:
    names = [name.strip() for name in re.split("[,，、]", text) if name.strip()]
    chosen = tuple(role for role in ROLES if role in names or _CHINESE_ROLES[role] in names)
    unknown = [name for name in names if name not in ROLES and name not in _CHINESE_ROLES.values()]
    if unknown:
        raise CannotRunError(
            f"--role 里没有 {'、'.join(unknown)}，可以写：lead（牵头）、responsible（责任）、support（配合）"
        )
    return chosen or ROLES


_CHINESE_ROLES: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合"}


def _show_measures(asked: Asked, status: PlanStatus, named: NamedPlan, form: str) -> None:
    measures = _ordered(asked.sort or "light", _MEASURE_ORDERS, status.measures)
    if form == "text":
        from fzjs.cli.status_terminal import show_status

        show_status(status, measures, asked.output.out, force=asked.output.force)
        return
    if form == "html":
        from fzjs.cli.status_web import show_web

        register = named.workspace.registry
        everybody = loads(status, register) if status.unit is None else ()
        ordered = replace(status, measures=tuple(measures))
        show_web(ordered, everybody, register, asked.output.out, force=asked.output.force)
        return
    page = status_page(status, measures)
    summary, shared = status.lights(status.own), status.lights(status.shared)
    give(
        page,
        lambda: as_json(status, lights=summary, shared_lights=shared),
        form,
        asked.output.out,
        force=asked.output.force,
    )


def _show_loads(asked: Asked, status: PlanStatus, named: NamedPlan, form: str) -> None:
    order = asked.sort or "registry"
    rows = _ordered(order, _LOAD_ORDERS, loads(status, named.workspace.registry))
    if form == "text":
        from fzjs.cli.status_terminal import show_loads

        show_loads(status, rows, _ORDER_NAMES[order], asked.output.out, force=asked.output.force)
        return
    page = load_page(status, rows, _ORDER_NAMES[order])
    plain = {"plan": status.plan, "on": status.on, "notes": status.notes}
    give(page, lambda: as_json(plain, units=[_as_mapping(each) for each in rows]), form, asked.output.out,
         force=asked.output.force)  # fmt: skip


def _as_mapping(load: UnitLoad) -> dict[str, object]:
    own = {
        name: getattr(load, name)
        for name in ("unit", "lead", "responsible", "support", "shared", "own", "in_hand")
    }
    return {**own, "lights": dict(load.lights), "blocked": load.blocked, "unreported": load.unreported}


_Row = TypeVar("_Row")


def _ordered(name: str, orders: Mapping[str, Callable[[_Row], Any]], rows: Sequence[_Row]) -> list[_Row]:
    """The rows in the order of this name; those that are equal stay as they were."""
    if name not in orders:
        raise CannotRunError(f"--sort 里没有 {name} 这种次序，可以写：{'、'.join(orders)}")
    return sorted(rows, key=orders[name])


def _by_due(measure: MeasureStatus) -> date:
    return date.max if measure.due is None else measure.due.day


def _as_given(_: object) -> int:
    return 0


_MEASURE_ORDERS: dict[str, Callable[[MeasureStatus], Any]] = {
    "light": lambda measure: (LIGHTS.index(measure.light), _by_due(measure)),
    "due": _by_due,
    "plan": _as_given,
}


@cache
def _pinyin() -> Callable[[str], tuple[str, ...]]:
    from fzjs.language.pinyin import pinyin_order

    try:
        return pinyin_order()
    except ModuleNotFoundError as error:
        if error.name != "pypinyin":
            raise
        raise CannotRunError(
            "按拼音排列需要安装 pypinyin：pip install 'fzjs[pinyin]'；不装可以照名录的次序：--sort registry"
        ) from None


_LOAD_ORDERS: dict[str, Callable[[UnitLoad], Any]] = {
    "registry": _as_given,
    "pinyin": lambda load: _pinyin()(load.unit),
    "own": lambda load: -load.own,
    "overdue": lambda load: -load.count("overdue"),
}
_ORDER_NAMES = {
    "registry": "照名录的次序，不是排名",
    "pinyin": "按拼音排列，不是排名",
    "own": "任务多的在前",
    "overdue": "超期多的在前",
}


def _is_answerable(measure: MeasureStatus) -> bool:
    """Whether the unit asked for has to answer for a measure: not for what it only supports as one of many."""
    tie = measure.tie
    return tie is None or tie.how == "own" or tie.role != "support"


def _count(name: str, measures: Sequence[MeasureStatus]) -> int:
    if name == "blocked":
        return sum(measure.state == "blocked" for measure in measures)
    return sum(measure.light == name for measure in measures)
