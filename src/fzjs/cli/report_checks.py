"""What `fzjs report check` does, apart from its options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fzjs.analysis.reporting.check import ReportingCheck, check_reports
from fzjs.checks.finding import Fault, Finding
from fzjs.checks.locating import locate
from fzjs.checks.registry import all_rules
from fzjs.checks.report_index import heads
from fzjs.checks.reporters import FORMATS as REPORTERS
from fzjs.checks.reporters.json import finding_as_json
from fzjs.checks.reporting.due import own_reporting
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.checks.summary import Summary, summarise
from fzjs.cli.answers import FORMATS, give
from fzjs.cli.days import day_of, tell_unused_holidays
from fzjs.cli.exits import CLEAN, FINDINGS, CannotRunError
from fzjs.cli.named_plans import NamedPlan, current_plan, find_plan
from fzjs.cli.report_options import period_of, refuse_misplaced
from fzjs.cli.writing import write_file
from fzjs.model.report import Report
from fzjs.rendering.formats import as_json
from fzjs.rendering.reporting import reporting_page
from fzjs.workspace.discovery import Entry

_FAMILIES = ("FZ0", "FZ1", "FZ7")
"""What is wrong with the files themselves, and with what they report."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call, as written."""

    plan: str | None
    period: str
    on: str | None = None
    form: str | None = None
    out: Path | None = None
    force: bool = False
    strict: bool = False


def check(asked: Asked) -> int:
    """Check the reports of a period, tell what was found, and return the exit code."""
    form = _form_of(asked)
    period, on = period_of(asked.period), day_of(asked.on)
    named = current_plan("fzjs report check") if asked.plan is None else find_plan(asked.plan)
    refuse_misplaced(named, period)
    tell_unused_holidays(named.workspace)
    checked = check_reports(named.workspace, named.plan, period, on)
    checker = Checker(named.workspace, Selection(_FAMILIES), on)
    entries = _entries(named, period, on)
    findings = _missing(named, checked, checker)
    findings += [finding for entry in entries for finding in checker.check(entry).findings]
    summary = summarise(findings, len(entries))
    if form in FORMATS:
        page = reporting_page(checked, findings)
        give(page, lambda: _as_json(checked, findings, summary), form, asked.out, force=asked.force)
    else:
        from fzjs.checks.reporters import reporter

        told = reporter(form)(findings, summary)
        if asked.out is None:
            print(told, end="\n" if told else "")
        else:
            write_file(asked.out, f"{told}\n" if told else "", force=asked.force)
    fails_at = "warning" if asked.strict else checker.fails_at
    return FINDINGS if summary.fails(fails_at) else CLEAN


def _as_json(checked: ReportingCheck, findings: Sequence[Finding], summary: Summary) -> str:
    """The answer, and the findings as `fzjs validate --format json` has them."""
    listed = [finding_as_json(finding) for finding in findings]
    return as_json(checked, findings=listed, summary=summary._asdict())


def _form_of(asked: Asked) -> str:
    by_name = asked.out.suffix[1:].lower() if asked.out is not None else ""
    form = asked.form or (by_name if by_name in FORMATS else "text")
    if form not in FORMATS and form not in REPORTERS:
        known = "、".join(dict.fromkeys([*FORMATS, *REPORTERS]))
        raise CannotRunError(f"没有输出格式 {form}，可以写：{known}")
    return form


def _entries(named: NamedPlan, period: str, on: date) -> list[Entry]:
    """The reports of the period without those submitted later (not to come yet: FZ713); a broken file counts by its beginning."""
    found = []
    for entry, (plan, about, _) in heads(named.workspace):
        if plan == named.plan.id and about == period:
            model = named.workspace.load(entry).model
            submitted = model.submitted if isinstance(model, Report) else None
            later = submitted is not None and on < submitted <= date.today()
            found += [] if later else [entry]
    return found


def _missing(named: NamedPlan, checked: ReportingCheck, checker: Checker) -> list[Finding]:
    """Units without a report, told where the duty to report is laid down: in the plan, else in the settings."""
    rule = all_rules()["FZ719"]
    if not checker.selection.runs(rule.code):
        return []
    place, settings = own_reporting(named.plan), named.workspace.settings_file
    document = named.loaded.document if place is not None or settings is None else settings.document
    return [
        locate(Fault(place or ("reporting",), lapse.message, lapse.hint, lapse.unit), rule, document)
        for lapse in checked.of("missing_report")
    ]
