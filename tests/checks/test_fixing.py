"""`--fix`: what it puts right, what it leaves alone, and that it never makes a file worse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fzjs.checks.fixing import fixed
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import EXAMPLES, ON, findings, lay_out
from tests.conftest import ROOT

PLAN = """fzjs: 1
kind: annual
id: example
title: 示例县安排
year: 2024
goals:
  - title: 执法监督
    measures:
      - id: m01
        title: 评查案卷
        lead: [县司法局]
        deadline: 2024年底前
"""
FIXED_WHOLLY = ["FZ001", "FZ002", "FZ004", "FZ005", "FZ006", "FZ013", "FZ602", "FZ607"]


def fix(folder: Path, data: bytes, *codes: str) -> bytes:
    """The example file after it was put right."""
    lay_out(folder)
    (folder / "example.yaml").write_bytes(data)
    workspace = Workspace(folder)
    entry = next(entry for entry in workspace.entries if entry.path.name == "example.yaml")
    after = fixed(Checker(workspace, Selection(codes), ON), entry)
    return data if after is None else after.data


def fixed_text(folder: Path, text: str) -> str:
    return fix(folder, text.encode()).decode()


@pytest.mark.parametrize("code", FIXED_WHOLLY)
def test_wrong_examples_are_put_right(code: str, tmp_path: Path) -> None:
    wrong = (EXAMPLES / code / "wrong.yaml").read_bytes()
    after = fix(tmp_path, wrong)
    (tmp_path / "example.yaml").write_bytes(after)
    assert after != wrong
    assert findings(Workspace(tmp_path)) == []


@pytest.mark.parametrize(
    "code", sorted(path.name for path in EXAMPLES.iterdir() if path.name.startswith("FZ"))
)
def test_no_example_is_made_worse_and_a_second_time_changes_nothing(code: str, tmp_path: Path) -> None:
    for side in ("wrong", "right"):
        single, folder = EXAMPLES / code / f"{side}.yaml", tmp_path / side
        workspace = lay_out(folder, single if single.is_file() else EXAMPLES / code / side)
        before = findings(workspace)
        checker = Checker(workspace, Selection(), ON)
        for entry in workspace.entries:
            after = fixed(checker, entry)
            if after is not None:
                entry.path.write_bytes(after.data)
        again = Workspace(folder)
        assert len(findings(again)) <= len(before)
        assert all(fixed(Checker(again, Selection(), ON), entry) is None for entry in again.entries)


def test_an_error_in_the_samples_with_mistakes_goes_and_none_comes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans" / "with-mistakes", tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    before = findings(workspace)
    for entry in workspace.entries:
        after = fixed(Checker(workspace, Selection(), ON), entry)
        if after is not None:
            entry.path.write_bytes(after.data)
    after_all = findings(Workspace(tmp_path / "w"))
    assert {finding.code for finding in before} - {finding.code for finding in after_all} >= {
        "FZ001",
        "FZ005",
        "FZ006",
    }
    assert len(after_all) < len(before)


def test_gbk_becomes_utf8_and_keeps_its_line_ends(tmp_path: Path) -> None:
    after = fix(tmp_path, PLAN.replace("\n", "\r\n").encode("gbk"))
    assert after.decode() == PLAN.replace("\n", "\r\n")


def test_line_ends_become_those_that_most_lines_have(tmp_path: Path) -> None:
    mixed = PLAN.replace("\n", "\r\n", 3).encode()
    assert fix(tmp_path, mixed) == PLAN.encode()


def test_what_cannot_be_decoded_stays(tmp_path: Path) -> None:
    broken = PLAN.encode() + b"# \xff\xff\xff\x00\n"
    assert fix(tmp_path, broken) == broken


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("notice: {signed: 2024年4月22日}", "notice: {signed: 2024-04-22}"),
        ("notice: {signed: 2024/4/2}", "notice: {signed: 2024-04-02}"),
        ('notice: {signed: "2024.4.22"}  # 成文', "notice: {signed: 2024-04-22}  # 成文"),
        ("notice:\n  number: 示政办[2024]018号", "notice:\n  number: 示政办〔2024〕18号"),
        ("preamble: 按示政办（2024）18号文件要求,落实", "preamble: 按示政办〔2024〕18号文件要求，落实"),
        (
            "preamble: 全面推进,层层落实(含街道),不走过场;",
            "preamble: 全面推进，层层落实（含街道），不走过场；",
        ),
        (
            "preamble: >-\n  全面推进、\n  层层落实,不走过场",
            "preamble: >-\n  全面推进、\n  层层落实，不走过场",
        ),
        ("closing: 018", 'closing: "018"'),
        ("closing: 1.10", 'closing: "1.10"'),
    ],
)
def test_what_is_sure_is_written_as_it_ought_to_be(wrong: str, right: str, tmp_path: Path) -> None:
    assert fixed_text(tmp_path, PLAN + wrong + "\n") == PLAN + right + "\n"


def test_names_without_the_prefix_are_written_out(tmp_path: Path) -> None:
    short = PLAN.replace("lead: [县司法局]", "lead: [县司法局, 财政局]\n        support: 县司法局、财政局")
    full = PLAN.replace("lead: [县司法局]", "lead: [县司法局, 县财政局]\n        support: 县司法局、县财政局")
    assert fixed_text(tmp_path, short) == full


@pytest.mark.parametrize(
    "text",
    [
        "notice: {signed: 2024年13月1日}",
        "notice:\n  number: 示政办[24]18号",
        "closing: 甲,乙  # fzjs: ignore[FZ607] 原文如此",
        "titel: 甲",
    ],
)
def test_what_is_a_guess_or_accepted_stays(text: str, tmp_path: Path) -> None:
    assert fixed_text(tmp_path, f"{PLAN}{text}\n") == f"{PLAN}{text}\n"


def test_rules_that_are_left_out_are_left_alone(tmp_path: Path) -> None:
    text = (PLAN + "closing: 甲,乙\n").encode()
    assert fix(tmp_path, text, "FZ1") == text
