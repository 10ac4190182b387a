"""The sample workspaces, read with PyYAML alone, so that these tests judge the files and not our own loader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.model.kinds import model_of

Open = Callable[[str], Any]


@pytest.fixture(scope="session")
def plans(root: Path) -> Path:
    """The folder of sample workspaces."""
    return root / "plans"


@pytest.fixture(scope="session")
def sample(plans: Path) -> Open:
    """Read a sample by its path below `plans/` as the model of its kind."""

    def open_sample(name: str) -> Any:
        data = yaml.safe_load((plans / name).read_text("utf-8"))
        return model_of(data["kind"]).model_validate(data)

    return open_sample
