"""What indicators lack: measures that work for them, registered evidence, a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.analysis.assessment.answers import AssessedUnit, Gap, ReportedEvidence
from fzjs.analysis.assessment.reported import LinkedReports, linked_measures
from fzjs.analysis.assessment.scoring import source_at
from fzjs.analysis.assessment.standards import nodes_of
from fzjs.model.indicators import Indicators
from fzjs.workspace.loaded import Loaded
from fzjs.workspace.workspace import Workspace


def gaps_of_system(loaded: Loaded) -> tuple[Gap, ...]:
    """The measured indicators of a system without any measure; a measure on a heading works for all below it."""
    system = loaded.model
    assert isinstance(system, Indicators)
    found = []
    links = dict(linked_measures(system))
    for path, indicator, _ in system.walk():
        if not indicator.children and not links[indicator.code]:
            source = source_at(loaded, (*path, "code"))
            found.append(Gap("no_measure", indicator.code, indicator.name, tuple(indicator.evidence), source))
    return tuple(found)


def gaps_of_assessment(assessed: AssessedUnit, system: Indicators, workspace: Workspace) -> Iterator[Gap]:
    """What nobody has scored, and what is scored above nothing without the evidence that the system asks for."""
    wanted = {indicator.code: tuple(indicator.evidence) for _, indicator, _ in system.walk()}
    links = dict(linked_measures(system))
    reports = LinkedReports(workspace, assessed.unit, assessed.year)
    for node in nodes_of(assessed.root):
        if not node.level or node.children:
            continue
        asked = wanted.get(node.code, ())
        if node.state == "missing":
            yield Gap("not_assessed", node.code, node.name, asked, node.source or assessed.source)
        elif node.state == "scored" and asked and not node.evidence and (node.exact or node.tally.met):
            assert node.source is not None
            reported = tuple(_reported(reports, links.get(node.code, ())))
            yield Gap("no_evidence", node.code, node.name, asked, node.source, reported)


def _reported(reports: LinkedReports, links: Sequence[str]) -> Iterator[ReportedEvidence]:
    """The evidence in reports on an indicator's measures, the latest first."""
    for account in reversed([account for link in links for account in reports.accounts(link)]):
        for index, evidence in enumerate(account.entry.evidence):
            told = "，".join(filter(None, [evidence.title, evidence.number])) or evidence.file or evidence.url
            source = reports.at(account, "evidence", index)
            yield ReportedEvidence(account.unit, account.period, f"{evidence.kind}：{told}", source)
