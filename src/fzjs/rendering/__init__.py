"""Plans written out: as skeletons, and as documents."""

from __future__ import annotations
