"""Assessments for readers: pages for the terminal and for files, charts, and data for other programs."""

from __future__ import annotations
