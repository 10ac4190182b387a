"""The annual report as a paper: what its templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from fzjs.analysis.annual_report.answers import AnnualFacts
from fzjs.analysis.annual_report.facts import annual_facts
from fzjs.analysis.annual_report.told import day_in_words
from fzjs.rendering.annual_report.draft import Draft
from fzjs.rendering.annual_report.drafting import draft_report
from fzjs.rendering.annual_report.issuing import signed_on, upto
from fzjs.rendering.annual_report.layout import Layout
from fzjs.rendering.annual_report.notes import Notes
from fzjs.rendering.annual_report.pictures import pictures
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.charts.data import Chart
from fzjs.rendering.papers.issuing import Imprint, printing_office
from fzjs.rendering.papers.numbers import number_for_paper
from fzjs.rendering.wording import Wording, plan_script

_TABLE = "量化目标完成情况表"
_SOURCES = "数据出处"


def context(asked: Asked) -> Mapping[str, object]:
    """Title, addressee_line, paragraphs (`ReportLine`), issuers, day, number; targets (`TargetLine`); notes (`Note`);
    attachments by their titles; cautions, which are not printed; every chart under its name (`chart_progress`,
    `chart_targets`, `chart_scores`, `chart_trajectory_1`, `chart_cohort_1` …)."""
    number = number_for_paper(asked, asked.settings.get("number"), "number")
    signed = signed_on(asked)
    facts, draft, charts = drafted(asked)
    script = plan_script(asked.plan)
    wording = Wording(script)
    layout = Layout(script, charts, Notes() if asked.settings.get("sources") == "yes" else None)
    title, lines = layout.words(draft.title), tuple(layout.lines(draft))
    rows = tuple(layout.targets(draft))
    attachments = [wording.say(_TABLE)] if rows else []
    if layout.notes is not None:
        attachments.append(wording.say(_SOURCES))
    issuer = layout.words(draft.issuer)
    return {
        **charts,
        **asdict(_imprint(asked, issuer) if number and signed else Imprint()),
        "script": script,
        "title": title,
        "issuers": (issuer,),
        "number": number,
        "signers": tuple(filter(None, [asked.settings.get("signer")])),
        "addressee_line": layout.words(draft.addressee) + "：",
        "addressees": (layout.words(draft.addressee),),
        "paragraphs": lines,
        "attachments": tuple(attachments),
        "target_rows": rows,
        "notes": () if layout.notes is None else layout.notes.rows(),
        "has_notes": layout.notes is not None,
        "cautions": facts.notes,
        "day": signed or layout.words(draft.day),
    }


def _imprint(asked: Asked, issuer: str) -> Imprint:
    """Who prints the report and when."""
    office = printing_office(issuer, asked.workspace.registry)
    return Imprint(print_office=office, print_day=signed_on(asked))


def drafted(asked: Asked) -> tuple[AnnualFacts, Draft, dict[str, Chart]]:
    """The facts of the year, the report drafted from them, and its charts. Raises `LackingError`."""
    if asked.plan.kind != "annual" or asked.plan.year is None:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：年度报告要有年度计划：kind 写 annual，year 写年份。请写明是哪一份计划"
        )
    day = upto(asked, asked.plan.year)
    facts = annual_facts(asked.workspace, asked.loaded, day.day, day.why)
    if not asked.is_day_chosen:
        said = f"报告写到{day_in_words(day.day)}（{day.why}），之后登记的没有写"
        facts = replace(facts, notes=(said, *facts.notes))
    charts = pictures(facts, plan_script(asked.plan))
    return facts, draft_report(facts, charts), charts
