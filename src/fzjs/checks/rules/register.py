"""FZ2: the register of units itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from fzjs.checks.finding import Fault
from fzjs.checks.nearness import MOST_SUGGESTIONS, quoted
from fzjs.checks.rule import rule
from fzjs.checks.scope import Scope
from fzjs.checks.unit_names import misnomer
from fzjs.language.folding import fold_text
from fzjs.model.plan import Path
from fzjs.model.registry import Registry
from fzjs.model.units import Group, MemberRule, Unit, Units

UnitsScope = Scope[Units]

_MANY_CLASHES = 4
"""From so many names on, registers with mostly the same names are told to be copies, not name by name."""

_TELL_APART = "一个名称只能指一个单位或统称：换一个名称，或者从其中一处删去"


@rule("FZ207", "名录里的名称重复", "error", ["units"])
def clashing_names(scope: UnitsScope) -> Iterator[Fault]:
    """单位名录里，一个名称（包括全称、别名、曾用名、统称）只能指一个单位或一个统称。

    工作区里有几份名录的，合在一起查；两份名录大半相同的，只说一次。

    为什么：计划里写到这个名称时，不知道指的是哪一个。

    怎么改：换一个名称，或者从其中一个单位的别名里删去。撤并前的名称要指几个单位时，
    把它单独登记为一个单位，写明撤销时间（until）和承接单位（successor）。
    """
    names = list(_names(scope.model))
    clashing = sum(fold_text(name) in scope.registry.clashes for _, _, name in names)
    if clashing >= _MANY_CLASHES and (copy := _copy_of(scope, names)) is not None:
        yield copy
        return
    first: dict[str, tuple[Path, str]] = {}
    elsewhere: dict[str, tuple[str, str]] | None = None
    for path, owner, name in names:
        key = fold_text(name)
        holder_path, holder = first.setdefault(key, (path[:2], owner))
        if holder_path != path[:2]:
            line = scope.document.position(holder_path).line
            whose = f"第 {line} 行“{holder}”" if holder != name else f"第 {line} 行一项"
            yield Fault(path, f"{quoted(name)}已经用作{whose}的名称", _TELL_APART, owner)
        elif key in scope.registry.clashes:
            elsewhere = _names_elsewhere(scope) if elsewhere is None else elsewhere
            if key in elsewhere:
                file, whose = elsewhere[key]
                yield Fault(path, f"{quoted(name)}在 {file} 里已经用作“{whose}”的名称", _TELL_APART, owner)


def _copy_of(scope: UnitsScope, names: list[tuple[Path, str, str]]) -> Fault | None:
    """One fault for a register most of whose names stand in another one: a copy that was left behind."""
    elsewhere = _names_elsewhere(scope)
    files = Counter(elsewhere[key][0] for _, _, name in names if (key := fold_text(name)) in elsewhere)
    file, common = files.most_common(1)[0] if files else ("", 0)
    if common < _MANY_CLASHES or 2 * common <= len(names):
        return None
    message = f"与 {file} 像是同一份名录：{len(names)} 个名称中有 {common} 个在那里已经登记"
    return Fault(("units",), message, "只留一份名录，删去另一份；各有增补的，合并成一份", on_key=True)


@rule("FZ208", "名录里提到的单位不存在", "error", ["units"])
def unknown_in_register(scope: UnitsScope) -> Iterator[Fault]:
    """统称的成员、单位的设在单位和承接单位，都要是名录里登记的；统称之间、承接单位之间不能绕成一圈。

    为什么：统称展开、职责承接都靠名录，断了线就找不到单位。

    怎么改：改成名录里的名称，或者先登记这个单位；绕成一圈的，去掉其中一处。
    """
    register = scope.registry or Registry([scope.model], scope.model.jurisdiction)
    for index, unit in enumerate(scope.model.units):
        for key, label in (("host", "设在单位"), ("successor", "承接单位")):
            name = getattr(unit, key)
            if name is not None:
                path = ("units", index, key)
                yield from _judge(path, name, label, unit.name, register, suggest=index < MOST_SUGGESTIONS)
    for index, group in enumerate(scope.model.groups):
        yield from _judge_members(("groups", index, "members"), group, register)
    yield from _circles(scope.model, register)


@rule("FZ210", "名录属于别的行政区", "warning", ["units"])
def other_jurisdiction(scope: UnitsScope) -> Iterator[Fault]:
    """单位名录的行政区应当与工作区设置（fzjs.yaml）一致，或者是其上级行政区。

    为什么：多半是从别处复制名录后忘了改，计划里的单位会对错地方。

    怎么改：改正名录或 fzjs.yaml 里的 jurisdiction。
    """
    settings = scope.workspace.settings
    if settings is None:
        return
    allowed = [settings.jurisdiction, *settings.superiors]
    if fold_text(scope.model.jurisdiction) not in map(fold_text, allowed):
        message = f"名录属于{quoted(scope.model.jurisdiction)}，工作区属于{quoted(settings.jurisdiction)}"
        yield Fault(
            ("jurisdiction",), message, f"写成 jurisdiction: {settings.jurisdiction}，并核对各单位名称"
        )


@rule("FZ213", "有承接单位而没有撤销时间", "warning", ["units"])
def successor_without_end(scope: UnitsScope) -> Iterator[Fault]:
    """写了承接单位（successor）的单位，应当写明撤销时间（until）。

    为什么：没有撤销时间的单位仍按现有单位对待，新计划用了它也不会提示。

    怎么改：写上 until，如 until: 2019-03；单位没有撤销的，删去 successor。
    """
    for index, unit in enumerate(scope.model.units):
        if unit.successor is not None and unit.until is None:
            message = f"“{unit.name}”写了承接单位，没有写撤销时间"
            yield Fault(
                ("units", index, "successor"),
                message,
                "写上撤销时间，如 until: 2019-03",
                unit.name,
                on_key=True,
            )


def _names(units: Units) -> Iterator[tuple[Path, str, str]]:
    """Every name in a file: its path, the holder's own name, the name."""
    parts: tuple[tuple[str, Sequence[Unit | Group]], ...] = (("units", units.units), ("groups", units.groups))
    for kind, holders in parts:
        for index, holder in enumerate(holders):
            path = (kind, index)
            yield (*path, "name"), holder.name, holder.name
            if isinstance(holder, Unit) and holder.full is not None:
                yield (*path, "full"), holder.name, holder.full
            for place, alias in enumerate(holder.aliases):
                yield (*path, "aliases", place), holder.name, alias
            if isinstance(holder, Unit):
                for place, former in enumerate(holder.formerly):
                    yield (*path, "formerly", place, "name"), holder.name, former.name


