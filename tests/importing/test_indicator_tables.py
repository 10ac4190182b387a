"""Tables of indicators become indicator systems, whatever they are called and however they are merged; nothing is lost."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fzjs.importing.indicator_report import report_indicators
from fzjs.importing.indicator_writer import write_indicators
from fzjs.importing.reading import read_source
from fzjs.importing.reading_indicators import ImportedIndicators, is_indicator_table, read_indicators
from fzjs.importing.scoring_rules import read_method
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.language.folding import fold_text
from fzjs.model.indicators import Indicators
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text

HEADER = ["序号", "一级指标", "二级指标", "三级指标", "分值", "评分标准", "佐证材料", "责任单位"]
ROWS = [
    ["1", "一、组织领导（20分）", "（一）领导责任", "1.主要负责人述法", "8", "述法的得满分，未述法的不得分。", "述法报告", "县委办"],
    ["2", "", "", "2.问题整改率", "4", "按比率计分。", "1.督察通报\n2.整改台账", "县司法局、县审计局"],
    ["3", "", "（二）学法", "3.讲座次数", "8", "达到2次得满分，每少1次扣4分。", "讲座通知；签到表", "县司法局"],
    ["4", "二、规范执法（80分）", "（三）执法质量", "4.三项制度", "30", "抽查发现一起未公示的，扣0.5分，扣完为止。", "", ""],
    ["5", "", "", "5.案卷合格率", "50", "95%以上得50分，90%以上得30分，80%以上得10分。", "评查通报", "各执法单位"],
]  # fmt: skip
MERGED = [(1, 0, 3), (2, 0, 2), (1, 3, 5), (2, 3, 5)]
"""Column, first row, the row behind the last."""

EXPECTED = [
    ("1", "组织领导", 20, None), ("1.1", "领导责任", None, None), ("1.1.1", "主要负责人述法", 8, "yes_no"),
    ("1.1.2", "问题整改率", 4, "ratio"), ("1.2", "学法", None, None), ("1.2.1", "讲座次数", 8, "count"),
    ("2", "规范执法", 80, None), ("2.1", "执法质量", None, None), ("2.1.1", "三项制度", 30, "deduct"),
    ("2.1.2", "案卷合格率", 50, "graded"),
]  # fmt: skip


def workbook() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["示例县2024年度法治建设考核指标（2024年版）"])
    sheet.merge_cells("A1:H1")
    for row in (HEADER, *ROWS, ["合计", "", "", "", "100"]):
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    for column, first, last in MERGED:
        sheet.merge_cells(
            start_row=first + 3, end_row=last + 2, start_column=column + 1, end_column=column + 1
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word_file() -> bytes:
    docx = pytest.importorskip("docx")
    document: Any = docx.Document()
    document.add_paragraph("示例县2024年度法治建设考核指标（2024年版）")
    table = document.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for column, first, last in MERGED:
        if last - first > 1:
            table.cell(first + 1, column).merge(table.cell(last, column)).text = ROWS[first][column]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def web_page() -> bytes:
    spans = {(first, column): last - first for column, first, last in MERGED}
    lines = [f"<tr>{''.join(f'<th>{cell}</th>' for cell in HEADER)}</tr>"]
    for at, row in enumerate(ROWS):
        cells = ""
        for column, cell in enumerate(row):
            if any(c == column and first < at < last for c, first, last in MERGED):
                continue
            shown = "".join(f"<p>{line}</p>" for line in cell.split("\n"))
            cells += f"<td rowspan={spans.get((at, column), 1)}>{shown}</td>"
        lines.append(f"<tr>{cells}</tr>")
    return f"<html><body><h1>示例县2024年度法治建设考核指标（2024年版）</h1><table>{''.join(lines)}</table></body></html>".encode()


def drawn() -> bytes:
    rows = [" | ".join(" ".join(cell.split()) for cell in row) for row in (HEADER, *ROWS)]
    return ("示例县2024年度法治建设考核指标（2024年版）\n" + "\n".join(f"| {row} |" for row in rows)).encode()


def written(imported: ImportedIndicators) -> tuple[str, Indicators]:
    """The file of an import, which must fit the model whatever the table was."""
    text = write_indicators(imported.system)
    loaded = understand(read_text(text.encode(), "指标.yaml", Limits(max_bytes=10_000_000)))
    assert isinstance(loaded.model, Indicators), (text, loaded.document.problems)
    assert not loaded.misfits, (text, loaded.misfits)
    return text, loaded.model


@pytest.mark.parametrize(
    ("name", "make"),
    [("表.xlsx", workbook), ("表.docx", word_file), ("表.html", web_page), ("表.txt", drawn)],
)
def test_one_table_in_every_format(name: str, make: Any) -> None:
    source = read_source(make(), name)
    assert is_indicator_table(source)
    imported = read_indicators(source)
    text, system = written(imported)
    found = [
        (each.code, each.name, each.score, each.method.type if each.method else None)
        for _, each, _ in system.walk()
    ]
    assert found == EXPECTED
    assert (system.total, system.edition, system.id) == (100, "2024年版", "indicators-2024")
    assert imported.counts == (2, 3, 5)
    leaves = {each.code: each for _, each, _ in system.walk() if not each.children}
    assert leaves["1.1.2"].responsible == ["县司法局", "县审计局"]
    assert leaves["1.2.1"].evidence == ["讲座通知", "签到表"]
    report = report_indicators(source, imported, system, text, [])
    assert "原表里有" not in report, report
    if name != "表.txt":
        assert leaves["1.1.2"].evidence == ["督察通报", "整改台账"]
        assert imported.doubts == ()


def test_rules_in_words_become_numbers_that_can_be_worked_with() -> None:
    system = written(read_indicators(read_source(workbook(), "表.xlsx")))[1]
    methods = {each.code: each.method for _, each, _ in system.walk() if each.method is not None}
    assert (methods["1.2.1"].full_at, methods["1.2.1"].per_step) == ("2次", 4)
    assert str(methods["2.1.1"].per_step) == "0.5"
    assert [(grade.at, grade.score) for grade in methods["2.1.2"].grades] == [
        ("95%以上", 50), ("90%以上", 30), ("80%以上", 10),
    ]  # fmt: skip
    assert methods["2.1.1"].rule == "抽查发现一起未公示的，扣0.5分，扣完为止。"


@pytest.mark.parametrize(
    ("name", "rule", "fields"),
    [
        ("可办率", "不低于95%得满分，每低1个百分点扣2分。",
         {"type": "ratio", "full_at": "不低于95%", "step": "1个百分点", "per_step": 2}),
        ("演练次数", "达到4次得满分，每少1次扣1分，扣完为止", {"type": "count", "full_at": "4次", "step": "1次", "per_step": 1}),
        ("败诉率", "低于10%得满分，否则不得分", {"type": "ratio", "full_at": "低于10%", "otherwise": "zero"}),
        ("覆盖率", "按比例得分。", {"type": "ratio"}),
        ("投诉", "每发现一起扣2分，扣完为止", {"type": "deduct", "per_step": 2}),
        ("述法", "述法的得满分，未述法的不得分", {"type": "yes_no"}),
        ("复议", "每低1个百分点扣0.5分", {"type": "ratio"}),
        ("评查", "组织评查得2分，通报结果得1分，整改到位得2分", {"type": "yes_no"}),
    ],
)  # fmt: skip
def test_a_rule_is_understood_as_a_whole_or_left_in_words(
    name: str, rule: str, fields: dict[str, Any]
) -> None:
    assert read_method(name, rule, Decimal(10)).fields == {**fields, "rule": rule}


@pytest.mark.parametrize(
    "header",
    [
        ["一级指标", "二级指标", "三级指标"],
        ["一级指标及分值", "二级指标", "评分标准"],
        ["1级指标", "2级指标", "分值（100分）"],
        ["考核指标", "考核要点", "标准分", "考核办法"],
        ["指标名称", "权重（%）", "计分方法"],
        ["测评项目", "测评内容", "分 值", "评分细则", "印证材料"],
    ],
)
def test_headings_in_other_words(header: list[str]) -> None:
    source = Source("表", (Table((tuple(header), tuple(f"内容{at}" for at in range(len(header)))), 1),))
    assert read_indicators(source).counts[0] == 1


def test_a_header_of_two_rows() -> None:
    rows = [
        ("指标", "指标", "指标", "分值", "评分"),
        ("一级", "二级", "三级", "分值", "评分标准"),
        ("甲", "乙", "丙", "5", "做到的得满分"),
    ]
    imported = read_indicators(Source("表", (Table(tuple(rows), 1, frozenset([(0, 1), (0, 2)])),)))
    system = written(imported)[1]
    assert [(each.code, each.name, each.score) for _, each, _ in system.walk()] == [
        ("1", "甲", None), ("1.1", "乙", None), ("1.1.1", "丙", 5),
    ]  # fmt: skip


def test_a_score_merged_over_several_rows_belongs_to_the_level_that_they_share() -> None:
    rows = [
        ("一级指标", "二级指标", "分值", "评分标准"),
        ("甲", "乙", "10", "一"),
        ("甲", "丙", "10", "二"),
        ("丁", "戊", "5", "三"),
    ]
    covered = frozenset([(2, 0), (2, 2)])
    system = written(read_indicators(Source("表", (Table(tuple(rows), 1, covered),))))[1]
    assert {each.name: each.score for _, each, _ in system.walk()} == {
        "甲": 10,
        "乙": None,
        "丙": None,
        "丁": None,
        "戊": 5,
    }


def test_scores_between_levels_belong_to_the_level_on_their_left() -> None:
    rows = [
        ("一级指标", "分值", "二级指标", "分值"),
        ("甲", "60", "乙", "20"),
        ("", "", "丙", "40"),
        ("丁", "40", "戊", "40"),
    ]
    system = written(read_indicators(Source("表", (Table(tuple(rows), 1),))))[1]
    assert {each.name: each.score for _, each, _ in system.walk()} == {
        "甲": 60,
        "乙": 20,
        "丙": 40,
        "丁": 40,
        "戊": 40,
    }


def test_one_indicator_with_several_scored_rules() -> None:
    rows = [
        ("指标", "分值", "评分标准"),
        ("评查", "3", "组织评查得3分"),
        ("评查", "2", "通报得2分"),
        ("合计", "5", ""),
    ]
    imported = read_indicators(Source("表", (Table(tuple(rows), 1, frozenset([(2, 0)])),)))
    system = written(imported)[1]
    assert [(each.name, each.score) for each in system.indicators] == [("评查", 5)]
    assert system.indicators[0].method is not None
    assert system.indicators[0].method.rule == "组织评查得3分\n通报得2分"
    assert "几行的分值相加：3＋2" in [doubt for _, doubt in imported.doubts]


def test_weights_that_are_shares_become_per_cents() -> None:
    rows = [("一级指标", "权重"), ("甲", "0.35"), ("乙", "0.65")]
    system = written(read_indicators(Source("表", (Table(tuple(rows), 1),))))[1]
    assert [each.weight for each in system.indicators] == [35, 65]


def test_tables_parted_by_headings_and_pages() -> None:
    header = ("二级指标", "三级指标", "分值")
    blocks = (
        Paragraph("示例县考核指标", 1),
        Paragraph("一、组织领导（10分）", 2),
        Table((header, ("领导", "述法", "10")), 3),
        Paragraph("二、执法（20分）", 9),
        Table((header, ("公示", "平台公示", "20"), header), 10),
    )
    imported = read_indicators(Source("表", blocks))
    system = written(imported)[1]
    assert [(each.name, each.score) for each in system.indicators] == [("组织领导", 10), ("执法", 20)]
    assert imported.counts == (2, 2, 2)
    assert imported.left_out == ()


def test_filled_in_forms_keep_what_was_filled_in_out_of_the_system_and_tell_of_it() -> None:
    rows = [("一级指标", "二级指标", "分值", "自评分", "扣分原因"), ("甲", "乙", "5", "4", "材料不全")]
    imported = read_indicators(Source("表", (Table(tuple(rows), 1),)))
    assert [block.text for block in imported.left_out] == ["自评分：4", "扣分原因：材料不全"]
    assert "材料不全" not in written(imported)[0]


def test_a_plan_with_a_small_table_stays_a_plan() -> None:
    table = Table((("一级指标", "二级指标"), ("甲", "乙")), 5)
    assert not is_indicator_table(Source("文", (Paragraph("示例县创建方案" * 20, 1), table)))
    assert not is_indicator_table(
        Source("文", (Table((("重点任务", "具体措施", "牵头单位"), ("甲", "乙", "丙")), 1),))
    )


def test_a_document_without_a_table_of_indicators_says_so() -> None:
    with pytest.raises(UnreadableError, match="没有指标表"):
        read_indicators(Source("文", (Paragraph("示例县考核办法", 1),)))


CELLS = st.text(
    alphabet=st.characters(categories=("Lo", "Ll", "Nd", "Po", "Zs", "Ps", "Pe", "Sm")), max_size=12
).map(str.strip)
COLUMNS = [
    "序号",
    "指标代码",
    "一级指标",
    "二级指标",
    "三级指标",
    "分值",
    "权重",
    "评分标准",
    "佐证材料",
    "责任单位",
    "备注",
    "自评分",
    "怪栏目",
]


_TOTALS = ("合计", "总计", "总分", "满分", "共计", "小计")
_ORDINAL = re.compile(r"^\(?[0-9一二三四五六七八九十]{1,4}[).、]+")
"""What numbers an item is not said again: its place in the file tells it."""


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of any cells below a header, some of them merged downwards."""
    others = draw(st.lists(st.sampled_from(COLUMNS), min_size=0, max_size=6))
    header = ["一级指标", "分值", *others]
    rows: list[Sequence[str]] = [header]
    covered = set()
    for at in range(1, draw(st.integers(1, 6)) + 1):
        row = [draw(st.one_of(CELLS, st.sampled_from(["5", "10.5", "20%", "甲", ""]))) for _ in header]
        for column in range(len(header)):
            if at > 1 and draw(st.integers(0, 4)) == 0:
                row[column] = rows[-1][column]
                covered.add((at, column))
        rows.append(row)
    return Table(tuple(map(tuple, rows)), 1, frozenset(covered))


@hypothesis_settings(max_examples=300)
@given(tables())
def test_whatever_stands_in_a_cell_is_in_the_file_or_in_the_report(table: Table) -> None:
    source = Source("表", (table,))
    try:
        imported = read_indicators(source)
    except UnreadableError:
        return  # nothing is written, and the user is told why
    text, system = written(imported)
    told = fold_text(text) + fold_text(str(yaml.safe_load(text)))
    told += fold_text(report_indicators(source, imported, system, text, []))
    for row in table.rows[1:]:
        for heading, cell in zip(table.rows[0], row, strict=True):
            assert heading == "序号" or _is_told(_ORDINAL.sub("", fold_text(cell)), told), (
                heading,
                cell,
                told,
            )


def _is_told(folded: str, told: str) -> bool:
    """Whether a cell's words are all there; what is parted into items or became a number, piece by piece."""
    if not folded or folded in told or folded.rstrip(":") in _TOTALS:
        return True
    digits = "".join(char for char in told if char.isdigit())
    pieces = (piece for piece in re.split(r"[^\w]+", folded) if piece and piece not in told)
    return all(piece.strip("0.%分") in digits for piece in pieces)
