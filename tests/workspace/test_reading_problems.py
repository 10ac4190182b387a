"""Every problem of a file at its place, beside the harmless look-alikes that must pass."""

from __future__ import annotations

import re

import pytest

from fzjs.workspace.reading import Limits, read_text

Found = list[tuple[str, int, int]]

WRONG: dict[str, tuple[str | bytes, Found]] = {
    "GBK": ("title: 示例县法治政府建设".encode("gbk"), [("FZ001", 1, 1)]),
    "GB18030 with a problem inside": ("a: 甲\na: 乙".encode("gb18030"), [("FZ001", 1, 1), ("FZ007", 2, 1)]),
    "UTF-16 with mark": ("a: 甲".encode("utf-16"), [("FZ001", 1, 1)]),
    "UTF-16 without mark": ("title: 甲".encode("utf-16-be"), [("FZ001", 1, 1)]),
    "UTF-32 with mark": ("a: 甲".encode("utf-32"), [("FZ001", 1, 1)]),
    "broken UTF-8": ("a: 甲\nb: 乙".encode() + b"\xff", [("FZ001", 2, 5)]),
    "BOM": (b"\xef\xbb\xbfa: 1", [("FZ002", 1, 1)]),
    "open double quote": ('a: "甲\nb: 1\n', [("FZ003", 1, 4)]),
    "open quote that the next line closes": ('a: "甲\nb: "乙"\nc: 1\n', [("FZ003", 1, 4)]),
    "open single quote": ("a:\n  - '甲\n", [("FZ003", 2, 5)]),
    "open bracket": ("a: [甲, 乙\nb: 1\nc: 2\n", [("FZ003", 1, 4)]),
    "open brace": ("a: {b: 1\n", [("FZ003", 1, 4)]),
    "closing bracket too many": ("a: 1\nb: ]\n", [("FZ003", 2, 4)]),
    "text after quotes": ("a: '甲'乙\n", [("FZ003", 1, 7)]),
    "mapping in a value": ("a: 目标: 完成\n", [("FZ003", 1, 6)]),
    "key deeper than its siblings": ("a: 1\n  b: 2\n", [("FZ003", 2, 1)]),
    "key shallower than its siblings": ("a:\n    b: 1\n  c: 2\n", [("FZ003", 3, 1)]),
    "line without a colon": ("a: 1\n甲乙\nb: 2\n", [("FZ003", 2, 1)]),
    "list item behind a colon": ("a: - b\n", [("FZ003", 1, 4)]),
    "item among keys": ("a: b\n- c\n", [("FZ003", 2, 1)]),
    "at sign": ("a: @甲\n", [("FZ003", 1, 4)]),
    "backquote": ("甲: `b`\n", [("FZ003", 1, 4)]),
    "percent sign": ("a: 1\nb: %甲\n", [("FZ003", 2, 4)]),
    "unknown escape": ('a: "\\q"\n', [("FZ003", 1, 5)]),
    "short hexadecimal escape": ('a: "\\x4"\n', [("FZ003", 1, 7)]),
    "surrogate escape": ('a: "\\ud800"\n', [("FZ003", 1, 7)]),
    "text on the line of a block mark": ("a: |甲\n  乙\n", [("FZ003", 1, 5)]),
    "block indentation of nothing": ("a: |0\n  乙\n", [("FZ003", 1, 5)]),
    "undefined alias": ("a: *b\nc: *d\n", [("FZ003", 1, 4), ("FZ003", 2, 4)]),
    "star in bold text": ("a: **甲**\n", [("FZ003", 1, 4)]),
    "colons": ("title：甲\nid：乙\n", [("FZ004", 1, 6), ("FZ004", 2, 3)]),
    "one colon among good lines": ("a: 1\ntitle：甲\nb: 2\n", [("FZ004", 2, 6)]),
    "colon of the last line": ("a: 1\ntitle：甲", [("FZ004", 2, 6)]),
    "colons below a key": ("a:\n  b：1\n  c：2\n", [("FZ004", 2, 4), ("FZ004", 3, 4)]),
    "colon in an item": ("a:\n  - indicator：甲\n", [("FZ004", 2, 14)]),
    "colon behind CRLF lines": ("a: 1\r\nb：2\r\n", [("FZ018", 1, 1), ("FZ004", 2, 2)]),
    "colon behind an emoji": ("{😀: 1, b：2}", [("FZ004", 1, 9)]),
    "years with wide colons": (
        "a: {2021：20%，2022：50%}\n",
        [("FZ004", 1, 9), ("FZ004", 1, 13), ("FZ004", 1, 18)],
    ),
    "commas": ("a: [甲，乙，丙]\n", [("FZ004", 1, 6), ("FZ004", 1, 8)]),
    "comma in a mapping": ("a: {b: 甲，c: 乙}\n", [("FZ004", 1, 9)]),
    "comma over lines": ("a: [甲，\n  乙]\n", [("FZ004", 1, 6)]),
    "square brackets": ("a: ［甲］\n", [("FZ004", 1, 4), ("FZ004", 1, 6)]),
    "braces": ("a: ｛b: 甲｝\n", [("FZ004", 1, 4), ("FZ004", 1, 9)]),
    "quotes": ("a: “甲: 乙”\n", [("FZ004", 1, 4)]),
    "wide dashes": ("a:\n  － 甲\n  － 乙\n", [("FZ004", 2, 3), ("FZ004", 3, 3)]),
    "em dashes": ("a:\n  —甲\n  —乙\n", [("FZ004", 2, 3), ("FZ004", 3, 3)]),
    "comment line": ("a: 1\n＃ 注\nb: 2\n", [("FZ004", 2, 1)]),
    "comment behind a value": ("＃注\na: 甲 ＃ 注\n", [("FZ004", 1, 1), ("FZ004", 2, 6)]),
    "tight colon": ("title:甲\nid:m01\n", [("FZ005", 1, 6), ("FZ005", 2, 3)]),
    "tight colon in an item": ("a:\n  - 甲\n  - indicator:乙\n", [("FZ005", 3, 14)]),
    "tight colon in a mapping": ("a: {b:甲, 2021:20%}\n", [("FZ005", 1, 6), ("FZ005", 1, 14)]),
    "wide space behind the colon": ("title:　甲\na: 1\n", [("FZ005", 1, 6)]),
    "tight dash": ("a:\n  -甲\n  -乙\n", [("FZ005", 2, 3), ("FZ005", 3, 3)]),
    "tight dash among good ones": ("a:\n  - 甲\n  -乙\n  - 丙\n", [("FZ005", 3, 3)]),
    "tight suppression": ("a: 甲# fzjs: ignore[FZ203] 已核\n", [("FZ005", 1, 5)]),
    "tabs": ("a:\n\tb: 1\n\tc: 2\n", [("FZ006", 2, 1), ("FZ006", 3, 1)]),
    "tab of eight": ("a:\n        b: 1\n\tc: 2\n", [("FZ006", 3, 1)]),
    "tab in a block text": ("a: |\n  甲\n\t乙\n", [("FZ006", 3, 1)]),
    "wide spaces": ("a:\n　b: 1\n　c: 2\n", [("FZ006", 2, 1), ("FZ006", 3, 1)]),
    "one wide space": ("a: 1\n　id: x\n", [("FZ006", 2, 1)]),
    "equal keys": ("a: 1\nb: {c: 1, c: 2}\na: 3\n", [("FZ007", 2, 11), ("FZ007", 3, 1)]),
    "equal keys, quoted": ("a: 1\n'a': 3\n\"a\": 4\n", [("FZ007", 2, 1), ("FZ007", 3, 1)]),
    "alias of itself": ("a: &x [*x]\n", [("FZ008", 1, 8)]),
    "zero-width space": ("a: 甲\nb: 县\u200b司法局\n", [("FZ010", 2, 5)]),
    "false line breaks": (
        "a: 甲\x85乙\nb: \u2028丙\nc: 丁\u2029\n",
        [("FZ010", 1, 5), ("FZ010", 2, 4), ("FZ010", 3, 5)],
    ),
    "controls": ("a: 甲\x00\nb: \x07乙\nc: 丙\x7f\n", [("FZ010", 1, 5), ("FZ010", 2, 4), ("FZ010", 3, 5)]),
    "BOM inside": ("a: 1\n\ufeffb: 2\n", [("FZ010", 2, 1)]),
    "direction marks": ("a: \u202a甲\u202c\n", [("FZ010", 1, 4), ("FZ010", 1, 6)]),
    "joiner between ideographs": ("a: 甲\u200d乙\n", [("FZ010", 1, 5)]),
    "noncharacter": ("a: 甲\ufffe\n", [("FZ010", 1, 5)]),
    "control by escape": ('a: "\\0"\n', [("FZ010", 1, 4)]),
    "tag that runs code": ("a: !!python/object:os.system x\n", [("FZ011", 1, 4)]),
    "tags everywhere": (
        "a: !x 甲\nb: !!map {c: 1}\n!!str d: 1\n",
        [("FZ011", 1, 4), ("FZ011", 2, 4), ("FZ011", 3, 1)],
    ),
    "undeclared tag handle": ("a: !x!y 甲\n", [("FZ011", 1, 4)]),
    "exclamation mark": ("a: !重要\n", [("FZ011", 1, 4)]),
    "two documents": ("---\na: 1\n---\nb: 2\n", [("FZ012", 3, 1)]),
    "text behind the end": ("a: 1\n...\nb: 2\n", [("FZ012", 3, 1)]),
    "directive": ("%YAML 1.2\n---\na: 1\n", [("FZ012", 1, 1)]),
    "unknown version": ("%YAML 1.3\n---\na: 1\n", [("FZ012", 1, 1)]),
    "leading zeros": ("a: 010\nb: -007\nc: 00.5\n", [("FZ013", 1, 4), ("FZ013", 2, 4), ("FZ013", 3, 4)]),
    "other bases": ("a: [0x1F, 0o17, 0b1]\n", [("FZ013", 1, 5), ("FZ013", 1, 11), ("FZ013", 1, 17)]),
    "underscores and exponents": (
        "a: 1_000\nb: 1e3\nc: 1.5E-3\n",
        [("FZ013", 1, 4), ("FZ013", 2, 4), ("FZ013", 3, 4)],
    ),
    "no numbers at all": (
        "a: .inf\nb: -.INF\nc: .nan\n",
        [("FZ013", 1, 4), ("FZ013", 2, 4), ("FZ013", 3, 4)],
    ),
    "leading zero as key": ("01: a\n", [("FZ013", 1, 1)]),
    "mixed line ends": ("a: 1\nb: 2\r\nc: 3\n", [("FZ014", 2, 5)]),
    "CR only": ("a: 1\rb: 2\r", [("FZ014", 1, 5)]),
    "empty": ("", [("FZ017", 1, 1)]),
    "blank": ("\n  \n", [("FZ017", 1, 1)]),
    "comments only": ("# 注\n", [("FZ017", 1, 1)]),
    "null": ("---\n", [("FZ017", 1, 1)]),
    "list at the top": ("# 注\n- 甲\n", [("FZ017", 2, 1)]),
    "text at the top": ("甲乙丙\n", [("FZ017", 1, 1)]),
    "CRLF": ("a: 1\r\nb: 2\r\n", [("FZ018", 1, 1)]),
    "merge key": ("a: &a {b: 1}\nc:\n  <<: *a\n", [("FZ019", 3, 3)]),
    "list as key": ("? [a]\n: b\n", [("FZ019", 1, 3)]),
    "constants as keys": ("null: 1\ntrue: 2\n1.5: 3\n", [("FZ019", 1, 1), ("FZ019", 2, 1), ("FZ019", 3, 1)]),
    "missing key": ("?\n: 甲\na: 1\n", [("FZ019", 1, 2)]),
}

