"""Output never takes the place of a plan, whatever is forced."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.cli.exits import CannotRunError
from fzjs.cli.writing import write_bytes, write_file
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "command",
    [
        ["status", "--on", "2024-06-15", "--format", "csv"],
        ["status", "--on", "2024-06-15", "--format", "html"],
        ["status", "--on", "2024-06-15", "--by-unit", "--format", "json"],
        ["export", "ics", "--on", "2024-06-15"],
        ["render", "--format", "md"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["annual-2024.yaml", "units.yaml", "fzjs.yaml"])
def test_no_command_writes_over_a_file_of_the_workspace(
    fzjs: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], name: str
) -> None:
    monkeypatch.chdir(workspace)
    before = (workspace / name).read_bytes()
    ran = fzjs(*command, "-o", name, "--force")
    assert ran.code == 2
    assert name in ran.err
    assert (workspace / name).read_bytes() == before


@pytest.mark.parametrize(
    "there",
    [
        b"fzjs: 1\nkind: annual\n",
        b"\xef\xbb\xbfkind: annual\n",
        b"# x\r\n'kind' : \"annual\"\r\n",
        b"{kind: annual, id: x}",
        "标题\nkind: annual\n".encode("gbk"),
        "kind: annual\n".encode("utf-16"),
        "kind：annual\n".encode(),
        "kind：annual\n".encode("gbk"),
        b"kind: anual\n",
        b"kind:\n",
    ],
)
def test_however_a_plan_is_written(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "plan.YAML"
    path.write_bytes(there)
    for data in (b"", b"a,b\n", b"BEGIN:VCALENDAR\r\n", b'{"plan": 1}'):
        with pytest.raises(CannotRunError, match="没有覆盖"):
            write_bytes(path, data, force=True)
    assert path.read_bytes() == there


def test_the_same_kind_may_replace_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    write_file(path, "kind: anual\nid: a\n")
    write_file(path, "kind: annual\nid: a\n", force=True)
    write_file(path, "kind: annual\nid: b\n", force=True)
    with pytest.raises(CannotRunError, match="年度工作要点"):
        write_file(path, "kind: report\n", force=True)
    assert path.read_text("utf-8") == "kind: annual\nid: b\n"


def test_other_files_are_replaced_as_before(tmp_path: Path) -> None:
    for name, text in (("a.txt", "kind: annual\n"), ("a.yaml", "image: python\n"), ("a.yaml", "")):
        (tmp_path / name).write_text(text, "utf-8")
        write_file(tmp_path / name, "anything", force=True)
        assert (tmp_path / name).read_text("utf-8") == "anything"
