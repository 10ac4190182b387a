"""What indicators lack: measures that work for them, registered evidence, a score."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.analysis.assessment.answers import AssessedUnit, Gap
from fzjs.analysis.assessment.scoring import source_at
from fzjs.analysis.assessment.standards import nodes_of
from fzjs.model.indicators import Indicators
from fzjs.workspace.loaded import Loaded


def gaps_of_system(loaded: Loaded) -> tuple[Gap, ...]:
    """The measured indicators of a system without any measure; a measure on a heading works for all below it."""
    system = loaded.model
    assert isinstance(system, Indicators)
    found = []
    served: list[bool] = []
    """Whether the headings on the way down have measures, by level."""
    for path, indicator, level in system.walk():
        served[level - 1 :] = [bool(indicator.measures) or (level > 1 and served[level - 2])]
        if not indicator.children and not served[-1]:
            source = source_at(loaded, (*path, "code"))
            found.append(Gap("no_measure", indicator.code, indicator.name, tuple(indicator.evidence), source))
    return tuple(found)


def gaps_of_assessment(assessed: AssessedUnit, system: Indicators) -> Iterator[Gap]:
    """What nobody has scored, and what is scored above nothing without the evidence that the system asks for."""
    wanted = {indicator.code: tuple(indicator.evidence) for _, indicator, _ in system.walk()}
    for node in nodes_of(assessed.root):
        if not node.level or node.children:
            continue
        asked = wanted.get(node.code, ())
        if node.state == "missing":
            yield Gap("not_assessed", node.code, node.name, asked, node.source or assessed.source)
        elif node.state == "scored" and asked and not node.evidence and (node.marks or node.tally.met):
            assert node.source is not None
            yield Gap("no_evidence", node.code, node.name, asked, node.source)
