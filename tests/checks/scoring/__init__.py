"""Questions asked of a workspace."""

from __future__ import annotations
