"""fzjs: plans of government under the rule of law, as checked YAML files."""

from __future__ import annotations

__version__ = "0.1.0"
