"""Laying out a file: on its text, by the places of its nodes, so that comments and line breaks stay."""

from __future__ import annotations
