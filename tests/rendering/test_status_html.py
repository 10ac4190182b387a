"""The page of a plan's standing: complete, self-contained, safe whatever the plan says. See also the test in Chromium."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from fzjs.analysis.status.answers import PlanStatus
from fzjs.analysis.status.load import loads
from fzjs.analysis.status.status import plan_status
from fzjs.model.plan import Plan
from fzjs.rendering.formats import as_markdown
from fzjs.rendering.status import days_table, lines, phases_table, status_page
from fzjs.rendering.status_charts import LOOKS, deadline_timelines
from fzjs.rendering.status_html import status_html
from fzjs.rendering.status_wording import deadline_text, light_cell, met_cell, state_text
from fzjs.workspace.workspace import Workspace
from tests.cli.conftest import Run, fzjs

__all__ = ["fzjs"]

HOSTILE = """</script><script>alert(1)</script>'"><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&amp;"""
PLAN = """\
kind: annual
id: p
title: {title}
year: 2024
goals:
  - title: {title}
    measures:
      - id: m1
        title: {title}
        lead: [{title}]
        support: [各乡镇]
        deadline: [2024年6月底前, {title}]
        targets: [不少于2次, {{indicator: {title}, value: 不少于2次}}]
      - {{id: m2, title: 调度案件, lead: [县公安局], deadline: 每月5日前}}
"""
UNITS = """\
kind: units
jurisdiction: 示例县
units: [{name: 县公安局}, {name: 城关镇, type: township}]
groups: [{name: 各乡镇, members: {type: township}}]
"""


def write_workspace(folder: Path, title: str = "示例县2024年工作要点") -> Workspace:
    quoted = "'" + title.replace("'", "''") + "'"
    (folder / "fzjs.yaml").write_text("kind: workspace\njurisdiction: 示例县\ncurrent: p\n", "utf-8")
    (folder / "units.yaml").write_text(UNITS, "utf-8")
    (folder / "p.yaml").write_text(PLAN.format(title=quoted), "utf-8")
    return Workspace(folder)


def page_of(workspace: Workspace, unit: str | None = None) -> str:
    plan = workspace.find("p", Plan)
    assert plan is not None
    status = plan_status(workspace, plan, date(2024, 6, 20), unit=unit)
    return status_html(status, loads(status, workspace.registry) if unit is None else (), workspace.registry)


def tree(page: str) -> Any:
    return lxml_html.document_fromstring(page)


def test_nothing_that_a_plan_says_becomes_markup(tmp_path: Path) -> None:
    page = page_of(write_workspace(tmp_path, HOSTILE))
    found = tree(page)
    assert found.find(".//h1").text_content() == f"《{HOSTILE}》进展"
    assert len(found.findall(".//script")) == 1
    assert not found.findall(".//img")
    assert not [
        name for element in found.iter(etree.Element) for name in element.attrib if name.startswith("on")
    ]
    expected = tree(page_of(write_workspace(tmp_path)))
    outside = "count(//*[not(ancestor-or-self::svg)])"
    assert found.xpath(outside) == expected.xpath(outside)


def test_the_policy_allows_the_one_style_and_the_one_script(tmp_path: Path) -> None:
    page = page_of(write_workspace(tmp_path))
    found = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = html.unescape(found[1])
    for tag in ("style", "script"):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_it_points_nowhere_else(tmp_path: Path) -> None:
    page = page_of(write_workspace(tmp_path))
    for element in tree(page).iter(etree.Element):
        for name, value in element.attrib.items():
            if name in ("href", "src", "xlink:href", "action"):
                assert value.startswith("#") or value == "data:,", f"{element.tag} {name}={value}"
    assert set(re.findall(r"https?://[^\"' <)]+", page)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)


def test_the_same_standing_is_the_same_page(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path)
    assert page_of(workspace) == page_of(Workspace(tmp_path))


def test_links_in_pictures_lead_to_rows(tmp_path: Path) -> None:
    found = tree(page_of(write_workspace(tmp_path)))
    ids = {element.get("id") for element in found.iter("tr")}
    targets = {element.get("href")[1:] for element in found.iter("a")}
    assert targets
    assert targets <= ids


def test_lights_have_words_and_signs(tmp_path: Path) -> None:
    found = tree(page_of(write_workspace(tmp_path)))
    lights = found.xpath("//td//span[starts-with(@class, 'light')]")
    words = [each.text_content().split() for each in lights]
    assert [len(each) for each in words] == [2, 2]


