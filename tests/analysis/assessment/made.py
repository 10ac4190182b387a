"""Indicator systems and assessments made for the tests."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import yaml
from hypothesis import strategies as st

from fzjs.analysis.assessment.answers import AssessedUnit
from fzjs.analysis.assessment.scoring import work_out
from fzjs.model.indicators import Indicators
from fzjs.model.registry import Registry
from fzjs.model.units import Units
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text

UNITS = Units.model_validate(
    {
        "kind": "units",
        "jurisdiction": "示例市",
        "units": [{"name": name} for name in ("甲区", "乙区", "丙局")],
        "groups": [{"name": "各区", "members": ["甲区", "乙区"]}],
    }
)
REGISTRY = Registry([UNITS], "示例市")


def system_of(indicators: list[dict[str, Any]], **fields: Any) -> Indicators:
    """An indicator system."""
    data = {"kind": "indicators", "id": "made", "title": "试验指标体系", "indicators": indicators, **fields}
    return Indicators.model_validate(data)


def worked_out(system: Indicators, entries: list[dict[str, Any]], unit: str = "甲区") -> AssessedUnit:
    """An assessment of a unit, from the text of its file on."""
    data = {
        "fzjs": 1, "kind": "assessment", "id": "a", "indicators": "made", "unit": unit, "year": 2024, "by": "self",
        "entries": entries,
    }  # fmt: skip
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    loaded = understand(read_text(text.encode(), "评估.yaml", Limits()))
    assert loaded.model is not None
    assert not loaded.misfits
    return work_out(loaded, system, REGISTRY)


def number(text: Decimal) -> float | int:
    """A decimal as YAML has it."""
    return int(text) if text == int(text) else float(text)


POINTS = st.decimals("0.01", 40, places=2)


@st.composite
def weights(draw: st.DrawFn, most: int = 4) -> list[Decimal]:
    """Weights that add up to exactly 100."""
    cuts = sorted(draw(st.sets(st.integers(1, 9_999), max_size=most - 1)))
    bounds = [0, *cuts, 10_000]
    return [Decimal(high - low) / 100 for low, high in pairwise(bounds)]
