"""What shows while files are read reaches the user as a finding, with the rest of the file still checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.registry import all_rules
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import findings, lay_out
from tests.checks.rules.one_plan import ANNUAL, measure

EMITTED = frozenset(f"FZ{number:03d}" for number in range(1, 20))


def found_in(folder: Path, data: bytes) -> list[Finding]:
    (folder / "plan.yaml").write_bytes(data)
    return findings(Workspace(folder))


def test_every_code_of_reading_has_a_page() -> None:
    assert set(all_rules()) >= EMITTED
    assert all(all_rules()[code].check is None for code in EMITTED)


def test_every_code_that_reading_emits_is_known(root: Path) -> None:
    written = "".join(
        path.read_text(encoding="utf-8") for path in (root / "src/fzjs/workspace").glob("*.[pt]*")
    )
    assert {code for code in all_rules() if f'"{code}"' in written} <= EMITTED
    assert {f"FZ0{number}" for number in range(20, 100) if f"FZ0{number}" in written} == set()


def test_links_out_of_the_workspace_into_nothing_and_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(ANNUAL, encoding="utf-8")
    workspace = tmp_path / "workspace"
    lay_out(workspace)
    (workspace / "linked.yaml").symlink_to(tmp_path / "outside.yaml")
    (workspace / "dangling.yaml").symlink_to(workspace / "nowhere.yaml")
    (workspace / "plans").mkdir()
    (workspace / "plans" / "circle").symlink_to(workspace / "plans")
    found = findings(Workspace(workspace))
    assert [(finding.code, finding.path, finding.line, finding.column) for finding in found] == [
        ("FZ016", "dangling.yaml", 1, 1),
        ("FZ016", "linked.yaml", 1, 1),
        ("FZ016", "plans/circle", 1, 1),
    ]
    assert all(finding.hint for finding in found)


def test_a_link_within_the_workspace_is_fine(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path)
    (workspace.root / "plans").mkdir()
    (workspace.root / "link").symlink_to(workspace.root / "plans")
    assert findings(Workspace(tmp_path)) == []


def test_a_file_that_vanishes_meanwhile(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path)
    (tmp_path / "annual.yaml").unlink()
    assert "FZ015" in {finding.code for finding in findings(workspace)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_to_read(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path)
    (workspace.root / "annual.yaml").chmod(0)
    found = [finding for finding in findings(Workspace(tmp_path)) if finding.code == "FZ015"]
    assert [finding.path for finding in found] == ["annual.yaml"]


def test_a_fault_of_reading_hides_no_other_finding(tmp_path: Path) -> None:
    plan = ANNUAL.replace("title: ", "title：") + measure("deadline: 适时")
    found = found_in(tmp_path, plan.encode("gb18030"))
    places = [(finding.code, finding.line, finding.column) for finding in found if finding.code != "FZ203"]
    assert places == [("FZ001", 1, 1), ("FZ004", 4, 6), ("FZ302", 11, 19)]


def test_excerpts_show_the_line(tmp_path: Path) -> None:
    [finding] = found_in(tmp_path, ANNUAL.replace("示例县", "示例\u200b县").encode())
    assert (finding.code, finding.line, finding.column) == ("FZ010", 4, 10)
    assert finding.excerpt == "title: 示例\u200b县2024年工作要点"
