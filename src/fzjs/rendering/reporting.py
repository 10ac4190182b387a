"""A period of reports as a page: how each unit has met its duty, and everything that was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fzjs.analysis.reporting.check import ReportingCheck, UnitReporting
from fzjs.checks.days import in_chinese
from fzjs.checks.finding import Finding
from fzjs.checks.reporting.lapse import CODES, LapseKind
from fzjs.checks.reporting.periods import report_name
from fzjs.rendering.page import Cell, Page, Tone, row, table
from fzjs.rendering.terms import LAPSES

_OTHER = "其他问题"
_TONES: dict[str, Tone] = {"error": "bad", "warning": "partly"}
_KINDS: dict[str, LapseKind] = {code: kind for kind, code in CODES.items()}


def reporting_page(checked: ReportingCheck, findings: Sequence[Finding]) -> Page:
    """The page of a period. `findings` are what is told, with places; `checked` knows who owes what."""
    name = report_name(checked.period)
    title = f"《{checked.title}》{checked.period} {name}检查（{in_chinese(checked.on)}）"
    found = [
        row(
            Cell(_kind_of(finding), _TONES.get(finding.severity, "")),
            finding.subject or "",
            f"{finding.path}:{finding.line}",
            finding.message,
            finding.hint,
            finding.code,
        )
        for finding in sorted(findings, key=lambda finding: (_place(finding), _unit_of(finding, checked)))
    ]
    units = table(
        "各单位",
        ("单位", "应报", "已报", "报送日期", "情况"),
        [
            row(each.unit, str(each.owed), str(each.told), _day(each), _met(each, checked))
            for each in checked.units
        ],
    )
    problems = table("问题", ("类别", "措施或单位", "位置", "说明", "改法", "规则"), found)
    return Page(
        title, tuple(_lines(checked, findings)), tuple(t for t in (units, problems) if t.rows), problems
    )


def _lines(checked: ReportingCheck, findings: Sequence[Finding]) -> Iterator[str]:
    owing = [each for each in checked.units if each.owed]
    filed = sum(each.submitted is not None for each in owing)
    if checked.due is None:
        yield "计划和 fzjs.yaml 都没有规定报送时限（reporting），不查不报、漏报、迟报"
    else:
        yield f"报送时限：{in_chinese(checked.due)}{'（还没有到）' if checked.on <= checked.due else ''}"
        if not checked.holidays_known:
            yield f"{checked.due.year}年的节假日不明，时限只顺延了双休日：遇节假日的，迟报、不报可能并没有迟"
        yield f"应报 {len(owing)} 个单位，已报 {filed} 个"
    counts = Counter(map(_kind_of, findings))
    told = "，".join(f"{name} {counts[name]}" for name in [*_names(), _OTHER] if counts[name])
    yield f"发现：{told}" if told else "没有发现问题"


def _met(each: UnitReporting, checked: ReportingCheck) -> Cell:
    if checked.due is None:
        return Cell("")
    if not each.is_readable:
        return Cell("报告读不出来", "bad")
    if each.submitted is None:
        waiting = checked.on <= checked.due
        if waiting:
            return Cell("未到期，有草稿" if each.file is not None else "未到期")
        return Cell(LAPSES["undated" if each.file is not None else "missing_report"].name, "bad")
    days = (each.submitted - checked.due).days
    doubt = "" if checked.holidays_known else "（节假日不明）"
    return Cell(f"迟报 {days} 天{doubt}", "partly") if days > 0 else Cell("按时", "good")


def _day(each: UnitReporting) -> str:
    return each.submitted.isoformat() if each.submitted is not None else ""


def _names() -> list[str]:
    return [term.name for term in LAPSES.values()]


def _kind_of(finding: Finding) -> str:
    kind = _KINDS.get(finding.code)
    return LAPSES[kind].name if kind is not None else _OTHER


def _place(finding: Finding) -> int:
    name = _kind_of(finding)
    return _names().index(name) if name != _OTHER else -1


def _unit_of(finding: Finding, checked: ReportingCheck) -> int:
    """The place of the unit that a finding is about: whoever reported, or has not."""
    found = (
        place
        for place, each in enumerate(checked.units)
        if finding.path == each.file or (each.file is None and finding.subject == each.unit)
    )
    return next(found, len(checked.units))
