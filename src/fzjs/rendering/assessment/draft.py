"""A new assessment as YAML: an entry for each indicator, figures with where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fzjs.analysis.assessment.drafting import DraftEntry
from fzjs.checks.scoring.marks import scale_of
from fzjs.language.decimals import plain
from fzjs.model.cohort import ASSESSORS
from fzjs.model.indicators import Indicators
from fzjs.rendering.assessment.wording import place
from fzjs.workspace.written import write_entries, write_scalar

_METHODS = {"ratio": "比率", "count": "计数", "yes_no": "有无", "deduct": "扣分", "graded": "分档"}


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What a new assessment is about."""

    id: str
    system: Indicators
    unit: str
    year: int
    by: str
    schemas: str
    """The way to the folder of JSON Schemas."""


def draft_text(about: NewAssessment, entries: Sequence[DraftEntry]) -> str:
    """The file, ready to be filled in. It passes validation as it stands, but for what nobody has assessed yet."""
    called = next(name for by, name in ASSESSORS.items() if by == about.by)
    head = [
        f"# yaml-language-server: $schema={about.schemas}/assessment.schema.json",
        f"# {about.unit}{about.year}年度{called}：对照{about.system.title}。填实际值（value 或 numerator、denominator）；",
        "# 得分（score）可以不写，由程序按计分方法算；没有发生的写 no_cases: true；不评的写 remark 说明原因。",
    ]
    record = {
        "fzjs": 1,
        "kind": "assessment",
        "id": about.id,
        "indicators": about.system.id,
        "unit": about.unit,
        "year": about.year,
        "by": about.by,
    }
    lines = [*head, *write_entries(record), "", "entries:"]
    for entry in entries:
        lines += _entry(entry)
    return "\n".join(lines) + "\n"


def _entry(entry: DraftEntry) -> Iterator[str]:
    indicator, indent = entry.indicator, "    "
    yield f"  # {_one_line(indicator.name)}{_about(entry)}"
    yield f"  - indicator: {_quoted(indicator.code)}"
    if entry.value is not None:
        origin = f"{entry.unit} {entry.period} 报告，{place(entry.source)}"
        told = f"新增的逐期相加，最近一次取自 {origin}" if entry.is_sum else f"取自 {origin}"
        yield f"{indent}value: {write_scalar(entry.value)}  # {told}"
    for told, source in entry.to_look_at:
        yield f"{indent}# 参看：{_one_line(told)}，{place(source)}"
    if not entry.has_own_evidence:
        for piece in entry.evidence:
            told = "，".join(filter(None, [piece.title, piece.number, piece.file, piece.url]))
            yield f"{indent}# 报告登记的材料，是这项指标的就写进 evidence：{_one_line(piece.kind)}，{_one_line(told)}"
    elif entry.evidence:
        evidence: list[Any] = [piece.model_dump(exclude_none=True) for piece in entry.evidence]
        yield from write_entries({"evidence": evidence}, indent)


def _about(entry: DraftEntry) -> str:
    """（5 分，计数：达到5次得满分；材料：考试通知）: what an author has to know."""
    indicator, method = entry.indicator, entry.indicator.method
    parts = []
    if indicator.score is not None or indicator.weight is not None:
        parts.append(f"{plain(scale_of(indicator))} 分")
    if method is not None:
        rule = method.rule or _asked(entry)
        parts.append(_METHODS[method.type] + (f"：{_one_line(rule).rstrip('。')}" if rule else ""))
    if indicator.evidence:
        parts.append(f"材料：{'、'.join(map(_one_line, indicator.evidence))}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _asked(entry: DraftEntry) -> str:
    method = entry.indicator.method
    if method is None:
        return ""
    share = f"{method.numerator}÷{method.denominator}" if method.numerator and method.denominator else ""
    full = f"{method.full_at}得满分" if method.full_at else ""
    return "，".join(filter(None, [share, full]))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(code: str) -> str:
    """A code always in quotes: 1.10 is a text, not a number."""
    return f'"{code}"'
