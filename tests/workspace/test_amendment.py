"""Scalars, entries and items changed in a file: only they change, comments and layout stay."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fzjs.workspace.amendment import Amendment, InsertionError
from fzjs.workspace.reading import Limits, read_text
from fzjs.workspace.written import write_entries, write_flow

REPORT = """\
# 月报
fzjs: 1
kind: report
plan: annual-2024
unit: 县司法局    # 本单位
period: 2024-05

entries:
  # 第一项
  - measure: m01
    state: in_progress   # 进展
    note: 审查三件。
    results:
      - {indicator: 讲座, value: 1次}   # 累计
  - {measure: m02, state: not_started}
  - measure: m03
    state: done
    note: |
      第一行
      第二行
    evidence:
      - kind: 正式文件
        number: 示司字〔2024〕5号
"""


def amended(text: str, change: Callable[[Amendment], None]) -> str:
    amendment = Amendment(read_text(text.encode(), "a.yaml", Limits()))
    change(amendment)
    return amendment.text(Limits())


def diff(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (("entries", 0, "state"), "done", ["    state: in_progress   # 进展"], "    state: done   # 进展"),
        (("entries", 0, "note"), "a: b", ["    note: 审查三件。"], '    note: "a: b"'),
        (("entries", 0, "note"), "两\n行", ["    note: 审查三件。"], '    note: "两\\n行"'),
        (
            ("entries", 1, "state"),
            "blocked",
            ["  - {measure: m02, state: not_started}"],
            "  - {measure: m02, state: blocked}",
        ),
        (
            ("entries", 2, "note"),
            "一行",
            ["    note: |", "      第一行", "      第二行"],
            "    note: 一行",
        ),
        (
            ("entries", 0, "results", 0, "value"),
            "2次",
            ["      - {indicator: 讲座, value: 1次}   # 累计"],
            "      - {indicator: 讲座, value: 2次}   # 累计",
        ),
    ],
)
def test_a_scalar_in_place_of_another(
    path: tuple[str | int, ...], value: str, gone: list[str], come: str
) -> None:
    after = amended(REPORT, lambda amendment: amendment.set_scalar(path, value))
    changes = diff(REPORT, after)
    assert [line[2:] for line in changes if line[0] == "-"] == gone
    assert [line[2:] for line in changes if line[0] == "+"] == [come]


def test_entries_of_a_block_mapping_come_behind_the_others() -> None:
    after = amended(
        REPORT, lambda amendment: amendment.add_entries(("entries", 2), {"results": [{"value": "1次"}]})
    )
    assert diff(REPORT, after) == ["+     results:", "+       - {value: 1次}"]
    assert after.endswith("    results:\n      - {value: 1次}\n")


def test_entries_of_a_flow_mapping() -> None:
    after = amended(REPORT, lambda amendment: amendment.add_entries(("entries", 1), {"note": "起草, 中"}))
    assert '  - {measure: m02, state: not_started, note: "起草, 中"}\n' in after


def test_entries_at_the_top() -> None:
    after = amended(REPORT, lambda amendment: amendment.add_entries((), {"submitted": "x"}))
    assert diff(REPORT, after) == ["+ submitted: x"]


def test_items_of_lists() -> None:
    def change(amendment: Amendment) -> None:
        amendment.add_items(("entries",), [{"measure": "m04", "state": "done", "note": "好"}])
        amendment.add_items(("entries", 0, "results"), [{"indicator": "考试", "value": "3次"}])
        amendment.add_items(
            ("entries", 2, "evidence"), [{"kind": "会议记录", "title": "纪要", "number": "3号"}]
        )

    after = amended(REPORT, change)
    assert diff(REPORT, after) == [
        "+       - {indicator: 考试, value: 3次}",
        "+       - kind: 会议记录",
        "+         title: 纪要",
        "+         number: 3号",
        "+   - measure: m04",
        "+     state: done",
        "+     note: 好",
    ]


@pytest.mark.parametrize(
    ("text", "change", "word"),
    [
        ("a: &x 1\nb: *x\n", lambda amendment: amendment.set_scalar(("a",), 2), "手工"),
        ("a: [1,  # 一\n  2]\n", lambda amendment: amendment.add_items(("a",), [3]), "注释"),
        ("a: |  # 说明\n  x\n", lambda amendment: amendment.set_scalar(("a",), "y"), "注释"),
        ("a: {b: 1}\n", lambda amendment: amendment.set_scalar(("a",), "y"), "手工"),
        ("a: {}\nb: 1\n", lambda amendment: amendment.add_entries(("a",), {"c": 1}), "手工"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(
    text: str, change: Callable[[Amendment], None], word: str
) -> None:
    with pytest.raises(InsertionError, match=word):
        amended(text, change)


def test_a_file_with_slips_is_refused() -> None:
    with pytest.raises(InsertionError, match="validate"):
        Amendment(read_text("a：1\n".encode(), "a.yaml", Limits()))


def test_crlf_and_a_missing_last_line_break_stay() -> None:
    text = REPORT.replace("\n", "\r\n").removesuffix("\r\n")
    after = amended(
        text, lambda amendment: amendment.add_items(("entries",), [{"measure": "m09", "state": "done"}])
    )
    assert after == text + "\r\n  - {measure: m09, state: done}"


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
texts = words.filter(lambda text: text.strip() != "")
records = st.fixed_dictionaries(
    {"measure": st.sampled_from(["m01", "1.10", "yes", "m#1"]), "state": st.just("done")},
    optional={
        "note": st.lists(texts, min_size=1, max_size=3).map("\n".join),
        "results": st.lists(
            st.fixed_dictionaries({"indicator": texts, "value": texts}), min_size=1, max_size=3
        ),
        "evidence": st.lists(
            st.fixed_dictionaries({"kind": texts}, optional={"title": texts, "number": texts}),
            min_size=1,
            max_size=3,
        ),
    },
)


@given(records=st.lists(records, min_size=1, max_size=4), flow=st.booleans(), new=records, value=texts)
def test_whatever_a_report_holds(records: list[Any], flow: bool, new: dict[str, Any], value: str) -> None:
    """Written, amended and read by PyYAML: the wanted change, and every comment still there."""
    if flow:
        lines = ["entries:", *(f"  - {write_flow(record)}    # 第{n}项" for n, record in enumerate(records))]
    else:
        lines = list(write_entries({"entries": records}))
        lines = [f"{line}    # 注" if line.strip().startswith("state:") else line for line in lines]
    text = "\n".join(["# 头", *lines, "closing: x  # 尾", ""])

    def change(amendment: Amendment) -> None:
        amendment.set_scalar(("entries", 0, "state"), value)
        amendment.add_items(("entries",), [new])
        amendment.add_entries(("entries", len(records) - 1), {"extra": [value]})

    after = amended(text, change)
    wanted = [dict(record) for record in records]
    wanted[0]["state"] = value
    wanted[-1]["extra"] = [value]
    # PyYAML follows YAML 1.1, in which NEL and its like break lines; the writer puts them between quotes.
    assert yaml.safe_load(after)["entries"] == [*wanted, new]
    assert after.count("    # ") == text.count("    # ")
    assert after.startswith("# 头\n")
    assert "closing: x  # 尾\n" in after
