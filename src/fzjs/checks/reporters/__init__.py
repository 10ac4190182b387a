"""Ways of telling findings: functions from findings to text."""

from __future__ import annotations
