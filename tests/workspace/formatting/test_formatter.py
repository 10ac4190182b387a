"""`fzjs fmt`: what it changes, what it leaves, and that a plan means afterwards what it meant before."""

from __future__ import annotations

import os
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
GENERATED = int(os.environ.get("FZJS_GENERATED_PLANS", "500"))
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("closing: 完\nyear: 2024\n", "year: 2024\nclosing: 完\n", id="keys in order"),
        pytest.param("# 关于结语\nclosing: 完  # 末尾\n\n# 关于年度\nyear: 2024\n",
                     "\n# 关于年度\nyear: 2024\n# 关于结语\nclosing: 完  # 末尾\n",
                     id="comments and blank lines go with the key below them"),
        pytest.param("goals:\n  - measures: []\n    # 名称\n    title: 甲\n", "goals:\n  # 名称\n  - title: 甲\n    measures: []\n",
                     id="the first key of an item"),
        pytest.param("goals:\n- {measures: [], title: 甲}  # 行末\n", "goals:\n- {title: 甲, measures: []}  # 行末\n", id="in braces"),
        pytest.param("closing: 12:30\n", 'closing: "12:30"\n', id="sexagesimal to YAML 1.1"),
        pytest.param("closing: yes\n", 'closing: "yes"\n', id="a boolean to YAML 1.1"),
        pytest.param("closing: 018\n", 'closing: "018"\n', id="octal to YAML 1.1"),
        pytest.param("closing: 2024-02-30\n", 'closing: "2024-02-30"\n', id="a day that breaks other readers"),
        pytest.param("year: 2024\npreamble: 2024年  \t\n\n\n", "year: 2024\npreamble: 2024年\n", id="blanks at ends"),
        pytest.param("closing: |\n  行 \n\n\n", "closing: |\n  行 \n", id="blanks within a text stay"),
        pytest.param("closing: |+\n  行\n\n", "closing: |+\n  行\n\n", id="blank lines that belong to a text stay"),
        pytest.param("closing: >\n  行", "closing: >-\n  行\n", id="a text that ends with the file"),
        pytest.param("titel: 乙\nyear: 2024\nid2: 丙\n", "titel: 乙\nyear: 2024\nid2: 丙\n", id="unknown keys stay where they are"),
    ],
)  # fmt: skip
def test_what_is_changed(before: str, after: str) -> None:
    assert formatted(HEAD + before) == HEAD + after
    assert formatted(HEAD + after) == HEAD + after


def test_windows_line_ends_stay_and_mixed_ones_become_one() -> None:
    text = (HEAD + "closing: 完\nyear: 2024\n").replace("\n", "\r\n")
    assert formatted(text) == (HEAD + "year: 2024\nclosing: 完\n").replace("\n", "\r\n")
    assert formatted(HEAD.replace("\n", "\r\n", 1)) == HEAD


def test_gbk_and_byte_order_marks_become_plain_utf8() -> None:
    for data in (HEAD.encode("gbk"), HEAD.encode("utf-8-sig"), HEAD.encode("utf-16")):
        assert format_file(data, "plan.yaml", Limits()).data == HEAD.encode()


@pytest.mark.parametrize(
    "data",
    [b"", b"a: 1", HEAD.encode() + b"title: again\n", "kind：annual".encode(), b"\xff\xfe\xff",
     HEAD.encode() + b"closing: &a x\npreamble: *a\n",
     b"fzjs: 1\nkind: annual\nid: [\n", HEAD.encode() + b"closing: !!str x\n"],
)  # fmt: skip
def test_what_cannot_be_formatted_safely_is_left_alone_and_says_why(data: bytes) -> None:
    made = format_file(data, "plan.yaml", Limits())
    assert made.data == data
    assert made.problem is not None
    assert made.problem.hint


@settings(max_examples=GENERATED, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan_texts())
def test_any_plan_keeps_its_meaning_and_settles_at_once(text: str) -> None:
    check_promises(text.encode())
