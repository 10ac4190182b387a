"""How plans stand to their framework."""

from __future__ import annotations
