"""The page of `fzjs status --format html` in a real browser: what it loads, shows, filters and prints."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fzjs.analysis.status.load import loads
from fzjs.analysis.status.status import plan_status
from fzjs.model.plan import Plan
from fzjs.rendering.status_html import status_html
from fzjs.workspace.workspace import Workspace
from tests.rendering.chromium import PROGRAM, Chromium, chromium

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed (apt-get install chromium)"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed (poppler-utils)"),
]

SHOWN = (
    "Array.from(document.querySelectorAll('.measures tbody tr')).filter(row => row.getClientRects().length)"
)


@pytest.fixture(scope="module")
def page(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county's work points of 2024, on a day on which much is open."""
    workspace = Workspace(root / "plans" / "sample-county", "plans/sample-county")
    plan = workspace.find("annual-2024", Plan)
    assert plan is not None
    status = plan_status(workspace, plan, date(2024, 6, 20))
    assert {each.id for each in status.measures if each.light == "done"} == {"m05", "m18"}
    path = tmp_path_factory.mktemp("status") / "进展.html"
    path.write_text(status_html(status, loads(status, workspace.registry), workspace.registry), "utf-8")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started


def shown(browser: Chromium) -> list[str]:
    """The ids of the rows that can be seen."""
    found: list[str] = browser.value(f"{SHOWN}.map(row => row.id)")
    return found


def choose(browser: Chromium, field: str, value: str) -> None:
    browser.value(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_it_loads_nothing_and_complains_of_nothing(browser: Chromium, page: Path) -> None:
    browser.open(page)
    assert browser.requests == [page.resolve().as_uri()]
    assert browser.said == []
    assert browser.value("document.characterSet") == "UTF-8"
    assert browser.value("document.documentElement.lang") == "zh-CN"


def test_the_policy_lets_nothing_else_in(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.value(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'http://127.0.0.1:9/x'}))"
    )
    browser.value(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.x = 1'}))"
    )
    assert browser.value("typeof window.x") == "undefined"
    assert any("Content Security Policy" in said for said in browser.said)


def test_every_measure_is_shown_at_first(browser: Chromium, page: Path) -> None:
    browser.open(page)
    assert len(shown(browser)) == 28
    assert browser.value("document.getElementById('shown').textContent") == ""


def test_choosing_a_unit_leaves_what_concerns_it(browser: Chromium, page: Path) -> None:
    browser.open(page)
    choose(browser, "unit", "县应急管理局")
    own = {"m-m18", "m-m19"}
    assert own < set(shown(browser))
    badges = browser.value(f"{SHOWN}.filter(r => !r.querySelector('.tie.asked').hidden).map(r => r.id)")
    assert set(shown(browser)) - set(badges) == own
    assert set(shown(browser)[:2]) == own  # what it has to do itself comes first
    browser.click("#shared")
    assert set(shown(browser)) == own
    assert "县应急管理局：2 项，共" in browser.value("document.getElementById('shown').textContent")
    units = browser.value(
        "Array.from(document.querySelectorAll('.units tbody tr')).filter(r => !r.hidden).length"
    )
    assert units == 1


def test_a_township_has_shared_duties_only(browser: Chromium, page: Path) -> None:
    browser.open(page)
    choose(browser, "unit", "城关镇")
    assert shown(browser)
    browser.click("#shared")
    assert shown(browser) == []


def test_state_and_words_filter_too_and_reset_shows_all(browser: Chromium, page: Path) -> None:
    browser.open(page)
    choose(browser, "light", "done")
    assert set(shown(browser)) == {"m-m05", "m-m18"}
    browser.type("#words", "应急")
    assert shown(browser) == ["m-m18"]
    browser.click("#filter button")
    browser.value("new Promise(done => setTimeout(done, 50))")
    assert len(shown(browser)) == 28


def test_counts_are_those_of_what_is_shown(browser: Chromium, page: Path) -> None:
    counts = "Array.from(document.querySelectorAll('.lights b')).map(each => Number(each.textContent))"
    browser.open(page)
    everything = browser.value(counts)
    assert sum(everything) == 28
    browser.open(page, "#unit=县信访局")
    assert sum(browser.value(counts)) == len(shown(browser)) < 28
    told = browser.value("document.getElementById('shown').textContent")
    assert f"{len(shown(browser))} 项（列名承担 1 项，共同承担 {len(shown(browser)) - 1} 项）" in told
    browser.click("#filter button")
    browser.value("new Promise(done => setTimeout(done, 50))")
    assert browser.value(counts) == everything


def test_an_address_can_name_the_unit(browser: Chromium, page: Path) -> None:
    browser.open(page, "#unit=县信访局")
    assert browser.value("document.getElementById('unit').value") == "县信访局"
    assert 0 < len(shown(browser)) < 28


def test_a_filter_dims_what_is_left_out_in_the_pictures(browser: Chromium, page: Path) -> None:
    browser.open(page)
    everything = browser.value("document.querySelectorAll('svg a').length")
    assert everything > 0
    assert browser.value("document.querySelectorAll('svg a.off').length") == 0
    choose(browser, "unit", "县应急管理局")
    browser.click("#shared")
    assert browser.value("document.querySelectorAll('svg a.off').length") > 0


def test_words_in_pictures_are_text_that_can_be_selected(browser: Chromium, page: Path) -> None:
    browser.open(page)
    selected = browser.value(
        "(() => { const chart = document.querySelector('#targets-title').parentElement.querySelector('svg');"
        " getSelection().selectAllChildren(chart); return getSelection().toString(); })()"
    )
    assert "法治专题讲座" in selected
    assert "94%，已达到" in selected


def test_a_bar_leads_to_its_measure(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.click("svg a[href='#m-m22'] text")
    assert browser.value("location.hash") == "#m-m22"
    assert browser.value("document.querySelector(':target').id") == "m-m22"


def test_it_is_complete_without_its_script(browser: Chromium, page: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        text = "".join(printed(browser.pdf())[1])
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "建强法治人才队伍" in text
    assert "含共同承担的" not in text  # a filter that does nothing is not shown


@pytest.mark.parametrize("width", [390, 820, 1200])
def test_no_screen_has_to_be_scrolled_sideways(browser: Chromium, page: Path, width: int) -> None:
    browser.open(page, width=width, height=800)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_it_prints_on_a4_with_the_head_of_the_table_on_each_page(browser: Chromium, page: Path) -> None:
    browser.open(page)
    sizes, texts = printed(browser.pdf())
    assert sizes == {"594.96 x 841.92 pts (A4)"}
    assert len(texts) == 6
    measured = [text for text in texts if "推进中 2024-05" in text]  # in the column of states
    assert len(measured) >= 3
    assert all("目标和完成情况" in text for text in measured)
    assert all(f"{number}/{len(texts)}" in text.replace(" ", "") for number, text in enumerate(texts, 1))
    assert not any("全部显示" in text for text in texts)


def test_what_is_filtered_is_what_is_printed(browser: Chromium, page: Path) -> None:
    browser.open(page, "#unit=县应急管理局")
    browser.click("#shared")
    text = "".join(printed(browser.pdf())[1])
    assert "只显示 县应急管理局：2 项" in text
    assert "应急预案常修常新" in text
    assert "建强法治人才队伍" not in text


def printed(pdf: bytes) -> tuple[set[str], list[str]]:
    """The sizes of the pages and the text of each."""
    told = subprocess.run(
        ["pdfinfo", "-l", "-1", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    sizes = set(re.findall(r"^Page +\d+ size: +(.*)$", told, re.MULTILINE))
    return sizes, text.decode().split("\f")[:-1]
