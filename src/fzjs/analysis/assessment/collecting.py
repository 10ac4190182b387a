"""The assessments of a workspace, each worked out once, with the systems and schemes that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from fzjs.analysis.assessment.answers import AssessedUnit, LeftOut
from fzjs.analysis.assessment.scoring import work_out
from fzjs.model.cohort import ASSESSORS, Standard
from fzjs.model.indicators import Assessment, Indicators
from fzjs.model.plan import Plan
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace

_RANKS = {by: rank for rank, by in enumerate(ASSESSORS)}


@dataclass(slots=True)
class Collected:
    """What a workspace holds of assessments."""

    workspace: Workspace
    systems: dict[str, Loaded] = field(default_factory=dict)
    """Indicator systems by id."""
    schemes: list[Loaded] = field(default_factory=list)
    """Schemes with a cohort."""
    assessed: list[AssessedUnit] = field(default_factory=list)
    """Year by year, the more independent first, later ones of the same sort before earlier ones."""
    left_out: list[LeftOut] = field(default_factory=list)


def collect(workspace: Workspace, on: date | None = None) -> Collected:
    """Load and work out all assessments of a workspace; of a day, those that had been made by then."""
    collected = Collected(workspace)
    for entry in workspace.entries:
        if entry.kind == "indicators":
            loaded = workspace.load(entry)
            if isinstance(loaded.model, Indicators):
                collected.systems.setdefault(loaded.model.id, loaded)
        elif entry.kind == "scheme":
            loaded = workspace.load(entry)
            if isinstance(loaded.model, Plan) and loaded.model.cohort is not None:
                collected.schemes.append(loaded)
    for entry in workspace.entries:
        if entry.kind == "assessment":
            _add(workspace.load(entry), collected, on)
    collected.assessed.sort(key=_order)
    collected.left_out += _superseded(collected.assessed)
    return collected


def most_independent(assessments: Iterable[AssessedUnit]) -> list[AssessedUnit]:
    """One assessment of each sort, the more independent first; of several of one sort the latest."""
    found: dict[str, AssessedUnit] = {}
    for each in sorted(assessments, key=_order):
        found.setdefault(each.by, each)
    return list(found.values())


def _superseded(assessed: list[AssessedUnit]) -> Iterator[LeftOut]:
    """Assessments that a later one of the same unit, year, system and sort takes the place of."""
    latest: dict[tuple[str, int, str, str], AssessedUnit] = {}
    for each in assessed:
        first = latest.setdefault((each.unit, each.year, each.system, each.by), each)
        if first is not each:
            told = f"{each.unit}{each.year}年的{ASSESSORS[each.by]}有两份，采用 {first.source.file}，没有采用这一份"
            yield LeftOut(each.source.file, told)


def _order(each: AssessedUnit) -> tuple[int, int, int]:
    return each.year, _RANKS[each.by], -(each.assessed.toordinal() if each.assessed else 0)


def _add(loaded: Loaded, collected: Collected, on: date | None) -> None:
    assessment = loaded.model
    if not isinstance(assessment, Assessment):
        collected.left_out.append(LeftOut(loaded.shown, "读不成评估，先用 fzjs validate 检查并改好"))
        return
    if on is not None and assessment.assessed is not None and assessment.assessed > on:
        return
    system = collected.systems.get(assessment.indicators)
    if system is None:
        reason = f"工作区里没有指标体系 {assessment.indicators}，没有计算"
        collected.left_out.append(LeftOut(loaded.shown, reason))
        return
    for each in (loaded, system):
        if each.misfits:
            reason = "有的内容不合格式，没有计入；先用 fzjs validate 检查并改好"
            left = LeftOut(each.shown, reason)
            if left not in collected.left_out:
                collected.left_out.append(left)
    assert isinstance(system.model, Indicators)
    register = collected.workspace.registry
    standard = None if system.model.standard is not None else _standard_of_schemes(assessment, collected)
    collected.assessed.append(work_out(loaded, system.model, register, standard))


def _standard_of_schemes(assessment: Assessment, collected: Collected) -> Standard | None:
    """The standard of the scheme that measures by a system, where the system states none."""
    for scheme in collected.schemes:
        assert isinstance(scheme.model, Plan)
        cohort = scheme.model.cohort
        if cohort is not None and assessment.indicators in cohort.indicators and cohort.standard is not None:
            return cohort.standard
    return None
