"""FZ603: names of places that do not belong to the jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from fzjs.checks.finding import Fault
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_sightings import TEXTS, gathered, sightings, subject_at
from fzjs.checks.scope import Scope
from fzjs.checks.unit_names import unknown_names
from fzjs.language.places import Place, PlaceHit, gazetteer, stem_of
from fzjs.language.scripts import simplified
from fzjs.model.registry import names_of
from fzjs.workspace.workspace import Workspace


class _Home(NamedTuple):
    """What may be named: texts that hold the accepted names, and the jurisdiction with its place in the table."""

    accepted: str
    stem: str
    above: frozenset[str]


@rule("FZ603", "出现外地地名", "warning", TEXTS)
def foreign_place(scope: Scope[Any]) -> Iterator[Fault]:
    """文件里不应出现与本地无关的省、市、县名称。

    为什么：借用外地文件作底稿，最容易漏改的就是地名，如外县的县名、“视察某省重要讲话精神”、外省的地方性法规。

    怎么改：换成本地的名称；确实要写的（对口支援、结对协作、考察学习的地方），在 fzjs.yaml 的 wording.places 里列出，如
    wording: {places: [浙江省]}。本行政区、上级和下级行政区、单位名录里出现的地名以及“延安精神”“枫桥经验”等固定说法不算。
    """
    if scope.workspace.settings is None:
        return
    sighted = sightings(scope)
    table = gazetteer()
    hits = table.find(sighted.text, sighted.places)
    if not hits:
        return
    home = _home(scope.workspace)
    foreign = {(hit.start, hit.end): hit for hit in hits if not _belongs(hit, home, sighted.text)}
    if not foreign:
        return
    misnamed = unknown_names(scope)
    for written in gathered(scope.prose, foreign):
        if written.path in misnamed:
            continue
        bearers = table.bearers(stem_of(simplified(written.words)))
        message = f"“{written.words}”是外地地名{_whereabouts(bearers)}{written.times}"
        hint = f"换成本地的名称；确实要写的，在 fzjs.yaml 里加上 wording: {{places: [{written.words}]}}"
        yield Fault(written.path, message, hint, subject_at(scope, written.path), span=written.span)


@lru_cache(maxsize=8)
def _home(workspace: Workspace) -> _Home:
    settings = workspace.settings
    if settings is None:
        return _Home("", "", frozenset())
    register = workspace.registry
    names = [settings.jurisdiction, *settings.superiors, *settings.wording.places]
    names += [name for unit in register.units for name, _, _ in names_of(unit)]
    names += [name for group in register.groups for name, _, _ in names_of(group)]
    stem = stem_of(simplified(settings.jurisdiction))
    above = {stem_of(name) for place in gazetteer().bearers(stem) for name in place.above}
    return _Home(simplified("\n".join(names)), stem, frozenset(above))


def _belongs(hit: PlaceHit, home: _Home, text: str) -> bool:
    """Whether a place is accepted by name, is above the jurisdiction or within it, or is part of an accepted name."""
    if hit.stem in home.accepted or hit.stem in home.above:
        return True
    if any(home.stem == stem_of(name) for place in gazetteer().bearers(hit.stem) for name in place.above):
        return True
    # 江州 in 江源州: a name that the jurisdiction's own name runs into.
    own = text.find(home.stem, max(0, hit.start - len(home.stem) + 1), hit.end + len(home.stem) - 1)
    return own >= 0


def _whereabouts(bearers: list[Place]) -> str:
    above = bearers[0].above if len(bearers) == 1 else ()
    return f"（{above[0]}）" if above else ""
