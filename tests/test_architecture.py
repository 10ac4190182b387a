"""The house has floors: a lower one never imports a higher one, and only the face knows the terminal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fzjs"

FLOORS = {
    "language": 0,
    "model": 1,
    "workspace": 2,
    "checks": 3,
    "analysis": 4,
    "importing": 5,
    "rendering": 5,
    "cli": 6,
}
ONLY_IN_CLI = {"typer", "rich", "click"}
CLOCK_AND_SURROUNDINGS = {
    "os.environ",
    "os.getenv",
    "os.getcwd",
    "Path.cwd",
    "date.today",
    "datetime.now",
    "time.time",
}

MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] in FLOORS)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_floor_imports_a_higher_one(path: Path) -> None:
    here = FLOORS[floor(path)]
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "fzjs" and len(parts) > 1 and parts[1] in FLOORS:
            same_or_lower = FLOORS[parts[1]] < here or parts[1] == floor(path)
            assert same_or_lower, f"{floor(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_the_command_line_knows_the_terminal_the_clock_and_the_surroundings(path: Path) -> None:
    if floor(path) == "cli":
        return
    assert not {name.split(".")[0] for name in imports(path)} & ONLY_IN_CLI
    attributes = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert not attributes & CLOCK_AND_SURROUNDINGS


def test_every_package_is_a_floor() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert packages <= set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 320


@pytest.mark.parametrize("path", sorted((SOURCE / "cli").glob("*.py")), ids=lambda path: path.name)
def test_the_way_to_validate_is_short(path: Path) -> None:
    """What `fzjs validate FILE` imports must not load what it does not need."""
    if path.name not in ("exits.py", "validation.py"):
        return
    at_import = {
        name
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        )
    }
    assert not {name.split(".")[0] for name in at_import} & {"typer", "rich", "jinja2", "multiprocessing"}