HARMLESS: dict[str, str] = {
    "wide colon in a text": "text: 目标：完成\n",
    "wide colon in an item": "a:\n  - 县司法局：负责\n  - 一是：二是\n",
    "wide colon in a text that goes on": "text: 第一句\n  负责单位：县司法局\n  以及：其他\nb: 1\n",
    "structure in a block text": "text: |\n  title：甲\n  －乙\n  ＃丙\n  [丁，戊］\nb: 1\n",
    "structure in a quoted text": 'text: "title：甲\n  －乙"\nb: 1\n',
    "wide comma in a text": "text: 甲，乙\na: [“甲”, 丙、丁]\n",
    "wide comma in a quoted item": "a: ['甲，乙', \"丙，丁\"]\n",
    "wide comma in a sentence": "a: [甲，乙；丙，丁。]\n",
    "wide comma in a flow text": "a: {title: 甲, text: 乙，丙：丁}\n",
    "Chinese quotes": "a: “甲”\nb: ‘乙’\n",
    "Chinese dash": "a: ——甲\nb:\n  - ——乙\n  - 甲—乙\n",
    "wide sharp sign in a text": "a: 第1＃楼\n",
    "links and references": "a: http://x.cn/y\nb: annual-2024#m04\nc: index/2024-00018\n",
    "digest": "a: sha256:d279450068ff\n",
    "times and negative numbers": "a:\n  - 12:30\n  - -5\n  - -0.5\n",
    "sharp sign in a text": "a: 甲#乙\nb: C#\n",
    "comment behind brackets": "a: [甲]# 注\nb: '乙'# 注\n",
    "tab behind a colon": "a:\t甲\n",
    "tab before a comment": "a: 甲\t# 注\n",
    "tab in a text": "a: 甲\t乙\nb: |\n  丙\t丁\n",
    "wide spaces in a text": "a: 甲　乙\nb: |\n  　　首行空两格\n",
    "equal keys in different mappings": "a: {c: 1}\nb: {c: 1}\n",
    "number and text of the same look as keys": "2021: 1\n'2021': 2\n",
    "alias used twice": "a: &x [1]\nb: [*x, *x]\n",
    "joined emoji": "a: 👨\u200d👩\u200d👧\n",
    "written replacement of controls": 'a: "甲\\t乙\\n"\n',
    "exclamation marks": "a: 重要！\nb: 甲!\nc: '!甲'\n",
    "quoted tag": 'a: "!!python/object"\n',
    "one document with marks": "---\na: 1\n...\n",
    "dashes in a text": "a: |\n  ---\n  ...\n",
    "zeros that are fine": "a: 0\nb: 0.5\nc: '010'\nd: 010号\ne: 0937-123\nf: 12:05\n",
    "letters that are no number": "a: 0x\nb: 1e\nc: e3\nd: inf\ne: nan\nf: _1\n",
    "quoted keys": "'null': 1\n\"true\": 2\n'1.5': 3\n",
    "dates as keys": "2024-05-01: 1\n",
    "no line end": "a: 1",
    "explicit key": "? a\n: b\n",
}


