"""The rules that plan files must keep, and how findings are told."""

from __future__ import annotations
