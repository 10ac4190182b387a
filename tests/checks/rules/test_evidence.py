"""FZ706–FZ709: the files, numbers and addresses of evidence."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.rules import evidence as evidence_rules
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import brief, findings, lay_out

REPORT = "fzjs: 1\nkind: report\nplan: annual-2024\nunit: 县司法局\nperiod: 2024-03\nentries:\n"
ENTRY = "  - measure: m01\n    state: done\n    evidence:\n"
CODES = ("FZ706", "FZ707", "FZ708", "FZ709")


def found(folder: Path, *lines: str) -> list[Finding]:
    """What is found about one piece of evidence; its own lines begin at line 11."""
    lay_out(folder)
    text = REPORT + ENTRY + "      - kind: 会议记录\n" + "".join(f"        {line}\n" for line in lines)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    return findings(Workspace(folder), *CODES)


@pytest.mark.parametrize(
    "line",
    [
        "file: evidence/meeting-2024-03.txt",
        "file: ./evidence/meeting-2024-03.txt",
        "number: 示司字〔2024〕5号",
        "url: https://example.org/a",
    ],
)
def test_evidence_that_can_be_found(line: str, tmp_path: Path) -> None:
    assert found(tmp_path, line) == []


@pytest.mark.parametrize(
    "file",
    [
        "/etc/hostname",
        "../secret.txt",
        "evidence/../../secret.txt",
        "..\\secret.txt",
        "C:\\材料\\会议记录.docx",
        "C:/材料.docx",
        "\\\\server\\材料.docx",
        "~/材料.docx",
    ],
)
def test_paths_that_lead_out(file: str, tmp_path: Path) -> None:
    assert brief(found(tmp_path, f"file: {file}")) == [("FZ706", 11, 15)]


def test_a_link_that_leads_out_is_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("秘密", encoding="utf-8")
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    sha = hashlib.sha256(outside.read_bytes()).hexdigest()
    assert brief(found(folder, "file: link.txt", f'sha256: "{sha}"')) == [("FZ706", 11, 15)]


def test_a_link_inside_the_workspace_is_fine(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("evidence/meeting-2024-03.txt")
    assert found(tmp_path, "file: link.txt") == []


def test_links_in_a_circle_are_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert brief(found(tmp_path, "file: a")) == [("FZ707", 11, 15)]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("evidence/meeting-2024-04.txt", "找不到"),
        ("evidence", "文件夹"),
        ("字" * 300, "找不到"),
        ('"a\\u0001b"', "找不到"),
    ],
)
def test_files_that_are_not_there(file: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, f"file: {file}")
    assert brief(findings) == [("FZ707", 11, 15)]
    assert words in findings[0].message


def test_the_wrong_slash_is_told(tmp_path: Path) -> None:
    findings = found(tmp_path, "file: evidence\\meeting-2024-03.txt")
    assert brief(findings) == [("FZ707", 11, 15)]
    assert "分隔用 /" in findings[0].hint


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    findings = found(tmp_path, "file: pipe", f'sha256: "{"0" * 64}"')
    assert brief(findings) == [("FZ707", 11, 15)]


def test_the_hash_of_a_file(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "first").root / "evidence/meeting-2024-03.txt"
    right = hashlib.sha256(content.read_bytes()).hexdigest()
    second = tmp_path / "second"
    second.mkdir()
    assert found(second, "file: evidence/meeting-2024-03.txt", f'sha256: "{right}"') == []
    findings = found(second, "file: evidence/meeting-2024-03.txt", f'sha256: "{"0" * 64}"')
    assert brief(findings) == [("FZ708", 12, 17)]
    assert right in findings[0].hint


def test_a_hash_of_a_file_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    assert brief(found(tmp_path, "file: nowhere.txt", f'sha256: "{"0" * 64}"')) == [("FZ707", 11, 15)]


def test_a_file_too_large_to_check(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(evidence_rules.LARGEST_CHECKED + 1)
    findings = found(tmp_path, "file: film.mp4", f'sha256: "{"0" * 64}"')
    assert brief(findings) == [("FZ708", 12, 17)]
    assert "没有核对" in findings[0].message


def test_evidence_that_nobody_can_look_up(tmp_path: Path) -> None:
    findings = found(tmp_path, "title: 推进会记录")
    assert brief(findings) == [("FZ709", 10, 9)]
    assert "“推进会记录”" in findings[0].message


def test_evidence_of_assessments_is_checked_too(tmp_path: Path) -> None:
    lay_out(tmp_path)
    text = "fzjs: 1\nkind: assessment\nid: a\nindicators: indicators-2024\nunit: 县司法局\nyear: 2024\nby: self\n"
    text += 'entries:\n  - {indicator: "1.1", score: 40, evidence: [{kind: 文件, file: ../a.txt}]}\n'
    (tmp_path / "assessment.yaml").write_text(text, encoding="utf-8")
    found = findings(Workspace(tmp_path), *CODES)
    assert [(finding.code, finding.subject) for finding in found] == [("FZ706", "1.1")]
