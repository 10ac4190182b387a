"""Tables of indicators as offices write them: sections across, sub-totals, bonuses, sheets, percentages, outlines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fzjs.importing.indicator_report import report_indicators
from fzjs.importing.reading import read_source
from fzjs.importing.reading_indicators import ImportedIndicators, is_indicator_table, read_indicators
from fzjs.importing.reading_plan import read_plan
from fzjs.importing.source import Paragraph, Source, Table, UnreadableError
from fzjs.language.folding import fold_text
from fzjs.model.indicators import Indicators
from tests.importing.test_indicator_tables import written

Row = Sequence[object]
ACROSS = "across"
"""A row of one cell over all columns begins with this word."""


def sheets(named: dict[str, Sequence[Row]], merged: Iterable[str] = (), percent: Iterable[str] = ()) -> bytes:
    """A workbook; `merged` spans and `percent` cells are those of its first sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        width = max(len(row) for row in rows)
        for at, row in enumerate(rows, 1):
            sheet.append([cell if cell != "" else None for cell in (row[1:] if row[0] == ACROSS else row)])
            if row[0] == ACROSS:
                sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
    for span in merged:
        book.worksheets[0].merge_cells(span)
    for cell in percent:
        book.worksheets[0][cell].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(*blocks: str | Sequence[Row]) -> bytes:
    """A document of paragraphs and tables; equal cells below each other in the first column are merged."""
    docx = pytest.importorskip("docx")
    document: Any = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        width = max(len(row) for row in block)
        table = document.add_table(rows=0, cols=width)
        for row in block:
            cells = table.add_row().cells
            if row[0] == ACROSS:
                cells[0].merge(cells[-1]).text = str(row[1])
                continue
            for cell, text in zip(cells, row, strict=False):
                cell.text = str(text)
        for at in range(len(block) - 1, 0, -1):
            if block[at][0] == block[at - 1][0] != ACROSS:
                text = table.cell(at - 1, 0).text
                table.cell(at, 0).text = ""
                table.cell(at - 1, 0).merge(table.cell(at, 0)).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def imported_from(
    data: bytes, name: str, *, known: bool = True
) -> tuple[ImportedIndicators, Indicators, str]:
    """What came of a file: recognized without being told, with its report."""
    source = read_source(data, name)
    assert is_indicator_table(source) == known
    imported = read_indicators(source)
    text, system = written(imported)
    return imported, system, report_indicators(source, imported, system, text, [])


def tree(system: Indicators) -> list[tuple[str, str, Decimal | None]]:
    return [(each.code, each.name, each.score) for _, each, _ in system.walk()]


def scored(system: Indicators) -> Decimal:
    """What the lowest indicators with a score add up to."""
    return sum((each.score or Decimal(0) for _, each, _ in system.walk() if not each.children), Decimal(0))


