"""Questions asked of a workspace, answered as plain data: coverage, changes, likeness."""

from __future__ import annotations
