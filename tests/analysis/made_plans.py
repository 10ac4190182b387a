"""Plans for tests: made from strategies, and from YAML text as a file would have it."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from fzjs.model.plan import Plan
from fzjs.workspace.loaded import understand
from fzjs.workspace.reading import Limits, read_text

_WORDS = st.sampled_from(
    ["执法", "普法", "决策", "公开", "审查", "顾问", "调解", "复议", "清单", "培训", "监督", "应急", "信访", "立法", "考核"]
)  # fmt: skip
_SENTENCES = st.lists(_WORDS, min_size=2, max_size=6).map("".join)
_TEXTS = st.lists(_SENTENCES, min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "（试行）。")
_TARGETS = st.builds("{}不少于{}次".format, _SENTENCES, st.integers(1, 20))
_UNITS = st.lists(st.sampled_from(["县司法局", "县财政局", "县教育局"]), min_size=1, max_size=2, unique=True)


@st.composite
def plan_data(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a small annual plan with distinct ids and titles of goals."""
    goals = []
    number = 0
    for place in range(draw(st.integers(1, 3))):
        measures = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            measures.append(
                {
                    "id": f"m{number:02}",
                    "title": draw(_SENTENCES),
                    "text": draw(_TEXTS),
                    "lead": draw(_UNITS),
                    "deadline": draw(st.sampled_from(["2024年6月底前", "第三季度", "每月2日前", "长期坚持"])),
                    "targets": draw(st.lists(_TARGETS, max_size=2, unique=True)),
                }
            )
        goals.append({"title": f"第{place}项（{draw(_SENTENCES)}）", "measures": measures})
    return {"fzjs": 1, "kind": "annual", "id": "annual", "title": "示例县要点", "year": 2024, "goals": goals}


def plan_from(source: str | dict[str, Any]) -> Plan:
    """A plan from YAML text or from data."""
    text = source if isinstance(source, str) else yaml.safe_dump(source, allow_unicode=True, sort_keys=False)
    loaded = understand(read_text(text.encode("utf-8"), "plan.yaml", Limits()))
    assert isinstance(loaded.model, Plan), loaded.misfits
    assert not loaded.misfits
    return loaded.model
