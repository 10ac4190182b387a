"""What tests share: where the repository and the reference material are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long a test may take says more of the machine than of the program.
settings.register_profile("fzjs", deadline=None)
settings.load_profile("fzjs")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference material beside the repository: real documents and phrases. Skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "documents").is_dir():
        pytest.skip("the reference material ../shared is not here")
    return folder
