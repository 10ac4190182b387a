"""From what was reached to what it scores, by an indicator's method."""

from __future__ import annotations
