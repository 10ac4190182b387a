"""FZ2: the units that a plan names must be in the register, in use, and named once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import MOST_SUGGESTIONS, quoted
from fzjs.checks.rule import PLANS, rule
from fzjs.checks.scope import PlanScope
from fzjs.checks.unit_lists import ROLES, WrittenUnits
from fzjs.checks.unit_names import instead_of, misnomer, place_of, text_of
from fzjs.language.unitlists import split_units
from fzjs.model.registry import Match
from fzjs.model.units import Group


@rule("FZ201", "单位不在名录里", "error", PLANS)
def unknown_unit(scope: PlanScope) -> Iterator[Fault]:
    """计划里写的单位和统称都应当登记在单位名录里。

    牵头单位、责任单位、配合单位和领导小组办公室所在单位都查；全角半角、空格、繁简体不同仍算同一个名称。
    一串单位里“县”字可以只写一次：[县审改办, 政务服务中心] 中的第二个读作县政务服务中心。
    没有单位名录时不查，见 FZ214。

    为什么：督办、统计和月报都按单位归集，名称写错一个字，任务就落不到这个单位头上。

    怎么改：按提示改成名录里的名称；确有这个单位的，登记到名录；几个单位写在一起的，分成几项；
    “等有关部门”“按职责分工负责”之类的附言不写进单位列表。
    """
    if not scope.registry:
        return
    found = 0
    for units in scope.unit_lists:
        if all(units.matches):
            continue
        for index, (name, match) in enumerate(zip(units.names, units.matches, strict=True)):
            if match is None:
                found += 1
                wrong = misnomer(name, scope.registry, suggest=found <= MOST_SUGGESTIONS)
                path, span = place_of(scope.document, units, index)
                yield Fault(path, wrong.message, wrong.hint, units.subject, span=span)


@rule("FZ202", "单位已撤销或已改名", "error", PLANS)
def dissolved_unit(scope: PlanScope) -> Iterator[Fault]:
    """新计划不应当使用计划开始之前已经撤销的单位或已经停用的单位名称。

    为什么：任务交给已经不存在的单位，就没有人承担。

    怎么改：改写承接职责的单位或现在的名称。名录里的撤销时间（until）有误的，改名录。
    """
    if scope.model.span is None:
        return
    begin = scope.model.span[0]
    for units, index, match in _out_of_use(scope):
        if match.until is None or match.until >= begin:
            continue
        path, span = place_of(scope.document, units, index)
        name, month = quoted(units.names[index]), _month(match.until)
        message = f"{name}用到{month}为止，本计划从{_month(begin)}开始"
        if match.how != "former":
            message = f"{name}已于{month}撤销，本计划从{_month(begin)}开始"
        yield Fault(path, message, instead_of(match, scope.registry), units.subject, span=span)


@rule("FZ206", "旧计划中的旧单位名称", "info", PLANS)
def former_name(scope: PlanScope) -> Iterator[Fault]:
    """旧计划可以保留当时的单位名称，这里只说明它现在是哪个单位。同一名称在一个文件里只说一次。

    为什么：查阅旧计划的人需要知道现在该找谁。

    怎么改：不需要修改；新计划请写现在的名称。
    """
    if scope.model.span is None:
        return
    begin = scope.model.span[0]
    places: dict[str, list[tuple[WrittenUnits, int, Match]]] = {}
    for units, index, match in _out_of_use(scope):
        if match.until is None or match.until >= begin:
            places.setdefault(units.names[index], []).append((units, index, match))
    for name, met in places.items():
        units, index, match = met[0]
        path, span = place_of(scope.document, units, index)
        times = f"（本文件共 {len(met)} 处）" if len(met) > 1 else ""
        yield Fault(path, f"{_was(name, match)}{times}", _is_now(match, scope), units.subject, span=span)


@rule("FZ209", "单位重复", "warning", PLANS)
def repeated_unit(scope: PlanScope) -> Iterator[Fault]:
    """同一个单位在同一列表里只写一次，换一个名称再写也算重复。

    为什么：重复的单位多半是笔误，本来要写的是另一个单位。

    怎么改：删去重复的一项，或者换成本来要写的单位。
    """
    for units in scope.unit_lists:
        if len(set(units.bearers)) == len(units.bearers):
            continue
        first: dict[str, str] = {}
        for index, (name, stands_for) in enumerate(zip(units.names, units.bearers, strict=True)):
            if stands_for in first:
                path, span = place_of(scope.document, units, index)
                other = first[stands_for]
                same = "" if other == name else f"，与{quoted(other)}是同一个单位"
                message = f"{ROLES[units.role]}里{quoted(name)}重复{same}"
                yield Fault(path, message, "删去这一项，或者换成本来要写的单位", units.subject, span=span)
            first.setdefault(stands_for, name)


@rule("FZ211", "单位后面的附言不会保留", "warning", PLANS)
def remark_among_units(scope: PlanScope) -> Iterator[Fault]:
    """单位列表写成一句话时，末尾的“等有关部门”“按职责分工负责”等附言不是单位，读的时候略去了。

    为什么：附言里的单位没有名称，无法督办；悄悄略去又会让人以为已经写进计划。

    怎么改：删去附言，把有关部门逐个写出，或者写进措施的正文。
    """
    for units in scope.unit_lists:
        text = text_of(scope.document, units) if units.role in ROLES else None
        if text is None:
            continue
        written = split_units(text)
        if written.remark:
            begin = text.rfind(written.remark)
            span = (begin, begin + len(written.remark)) if begin >= 0 else None
            message = f"{ROLES[units.role]}后面的附言{quoted(written.remark)}不是单位，没有采用"
            hint = f"写成 [{', '.join(written.names)}]，有关部门逐个写出；附言写进措施的正文"
            yield Fault(units.path, message, hint, units.subject, span=span)


def _out_of_use(scope: PlanScope) -> Iterator[tuple[WrittenUnits, int, Match]]:
    """Every name that is a former one or that of a dissolved unit."""
    for units in scope.unit_lists:
        for index, match in enumerate(units.matches):
            if match is not None and (match.until is not None or match.how == "former"):
                yield units, index, match


def _was(name: str, match: Match) -> str:
    if match.how != "former":
        return f"{quoted(name)}后来已撤销"
    return f"{quoted(name)}是“{match.name}”的曾用名"


def _is_now(match: Match, scope: PlanScope) -> str:
    if isinstance(match.holder, Group):
        return "不需要修改"
    present = scope.registry.in_charge(match.holder)
    if match.how != "former" and present is match.holder:
        return "不需要修改；可在单位名录里写明承接单位（successor）"
    return f"不需要修改；现在由“{present.name}”负责"


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"
