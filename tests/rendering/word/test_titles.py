"""Titles: rows that break between words, in the shape of a trapezium or a diamond."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzjs.rendering.word.titles import ROW, title_lines
from fzjs.rendering.word.widths import width

CASES: list[tuple[str, list[str], list[str]]] = [
    ("关于做好法治政府建设工作的通知", [], ["关于做好法治政府建设工作的通知"]),
    (
        "示例县人民政府办公室关于印发《示例县2024年度法治政府建设工作要点》的通知",
        ["示例县人民政府办公室"],
        ["示例县人民政府办公室", "关于印发《示例县2024年度", "法治政府建设工作要点》的通知"],
    ),
    (
        "示例县人民政府关于印发《示例县法治政府建设“十四五”规划》的通知",
        ["示例县人民政府"],
        ["示例县人民政府", "关于印发《示例县法治政府建设", "“十四五”规划》的通知"],
    ),
    (
        "示例县司法局 示例县财政局 示例县人力资源和社会保障局关于印发《示例县法律服务经费管理办法（试行）》的通知",
        ["示例县司法局", "示例县财政局", "示例县人力资源和社会保障局"],
        [
            "示例县司法局 示例县财政局",
            "示例县人力资源和社会保障局",
            "关于印发《示例县法律服务经费",
            "管理办法（试行）》的通知",
        ],
    ),
    (
        "示例市人民政府辦公廳關於印發《示例市法治政府建設示範創建評估工作方案》的通知",
        ["示例市人民政府辦公廳"],
        ["示例市人民政府辦公廳", "關於印發《示例市法治政府建設示範創建", "評估工作方案》的通知"],
    ),
    (
        "关于2024年5月份法治政府建设任务进展情况的通报",
        [],
        ["关于2024年5月份法治政府建设", "任务进展情况的通报"],
    ),
]


@pytest.mark.parametrize(("title", "names", "rows"), CASES, ids=[case[0][:12] for case in CASES])
def test_titles_break_between_words(title: str, names: list[str], rows: list[str]) -> None:
    assert title_lines(title, names) == rows


@given(st.text(alphabet="示例县法治政府建设关于印发的通知《》（）“”2024年，。 AB", min_size=1, max_size=90))
def test_nothing_is_lost_and_no_row_is_too_wide(title: str) -> None:
    rows = title_lines(title)
    assert "".join("".join(rows).split()) == "".join(title.split())
    assert all(width(row) <= ROW for row in rows)


@given(
    st.lists(
        st.sampled_from(["法治政府", "建设", "工作", "示范创建", "指标体系", "依法行政"]),
        min_size=8,
        max_size=24,
    )
)
def test_no_row_has_one_character_and_the_shape_has_no_waist(words: list[str]) -> None:
    rows = title_lines("关于" + "".join(words) + "的通知")
    assert min(map(len, rows)) > 1
    steps = [width(after) - width(before) for before, after in pairwise(rows)]
    falls = next((place for place, step in enumerate(steps) if step <= -1), len(steps))
    assert sum(step >= 1 for step in steps[falls:]) <= 1, rows


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert title_lines("A" * 70) == ["A" * 40, "A" * 30]


WORDS = ["法治政府", "建设", "工作", "示范创建", "指标体系", "依法行政", "2024年", "和", "甲", "乙"]


@given(st.lists(st.sampled_from(WORDS), max_size=24), st.lists(st.sampled_from(WORDS), max_size=24))
def test_the_end_of_a_name_begins_no_row(before: list[str], after: list[str]) -> None:
    rows = title_lines("".join(before) + "示例土族回族自治县" + "".join(after))
    assert not any(row.startswith("自治") for row in rows), rows


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.integers(0, 12))
def test_a_quoted_title_that_a_row_has_room_for_stays_in_one(words: list[str], size: int) -> None:
    quoted = f"《{''.join(words)}》的通知"
    if width(quoted) <= ROW:
        rows = title_lines(f"{'示例县政府办公室司法局'[:size]}关于印发{quoted}")
        assert any(quoted in row for row in rows), rows


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=40))
def test_no_title_has_two_waists(words: list[str]) -> None:
    title = "关于" + "".join(words) + "的通知"
    rows = title_lines(title)
    if width(title) > 6 * ROW:
        return
    turns = [after - before for before, after in pairwise(map(width, rows)) if abs(after - before) >= 1]
    waists = sum(before < 0 < after for before, after in pairwise(turns))
    assert waists <= 1, rows
