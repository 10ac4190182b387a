"""Word, web page, spreadsheet, text → plan: reading what is there, telling what is unsure, losing nothing silently."""

from __future__ import annotations