def found(text: str | bytes) -> Found:
    document = read_text(text if isinstance(text, bytes) else text.encode(), "a.yaml", Limits())
    return [(problem.code, problem.line, problem.column) for problem in document.problems]


@pytest.mark.parametrize("name", WRONG)
def test_problem_is_told_at_its_place(name: str) -> None:
    text, expected = WRONG[name]
    assert found(text) == expected


@pytest.mark.parametrize("name", HARMLESS)
def test_look_alike_passes(name: str) -> None:
    assert found(HARMLESS[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_message_and_hint_are_chinese_and_complete(name: str) -> None:
    text, _ = WRONG[name]
    for problem in read_text(text if isinstance(text, bytes) else text.encode(), "a.yaml", Limits()).problems:
        assert re.search("[一-龥]{2}", problem.message)
        assert re.search("[一-龥]{2}", problem.hint)
        assert "{" not in problem.message.replace("“{", "").replace("{”", "")
        assert problem.end_column is None or problem.end_column > problem.column


MENDED = [
    ("title：甲\nid：乙\n", {"title": "甲", "id": "乙"}),
    ("a:\n  b：1\n  c：二\n", {"a": {"b": 1, "c": "二"}}),
    ("a: ［甲，乙］\nb: {c：1，d：2｝\n", {"a": ["甲", "乙"], "b": {"c": 1, "d": 2}}),
    ("a:\n  － 甲\n  -乙\n  —丙\n", {"a": ["甲", "乙", "丙"]}),
    ("a:\n\t- b: 1\n\t  c: 2\n", {"a": [{"b": 1, "c": 2}]}),
    ("a:\n    b: 1\n\tc: 2\n", {"a": {"b": 1, "c": 2}}),
    ("title: “甲: 乙”\n", {"title": "甲: 乙"}),
    ("a: 1\n　id: x\n", {"a": 1, "id": "x"}),
    ("a: 甲 ＃ 注\nb：1\n", {"a": "甲", "b": 1}),
    ("a: 1\na: 2\n", {"a": 1}),
    ("a: 1\n---\nb: 2\n", {"a": 1}),
    ("title: 示例县".encode("gbk"), {"title": "示例县"}),
    ("\ufefftitle: 甲".encode(), {"title": "甲"}),
]


@pytest.mark.parametrize(("text", "data"), MENDED)
def test_the_rest_of_the_file_is_read_all_the_same(text: str | bytes, data: object) -> None:
    document = read_text(text if isinstance(text, bytes) else text.encode(), "a.yaml", Limits())
    assert document.data == data
    assert document.problems


def test_slips_and_another_error_are_told_together() -> None:
    assert found("title：甲\nid：乙\nlead: [丙\n") == [("FZ004", 1, 6), ("FZ004", 2, 3), ("FZ003", 3, 7)]


def test_ten_slips_are_ten_problems() -> None:
    text = "".join(f"key{number}：值\n" for number in range(10))
    assert found(text) == [("FZ004", line, 5) for line in range(1, 11)]


def test_duplicate_names_the_first_place() -> None:
    problems = read_text("# 注\na: 1\n\nb: 2\na: 3\n".encode(), "a.yaml", Limits()).problems
    assert "第 2 行" in problems[0].message


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a:\n  - id: m01\n   text: 甲\n", (3, 1, 4), "本行缩进 3 格，应为 4 格", "左端对齐"),
        ("a:\n  - id: m01\n     text: 甲\n", (3, 1, 6), "本行缩进 5 格，应为 4 格", "左端对齐"),
        ("a:\n  - id: m01\n    b:\n      - 甲\n     - 乙\n", (5, 1, 6), "本行缩进 5 格，应为 6 格", "“-”"),
        ("a: 1\n b: 2\n", (2, 1, 2), "本行缩进 1 格，应顶格写", "左端对齐"),
        ("a: {b: 甲字[2024]5号}\n", (1, 8, 18), "“[”", '"甲字[2024]5号"'),
        ("a: [甲字[2024]5号, 乙]\n", (1, 5, 15), "“[”", '"甲字[2024]5号"'),
        ("a: {id: m03, title: 规范决策 lead: [甲]}\n", (1, 26, 30), "“lead”前面缺少逗号", "“, lead: ”"),
        ("a: *领导\n", (1, 4, None), "“*”", "加引号"),
        ("a: &领导\n", (1, 4, None), "“&”", "加引号"),
        ("a: [*法]\n", (1, 5, None), "“*”", "加引号"),
    ],
)
def test_a_slip_is_told_with_what_to_write(
    text: str, place: tuple[int, int, int | None], message: str, hint: str
) -> None:
    (problem,) = read_text(text.encode(), "plan.yaml", Limits()).problems
    assert (problem.line, problem.column, problem.end_column) == place
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF 文件"),
        (b"PK\x03\x04\x14\x00\x06\x00", "DOCX"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "程序文件"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word"),
        (bytes(range(256)) * 4, "二进制文件"),
        (bytes(400), "二进制文件"),
        (b"fzjs: 1\nkind: annual\n" + bytes(range(14, 32)) * 3 + b"\xff\xfe", "二进制文件"),
    ],
)
def test_what_is_no_text_is_told_once_as_what_it_is(data: bytes, what: str) -> None:
    (problem,) = read_text(data, "plan.yaml", Limits()).problems
    assert (problem.code, problem.line, problem.column) == ("FZ001", 1, 1)
    assert f"不是文本文件（{what}" in problem.message


BIG5 = "fzjs: 1\nkind: annual\nid: a\ntitle: 示例縣法治政府建設工作要點\npreamble: 依法行政，執行到位。\n"


def test_big5_is_read_as_such() -> None:
    document = read_text(BIG5.encode("big5"), "plan.yaml", Limits())
    assert [problem.code for problem in document.problems] == ["FZ001"]
    assert "Big5" in document.problems[0].message
    assert document.data == read_text(BIG5.encode(), "plan.yaml", Limits()).data


@pytest.mark.parametrize("tail", ["title: 示", "示", "b: {c: 示", "- 示"])
def test_a_file_that_ends_within_a_character_is_told_once(tail: str) -> None:
    document = read_text(f"a: 建设法治政府工作要点\n{tail}".encode()[:-1], "plan.yaml", Limits())
    assert [problem.code for problem in document.problems] == ["FZ001"]
