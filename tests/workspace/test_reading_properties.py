"""What holds for every file: no exception, the meaning of YAML 1.2, and true places."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fzjs.workspace.document import Path, Value
from fzjs.workspace.reading import Limits, Position, read_text

LIMITS = Limits()
PLAN = """\
fzjs: 1
kind: annual
title: 示例县工作要点
goals:
  - title: 目标一
    lead: [县司法局, "县财政局"]
    measures:
      - id: m01
        text: >
          第一行
          第二行
        deadline: 2024-10-31
        targets:
          - {indicator: 出庭率, trajectory: {2024: 90%}}
""".encode()

PIECES = [
    *(
        "：",
        "，",
        "［",
        "］",
        "｛",
        "｝",
        "－",
        "＃",
        "“",
        "\u3000",
        "\ufeff",
        "\u2028",
        "\x85",
        "\0",
        "\u200b",
    ),
    *(
        "\t",
        "\r",
        "\r\n",
        "\n",
        "  ",
        "- ",
        "-",
        "? ",
        ": ",
        ":",
        "#",
        "&a ",
        "*a",
        "!x ",
        "<<: *a",
        "---\n",
        "...\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "%YAML 1.2\n",
        "@",
        "`",
        "010",
        "1e3",
        "null",
        "😀",
        "title：甲\n",
    ),
]


def check(data: bytes) -> None:
    """What every document promises, whatever bytes it was."""
    document = read_text(data, "a.yaml", LIMITS)
    lines = re.split(r"\r\n|\r|\n", document.text)
    assert document.data is not None or document.problems
    assert list(document.problems) == sorted(document.problems, key=lambda found: (found.line, found.column))
    for problem in document.problems:
        assert re.fullmatch(r"FZ0\d\d", problem.code)
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert document.line_text(problem.line) == lines[problem.line - 1]
    for path in paths(document.data):
        for key in (False, True):
            place = document.position(path, key=key)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            document.end(path, key=key)
        document.raw_scalar(path)


def paths(data: object, above: Path = ()) -> list[Path]:
    """The paths of all nodes of some data."""
    found = [above]
    if isinstance(data, dict):
        found += [path for key, value in data.items() for path in paths(value, (*above, key))]
    elif isinstance(data, list):
        found += [path for index, value in enumerate(data) for path in paths(value, (*above, index))]
    return found


@given(st.binary(max_size=200))
def test_any_bytes_make_a_document(data: bytes) -> None:
    check(data)


@given(st.lists(st.sampled_from([*PIECES, "a", "甲", "b: 1\n", "c:\n"]), max_size=30))
@settings(max_examples=300)
@example(["? ", "[", "a"])
def test_any_marks_make_a_document(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@given(
    st.lists(
        st.tuples(st.integers(0, len(PLAN)), st.integers(0, 12), st.sampled_from(["", *PIECES])), max_size=4
    )
)
@settings(max_examples=300)
def test_a_plan_spoilt_anywhere_makes_a_document(changes: list[tuple[int, int, str]]) -> None:
    data = PLAN
    for start, length, piece in changes:
        data = data[:start] + piece.encode() + data[start + length :]
    check(data)


# The meaning, told a second time without regard to speed: PyYAML's nodes, resolved by the productions of
# YAML 1.2.2 chapter 10.3.2.
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)\.[0-9]*)")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def meaning(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {meaning(key): meaning(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [meaning(item) for item in node.value]
    written: str = node.value
    if node.style:
        return written
    if written in CONSTANTS:
        return CONSTANTS[written]
    if INTEGER.fullmatch(written):
        return int(written)
    if FRACTION.fullmatch(written):
        return float(written)
    if DAY.fullmatch(written):
        try:
            return datetime.date.fromisoformat(written)
        except ValueError:
            pass
    return written


SAFE_WORDS = [
    "甲",
    "乙丙",
    "县司法局",
    "a",
    "b c",
    "m01",
    "十四五",
    "😀",
    "𠮷",
    "2024年",
    "90%",
    "《法》",
    "（一）",
    "甲：y",
]
TEXTS = st.lists(st.sampled_from(SAFE_WORDS), min_size=1, max_size=3).map("".join)
PLAIN = st.one_of(
    TEXTS,
    st.sampled_from(
        ["yes", "on", "12:30", "2024", "-3", "1.10", "true", "null", "~", "2024-05-01", "2024-02-30", "0.5"]
    ),
)
ANY_TEXT = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" 　"), max_size=8)


@dataclass
class Writer:
    """Writes a document in some style and notes where each key and value begins, and how it is written."""

    choose: Callable[[int], int]
    line_end: str
    text: str = ""
    keys: dict[Path, tuple[int, str]] = field(default_factory=dict)
    values: dict[Path, tuple[int, str]] = field(default_factory=dict)

    def scalar(self, value: str) -> str:
        style = self.choose(3)
        if style == 1:
            return "'" + value.replace("'", "''") + "'"
        if style == 2:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return value

    def flow(self, value: Value, path: Path) -> None:
        start = len(self.text)
        if isinstance(value, dict):
            self.text += "{"
            for number, (key, item) in enumerate(value.items()):
                self.text += ", " if number else ""
                self.key(key, (*path, key))
                self.flow(item, (*path, key))
            self.text += "}"
        elif isinstance(value, list):
            self.text += "["
            for number, item in enumerate(value):
                self.text += ", " if number else ""
                self.flow(item, (*path, number))
            self.text += "]"
        else:
            self.text += self.scalar(str(value))
        self.values[path] = (start, self.text[start:])

    def key(self, key: str | int, path: Path) -> None:
        written = self.scalar(str(key))
        self.keys[path] = (len(self.text), written)
        self.text += written + ": "

    def block(self, value: Value, path: Path, indent: int) -> None:
        """A value behind a colon or dash, or at the top."""
        if not isinstance(value, dict | list) or not value or (path and self.choose(3) == 0):
            self.flow(value, path)
            self.text += self.line_end
            return
        if path:
            self.text = self.text.rstrip(" ") + self.line_end
        for number, (step, item) in enumerate(value.items() if isinstance(value, dict) else enumerate(value)):
            self.text += " " * indent
            if not number:
                self.values[path] = (len(self.text), "")
            if isinstance(value, dict):
                self.key(step, (*path, step))
            else:
                self.text += "- "
            self.block(item, (*path, step), indent + 2)


DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        PLAIN,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


@given(DATA, st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200)
def test_every_place_is_true(data: dict[str | int, Value], random: object, line_end: str) -> None:
    writer = Writer(random.randrange, line_end)  # type: ignore[attr-defined]
    writer.block(data, (), 0)
    document = read_text(writer.text.encode(), "a.yaml", LIMITS)
    assert [problem.code for problem in document.problems] == ["FZ018"] * (line_end == "\r\n")
    assert document.data == meaning(yaml.compose(writer.text, yaml.CBaseLoader))
    lines = document.text.split(line_end)
    for path, (offset, written) in writer.values.items():
        place = document.position(path)
        assert place == expected(document.text, offset)
        assert lines[place.line - 1][place.column - 1 :].startswith(written)
        if written:
            end = document.end(path)
            assert end == expected(document.text, offset + len(written))
    for path, (offset, written) in writer.keys.items():
        place = document.position(path, key=True)
        assert place == expected(document.text, offset)
        assert lines[place.line - 1][place.column - 1 :].startswith(written)


def expected(text: str, offset: int) -> Position:
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner, max_size=3), max_leaves=6))
@settings(max_examples=200)
def test_what_pyyaml_writes_is_read_back(data: object) -> None:
    text = yaml.dump({"a": data}, allow_unicode=True, width=100_000)
    document = read_text(text.encode(), "a.yaml", LIMITS)
    # PyYAML writes `-甲` and `x：甲` without quotes; they are told as slips, and never changed in silence.
    assert document.data == {"a": data} or document.problems


@given(
    st.lists(
        st.text("甲乙，。ab1 ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=5
    )
)
def test_folding_only_drops_breaks_between_chinese(lines: list[str]) -> None:
    written = "a: >-\n" + "".join(f"  {line}\n" for line in lines)
    meant = lines[0]
    for line in lines[1:]:
        both_chinese = meant[-1] in "甲乙，。" and line[0] in "甲乙，。"
        meant += line if both_chinese else f" {line}"
    quoted = 'a: "' + "\n  ".join(lines) + '"\n'
    for text in (written, quoted):
        assert read_text(text.encode(), "a.yaml", LIMITS).data == {"a": meant}
