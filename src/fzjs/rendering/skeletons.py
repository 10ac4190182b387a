"""Commented skeletons of new files, from the templates in `templates/new/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_PACKAGE = Path(__file__).parent.parent
TEMPLATES = next(
    (folder for folder in (_PACKAGE / "templates", _PACKAGE.parent.parent / "templates") if folder.is_dir()),
    _PACKAGE / "templates",
)
"""In an installed package the templates lie inside it, in a checkout at the top of the repository."""

WORKSPACE_FILES: dict[str, str] = {
    "workspace": "fzjs.yaml",
    "units": "units.yaml",
    "framework": "framework.yaml",
    "annual": "annual-{year}.yaml",
}
"""The files of a new workspace: template → file name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a skeleton is filled with."""

    jurisdiction: str
    """The county or city, ending in its level: 示例县."""
    year: int
    """The year of an annual plan; a framework covers the five years that it lies in."""

    @property
    def level(self) -> str:
        """The character that begins the names of the jurisdiction's units: 县."""
        return self.jurisdiction[-1]

    @property
    def five_years(self) -> tuple[int, int]:
        """First and last year of the five-year plan that the year belongs to (2021–2025 for 2024)."""
        first = self.year - (self.year - 1) % 5
        return first, first + 4


def skeleton(kind: str, naming: Naming, schemas: str = "schemas") -> str:
    """The text of a new file. `schemas` is the way from the file to the folder of JSON Schemas."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "new"),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
    )
    first, last = naming.five_years
    return environment.get_template(f"{kind}.yaml.j2").render(
        jurisdiction=naming.jurisdiction,
        level=naming.level,
        year=naming.year,
        first=first,
        last=last,
        schemas=schemas,
    )


def new_workspace(naming: Naming) -> dict[str, str]:
    """The files of a new workspace, by name."""
    return {name.format(year=naming.year): skeleton(kind, naming) for kind, name in WORKSPACE_FILES.items()}
