"""Charts inside Word documents: sound packages, the numbers that were given, nothing else touched."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from fzjs.rendering.charts.data import Bar, BarChart, Chart, Moment, Series, Span, Timeline, TimelineRow
from fzjs.rendering.word.building.blocks import title
from fzjs.rendering.word.building.elements import cell, paragraph, row, table
from fzjs.rendering.word.building.measures import PROFILES
from fzjs.rendering.word.building.package import packed
from fzjs.rendering.word.building.pages import section
from fzjs.rendering.word.engine import render_word
from fzjs.rendering.word_charts.chart_part import chart_part
from fzjs.rendering.word_charts.data_sheet import data_sheet
from fzjs.rendering.word_charts.marks import mark
from fzjs.rendering.word_charts.placing import place_charts
from fzjs.rendering.word_charts.plot import USUAL_ROOM, Plot, plots
from tests.rendering.word_charts.charts import DEADLINES, EVERY, SCORES, SHARES, STATES, TARGETS

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PROFILE = PROFILES["std"]


def document(*names: str, inside: str = "") -> bytes:
    """A document with a title and the marks of charts."""
    marks = "".join(paragraph("公文正文", mark(name)) for name in names)
    template = packed(title() + marks + inside + section(PROFILE), PROFILE)
    return render_word(template, {"title": "图", "issuers": ()})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def caches(xml: bytes) -> list[tuple[str, list[str], dict[int, str]]]:
    """Name, categories and values of each series, as the part keeps them."""
    found = []
    for series in etree.fromstring(xml).iter(f"{C}ser"):
        name = series.findtext(f"{C}tx//{C}v")
        categories = [point.findtext(f"{C}v") for point in series.iterfind(f"{C}cat//{C}pt")]
        values = {
            int(point.get("idx")): str(point.findtext(f"{C}v")) for point in series.iterfind(f"{C}val//{C}pt")
        }
        found.append((str(name), categories, values))
    return found


def test_charts_of_every_kind_are_sound_ooxml(tmp_path: Path) -> None:
    path = tmp_path / "charts.docx"
    path.write_bytes(place_charts(document(*EVERY), EVERY))
    # The validator asks for a theme, which a document need not have.
    faults = [fault for fault in OpenXmlValidator().validate(path).errors if "theme" not in fault.description]
    assert faults == []


def test_the_same_bytes_for_the_same_charts() -> None:
    assert place_charts(document(*EVERY), EVERY) == place_charts(document(*EVERY), EVERY)


def test_a_document_without_marks_stays_as_it_is() -> None:
    plain = document()
    assert place_charts(plain, EVERY) is plain


def test_only_what_is_needed_changes() -> None:
    before, after = parts(document("scores")), parts(place_charts(document("scores"), EVERY))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) == {
        "word/chart1.xml", "word/_rels/chart1.xml.rels", "word/embeddings/chart1.xlsx",
    }  # fmt: skip


def test_a_text_that_speaks_of_a_mark_is_no_mark() -> None:
    told = paragraph("公文正文", f"见{mark('scores')}") + paragraph("公文正文", mark("nothing"))
    data = document("scores", inside=told)
    text = parts(place_charts(data, EVERY))["word/document.xml"].decode()
    assert f"见{mark('scores')}" in text
    assert mark("nothing") in text
    assert text.count("<wp:inline") == 1


def test_a_cell_keeps_a_paragraph() -> None:
    inside = table([4000], row(cell(4000, paragraph("公文正文", mark("scores")))))
    for charts in (EVERY, {"scores": BarChart("空", (Series("无"),), ())}):
        root = etree.fromstring(parts(place_charts(document(inside=inside), charts))["word/document.xml"])
        assert all(len(each.findall(f"{W}p")) == 1 for each in root.iter(f"{W}tc"))


def test_the_caches_and_the_workbook_hold_the_same_numbers() -> None:
    after = parts(place_charts(document("scores"), EVERY))
    name, categories, values = caches(after["word/chart1.xml"])[0]
    assert (name, categories, values) == ("得分", ["组织领导", "应急与保障 & <b>（得分无数据）"], {0: "19.7"})
    sheet = load_workbook(io.BytesIO(after["word/embeddings/chart1.xlsx"])).active
    assert sheet is not None
    rows = [[each.value for each in line] for line in sheet.iter_rows()]
    assert rows == [
        [None, "得分", "应得分"], ["组织领导", 19.7, 20], ["应急与保障 & <b>（得分无数据）", None, 15],
    ]  # fmt: skip


def test_without_the_library_for_workbooks_the_chart_is_drawn_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "fzjs.rendering.word_charts.data_sheet", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    after = parts(place_charts(document("scores"), EVERY))
    assert "word/embeddings/chart1.xlsx" not in after
    assert b"externalData" not in after["word/chart1.xml"]
    assert caches(after["word/chart1.xml"])[0][2] == {0: "19.7"}


def test_fonts_are_named_and_none_is_shipped() -> None:
    after = parts(place_charts(document(*EVERY), EVERY))
    assert not [name for name in after if "font" in name.lower() and not name.endswith("fontTable.xml")]
    faces = {
        each.get("typeface")
        for name, content in after.items()
        if name.startswith("word/chart")
        for slot in ("latin", "ea", "cs")
        for each in etree.fromstring(content).iter(f"{A}{slot}")
    }
    assert faces == {"仿宋_GB2312"}


def test_series_differ_without_colours() -> None:
    """In black and white: by a pattern, by white, or by a value printed on the bar."""
    (plot,) = plots(STATES)
    assert len({(fill.pattern, fill.colour == "FFFFFF") for each in plot.series if (fill := each.fill)}) == 3
    assert all(
        label for each in plot.series for label, value in zip(each.labels, each.values, strict=True) if value
    )
    (lines,) = plots(SHARES)
    assert len({(each.marker, each.dashed) for each in lines.series}) == 2


def test_what_is_wanted_stands_in_the_title() -> None:
    (plot,) = plots(TARGETS)
    assert plot.title == "量化目标（目标100%）"
    assert plot.series[0].labels == ("2次／2次", "3次／5次")


def test_whoever_cannot_see_a_chart_is_told_its_numbers() -> None:
    root = etree.fromstring(parts(place_charts(document("shares"), EVERY))["word/document.xml"])
    (told,) = [each.get("descr") for each in root.iter(f"{WP}docPr")]
    assert (
        told
        == "达标单位比例。2021年：规划 20%，实际 25%；2022年：规划 50%，实际 41.7%；2023年：规划 80%；2024年：规划 100%"
    )


def test_a_chart_fits_the_page_and_fills_whole_rows() -> None:
    root = etree.fromstring(parts(place_charts(document(*EVERY), EVERY))["word/document.xml"])
    for inline in root.iter(f"{WP}inline"):
        extent = inline.find(f"{WP}extent")
        spacing = inline.getparent().getparent().getparent().find(f"{W}pPr/{W}spacing")
        height = int(spacing.get(f"{W}line"))
        assert int(extent.get("cx")) <= 8845 * 635
        assert int(extent.get("cy")) < height * 635
        assert height % PROFILE.pitch == 0
        assert height <= 22 * PROFILE.pitch


@given(st.integers(1, 90), st.integers(1, 3), st.booleans(), st.integers(8, USUAL_ROOM))
def test_no_plot_is_higher_than_its_room(bars: int, lanes: int, stacked: bool, room: int) -> None:
    chart = BarChart(
        "图",
        tuple(Series(f"系列{lane}") for lane in range(lanes)),
        tuple(Bar(f"行{place}", (Decimal(1),) * lanes) for place in range(bars)),
        stacked=stacked,
    )
    drawn = list(plots(chart, room))
    assert [label for plot in drawn for label in plot.categories] == [bar.label for bar in chart.bars]
    assert all(plot.rows <= room for plot in drawn)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.none() | st.decimals(min_value=0, max_value=10**6, places=2)


@given(st.lists(st.tuples(TEXTS, VALUES), min_size=1, max_size=6), TEXTS)
def test_whatever_is_drawn_the_part_is_xml_with_its_values(
    rows: list[tuple[str, Decimal | None]], name: str
) -> None:
    chart = BarChart(name, (Series(name),), tuple(Bar(label, (value,)) for label, value in rows), name)
    for plot in plots(chart):
        (series,) = caches(chart_part(plot))
        wanted = {place: value for place, (_, value) in enumerate(rows) if value is not None}
        assert {place: Decimal(value) for place, value in series[2].items()} == wanted
        assert load_workbook(io.BytesIO(data_sheet(plot))).active is not None


DAYS = st.dates(date(2021, 1, 1), date(2025, 12, 31))


@given(st.lists(st.lists(DAYS, max_size=4), min_size=1, max_size=5), st.lists(st.tuples(DAYS, DAYS), max_size=3), DAYS,
       st.integers(10, 1500))  # fmt: skip
def test_rows_of_a_time_line_end_with_the_axis(
    moments: list[list[date]], spans: list[tuple[date, date]], first: date, length: int
) -> None:
    rows = [TimelineRow(f"行{place}", tuple(map(Moment, days))) for place, days in enumerate(moments)]
    rows += [TimelineRow("段", spans=(Span(min(pair), max(pair)),)) for pair in spans]
    (plot,) = plots(Timeline("图", first, first + timedelta(days=length), tuple(rows)))
    for place in range(len(rows)):
        values = [each.values[place] or Decimal(0) for each in plot.series]
        assert min(values) >= 0
        # A day is drawn a little wider than it is; at the very end of the axis that goes over it.
        assert abs(sum(values) - plot.axis.most) <= (plot.axis.most - plot.axis.least) * Decimal("0.05")


def test_days_stand_over_their_months() -> None:
    """The tick of November lies before 30 November, that of December behind it."""
    (plot,) = plots(DEADLINES)
    end = Decimal(0)
    for series in plot.series[:2]:
        end += series.values[0] or 0
    november, december = (plot.axis.least + plot.axis.step * month for month in (10, 11))
    assert november < end <= december + plot.axis.step * Decimal("0.1")


def test_the_meaning_of_tones_is_a_row_of_its_own() -> None:
    (plot,) = plots(DEADLINES)
    assert plot.categories[-1] == "图例"
    assert {label for each in plot.series for label in each.labels[-1:] if label} == {"已完成", "逾期"}
    assert plot.title == "完成时限（截至2024年7月5日）"


def test_long_charts_become_several() -> None:
    chart: Chart = BarChart(
        "图", (Series("数"),), tuple(Bar(str(place), (Decimal(1),)) for place in range(70))
    )
    root = etree.fromstring(parts(place_charts(document("many"), {"many": chart}))["word/document.xml"])
    inlines = list(root.iter(f"{WP}inline"))
    assert len(inlines) > 2
    assert len({each.find(f"{WP}docPr").get("id") for each in inlines}) == len(inlines)


def test_plots_are_plain_values() -> None:
    assert [type(plot) for plot in plots(SCORES)] == [Plot]