SECTIONS = [
    ["序号", "考核内容", "考核要点", "分值", "评分办法", "自评"],
    [ACROSS, "一、组织领导（15分）"],
    [1, "领导履职", "专题研究次数", 5, "每年不少于2次，每少1次扣2.5分", ""],
    [2, "领导履职", "年度述法", 10, "开展述法得10分，未开展不得分", ""],
    [ACROSS, "二、行政执法（85分）"],
    [1, "执法质量", "案卷合格率", 85, "达到95%得满分，每低1个百分点扣2分", ""],
    ["总分", "", "", 100, "", ""],
]
OF_SECTIONS = [
    ("1", "组织领导", 15), ("1.1", "领导履职", None), ("1.1.1", "专题研究次数", 5), ("1.1.2", "年度述法", 10),
    ("2", "行政执法", 85), ("2.1", "执法质量", None), ("2.1.1", "案卷合格率", 85),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_rows_across_a_table_open_the_level_above_its_columns(kind: str) -> None:
    title = "示例县法治政府建设考核评分表"
    notice = "关于印发2024年考核细则的通知"
    if kind == "docx":
        data = word(notice, f"附件：{title}（100分）", SECTIONS)
    else:
        rows = [[ACROSS, f"{title}（100分）"], *SECTIONS]
        data = sheets({"表": rows}, merged=["B4:B5"])
    _, system, report = imported_from(data, f"表.{kind}")
    if kind == "docx":
        assert tree(system) == OF_SECTIONS
    assert (system.title, system.total, scored(system)) == (title, 100, 100)
    assert "一、组织领导" not in report
    assert "待核对" not in report


def test_headings_before_tables_are_first_levels() -> None:
    header = ["考核项目", "考核内容", "分值", "评分标准"]
    data = word(
        "示例县2024年度考核指标及评分标准",
        "一、依法行政（30分）",
        [header, ["制度", "备案率", 20, "备案率100%得20分，每低1个百分点扣1分"], ["制度", "公开", 10, "公开的得满分"]],
        "二、保障（10分）",
        [header, ["经费", "经费保障", 10, "纳入预算得10分，否则不得分"]],
    )  # fmt: skip
    imported, system, report = imported_from(data, "表.docx")
    assert imported.counts == (2, 2, 3)
    assert [(each.name, each.score) for each in system.indicators] == [("依法行政", 30), ("保障", 10)]
    assert (system.total, scored(system)) == (40, 40)
    assert "原表里有" not in report


def test_categories_items_and_points_without_the_word_indicator() -> None:
    rows = [
        ["类别", "考核项目", "考核内容", "标准分", "考核细则"],
        ["组织", "履职", "专题研究", 60, "每年不少于2次，每少1次扣2分"],
        ["", "学法", "讲座", 40, "达到4次得满分，每少1次扣10分"],
        ["加分项", "创新", "获得表彰", 5, "每项加1分，最高加5分"],
        ["扣分项", "通报", "被通报", "", "每次扣2分"],
        ["一票否决", "事故", "发生重大违法案件的，定为不合格", "", ""],
    ]
    imported, system, report = imported_from(sheets({"表": rows}), "表.xlsx")
    assert imported.counts == (4, 5, 5)
    methods = {each.name: each.method for _, each, _ in system.walk() if each.method is not None}
    assert methods["获得表彰"].full_at == "5项"
    assert (methods["被通报"].type, methods["被通报"].per_step) == ("deduct", 2)
    assert "没有全部读懂" not in report


def test_sub_totals_are_compared_and_repeated_headings_passed_over() -> None:
    header = ["一级指标", "二级指标", "二级分值", "三级指标", "分值", "评分标准"]
    rows = [
        [ACROSS, "示例县法治建设考核表（2023年度）"],
        header,
        ["执法", "质量", 30, "案卷", 10, "合格的得满分"],
        ["", "", "", "公示", 20, "每发现一起扣1分"],
        ["小计", "", "", "", 30, ""],
        header,
        ["保障", "经费", 5, "预算", 5, "纳入预算得5分，否则不得分"],
        ["小计", "", "", "", 15, ""],
        ["总分", "", "", "", 35, ""],
    ]
    data = sheets({"表": rows}, merged=["A3:A4", "B3:B4", "C3:C4"])
    imported, system, report = imported_from(data, "表.xlsx")
    assert {name: score for _, name, score in tree(system)} == {
        "执法": None, "质量": 30, "案卷": 10, "公示": 20, "保障": None, "经费": 5, "预算": 5,
    }  # fmt: skip
    assert (system.total, scored(system)) == (35, 35)
    assert [doubt for _, doubt in imported.doubts] == ["小计写的是 15，上面各行读到的合计是 5"]
    assert "小计：" not in report


def test_a_column_of_codes_for_every_level_and_scores_in_words() -> None:
    rows = [
        ["编号", "一级指标", "编号", "二级指标", "编号", "三级指标", "满分值", "考核标准", "得分", "备注"],
        ["A1", "组织", "B1.1", "履职", "C1.1.1", "研究", "４分", "研究的得满分", "", "每年一次"],
        ["", "", "B1.2", "学法", "C1.2.1", "讲座", "8分", "举办的得满分", "", ""],
    ]
    _, system, report = imported_from(sheets({"表": rows}), "表.xlsx")
    assert tree(system) == [
        ("A1", "组织", None), ("B1.1", "履职", None), ("C1.1.1", "研究", 4),
        ("B1.2", "学法", None), ("C1.2.1", "讲座", 8),
    ]  # fmt: skip
    assert "原表里有" not in report


def test_sheets_are_first_levels_and_their_sums_the_total() -> None:
    header = ["二级指标", "三级指标", "分值", "评分标准", "责任单位"]
    named = {
        "组织领导": [header, ["履职", "研究", 40, "研究的得满分", "县委办"], ["合计", "", 40, "", ""]],
        "行政执法": [header, ["质量", "案卷", 60, "合格的得满分", "县司法局、县水利局"], ["合计", "", 60, "", ""]],
    }  # fmt: skip
    _, system, _ = imported_from(sheets(named), "表.xlsx")
    assert [each.name for each in system.indicators] == ["组织领导", "行政执法"]
    assert (system.total, scored(system)) == (100, 100)


def test_percentages_are_what_the_sheet_shows() -> None:
    rows = [
        ["一级指标", "权重", "二级指标", "权重", "评分标准"],
        ["组织", 0.2, "研究", 1, "研究的得满分"],
        ["执法", 0.8, "案卷", 0.375, "按比例得分"],
        ["", "", "公示", 0.625, "按比例得分"],
    ]
    data = sheets({"表": rows}, percent=["B2", "B3", "D2", "D3", "D4"])
    imported, system, _ = imported_from(data, "表.xlsx")
    weights = {each.name: each.weight for _, each, _ in system.walk()}
    assert weights == {"组织": 20, "研究": 100, "执法": 80, "案卷": Decimal("37.5"), "公示": Decimal("62.5")}
    assert [doubt for _, doubt in imported.doubts if "权重" in doubt] == []


def test_a_title_and_remarks_inside_the_table() -> None:
    rows = [
        [ACROSS, "示例县依法行政考核指标（满分100分）"],
        ["一级指标", "二级指标", "分值", "评分标准"],
        ["执法（100分）", "案卷", 100, "合格的得满分"],
        [ACROSS, "注：没有此类事项的指标不计分。"],
    ]
    _, system, report = imported_from(word("附件2", rows), "表.docx")
    assert (system.title, system.total) == ("示例县依法行政考核指标", 100)
    assert "注：没有此类事项的指标不计分。" in report
    assert len(tree(system)) == 2


def test_scores_in_names_full_width_or_on_a_line_of_their_own() -> None:
    page = (
        "<html><body><h1>示例县考核指标</h1><table><tr><th>一级指标</th><th>二级指标</th><th>评分标准</th></tr>"
        "<tr><td rowspan=2>执法<br>（１５．５分）</td><td>案卷<br>10分</td><td>合格的得满分</td></tr>"
        "<tr><td>公示（５．５分）</td><td>每发现一起扣1分</td></tr></table></body></html>"
    )
    _, system, _ = imported_from(page.encode(), "表.html")
    assert tree(system) == [
        ("1", "执法", Decimal("15.5")),
        ("1.1", "案卷", 10),
        ("1.2", "公示", Decimal("5.5")),
    ]


def test_a_table_split_over_pages_with_bonus_sections() -> None:
    header = ["序号", "考核项目", "分值", "评分标准", "责任单位"]
    rows = [
        header,
        [ACROSS, "一、共性指标（60分）"],
        ["1", "学法", 20, "达到4次得满分，每少1次扣5分", "县政府办"],
        header,
        ["2", "公开", 40, "公开率达到90%以上得满分，每低1%扣2分", "县司法局"],
        [ACROSS, "二、个性指标（40分）"],
        ["3", "审批", 40, "按期办结率×40分", "县审改办"],
        [ACROSS, "三、加分项（10分）"],
        ["4", "创新", 10, "每项加2分，最高加10分", "各单位"],
        [ACROSS, "说明：加分项不计入总分。"],
    ]
    _, system, report = imported_from(word("示例县考核评分标准", rows), "表.docx")
    assert [(each.name, each.score) for each in system.indicators] == [
        ("共性指标", 60), ("个性指标", 40), ("加分项", 10),
    ]  # fmt: skip
    assert scored(system) == 110
    assert all(each.method and each.responsible for _, each, _ in system.walk() if not each.children)
    assert "说明：加分项不计入总分。" in report


def test_an_outline_and_cells_one_per_line() -> None:
    outline = (
        "示例县考核指标体系（试行）\n一、行政决策（占总分值的40%）\n基本要求：程序正当。\n（一）范围明确。\n责任单位：县政府办、县司法局\n"
        "1.列出目录。事项目录每年三月前报县政府同意。\n2.公布目录。\n二、制度建设（占总分值的60%）\n（二）备案及时。\n3.报备率不低于98%。\n"
    )
    imported, system, report = imported_from(outline.encode(), "表.txt", known=False)
    assert imported.counts == (2, 2, 3)
    assert [(each.weight, each.note) for each in system.indicators] == [
        (40, "基本要求：程序正当。"), (60, None),
    ]  # fmt: skip
    assert "原表里有" not in report
    first = system.indicators[0].children[0]
    assert (first.responsible, first.children[0].name) == (["县政府办", "县司法局"], "列出目录")
    assert first.children[0].note == "事项目录每年三月前报县政府同意。"
    lines = [
        "示例县示范指标", "一级指标", "二级指标", "三级指标", "一、执法", "1.质量", "1", "案卷合格。", "2", "过程公示。",
        "2.监督", "3", "及时受理。",
    ]  # fmt: skip
    cells = "\n\n".join(lines)
    imported, system, report = imported_from(cells.encode(), "表.txt", known=False)
    assert imported.counts == (1, 2, 3)
    assert [name for _, name, _ in tree(system)] == [
        "执法",
        "质量",
        "案卷合格",
        "过程公示",
        "监督",
        "及时受理",
    ]
    assert "原表里有" not in report


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("表.docx", lambda: word("附件：示例县考核评分表", SECTIONS)),
        ("表.xlsx", lambda: sheets({"表": SECTIONS})),
    ],
)
def test_every_cell_of_a_table_is_in_the_file_or_the_report(name: str, make: Any) -> None:
    imported, system, report = imported_from(make(), name)
    told = fold_text(written(imported)[0] + report)
    for table in imported.tables:
        for row in table.rows[1:-1]:
            for cell in row[1:]:
                piece = fold_text(cell).partition("、")[2] or fold_text(cell)
                assert piece.partition("(")[0] in told, cell
    assert scored(system) == 100


