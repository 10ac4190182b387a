"""Papers asked for, from samples or from plans written in a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from fzjs.model.plan import Plan
from fzjs.rendering.asked import Asked
from fzjs.rendering.catalogue import paper_called
from fzjs.workspace.loaded import load
from fzjs.workspace.reading import Limits
from fzjs.workspace.workspace import Workspace

PLANS = Path(__file__).resolve().parents[3] / "plans"
DAY = date(2024, 7, 5)

Ask = Callable[..., Asked]
Write = Callable[..., Path]


def ask(
    path: Path, *, on: date = DAY, unit: str | None = None, period: str | None = None, **settings: str
) -> Asked:
    """A paper asked for from a plan file; what is left over are settings of the paper."""
    root = next((folder for folder in path.parents if (folder / "fzjs.yaml").exists()), path.parent)
    loaded = load(path, path.relative_to(root).as_posix(), Limits())
    assert isinstance(loaded.model, Plan), loaded.document.problems
    assert not loaded.misfits
    workspace = Workspace(root)
    return Asked(workspace, loaded.model, loaded, on, unit, period, settings)


def say(paper: str, asked: Asked) -> dict[str, object]:
    """The contents of a paper."""
    found = paper_called(paper)
    assert found is not None
    return dict(found.context(asked))


def lines(contents: dict[str, object]) -> list[str]:
    """The paragraphs of a paper as printed."""
    found = contents["paragraphs"]
    assert isinstance(found, tuple)
    return [paragraph.printed for paragraph in found]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a plan of a workspace of its own, with units if they are given; fields as in the file."""

    def call(
        units: dict[str, object] | None = None, settings: dict[str, object] | None = None, **fields: object
    ) -> Path:
        head = {"fzjs": 1, "kind": "workspace", "jurisdiction": "示例县", **(settings or {})}
        _dump(tmp_path / "fzjs.yaml", head)
        if units is not None:
            _dump(tmp_path / "units.yaml", {"fzjs": 1, "kind": "units", "jurisdiction": "示例县", **units})
        plan = {
            "fzjs": 1,
            "kind": "annual",
            "id": "x",
            "title": "示例县2024年工作要点",
            "year": 2024,
            **fields,
        }
        _dump(tmp_path / "plan.yaml", plan)
        return tmp_path / "plan.yaml"

    return call


def _dump(path: Path, data: dict[str, object]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
