"""The annual report as a paper: what its templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from fzjs.analysis.annual_report.answers import AnnualFacts
from fzjs.analysis.annual_report.facts import annual_facts
from fzjs.rendering.annual_report.draft import Draft
from fzjs.rendering.annual_report.drafting import draft_report
from fzjs.rendering.annual_report.layout import Layout
from fzjs.rendering.annual_report.notes import Notes
from fzjs.rendering.annual_report.pictures import pictures
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.charts.data import Chart
from fzjs.rendering.papers.issuing import Imprint, printing_office
from fzjs.rendering.wording import Wording, plan_script

_TABLE = "量化目标完成情况表"
_SOURCES = "数据出处"


def context(asked: Asked) -> Mapping[str, object]:
    """Title, addressee_line, paragraphs (`ReportLine`), issuers, day, number; targets (`TargetLine`); notes (`Note`);
    attachments by their titles; cautions, which are not printed; every chart under its name (`chart_progress`,
    `chart_targets`, `chart_scores`, `chart_trajectory_1`, `chart_cohort_1` …)."""
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
        **asdict(_imprint(asked, issuer)),
        "script": script,
        "title": title,
        "issuers": (issuer,),
        "number": asked.settings.get("number") or None,
        "signers": tuple(filter(None, [asked.settings.get("signer")])),
        "addressee_line": layout.words(draft.addressee) + "：",
        "addressees": (layout.words(draft.addressee),),
        "paragraphs": lines,
        "attachments": tuple(attachments),
        "target_rows": rows,
        "notes": () if layout.notes is None else layout.notes.rows(),
        "has_notes": layout.notes is not None,
        "cautions": facts.notes,
        "day": _day(asked.settings.get("signed")) or layout.words(draft.day),
    }


def _imprint(asked: Asked, issuer: str) -> Imprint:
    """Who prints the report and when; nothing for a draft without document number and day."""
    signed = _day(asked.settings.get("signed"))
    if not asked.settings.get("number") or signed is None:
        return Imprint()
    return Imprint(print_office=printing_office(issuer, asked.workspace.registry), print_day=signed)


def drafted(asked: Asked) -> tuple[AnnualFacts, Draft, dict[str, Chart]]:
    """The facts of the year, the report drafted from them, and its charts. Raises `LackingError`."""
    if asked.plan.kind != "annual" or asked.plan.year is None:
        raise LackingError(
            f"{asked.loaded.shown}:1:1：年度报告要有年度计划：kind 写 annual，year 写年份。请写明是哪一份计划"
        )
    facts = annual_facts(asked.workspace, asked.loaded, asked.on)
    charts = pictures(facts, plan_script(asked.plan))
    return facts, draft_report(facts, charts), charts


def _day(stated: str | None) -> date | None:
    if not stated:
        return None
    try:
        return date.fromisoformat(stated)
    except ValueError:
        raise LackingError(f"成文日期 {stated} 不是日期，请写成 2025-02-20 的样子") from None