def test_a_table_that_gives_no_measure_is_told_of() -> None:
    from fzjs.importing.plan_writer import write_plan
    from fzjs.importing.report import report_import
    from fzjs.model.plan import Plan
    from fzjs.workspace.loaded import understand
    from fzjs.workspace.reading import Limits, read_text

    source = read_source(word("示例县情况", [["甲", "乙"], ["丙", "丁"]]), "表.docx")
    imported = read_plan(source, None)
    loaded = understand(read_text(write_plan(imported.plan).encode(), "表.yaml", Limits()))
    assert isinstance(loaded.model, Plan)
    assert "--kind indicators" in report_import(source, imported, loaded.model, [], [])


@pytest.mark.parametrize("is_headed", [True, False])
@pytest.mark.parametrize("between", [(), ("（续表）",), ("- 2 -",)])
def test_a_table_that_a_page_break_parted_is_one(is_headed: bool, between: tuple[str, ...]) -> None:
    header = [["指标", "指标", "分值", "评分"], ["一级指标", "二级指标", "分值", "评分标准"]]
    first = [["执法", "案卷", 40, "合格的得满分"]]
    second = [["", "公示", 30, "每发现一起扣1分"], ["保障", "经费", 30, "纳入预算得30分，否则不得分"]]
    data = word("示例县考核指标", [*header, *first], *between, [*(header if is_headed else []), *second])
    _, system, report = imported_from(data, "表.docx")
    assert tree(system) == [
        ("1", "执法", None), ("1.1", "案卷", 40), ("1.2", "公示", 30), ("2", "保障", None), ("2.1", "经费", 30),
    ]  # fmt: skip
    assert "原表里有" not in report


