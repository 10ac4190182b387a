"""Every paper of every sample plan, as Markdown: read them as their readers do before renewing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fzjs.model.kinds import PLAN_KINDS
from fzjs.rendering.papers.plan import plan_text
from fzjs.rendering.plain_templates import render_plain
from fzjs.rendering.text import render_text
from tests.rendering.papers.conftest import PLANS, ask, say

Golden = Callable[[str, str], None]

SAMPLES = sorted(
    path for path in PLANS.glob("sample-*/*.yaml")
    if any(f"\nkind: {kind}\n" in path.read_text("utf-8") for kind in PLAN_KINDS)
)  # fmt: skip
ANNUAL = PLANS / "sample-county" / "annual-2024.yaml"


def names(path: Path) -> str:
    return path.stem


def printed(paper: str, path: Path, **asked: Any) -> str:
    return render_plain(paper, "md", say(paper, ask(path, **asked)))


@pytest.mark.parametrize("path", SAMPLES, ids=names)
@pytest.mark.parametrize("paper", ["notice", "breakdown"])
def test_every_sample(paper: str, path: Path, golden: Golden) -> None:
    golden(f"{paper}-{path.stem}.md", printed(paper, path))


@pytest.mark.parametrize("unit", ["县司法局", "政务服务中心", "城关镇", "县人民法院"])
def test_unit_lists(unit: str, golden: Golden) -> None:
    golden(f"unit-list-{unit}.md", printed("unit-list", ANNUAL, unit=unit))


def test_copy_for_a_unit(golden: Golden) -> None:
    golden("notice-县应急管理局.md", printed("notice", ANNUAL, unit="县应急局"))


@pytest.mark.parametrize("on", [date(2024, 12, 5), date(2025, 1, 8)], ids=str)
def test_reminders(on: date, golden: Golden) -> None:
    golden(f"reminder-{on}.md", printed("reminder", ANNUAL, unit="县审改办", on=on))


@pytest.mark.parametrize("period", ["2024-04", "2024-05", "2024-06"])
def test_bulletins(period: str, golden: Golden) -> None:
    golden(f"bulletin-{period}.md", printed("bulletin", ANNUAL, period=period))


@pytest.mark.parametrize("path", SAMPLES, ids=names)
def test_plan_as_text_is_what_the_importer_compares_with(path: Path) -> None:
    asked = ask(path)
    assert render_plain("plan", "text", say("plan", asked)) == render_text(asked.plan)


@pytest.mark.parametrize("path", SAMPLES, ids=names)
def test_every_paragraph_of_the_plan_is_in_the_markdown(path: Path) -> None:
    text = printed("plan", path).replace("**", "")
    for paragraph in plan_text(ask(path).plan).paragraphs:
        assert paragraph.heading in text
        assert paragraph.text in text
