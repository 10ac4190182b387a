"""Answers laid out in formats."""

from __future__ import annotations