def _names_elsewhere(scope: UnitsScope) -> dict[str, tuple[str, str]]:
    """The folded names in the workspace's other registers: in which file, and whose."""
    found: dict[str, tuple[str, str]] = {}
    for entry in scope.workspace.entries:
        if entry.kind == "units" and entry.shown != scope.document.path:
            other = scope.workspace.load(entry).model
            for _, owner, name in _names(other) if isinstance(other, Units) else ():
                found.setdefault(fold_text(name), (entry.shown, owner))
    return found


def _judge(
    path: Path, name: str, label: str, owner: str, registry: Registry, *, suggest: bool
) -> Iterator[Fault]:
    match = registry.resolve(name)
    if match is None:
        wrong = misnomer(name, registry, suggest=suggest)
        yield Fault(path, f"“{owner}”的{label}{wrong.message}", wrong.hint, owner)
    elif isinstance(match.holder, Group):
        yield Fault(path, f"“{owner}”的{label}{quoted(name)}是统称，不是一个单位", "写一个具体的单位", owner)


def _judge_members(path: Path, group: Group, registry: Registry) -> Iterator[Fault]:
    if isinstance(group.members, MemberRule):
        return
    matches = registry.resolve_list(group.members)
    for index, (name, match) in enumerate(zip(group.members, matches, strict=True)):
        if match is None:
            wrong = misnomer(name, registry, suggest=index < MOST_SUGGESTIONS)
            yield Fault((*path, index), f"“{group.name}”的成员{wrong.message}", wrong.hint, group.name)


def _circles(units: Units, registry: Registry) -> Iterator[Fault]:
    """One circle of groups and one of successors, if there are any: the next shows when it is mended."""
    contents = {
        group.name: [holder.name for holder in registry.direct_members(group) if isinstance(holder, Group)]
        for group in registry.groups
    }
    circle = _circle(contents)
    for index, group in enumerate(units.groups):
        if group.name in circle and not isinstance(group.members, MemberRule):
            following = circle[circle.index(group.name) + 1]
            names = [match.name if match else "" for match in registry.resolve_list(group.members)]
            place = names.index(following) if following in names else 0
            message = f"统称绕成一圈：{' → '.join(circle)}"
            yield Fault(
                ("groups", index, "members", place),
                message,
                "去掉其中一处，成员只写单位或下一级统称",
                group.name,
            )
            break
    successors = ((unit.name, registry.resolve(unit.successor or "")) for unit in registry.units)
    circle = _circle({name: [match.name] for name, match in successors if match is not None})
    for index, unit in enumerate(units.units):
        if unit.name in circle:
            message = f"承接单位绕成一圈：{' → '.join(circle)}"
            yield Fault(("units", index, "successor"), message, "写上现在实际承接职责的单位", unit.name)
            break


def _circle(following: dict[str, list[str]]) -> list[str]:
    """Names that lead one to the next and back to the first (which stands at both ends); empty without a circle."""
    try:
        TopologicalSorter(following).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []
