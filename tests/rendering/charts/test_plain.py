"""Charts as characters: aligned in a terminal, and nothing left out."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fzjs.rendering.charts.data import Bar, BarChart, Series
from fzjs.rendering.charts.plain import as_text, columns
from tests.rendering.word_charts.charts import DEADLINES, SCORES, SHARES, STATES, TARGETS


def test_bars_are_as_long_as_their_values() -> None:
    chart = BarChart("图", (Series("数"),), (Bar("一半", (Decimal(5),)), Bar("全部", (Decimal(10),))), "项")
    _, half, whole = as_text(chart).splitlines()
    assert 2 * half.count("█") in (whole.count("█"), whole.count("█") - 1)
    assert half.endswith("5项")


def test_parts_are_told_apart_without_colours() -> None:
    text = as_text(STATES)
    assert "目标一 " in text
    assert "已完成2 推进中3" in text
    assert "图例：█ 已完成　▓ 推进中　▒ 受阻" in text


def test_what_has_no_figure_is_no_nought() -> None:
    row = as_text(SCORES).splitlines()[3]
    assert row.endswith("无数据")
    assert "█" not in row


def test_notes_take_the_place_of_numbers() -> None:
    text = as_text(TARGETS)
    assert "3次／5次" in text
    assert text.endswith("目标 100%")


def test_lines_are_a_table() -> None:
    assert as_text(SHARES).splitlines() == [
        "达标单位比例",
        "      2021年  2022年  2023年  2024年",
        "规划  20%     50%     80%     100%",
        "实际  25%     41.7%   —       —",
    ]


def test_a_time_line_has_a_mark_for_each_day() -> None:
    rows = as_text(DEADLINES).splitlines()
    assert rows[-1].startswith("每季度")
    assert rows[-1].count("●") == 4
    assert rows[3].endswith("●")
    assert "━" in rows[4]


LABELS = st.text("一二三abc，", min_size=1, max_size=40)


@given(
    st.lists(st.tuples(LABELS, st.integers(0, 10**6)), min_size=1, max_size=8),
    st.integers(60, 120),
    st.booleans(),
)
def test_no_row_is_wider_than_the_terminal(rows: list[tuple[str, int]], width: int, stacked: bool) -> None:
    bars = tuple(Bar(label, (Decimal(value), Decimal(1))) for label, value in rows)
    chart = BarChart("图", (Series("甲"), Series("乙")), bars, "项", stacked=stacked)
    assert max(map(columns, as_text(chart, width).splitlines())) <= width
