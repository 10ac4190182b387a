"""What a reader of a picture relies on: every word is text, nothing hangs on colour, the same chart is the same picture."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.rendering.charts.data import (
    Bar,
    BarChart,
    Chart,
    Line,
    LineChart,
    Moment,
    Series,
    Span,
    Timeline,
    TimelineRow,
)
from fzjs.rendering.charts.ink import PLAIN, TONES, Ink, fill, width_of
from fzjs.rendering.charts.svg import as_svg

SCORES = BarChart(
    "一级指标得分",
    (Series("自评"), Series("上级")),
    (Bar("依法决策", (Decimal("9.5"), None), key="i-1"), Bar("严格执法", (Decimal("8.25"), Decimal(0)))),
    unit="分",
    maximum=Decimal(10),
)
LIGHTS = BarChart(
    "各单位的措施",
    (Series("已完成", "good"), Series("已超期", "bad")),
    (Bar("县司法局", (Decimal(3), Decimal(1))),),
    unit="项",
    stacked=True,
)
TRAJECTORY = LineChart(
    "达标单位比例",
    ("2021年", "2022年", "2023年"),
    (
        Line("计划", (Decimal(20), Decimal(50), Decimal(80)), planned=True),
        Line("实际", (Decimal(25), None, Decimal("66.7"))),
    ),
    unit="%",
    maximum=Decimal(100),
)
DAYS = Timeline(
    "期限",
    date(2024, 1, 1),
    date(2024, 12, 31),
    (
        TimelineRow(
            "月报", (Moment(date(2024, 5, 2), "good"), Moment(date(2024, 9, 2), "faint")), key="m-r02"
        ),
        TimelineRow("宣传动员", spans=(Span(date(2024, 3, 1), date(2024, 5, 30), "partly"),)),
        TimelineRow("次年", (Moment(date(2025, 3, 1)),)),
    ),
    today=date(2024, 6, 20),
    tones=(Series("已完成", "good"), Series("未到期", "faint")),
)
CHARTS: tuple[Chart, ...] = (SCORES, LIGHTS, TRAJECTORY, DAYS)
SVG = "{http://www.w3.org/2000/svg}"


def texts(chart: Chart) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(as_svg(chart)).iter(f"{SVG}text")]


def marks(chart: Chart) -> list[tuple[str, str]]:
    """What is told of each mark, and how it is filled."""
    drawn = ElementTree.fromstring(as_svg(chart))
    return [(each.get("aria-label", ""), each.get("fill", "")) for each in drawn.iter(f"{SVG}path")]


def attributes(chart: Chart) -> Iterator[tuple[str, str]]:
    for element in ElementTree.fromstring(as_svg(chart)).iter():
        yield from element.items()


def test_every_name_number_and_note_is_text() -> None:
    assert {"一级指标得分", "自评", "上级", "依法决策", "9.5分", "8.25分", "无数据"} <= set(texts(SCORES))
    assert {"县司法局", "已完成3，已超期1"} <= set(texts(LIGHTS))
    assert {"计划", "实际", "20%", "25%", "66.7%", "2021年"} <= set(texts(TRAJECTORY))
    assert {"月报", "宣传动员", "5月2日", "9月2日", "3月1日—5月30日", "2024年", "6月"} <= set(texts(DAYS))


def test_notes_stand_in_the_place_of_numbers() -> None:
    bar = Bar("法治专题讲座", (Decimal(50),), ("1次／2次",))
    found = texts(BarChart("目标", (Series("完成"),), (bar,), "%", maximum=Decimal(100)))
    assert "1次／2次" in found
    assert "50%" not in found


def test_no_figure_is_not_nought() -> None:
    told = [told for told, _ in marks(SCORES) if told]
    assert "依法决策，自评：9.5分" in told
    assert not any("依法决策，上级" in each for each in told)


def test_a_gap_breaks_the_line() -> None:
    drawn = ElementTree.fromstring(as_svg(TRAJECTORY))
    strokes = [
        each.get("stroke-dasharray") for each in drawn.iter(f"{SVG}line") if each.get("stroke-width") == "2"
    ]
    assert strokes == ["6,4", "6,4"]  # both of the plan; what happened has one year missing between two


def test_what_lies_outside_a_time_line_is_not_drawn() -> None:
    assert "3月1日" not in texts(DAYS)
    assert "次年" in texts(DAYS)
    assert not any("次年：" in told for told, _ in marks(DAYS))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_the_same_chart_is_the_same_picture_in_another_process(chart: Chart) -> None:
    place = CHARTS.index(chart)
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from fzjs.rendering.charts.svg import as_svg\n"
        f"from {__name__} import CHARTS\n"
        f"sys.stdout.buffer.write(as_svg(CHARTS[{place}]).encode())"
    )
    # No fontconfig: a machine that has no Chinese fonts, or none at all.
    alone = {"FONTCONFIG_FILE": "/dev/null", "HOME": "/nonexistent", "PYTHONHASHSEED": "1"}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=alone)
    assert ran.stdout.decode() == as_svg(chart)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_picture_needs_nothing_else(chart: Chart) -> None:
    for name, value in attributes(chart):
        if name == "href":
            assert value.startswith("#")
        elif "url(" in value:
            assert value.startswith("url(#")
        assert name != "style", "a page that forbids inline styles would drop it"
        assert not name.startswith("on")
    addresses = re.findall(r"https?://[^\"' ]+", as_svg(chart))
    assert set(addresses) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_screen_reader_hears_chinese(chart: Chart) -> None:
    for name, value in attributes(chart):
        if name == "aria-label":
            assert re.search("[\u4e00-\u9fff]", value)
        assert name not in ("aria-roledescription", "aria-description")


def test_a_bar_leads_to_its_row() -> None:
    links = list(ElementTree.fromstring(as_svg(SCORES)).iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ["#i-1"] * 4
    assert [link.get("tabindex") for link in links] == [None, "-1", "-1", "-1"]


def _linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]


def _luminance(colour: str) -> float:
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deuteranopia": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritanopia": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
"""What becomes of linear RGB (Machado, Oliveira, Fernandes 2009, severity 1)."""


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as somebody with this sight sees it."""
    mixed = [
        sum(share * each for share, each in zip(row, _linear(colour), strict=True)) for row in SIGHTS[sight]
    ]
    red, green, blue = (min(max(each, 0), 1) for each in mixed)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f = [each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


PALETTES = pytest.mark.parametrize("inks", [tuple(TONES.values()), PLAIN], ids=["tones", "series"])


@PALETTES
@pytest.mark.parametrize("sight", SIGHTS)
def test_everybody_tells_the_colours_apart(inks: tuple[Ink, ...], sight: str) -> None:
    """A difference of 2 is just seen; fills of neighbouring bars need far more."""
    for one, other in combinations(inks, 2):
        assert math.dist(_lab(one.colour, sight), _lab(other.colour, sight)) >= 12, f"{one} and {other}"


@PALETTES
def test_black_and_white_keeps_any_two_apart(inks: tuple[Ink, ...]) -> None:
    """Any two differ in their pattern, or clearly in how dark they are."""
    for one, other in combinations(inks, 2):
        dark, bright = sorted([_luminance(one.colour), _luminance(other.colour)])
        assert one.pattern != other.pattern or (bright + 0.05) / (dark + 0.05) >= 1.8, f"{one} and {other}"


@PALETTES
def test_points_of_different_kinds_have_different_shapes(inks: tuple[Ink, ...]) -> None:
    shapes = [ink.shape for ink in inks]
    assert len(set(shapes)) == len(shapes)


def test_every_pattern_that_is_used_is_there() -> None:
    drawn = as_svg(LIGHTS)
    used = set(re.findall(r'fill="url\(#([^)]+)\)"', drawn))
    assert used == {fill(TONES["bad"])[5:-1]}
    assert all(f'<pattern id="{name}"' in drawn for name in used)


def test_names_do_not_run_into_bars() -> None:
    """The room for names is reckoned from their characters, and a name too long for any room is cut."""
    long = "农业示范园区管理委员会综合协调办公室综合科协调组第一小组"
    drawn = ElementTree.fromstring(as_svg(BarChart("长名称", (Series("项"),), (Bar(long, (Decimal(3),)),))))
    shown = next(each.text or "" for each in drawn.iter(f"{SVG}text") if (each.text or "").endswith("…"))
    assert long.startswith(shown[:-1])
    assert width_of(shown) <= 260


@pytest.mark.parametrize(
    "chart",
    [
        BarChart("没有数据", (Series("项"),), ()),
        BarChart("全是零", (Series("项"),), (Bar("县司法局", (Decimal(0),)),)),
        LineChart("没有数据", (), ()),
        LineChart("一年", ("2024年",), (Line("实际", (None,)),)),
        Timeline("没有期限", date(2024, 1, 1), date(2024, 1, 1), ()),
        Timeline(
            "几十年", date(1949, 1, 1), date(2999, 12, 31), (TimelineRow("一", (Moment(date(2024, 1, 1)),)),)
        ),
    ],
    ids=lambda chart: f"{type(chart).__name__}-{chart.title}",
)
def test_little_or_much_is_no_trouble(chart: Chart) -> None:
    assert chart.title in texts(chart)


_TEXTS = st.text(st.characters(), max_size=30)
"""Half characters and control characters too."""
_NUMBERS = st.none() | st.decimals(0, 10**9, places=2)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(_TEXTS, _NUMBERS, _NUMBERS), max_size=6),
    st.booleans(),
    st.text(max_size=20),
)
def test_any_text_and_number_makes_a_picture(
    rows: list[tuple[str, Decimal | None, Decimal | None]], stacked: bool, title: str
) -> None:
    bars = tuple(Bar(label, (one, other), key=label) for label, one, other in rows)
    chart = BarChart(title, (Series("甲"), Series(title)), bars, stacked=stacked)
    for name, value in attributes(chart):
        assert name in ("aria-label", "href") or "NaN" not in value
