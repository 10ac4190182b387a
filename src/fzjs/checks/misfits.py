"""What does not fit the model of its kind, told in Chinese at the exact place."""

from __future__ import annotations

from collections.abc import Iterator

from fzjs.checks.finding import Fault
from fzjs.workspace.loaded import Loaded


def misfit_faults(loaded: Loaded) -> Iterator[tuple[str, Fault]]:
    """Code and fault of everything that keeps a file from being a model of its kind."""
    for misfit in loaded.misfits:
        yield "FZ103", Fault(misfit["loc"], misfit["msg"], "请改正")
