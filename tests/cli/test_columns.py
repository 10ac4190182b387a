"""Tables in terminals of any width: nothing is cut off, names stay readable, lines stay within the room."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from fzjs.cli.columns import Lines, Rows

NAMES = [
    "把党的领导贯彻到法治政府建设的每一个环节并逐级压实第一责任人职责",
    "全面推行行政规范性文件合法性审核机制实现应审尽审",
    "短名",
]
PLAN = f"""\
kind: annual
id: p
title: 示例县2024年法治政府建设工作要点
year: 2024
goals:
  - title: 一、全部
    number: 一、
    measures:
      - {{id: m1, number: （一）, title: {NAMES[0]}, lead: [县发展和改革局], deadline: 2023-11-30}}
      - {{id: m2, number: （二）, title: {NAMES[1]}, lead: [县司法局], deadline: 每季度末, targets: [培训不少于10次]}}
      - {{id: m3, number: （三）, title: {NAMES[2]}, lead: [县司法局], deadline: 尽快}}
"""
UNITS = "kind: units\njurisdiction: 示例县\nunits: [{name: 县司法局}, {name: 县发展和改革局}]\n"
WIDTHS = (60, 80, 100, 120, 200)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    (tmp_path / "fzjs.yaml").write_text("kind: workspace\njurisdiction: 示例县\ncurrent: p\n", "utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def shown(folder: Path, width: int, *options: str) -> list[str]:
    """What a terminal of this width shows."""
    termios = pytest.importorskip("termios", reason="no pseudo terminals here")
    import fcntl
    import pty
    import struct

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    surroundings = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    for name in ("COLUMNS", "LINES"):
        surroundings.pop(name, None)
    command = [sys.executable, "-m", "fzjs", "status", "--on", "2024-06-15", *options]
    with subprocess.Popen(command, cwd=folder, stdout=theirs, stderr=subprocess.DEVNULL, env=surroundings):
        os.close(theirs)
        told = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            told += piece
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;]*m", "", told.decode()).replace("\r", "").splitlines()


def piped(folder: Path) -> list[str]:
    command = [sys.executable, "-m", "fzjs", "status", "--on", "2024-06-15"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode().splitlines()


def check(lines: list[str], width: int) -> None:
    assert max(map(cell_len, lines)) <= width
    for name in NAMES:
        assert any(name[:12] in line for line in lines), f"{name} cannot be read at {width}"
    text = "\n".join(lines)
    assert "× 已超期 198 天" in text
    assert "? 无法判断" in text
    assert "…" not in text
    assert "2023-11-30" in text
    for unit in ("县发展和改", "县司法局"):
        assert unit in text


@pytest.mark.parametrize("width", WIDTHS)
def test_in_a_terminal(county: Path, width: int) -> None:
    check(shown(county, width), width)


def test_in_a_pipe(county: Path) -> None:
    check(piped(county), 120)


@pytest.mark.parametrize("width", WIDTHS)
def test_loads_in_a_terminal(county: Path, width: int) -> None:
    lines = shown(county, width, "--by-unit")
    assert max(map(cell_len, lines)) <= width
    assert any("县发展和改革局" in line for line in lines)


@given(
    st.lists(
        st.lists(st.text("甲乙，。（）；“”ab12 ", max_size=60), min_size=4, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.integers(60, 200),
)
def test_nothing_is_lost_at_any_width(cells: list[list[str]], width: int) -> None:
    columns = ("序号", "措施", "期限", "进展")
    rows = [[Text(str(place)), *map(Text, row[1:])] for place, row in enumerate(cells)]
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(Rows(columns, rows))
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    found = sorted("".join(lines).replace(" ", ""))
    for character in "甲乙，。ab":
        wanted = sum(text.count(character) for row in cells for text in row[1:])
        assert found.count(character) == wanted


@given(st.text("甲乙，。（）；“”ab12/ ", max_size=200), st.integers(20, 80))
def test_sentences_are_broken_where_they_may_be(text: str, width: int) -> None:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(Lines([text]))
    lines = out.getvalue().splitlines()
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
