"""The text report: what reaches the terminal, how wide it is, which page it recommends."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import east_asian_width

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.reporters.json import report_json
from fzjs.checks.reporters.text import report_text, visible
from fzjs.checks.summary import summarise

FOUND = Finding(
    "FZ201",
    "error",
    "“县司法据”不在单位名录里",
    "改成“县司法局”",
    "a.yaml",
    3,
    8,
    12,
    "m01",
    "lead: [县司法据]",
)


def told(*findings: Finding, width: int = 88) -> list[str]:
    return report_text(findings, summarise(findings, 1), width=width).splitlines()


def columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x00", "\x7f", "\x9b", "\u202e", "\u2028", "\r"])
def test_no_control_character_of_a_file_reaches_the_terminal(character: str) -> None:
    bad = replace(
        FOUND,
        message=f"“{character}[31m”不对",
        hint=f"删去{character}",
        path=f"a{character}.yaml",
        subject=f"m{character}",
        excerpt=f"lea{character}: [县司法据]",
    )
    text = report_text([bad], summarise([bad], 1))
    assert character not in text
    shown, caret = (line for line in text.splitlines() if "│" in line)
    assert columns(caret[: caret.index("^")]) == columns(shown[: shown.index("县司法据")]), (
        "the caret stays in place"
    )
    assert caret.count("^") == 8


def test_signs_say_what_was_there() -> None:
    assert visible("a\x1b[31m\x7f\tb") == "a␛[31m␡ b"
    assert visible("示例县\u3000“𠀀”") == "示例县\u3000“𠀀”", "what can be printed stays"


def test_json_keeps_the_characters_as_data() -> None:
    bad = replace(FOUND, message="“\x1b”不对")
    assert "\\u001b" in report_json([bad], summarise([bad], 1))


@pytest.mark.parametrize("width", [30, 40, 60, 80, 88, 120])
def test_excerpts_fit_the_terminal(width: int) -> None:
    line = "text: " + "落实行政执法公示制度，" * 30
    for column in (1, 50, 160, len(line)):
        shown = told(replace(FOUND, excerpt=line, column=column, end_column=column + 3), width=width)
        assert all(columns(text) <= width for text in shown if "│" in text), shown
        caret = next(text for text in shown if "^" in text)
        assert caret.strip().endswith("^")


def test_the_gravest_finding_is_explained() -> None:
    light = replace(FOUND, code="FZ607", severity="info", line=1)
    assert told(light, FOUND)[-1].endswith("fzjs explain FZ201")
    assert told(light)[-1].endswith("fzjs explain FZ607")