def test_scores_of_two_levels_and_filled_in_columns() -> None:
    rows = [
        [ACROSS, "示例县法治建设评估指标"],
        ["一级指标", "分值", "二级指标", "分值", "评分标准", "责任单位", "自评分", "考核分"],
        ["执法", 60, "案卷", 20, "合格的得满分", "县司法局", 18, ""],
        ["", "", "公示", 40, "每发现一起扣1分", "各执法单位", 40, ""],
        ["保障", 40, "经费", 40, "纳入预算得40分，否则不得分", "县财政局", 40, ""],
        ["合计", 100, "", 100, "", "", "", ""],
        [ACROSS, "填表人：          联系电话："],
    ]
    data = sheets({"表": rows}, merged=["A3:A4", "B3:B4"])
    imported, system, _ = imported_from(data, "表.xlsx")
    assert {name: score for _, name, score in tree(system)} == {
        "执法": 60, "案卷": 20, "公示": 40, "保障": 40, "经费": 40,
    }  # fmt: skip
    assert system.total == 100
    assert [" ".join(block.text.split()) for block in imported.left_out] == [
        "自评分：18", "自评分：40", "自评分：40", "填表人： 联系电话：",
    ]  # fmt: skip


def test_a_section_over_columns_that_fill_all_three_levels_is_told_of() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准"],
        [ACROSS, "一、共性部分（100分）"],
        ["执法", "质量", "案卷", 100, "合格的得满分"],
    ]
    _, system, report = imported_from(word("示例县考核指标", rows), "表.docx")
    assert [each.name for each in system.indicators] == ["执法"]
    assert "一、共性部分（100分）" in report


