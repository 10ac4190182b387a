"""What tests share: where the repository and the reference material are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long a test may take says more of the machine than of the program.
settings.register_profile("fzjs", deadline=None)
settings.load_profile("fzjs")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes golden files again; look at what changed before committing them."""
    parser.addoption("--renew", action="store_true", help="write golden files again")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of this name in the folder `golden` beside the test."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--renew"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text("utf-8"), f"golden/{name} differs; if that is right: pytest --renew"

    return compare


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
