"""`fzjs status --format html`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fzjs.analysis.status.answers import PlanStatus, UnitLoad
from fzjs.cli.writing import write_file
from fzjs.model.registry import Registry
from fzjs.rendering.status_html import status_html


def show_web(
    status: PlanStatus, loads: Sequence[UnitLoad], registry: Registry, out: Path | None, *, force: bool
) -> None:
    """Print the page, or write it into a file."""
    text = status_html(status, loads, registry)
    if out is None:
        sys.stdout.write(text)
    else:
        write_file(out, text, force=force)
