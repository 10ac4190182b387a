"""Plans written in a test, as for other papers."""

from __future__ import annotations

from tests.rendering.papers.conftest import write

__all__ = ["write"]
