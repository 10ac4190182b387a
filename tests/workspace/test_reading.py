"""What a well-formed file means, and what a document answers about it."""

from __future__ import annotations

import datetime
import gc
import os
import sys
from pathlib import Path

import pytest

from fzjs.workspace.document import Document
from fzjs.workspace.problems import Problem
from fzjs.workspace.reading import Limits, Position, read_document, read_text

LIMITS = Limits()


def read(text: str | bytes, limits: Limits = LIMITS) -> Document:
    return read_text(text.encode() if isinstance(text, str) else text, "计划.yaml", limits)


def value(written: str) -> object:
    document = read(f"值: {written}\n")
    assert document.data is not None
    return document.data["值"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("2024", 2024),
        ("-3", -3),
        ("+3", 3),
        ("1.10", 1.1),
        ("-0.5", -0.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("95%", "95%"),
        ("1.2.3", "1.2.3"),
        ("3—5项", "3—5项"),
        ("2024年底前", "2024年底前"),
        ("９０", "９０"),
        ("2024-04-22", datetime.date(2024, 4, 22)),
        ("2024-02-30", "2024-02-30"),
        ("2024-13-01", "2024-13-01"),
        ("2024-4-2", "2024-4-2"),
        ("2024-05", "2024-05"),
        ("2024-04-22 10:00:00", "2024-04-22 10:00:00"),
        ("2024-04-22T10:00:00Z", "2024-04-22T10:00:00Z"),
        ('"2024"', "2024"),
        ("'true'", "true"),
        ('"2024-04-22"', "2024-04-22"),
        ('""', ""),
        ('"甲\\n乙"', "甲\n乙"),
        ("'甲''乙'", "甲'乙"),
        ("=", "="),
        ("目标：完成", "目标：完成"),
        ("12345678901234567890", 12345678901234567890),
        ("9" * 60, "9" * 60),
        ("9" * 5000, "9" * 5000),
        ("9" * 400 + ".0", "9" * 400 + ".0"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    found = value(written)
    assert found == meant
    assert type(found) is type(meant)
    assert read(f"值: {written}\n").problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (">\n  中文\n  续行\n", "中文续行\n"),
        (">-\n  中文\n  续行\n\n  另一段，\n  续行。\n", "中文续行\n另一段，续行。"),
        (">\n  以 PDF\n  格式报送\n", "以 PDF 格式报送\n"),
        (">\n  中 文\n  Word\n  文档\n", "中 文 Word 文档\n"),
        (">+\n  中文\n  续行\n", "中文续行\n\n"),
        (">\n  中文\n    缩进的一行\n  续行\n  末行\n", "中文\n  缩进的一行\n续行末行\n"),
        (">2\n    首行缩进\n  正文\n  续行\n", "  首行缩进\n正文续行\n"),
        (">\n  行尾空格 \n  续行\n", "行尾空格续行\n"),
        (">\n  占比\n  95%\n", "占比 95%\n"),
        (">\n  “十四五”\n  《规划》——\n  要点…\n", "“十四五”《规划》——要点…\n"),
        ("中文\n  续行 甲\n  乙\n", "中文续行 甲乙"),
        ("中文\n\n  另一段\n  续行\n", "中文\n另一段续行"),
        ("a\n  b\n", "a b"),
        ('"中文\n  续行\\n新行\n  abc"\n', "中文续行\n新行 abc"),
        ("'中文''\n  续行\n  续行'\n", "中文' 续行续行"),
        ('"中文\\\n  续行 \n  末"\n', "中文续行末"),
        ("|\n  中文\n  续行\n", "中文\n续行\n"),
        ("|-\n  中文\n\n  续行\n", "中文\n\n续行"),
        (">\r\n  中文\r\n  续行\r\n", "中文续行\n"),
    ],
)
def test_chinese_lines_join_without_a_space(written: str, meant: str) -> None:
    assert value(written) == meant


def test_nested_collections_and_keys() -> None:
    document = read("甲:\n  - 乙: {丙: [1, 二], 2021: 20%}\n  -\n    - []\n    - {}\n丁: {戊}\n")
    assert document.data == {"甲": [{"乙": {"丙": [1, "二"], 2021: "20%"}}, [[], {}]], "丁": {"戊": None}}
    assert document.problems == ()


def test_aliases_share_what_they_name() -> None:
    document = read("单位: &单位1 [县司法局]\nlead: *单位1\n名: &n 县财政局\n又: *n\n".replace("单位1", "u"))
    assert document.problems == ()
    assert document.data is not None
    assert document.data["lead"] is document.data["单位"]
    assert document.data["又"] == "县财政局"
    assert document.position(("lead", 0)) == Position(1, 9)
    assert document.position(("lead",)) == Position(2, 7)


def test_quoted_keys_are_texts_and_plain_years_are_numbers() -> None:
    assert read('2021: a\n"2022": b\n\'2023\': c\n2024: d\n"2024": e\n').data == {
        2021: "a",
        "2022": "b",
        "2023": "c",
        2024: "d",
        "2024": "e",
    }


def test_positions_of_keys_values_and_what_is_not_there() -> None:
    document = read("title: 示例\ngoals:\n  - title: 😀一\n    lead: [县司法局, 县财政局]\n    note:\n")
    assert document.position(()) == Position(1, 1)
    assert document.position(("title",)) == Position(1, 8)
    assert document.position(("title",), key=True) == Position(1, 1)
    assert document.position(("goals",)) == Position(3, 3)
    assert document.position(("goals", 0)) == Position(3, 5)
    assert document.position(("goals", 0), key=True) == Position(3, 5)
    assert document.position(("goals", 0, "lead", 1)) == Position(4, 18)
    assert document.position(("goals", 0, "note")) == Position(5, 10)
    # What is missing is told at the key of the nearest ancestor, an item of a list at itself.
    assert document.position(("goals", 0, "deadline")) == Position(3, 5)
    assert document.position(("goals", 7)) == Position(2, 1)
    assert document.position(("goals", 0, "title", "x")) == Position(3, 5)
    assert document.position(("nowhere", 3, "x")) == Position(1, 1)


def test_a_year_is_found_as_number_and_as_text() -> None:
    document = read("trajectory: {2021: 20%, 2022: 50%}\n")
    assert (
        document.position(("trajectory", 2022))
        == document.position(("trajectory", "2022"))
        == Position(1, 31)
    )
    assert document.position(("trajectory", "2022"), key=True) == Position(1, 25)


def test_ends_and_raw_scalars() -> None:
    document = read("a: 1.10\nb: '甲''乙' # 注\nc: [甲, 乙]\nd:\n  - x\ne: |\n  甲\n")
    assert document.raw_scalar(("a",)) == "1.10"
    assert document.raw_scalar(("b",)) == "'甲''乙'"
    assert document.end(("b",)) == Position(2, 10)
    assert document.end(("b",), key=True) == Position(2, 2)
    assert document.end(("c",)) == Position(3, 10)
    assert document.end(("d",)) is None
    assert document.end(("nowhere",)) is None
    assert document.raw_scalar(("nowhere",)) == ""
    assert document.raw_scalar(("d", 0)) == "x"


def test_line_text_has_no_line_break() -> None:
    document = read("a: 1\r\nb: 中\rc: 3\n")
    assert [document.line_text(line) for line in range(6)] == ["", "a: 1", "b: 中", "c: 3", "", ""]


def test_places_in_a_mended_text_are_those_of_the_text_as_written() -> None:
    document = read("title：示例\nlead：　［县司法局，县财政局］ # 注\n")
    assert document.data == {"title": "示例", "lead": ["县司法局", "县财政局"]}
    assert document.position(("title",)) == Position(1, 7)
    assert document.position(("lead",)) == Position(2, 7)
    assert document.position(("lead", 1)) == Position(2, 13)
    assert document.raw_scalar(("lead", 1)) == "县财政局"
    assert document.end(("lead",)) == Position(2, 18)


def test_places_beside_removed_characters_are_those_of_the_text_as_written() -> None:
    document = read("a: \u200b\u200b甲\nb\u200b: 乙\nc: 丙\u2028丁\n")
    assert document.data == {"a": "甲", "b": "乙", "c": "丙 丁"}
    assert document.position(("a",)) == Position(1, 6)
    assert document.position(("b",)) == Position(2, 5)
    assert document.position(("c",)) == Position(3, 4)


def test_a_document_without_data_answers_too() -> None:
    document = read("[")
    assert document.data is None
    assert document.position(("a", 1)) == Position(1, 1)
    assert document.end(("a",)) is None
    assert document.raw_scalar(()) == ""
    assert document.line_text(1) == "["


def test_second_of_two_equal_keys_does_not_move_the_places_behind_it() -> None:
    document = read("a: {b: 1, b: [1, {c: 2}], d: 甲}\na: [x, y]\ne: &e [1]\n<<: *e\nf: 乙\n")
    assert document.data == {"a": {"b": 1, "d": "甲"}, "e": [1], "f": "乙"}
    assert document.position(("a", "d")) == Position(1, 30)
    assert document.position(("f",)) == Position(5, 4)
    assert [(problem.code, problem.line, problem.column) for problem in document.problems] == [
        ("FZ007", 1, 11),
        ("FZ007", 2, 1),
        ("FZ019", 4, 1),
    ]


def test_a_document_is_freed_without_the_garbage_collector() -> None:
    document = read("a: [1, {b: 中}]\nc: !x 1\n")
    document.position(("a", 1))
    document.raw_scalar(("a", 0))
    gc.collect()
    gc.disable()
    try:
        del document
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_files_that_cannot_be_read_are_documents_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    for path in (tmp_path / "没有.yaml", tmp_path / "夹", tmp_path / "a\0b.yaml"):
        document = read_document(path, "显示.yaml", LIMITS)
        assert [problem.code for problem in document.problems] == ["FZ015"]
        assert document.data is None
        assert document.path == "显示.yaml"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everybody may read everything here")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "锁.yaml"
    path.write_text("a: 1", "utf-8")
    path.chmod(0)
    assert [problem.code for problem in read_document(path, "锁.yaml", LIMITS).problems] == ["FZ015"]


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "计划.yaml"
    path.write_text("title: 示例\n", "utf-8")
    assert read_document(path, "计划.yaml", LIMITS).data == {"title": "示例"}


def test_limits_are_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "大.yaml"
    path.write_text("a: [1, 2, [3]]\n", "utf-8")

    def problems(limits: Limits) -> tuple[Problem, ...]:
        return read_document(path, "大.yaml", limits).problems

    assert problems(LIMITS) == ()
    assert [problem.code for problem in problems(Limits(max_bytes=10))] == ["FZ009"]
    assert [problem.code for problem in problems(Limits(max_depth=2))] == ["FZ008"]
    assert problems(Limits(max_depth=3)) == ()
    assert [problem.code for problem in problems(Limits(max_nodes=6))] == ["FZ008"]
    assert problems(Limits(max_nodes=7)) == ()
