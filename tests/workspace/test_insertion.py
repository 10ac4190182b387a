"""Links and fingerprints written into a file: only they come, everything else stays byte for byte."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.workspace.insertion import Insertion, InsertionError
from fzjs.workspace.reading import Limits, read_text
from tests.analysis.made_plans import plan_data

MEASURE = ("goals", 0, "measures", 0)
HEAD = "fzjs: 1\nkind: annual\nid: a\ntitle: 要点\ngoals:\n  - title: 目标\n    measures:\n"


def edited(text: str, edit: Callable[[Insertion], None]) -> str:
    insertion = Insertion(read_text(text.encode(), "a.yaml", Limits()))
    edit(insertion)
    return insertion.text(Limits())


def added(before: str, after: str) -> list[str]:
    """What came, line by line; nothing may go."""
    changes = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    assert not [line for line in changes if line.startswith("- ")]
    return [line[2:] for line in changes if line.startswith("+ ")]


def link(*ids: str) -> Callable[[Insertion], None]:
    return lambda insertion: insertion.add_links(MEASURE, ids)


def mark(**marks: str) -> Callable[[Insertion], None]:
    return lambda insertion: insertion.set_accepted(MEASURE, marks)


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        ("      - id: m1\n        lead: [县司法局]  # 牵头\n        deadline: 年底前\n", '        implements: ["1.1"]\n'),
        ("      - id: m1\n        lead:\n        - 县司法局\n        - 县财政局\n", '        implements: ["1.1"]\n'),
        ("      - id: m1\n        text: |\n          一段\n          两行\n        deadline: 年底前\n", '        implements: ["1.1"]\n'),
        ("      - id: m1\n        text: 折成\n          两行的文字\n        deadline: 年底前\n", '        implements: ["1.1"]\n'),
        ("      -\n          id: m1   # 注释\n\n          deadline: 年底前\n", '          implements: ["1.1"]\n'),
        ("      - id: m1\n        implements:\n          - '0.9' # 原有\n        deadline: 年底前\n", '          - "1.1"\n'),
        ("      - id: m1\n        implements:\n        - '0.9'\n", '        - "1.1"\n'),
    ],
)  # fmt: skip
def test_a_line_of_its_own(measure: str, line: str) -> None:
    assert added(HEAD + measure, edited(HEAD + measure, link("1.1"))) == [line]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("      - {id: m1, title: 甲}\n", '      - {id: m1, title: 甲, implements: ["1.1"]}\n'),
        ("      - { id: m1 }  # 注释\n", '      - { id: m1, implements: ["1.1"] }  # 注释\n'),
        ("      - {id: m1, implements: ['0.9']}\n", "      - {id: m1, implements: ['0.9', \"1.1\"]}\n"),
        ("      - {id: m1, implements: []}\n", '      - {id: m1, implements: ["1.1"]}\n'),
        ("      - id: m1\n        implements: [a, b,]\n", '      - id: m1\n        implements: [a, b, "1.1"]\n'),
        ("      - id: m1\n        implements: [\n          a,\n          b\n        ]\n",
         '      - id: m1\n        implements: [\n          a,\n          b, "1.1"\n        ]\n'),
    ],
)  # fmt: skip
def test_within_a_line(before: str, after: str) -> None:
    assert edited(HEAD + before, link("1.1")) == HEAD + after


def test_line_ends_and_a_missing_last_line_break_stay() -> None:
    windows = (HEAD + "      - id: m1\n        lead: [县司法局]\n").replace("\n", "\r\n")
    assert edited(windows, link("1.1")) == windows + '        implements: ["1.1"]\r\n'
    assert (
        edited(HEAD + "      - id: m1", link("1.1")) == HEAD + '      - id: m1\n        implements: ["1.1"]'
    )


def test_a_link_that_is_there_is_not_written_again() -> None:
    text = HEAD + '      - {id: m1, implements: ["1.1"]}\n'
    assert edited(text, link("1.1")) == text


def test_fingerprints_come_behind_the_links_and_are_replaced_in_place() -> None:
    text = HEAD + "      - id: m1\n        implements: [a]  # 对应\n        deadline: 年底前\n"
    once = edited(text, mark(a="0123456789ab"))
    assert added(text, once) == ['        accepted: {"a": "0123456789ab"}\n']
    assert edited(once, mark(a="ba9876543210")) == once.replace("0123456789ab", "ba9876543210")
    assert edited(once, mark(b="ba9876543210")) == once.replace('ab"}', 'ab", "b": "ba9876543210"}')


def test_fingerprints_of_a_block_mapping() -> None:
    text = (
        HEAD
        + "      - id: m1\n        implements: [a, b]\n        accepted:\n          a: '0123456789ab' # 已核\n"
    )
    assert added(text, edited(text, mark(b="ba9876543210"))) == ['          "b": "ba9876543210"\n']


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "      - &one {id: m1}\n  - title: 又一\n    measures: [*one]\n",
        HEAD + "      - {id: m1, implements: [a, # 注释\n          b]}\n",
        HEAD.replace("kind: annual", "kind： annual") + "      - {id: m1}\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(InsertionError, match=r"a\.yaml"):
        edited(text, link("1.1"))


@settings(max_examples=100, deadline=None)
@given(plan_data(), st.data(), st.booleans(), st.sampled_from([20, 80, 10_000]))
def test_nothing_else_changes(data: dict[str, Any], draw: st.DataObject, flow: bool, width: int) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, sort_keys=False, default_flow_style=flow or None, width=width
    )
    measures = [
        ("goals", g, "measures", m)
        for g, goal in enumerate(data["goals"])
        for m in range(len(goal["measures"]))
    ]
    chosen = draw.draw(st.lists(st.sampled_from(measures), min_size=1, unique=True))

    def edit(insertion: Insertion) -> None:
        for path in chosen:
            insertion.add_links(path, ["1.1", "f#2"])
            insertion.set_accepted(path, {"1.1": "0123456789ab"})

    after = yaml.safe_load(edited(text, edit))
    for _, goal, _, number in chosen:
        measure = after["goals"][goal]["measures"][number]
        assert measure.pop("implements") == ["1.1", "f#2"]
        assert measure.pop("accepted") == {"1.1": "0123456789ab"}
    assert after == data