def test_parts_with_a_score_each_below_one_indicator() -> None:
    rows = [
        ["序号", "考核指标", "分值", "评分细则", "责任部门"],
        [1, "组织领导", 10, "研究的得满分", "县政府办"],
        ["", "", "", "述法的得满分", "县委办"],
        [2, "信访", 5, "按期率每低一个百分点扣0.1分", ""],
    ]
    data = sheets({"表": rows}, merged=["A2:A3", "B2:B3", "C2:C3"])
    imported, system, _ = imported_from(data, "示例县考核表.xlsx")
    assert [(each.name, each.score, each.responsible) for each in system.indicators] == [
        ("组织领导", 10, ["县政府办", "县委办"]),
        ("信访", 5, []),
    ]
    method = system.indicators[1].method
    assert method is not None
    assert (method.type, method.per_step) == ("ratio", None)
    assert any("人工补写" in doubt for _, doubt in imported.doubts)


def test_one_column_of_codes_is_of_the_lowest_level() -> None:
    rows = [
        [ACROSS, "示例县法治政府建设评估指标（2025年版）"],
        ["编码", "指标", "", "指标说明", "计算方法", "权重（%）", "数据来源", "牵头单位"],
        ["", "一级", "二级", "", "", "", "", ""],
        ["A01", "公开", "公开率", "主动公开的条数", "公开率=公开条数/应公开条数×100%，按比例得分", 60, "平台", "县政府办"],
        ["A02", "公开", "答复", "按期答复", "每逾期一件扣1分", 40, "台账", "县司法局"],
    ]  # fmt: skip
    spans = ["B2:C2", *(f"{column}2:{column}3" for column in "ADEFGH")]
    _, system, report = imported_from(sheets({"表": rows}, merged=spans), "表.xlsx")
    assert [(code, name) for code, name, _ in tree(system)] == [
        ("1", "公开"),
        ("A01", "公开率"),
        ("A02", "答复"),
    ]
    method = system.indicators[0].children[0].method
    assert method is not None
    assert (method.numerator, method.denominator, method.otherwise) == (
        "公开条数",
        "应公开条数",
        "proportional",
    )
    assert "原表里有" not in report


def test_bonus_points_with_a_sign_and_deductions_without_points_of_their_own() -> None:
    rows = [
        [ACROSS, "示例县考核评分表"],
        ["一级指标", "二级指标", "分值", "评分标准"],
        ["执法", "公示", 100, "每发现一起扣1分"],
        ["加分项", "创新", "+5", "每项加1分，最高加5分"],
        ["扣分项", "通报", "-10", "每次扣2分，最多扣10分"],
        ["合计", "", 100, ""],
    ]
    imported, system, report = imported_from(sheets({"表": rows}), "表.xlsx")
    assert {name: score for _, name, score in tree(system) if score} == {"公示": 100, "创新": 5}
    assert system.total == 100
    doubts = [doubt for line, doubt in imported.doubts if line == 5]
    assert doubts[0].startswith("“-10”不是一个数")
    assert "人工补写" in doubts[1]
    assert "通报" not in report


HEADINGS = [
    "一级指标",
    "二级指标",
    "考核项目",
    "考核内容",
    "分值",
    "权重",
    "二级分值",
    "评分标准",
    "编号",
    "序号",
    "自评分",
    "怪",
]
WRITTEN = [
    "", "甲", "乙（5分）", "一、丙（10分）", "小计", "合计", "注：丁", "5", "10%", "0.5", "每发现一起扣1分", "A1", "得满分",
    "12分", "己\n3分",
]  # fmt: skip


@st.composite
def ragged_tables(draw: st.DrawFn) -> Table:
    """Tables whose rows are of any length, merged across, empty, or headings again."""
    header = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=7))
    cells = st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=len(header) + 1)
    rows = draw(st.lists(st.one_of(cells, st.just(header), st.just([])), max_size=6))
    covered = set()
    for at, row in enumerate(rows, 1):
        if draw(st.integers(0, 4)) == 0:
            rows[at - 1] = row = row[:1] * len(row)
            covered |= {(at, column) for column in range(1, len(row))}
    return Table((tuple(header), *map(tuple, rows)), 1, frozenset(covered))


@hypothesis_settings(max_examples=200)
@given(
    ragged_tables(),
    ragged_tables(),
    st.sampled_from(["", "一、节（5分）", "关于印发考核表的通知", "（续表）"]),
)
def test_any_table_gives_a_file_that_fits_or_a_message(one: Table, other: Table, between: str) -> None:
    source = Source("表", (one, *([Paragraph(between, 9)] if between else []), other))
    try:
        imported = read_indicators(source)
    except UnreadableError:
        return  # nothing is written, and the user is told why
    text, system = written(imported)
    assert report_indicators(source, imported, system, text, [])
