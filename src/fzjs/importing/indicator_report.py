"""What the import of an indicator system found, what is unsure, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.checks.finding import Finding
from fzjs.importing.fidelity import says_all
from fzjs.importing.indicator_cells import is_total, number_in, read_name
from fzjs.importing.indicator_columns import (
    LEVELS,
    IndicatorHeader,
    indicator_header,
    is_header_again,
    is_score,
)
from fzjs.importing.reading_indicators import ImportedIndicators
from fzjs.importing.report import listed, place_of, summed
from fzjs.importing.source import Paragraph, Source
from fzjs.language.decimals import plain
from fzjs.language.folding import fold_text
from fzjs.model.indicators import Indicators


def report_indicators(
    source: Source,
    imported: ImportedIndicators,
    system: Indicators,
    written: str,
    findings: Sequence[Finding],
) -> str:
    """The report on one document."""
    leaves = [indicator for _, indicator, _ in system.walk() if not indicator.children]
    methods = [leaf.method for leaf in leaves if leaf.method is not None]
    worked = sum(
        method.full_at is not None or method.per_step is not None or bool(method.grades) for method in methods
    )
    total = "" if system.total is None else f"，总分 {plain(system.total)}"
    one, two, three = imported.counts
    lines = [
        source.name,
        f"  标题：{system.title}",
        f"  读到：一级指标 {one} 项、二级指标 {two} 项、三级指标 {three} 项{total}",
        f"  其中：末级指标 {len(leaves)} 项，有计分方法 {len(methods)} 项，其中 {worked} 项的数读成了可以计算的字段",
        *listed("待核对", [f"第 {line} 行：{' '.join(doubt.split())}" for line, doubt in imported.doubts]),
        *listed(
            "原表里有、指标体系里没有",
            [place_of(block) for block in (*imported.left_out, *_lost(imported, written))],
        ),
        *listed("没有读入", list(source.remarks)),
        *listed("校验结果", list(summed(findings))),
    ]
    return "\n".join(lines)


def _lost(imported: ImportedIndicators, written: str) -> list[Paragraph]:
    """The cells of the tables that the file does not give back, told by row."""
    file = fold_text(written)
    told = {fold_text(block.text.partition("：")[2] or block.text) for block in imported.left_out}
    lost = []
    for place, table in enumerate(imported.tables):
        header = indicator_header(table)
        assert header is not None
        for at, row in enumerate(table.rows[header.first :], header.first):
            if (place, at) in imported.settled or is_header_again(row, header) or is_total(row):
                continue
            cells = dict.fromkeys(_said(row, header))
            missing = [cell for cell in cells if fold_text(cell) not in told and not says_all(cell, file)]
            if missing:
                lost.append(Paragraph("、".join(" ".join(cell.split()) for cell in missing), table.line + at))
    return lost


def _said(row: Sequence[str], header: IndicatorHeader) -> Iterator[str]:
    """What the cells of a row say, less the ordinals of rows and what became a number: 组织领导（20分） is 组织领导."""
    for role, cell in zip(header.roles, row, strict=False):
        is_number = is_score(role) and number_in(cell) is not None
        if cell and role != "serial" and not is_number:
            yield read_name(cell)[0] if role in LEVELS else cell
