"""Assessments against indicator systems: scores, gaps, differences, changes, and who reaches the standard."""

from __future__ import annotations