def test_tables_name_their_heads_and_fields_their_labels(tmp_path: Path) -> None:
    found = tree(page_of(write_workspace(tmp_path)))
    assert found.get("lang") == "zh-CN"
    assert found.find(".//title").text
    for table in found.iter("table"):
        assert table.get("aria-labelledby")
        assert {each.get("scope") for each in table.iter("th")} == {"col", "row"}
        columns = len(table.findall("thead/tr/th"))
        assert {len(row) for row in table.findall("tbody/tr")} == {columns}
    for field in found.xpath("//select | //input"):
        assert field.xpath("ancestor::label")
    ids = [element.get("id") for element in found.iter(etree.Element) if element.get("id")]
    own = [each for each in ids if not each.startswith("pattern-")]
    assert len(set(own)) == len(own)


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        full = colour if len(colour) == 7 else "#" + "".join(character * 2 for character in colour[1:])
        channels = [int(full[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_text_stands_out_from_every_background(root: Path) -> None:
    """WCAG AA asks for 4.5 : 1."""
    style = (root / "templates" / "html" / "status.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", style))
    backgrounds = {*re.findall(r"background: (#[0-9a-f]{3,6})", style), colours["head"]}
    inks = {colours["ink"], colours["soft"]}
    assert len(backgrounds) >= 6
    for background in backgrounds:
        for ink in inks:
            assert _contrast(ink, background) >= 4.5, f"{ink} on {background}"
    for ink in re.findall(r"[{ ]color: (#[0-9a-f]{3,6})", style):
        assert _contrast(ink, "#ffffff") >= 4.5, ink


def test_one_unit_needs_no_filter_by_unit(tmp_path: Path) -> None:
    found = tree(page_of(write_workspace(tmp_path), "城关镇"))
    assert found.find(".//h1").text_content().startswith("城关镇：")
    assert not found.xpath("//select[@id='unit']")
    assert not found.xpath("//table[@class='units']")
    assert [row.get("id") for row in found.xpath("//table[@class='measures']/tbody/tr")] == ["m-m1"]
    assert found.xpath("//b[@class='tie']")[0].text == "共同承担"
    assert [each.text for each in found.iter("h2")][:2] == ["本单位承担的措施", "和其他单位共同承担的措施"]
    assert "没有本单位承担的措施" in found.text_content()


def test_a_plan_without_measures_makes_a_page(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "p.yaml").write_text("kind: scheme\nid: p\ntitle: 只有标题\n", "utf-8")
    page = page_of(Workspace(tmp_path))
    assert "没有措施" in page


def test_without_the_library_the_page_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    page = page_of(write_workspace(tmp_path))
    assert "<svg" not in page
    assert "fzjs[charts]" in page
    assert "调度案件" in page


def test_the_command_writes_the_page(fzjs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = fzjs("status", "--on", "2024-06-20", "-o", "进展.html")
    assert ran.code == 0, ran.err
    written = Path("进展.html").read_text("utf-8")
    assert written.startswith("<!doctype html>")
    assert "data-own" in written
    assert fzjs("status", "--on", "2024-06-20", "--format", "html").out == written
    assert fzjs("status", "--on", "2024-06-20", "-o", "进展.html").code == 2


LED_BY_GROUP = """\
      - {id: m3, title: 半年述法, lead: [各乡镇], deadline: 2024年6月底前, targets: [一审败诉率低于22%]}
      - {id: m4, title: 没有期限的事, lead: [县公安局]}
"""


def status_of(folder: Path, unit: str | None = None, on: date = date(2024, 6, 20)) -> tuple[PlanStatus, Any]:
    """A plan with all that the words are about, and its page."""
    write_workspace(folder)
    (folder / "p.yaml").write_text(PLAN.format(title="示例县2024年工作要点") + LED_BY_GROUP, "utf-8")
    for name, unit_name, state in (("a", "城关镇", "done"), ("b", "县公安局", "in_progress")):
        measures = {"城关镇": ["m3"], "县公安局": ["m2", "m4"]}[unit_name]
        entries = "".join(f"  - {{measure: {each}, state: {state}, note: 已经办了}}\n" for each in measures)
        (folder / f"{name}.yaml").write_text(
            f"kind: report\nplan: p\nunit: {unit_name}\nperiod: 2024-05\nsubmitted: 2024-06-01\nentries:\n{entries}",
            "utf-8",
        )
    workspace = Workspace(folder)
    plan = workspace.find("p", Plan)
    assert plan is not None
    status = plan_status(workspace, plan, on, unit=unit)
    page = status_html(status, loads(status, workspace.registry) if unit is None else (), workspace.registry)
    return status, tree(page)


def test_the_page_says_what_the_terminal_says(tmp_path: Path) -> None:
    status, found = status_of(tmp_path)
    for measure in status.measures:
        row = found.xpath(f"//tr[@id='m-{measure.id}']")[0].text_content()
        assert state_text(measure) in row
        assert deadline_text(measure, status.on) in row
        assert light_cell(measure).text.split(maxsplit=1)[1] in " ".join(row.split())
        for target in measure.targets:
            assert met_cell(target).text in row
    facts = [each.text_content() for each in found.xpath("//p[@class='facts']")]
    assert facts == list(lines(status))
    text = found.text_content()
    assert "没有报告" not in text
    assert "尚无数据" not in text


def test_measures_without_a_deadline_are_drawn_as_they_stand(tmp_path: Path) -> None:
    for on, light in ((date(2024, 6, 20), "未到期"), (date(2025, 2, 1), "已超期")):
        status, _ = status_of(tmp_path, on=on)
        rows = [row for chart in deadline_timelines(status) for row in chart.rows]
        assert [row.label for row in rows if "没有写期限" in row.label] == [f"没有写期限、{light}的 1 项"]
        row = next(row for row in rows if "没有写期限" in row.label)
        assert [moment.tone for moment in row.moments] == [LOOKS[status.measures[-1].light]]


def test_a_unit_that_only_shares_has_counts(tmp_path: Path) -> None:
    status, found = status_of(tmp_path, "城关镇")
    counts = [int(each.text) for each in found.xpath("//ul[@class='lights']/li/b")]
    assert not status.own
    assert sum(counts) == len(status.shared) > 0


def test_days_of_another_year_are_told_with_it(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    _, found = status_of(tmp_path)
    drawn = " ".join(each.text_content() for each in found.iter("{*}svg", "svg"))
    assert "2025年" in drawn


SAMPLE = Path(__file__).resolve().parents[2] / "plans" / "sample-county"


@pytest.mark.parametrize(
    ("plan_id", "unit", "on", "said"),
    [
        ("creation-2023", None, date(2023, 7, 10), "（三）初审评估"),
        ("annual-2024", "县司法局", date(2024, 7, 10), "最近一期漏报"),
        ("annual-2024", None, date(2024, 7, 3), ""),
    ],
)
def test_the_page_leaves_out_nothing_of_the_sample(
    plan_id: str, unit: str | None, on: date, said: str
) -> None:
    workspace = Workspace(SAMPLE)
    plan = workspace.find(plan_id, Plan)
    assert plan is not None
    status = plan_status(workspace, plan, on, unit=unit)
    text = tree(status_html(status, (), workspace.registry)).text_content()
    markdown = as_markdown(status_page(status))
    assert said in text
    assert said in markdown
    for table in (phases_table(status), days_table(status)):
        for cell in (cell for row in table.rows for cell in row):
            assert cell.text in text
    for line in lines(status):
        assert line in text
        assert line in markdown


def test_what_nobody_had_to_report_yet_is_awaited_everywhere(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    with (tmp_path / "fzjs.yaml").open("a", encoding="utf-8") as settings:
        settings.write("reporting: {due: 每月5日前, covers: previous}\n")
    (tmp_path / "p.yaml").write_text(
        "kind: annual\nid: p\ntitle: 要点\nyear: 2024\ngoals:\n"
        "  - title: 甲\n    measures:\n"
        "      - {id: m1, title: 调度案件, lead: [县公安局], deadline: 每月10日前}\n",
        "utf-8",
    )
    (tmp_path / "r.yaml").write_text(
        "kind: report\nplan: p\nunit: 县公安局\nperiod: 2024-05\nsubmitted: 2024-06-03\nentries:\n"
        "  - {measure: m1, state: done, note: 已经办了}\n",
        "utf-8",
    )
    workspace = Workspace(tmp_path)
    plan = workspace.find("p", Plan)
    assert plan is not None
    status = plan_status(workspace, plan, date(2024, 6, 20))
    assert "待报" in light_cell(status.measures[0]).text
    row = tree(page_of(workspace)).xpath("//tr[@id='m-m1']")[0].text_content()
    for text in (row, as_markdown(status_page(status))):
        assert "待报" in text
        assert "应于7月5日前报" in text
