"""`fzjs fmt`: what it changes, what it leaves, and that a plan means afterwards what it meant before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fzjs.workspace.formatting.formatter import format_file
from fzjs.workspace.formatting.layout import comments_in
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text
from tests.conftest import ROOT
from tests.workspace.formatting.made_texts import plan_texts

SAMPLES = sorted((ROOT / "plans").rglob("*.yaml"))
HEAD = "fzjs: 1\nkind: annual\nid: a\ntitle: 甲\n"


def formatted(text: str) -> str:
    made = format_file(text.encode(), "plan.yaml", Limits())
    assert made.problem is None, made.problem
    return made.data.decode()


def check_promises(data: bytes) -> bool:
    """Formatting twice changes nothing more, and model and comments stay; whether the file could be formatted."""
    once = format_file(data, "plan.yaml", Limits())
    if once.problem is not None:
        assert once.data == data
        assert not once.problem.message.startswith("整理版面会改变"), data.decode("utf-8", "replace")
        return False
    twice = format_file(once.data, "plan.yaml", Limits())
    assert twice.problem is None
    assert twice.data == once.data
    before, after = (read_text(each, "plan.yaml", Limits()) for each in (data, once.data))
    assert understand(before).model == understand(after).model
    assert (before.data, [*map(type, before.data or ())]) == (after.data, [*map(type, after.data or ())])
    unlike_breaks = [text.replace("\r\n", "\n") for text in (before.text, after.text)]
    assert comments_in(unlike_breaks[0]) == comments_in(unlike_breaks[1])
    return True


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_keep_their_meaning(path: Path) -> None:
    check_promises(path.read_bytes())


@pytest.mark.parametrize("folder", ["sample-county", "sample-city"])
def test_the_samples_are_laid_out(folder: str) -> None:
    for path in (ROOT / "plans" / folder).rglob("*.yaml"):
        assert format_file(path.read_bytes(), path.name, Limits()).data == path.read_bytes(), path


@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan_texts())
def test_any_plan_keeps_its_meaning_and_settles_at_once(text: str) -> None:
    check_promises(text.encode())
