"""Plans written in a test, as those of the papers are."""

from __future__ import annotations

from tests.rendering.papers.conftest import write

__all__ = ["write"]
