"""The cache never changes what is found: not after edits, not when it is broken, old or somebody else's."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fzjs.checks.cache import Cache
from fzjs.checks.run import Checked, Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import ON, lay_out

REPORT = """fzjs: 1
kind: report
id: report-{n}
plan: annual-2024
unit: {unit}
period: 2024-0{month}
entries:
  - measure: m01
    state: done
    evidence:
      - {{kind: 会议记录, title: 记录, file: evidence/{file}, sha256: {sha}}}
"""
OLD = hashlib.sha256(b"old").hexdigest()


def checker(folder: Path, on: date = ON, *codes: str) -> Checker:
    return Checker(Workspace(folder), Selection(codes), on)


def afresh(folder: Path, on: date = ON, *codes: str) -> dict[str, Checked]:
    fresh = checker(folder, on, *codes)
    return {entry.shown: fresh.check(entry) for entry in fresh.workspace.entries}


def cached(folder: Path, on: date = ON, *codes: str) -> tuple[dict[str, Checked], int]:
    """What is found with the cache, and how many files had to be looked at."""
    mine = checker(folder, on, *codes)
    cache = Cache(mine, folder / ".cache")
    found, looked = {}, 0
    for entry in mine.workspace.entries:
        checked = cache.find(entry)
        if checked is None:
            looked += 1
            checked = mine.check(entry)
            cache.keep(entry, checked)
        found[entry.shown] = checked
    cache.save()
    return found, looked


def same(one: dict[str, Checked], other: dict[str, Checked]) -> bool:
    return {name: (each.findings, each.used) for name, each in one.items()} == {
        name: (each.findings, each.used) for name, each in other.items()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_out(tmp_path)
    (tmp_path / "evidence").mkdir(exist_ok=True)
    (tmp_path / "evidence" / "a.txt").write_bytes(b"old")
    for n, unit in enumerate(["县司法局", "县司法据"]):
        text = REPORT.format(n=n, unit=unit, month=n + 4, file="a.txt", sha=OLD)
        (tmp_path / f"report-{n}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_nothing_changed_nothing_looked_at(folder: Path) -> None:
    first, looked = cached(folder)
    assert looked == len(first)
    again, looked = cached(folder)
    assert looked == 0
    assert same(first, again)
    assert same(first, afresh(folder))
    assert any(checked.findings for checked in first.values())


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def replace(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    if path.exists():
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def accept(folder: Path, text: str) -> None:
    settings_file = folder / "fzjs.yaml"
    settings_file.write_text(settings_file.read_text("utf-8") + text, "utf-8")


EDITS: list[tuple[str, Any]] = [
    ("a report says something else", lambda f: replace(f, "report-0.yaml", "done", "blocked")),
    ("a report goes", lambda f: (f / "report-1.yaml").unlink(missing_ok=True)),
    ("two reports are alike", lambda f: replace(f, "report-1.yaml", "period: 2024-05", "period: 2024-04")),
    ("the unit is spelt right", lambda f: replace(f, "report-1.yaml", "县司法据", "县司法局")),
    ("the register loses a unit", lambda f: replace(f, "units.yaml", "县司法局", "县法制局")),
    ("the evidence changes", lambda f: write(f, "evidence/a.txt", "new")),
    ("the evidence goes", lambda f: (f / "evidence" / "a.txt").unlink(missing_ok=True)),
    ("the evidence is back", lambda f: write(f, "evidence/a.txt", "old")),
    ("the plan loses a measure", lambda f: [replace(f, path.name, "id: m01", "id: m99") for path in f.glob("*.yaml")]),
    ("the plan changes its id", lambda f: [replace(f, path.name, "\nid: annual-2024", "\nid: annual-x") for path in f.glob("*.yaml")]),
    ("the framework changes", lambda f: [replace(f, path.name, 'id: "1.1"', 'id: "9.9"') for path in f.glob("*.yaml")]),
    ("another file takes an id", lambda f: write(f, "copy.yaml", "fzjs: 1\nkind: annual\nid: report-0\ntitle: 甲\nyear: 2024\n")),
    ("a duty to report", lambda f: accept(f, "reporting: {due: 每月2日前}\n")),
    ("a report is dated", lambda f: replace(f, "report-0.yaml", "entries:", "submitted: 2024-05-20\nentries:")),
    ("the evidence is another", lambda f: replace(f, "report-0.yaml", "file: evidence/a.txt", "number: 5号, file: evidence/b.txt")),
    ("a rule is left out", lambda f: accept(f, "rules: {ignore: [FZ7]}\n")),
    ("something is accepted", lambda f: accept(f, "ignore: [{code: FZ2, reason: 试}]\n")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit"), EDITS, ids=[name for name, _ in EDITS])
def test_after_an_edit_the_cache_tells_what_a_fresh_look_tells(name: str, edit: Any, folder: Path) -> None:
    cached(folder)
    before = {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts
    }
    edit(folder)
    after = {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts
    }
    assert before != after or name in ("the evidence is back",), "the edit edits something"
    assert same(cached(folder)[0], afresh(folder))
    assert same(cached(folder)[0], afresh(folder))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    edits=st.lists(st.sampled_from([edit for _, edit in EDITS]), max_size=6),
    jumps=st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_after_any_edits_too(
    edits: list[Any], jumps: list[bool], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("w")
    lay_out(folder)
    write(folder, "evidence/a.txt", "old")
    write(folder, "report-0.yaml", REPORT.format(n=0, unit="县司法局", month=4, file="a.txt", sha=OLD))
    write(folder, "report-1.yaml", REPORT.format(n=1, unit="县司法据", month=5, file="b.txt", sha=OLD))
    for edit, look in zip(edits, jumps, strict=False):
        if look:
            cached(folder)
        edit(folder)
    assert same(cached(folder)[0], afresh(folder))


def test_another_day_and_other_rules_are_other_questions(folder: Path) -> None:
    cached(folder)
    assert cached(folder, date(2030, 1, 1))[1] > 0
    assert same(cached(folder, ON, "FZ2")[0], afresh(folder, ON, "FZ2"))


@pytest.mark.parametrize("harm", ["empty", "cut", "flipped", "nonsense", "list", "folder", "deleted"])
def test_a_broken_cache_is_none(harm: str, folder: Path) -> None:
    first, _ = cached(folder)
    file = next((folder / ".cache").glob("*.json"))
    data = file.read_bytes()
    file.unlink()
    if harm == "folder":
        file.mkdir()
    elif harm != "deleted":
        half = len(data) // 2
        flipped = data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :]
        file.write_bytes(
            {
                "empty": b"",
                "cut": data[:half],
                "flipped": flipped,
                "nonsense": b"\xff" * 99,
                "list": b"[]\n[]",
            }[harm]
        )
    found, looked = cached(folder)
    assert looked == len(found)
    assert same(found, first)


def test_a_folder_that_cannot_be_written_is_no_matter(folder: Path) -> None:
    (folder / ".cache").write_bytes(b"a file where the folder should be")
    assert same(cached(folder)[0], afresh(folder))


def test_git_does_not_see_the_cache(folder: Path) -> None:
    cached(folder)
    assert (folder / ".cache" / ".gitignore").read_text("utf-8") == "*\n"
