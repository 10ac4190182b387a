"""Which files make a workspace: found by what they say, whatever they are called and wherever they lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fzjs.workspace.discovery import Entry, discover, enclosing_workspace, find_workspaces

SETTINGS = "kind: workspace\njurisdiction: 示例县\n"


def put(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def found(root: Path, shown: str = "") -> dict[str, Entry]:
    return {entry.shown: entry for entry in discover(root, shown)}


def test_a_file_is_known_by_its_kind(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "fzjs.yaml": SETTINGS,
            "计划/二〇二四.yml": "# 说明\nfzjs: 1\nkind: annual\nid: annual-2024\n",
            "a.yaml": '"kind": "units"\n',
            "json.yaml": '{kind: report, id: "r-1"}\n',
            "ci.yaml": "jobs: {}\n",
            "nested.yaml": "jobs:\n  kind: annual\n",
            "notes.txt": "kind: annual\n",
            ".hidden/b.yaml": "kind: annual\n",
        },
    )
    kinds = {shown: (entry.kind, entry.id) for shown, entry in found(tmp_path).items()}
    assert kinds == {
        "fzjs.yaml": ("workspace", None),
        "计划/二〇二四.yml": ("annual", "annual-2024"),
        "a.yaml": ("units", None),
        "json.yaml": ("report", None),
    }


@pytest.mark.parametrize(
    "content",
    [
        "kind：annual\nid: a\n".encode(),
        "kind：annual\n".encode("gb18030"),
        "kind: annual\n".encode("utf-16"),
        b"\xef\xbb\xbfkind: annual\n",
        b"fzjs: 1\nid: a\n",
        b"\r\nkind : annual\r\n",
    ],
)
def test_a_file_that_means_to_be_a_plan_is_found_with_its_mistake(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, {"plan.yaml": content})
    assert list(found(tmp_path)) == ["plan.yaml"]


def test_a_workspace_within_is_none_of_ours(tmp_path: Path) -> None:
    put(tmp_path, {"fzjs.yaml": SETTINGS, "镇/fzjs.yaml": SETTINGS, "镇/a.yaml": "kind: annual\n"})
    assert list(found(tmp_path)) == ["fzjs.yaml"]
    assert find_workspaces(tmp_path) == [tmp_path, tmp_path / "镇"]
    assert enclosing_workspace(tmp_path / "镇" / "a.yaml") == tmp_path / "镇"
    assert enclosing_workspace(tmp_path.parent / "nowhere") is None


def test_paths_are_shown_as_asked_for(tmp_path: Path) -> None:
    put(tmp_path, {"b/a.yaml": "kind: annual\n"})
    assert list(found(tmp_path, "plans/县")) == ["plans/县/b/a.yaml"]


@pytest.mark.parametrize("target", ["..", ".", "../.."])
def test_a_circle_of_links_is_a_problem_at_the_link(tmp_path: Path, target: str) -> None:
    root = tmp_path / "ws"
    put(root, {"fzjs.yaml": SETTINGS, "a/b/plan.yaml": "kind: annual\n"})
    (root / "a" / "b" / "loop").symlink_to(target)
    entries = found(root)
    problem = entries["a/b/loop"].problem
    assert problem is not None
    assert problem.code == "FZ016"
    assert "a/b/plan.yaml" in entries


def test_links_stay_inside(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    put(root, {"fzjs.yaml": SETTINGS, "shared/plan.yaml": "kind: annual\n"})
    put(tmp_path / "outside", {"secret.yaml": "kind: annual\n"})
    (root / "file.yaml").symlink_to(tmp_path / "outside" / "secret.yaml")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "dangling.yaml").symlink_to("nowhere.yaml")
    (root / "self.yaml").symlink_to("self.yaml")
    (root / "inside").symlink_to("shared")
    entries = found(root)
    for name in ("file.yaml", "folder", "dangling.yaml", "self.yaml"):
        problem = entries[name].problem
        assert problem is not None, name
        assert problem.code == "FZ016"
        assert problem.hint
    assert entries["inside/plan.yaml"].kind == "annual"
    assert "folder/secret.yaml" not in entries


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; run as another user to try this")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": "kind: annual\n", "b/c.yaml": "kind: annual\n"})
    (tmp_path / "a.yaml").chmod(0)
    (tmp_path / "b").chmod(0)
    entries = found(tmp_path)
    (tmp_path / "b").chmod(0o700)
    problems = [entries[name].problem for name in ("a.yaml", "b")]
    assert [problem.code for problem in problems if problem is not None] == ["FZ015", "FZ015"]


@pytest.mark.parametrize("between", [", ", ",\n  "])
def test_files_written_like_json_are_found(tmp_path: Path, between: str) -> None:
    keys = between.join(
        ('"fzjs": 1', '"kind": "report"', '"plan": "annual-2024"', '"entries": [{"kind": "x"}]')
    )
    (tmp_path / "a.yaml").write_text(f"{{{keys}}}\n", "utf-8")
    (tmp_path / "other.yaml").write_text('{"a": 1, "kind": "Deployment"}\n', "utf-8")
    assert [(entry.shown, entry.kind) for entry in discover(tmp_path)] == [("a.yaml", "report")]
