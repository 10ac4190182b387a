"""Plans as text: numbers counted, attributions where the style puts them, every sample printed whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzjs.model.kinds import PLAN_KINDS
from fzjs.model.numbering import number
from fzjs.model.plan import Plan
from fzjs.model.printing import NumberForm
from fzjs.rendering.text import render_text
from fzjs.workspace.loaded import load
from fzjs.workspace.reading import Limits

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "plans").glob("sample-*/*.yaml"))
PLANS = [path for path in SAMPLES if any(f"kind: {kind}" in path.read_text("utf-8") for kind in PLAN_KINDS)]


def plan(**fields: object) -> Plan:
    return Plan.model_validate({"kind": "annual", "id": "x", "title": "要点", "year": 2024, **fields})


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("一、", 12, "十二、"),
        ("（一）", 3, "（三）"),
        ("1.", 7, "7."),
        ("①", 2, "②"),
        ("第一条", 21, "第二十一条"),
        ("无", 3, ""),
        ("一是", 2, "二是"),
    ],
)
def test_numbers(form: NumberForm, value: int, printed: str) -> None:
    assert number(form, value) == printed


def test_usual_order() -> None:
    text = render_text(
        plan(
            preamble="引言。",
            general=[{"title": "指导思想", "text": "依法行政。"}],
            goals=[
                {
                    "title": "执法",
                    "measures": [{"id": "a", "title": "评查", "text": "逐卷评查。", "lead": ["县司法局"]}],
                },
                {"title": "普法", "measures": [{"id": "b", "text": "办好讲座。"}]},
            ],
            requirements=[{"id": "r", "title": "领导", "text": "亲自抓。"}],
            closing="完。",
            attachments=["甲", "乙"],
        )
    )
    assert text.splitlines() == [
        "要点", "引言。", "一、总体要求", "（一）指导思想。依法行政。", "二、执法", "1.评查。逐卷评查。（牵头单位：县司法局）",
        "三、普法", "2.办好讲座。", "四、工作要求", "（一）领导。亲自抓。", "完。", "附件：1. 甲", "2. 乙",
    ]  # fmt: skip


def test_a_measure_prints_the_units_that_goal_and_plan_lend() -> None:
    goals = [{"title": "执法", "lead": ["县司法局"], "measures": [{"id": "a", "text": "评查。"}]}]
    assert "1.评查。（牵头单位：县司法局；配合单位：各乡镇）" in render_text(
        plan(goals=goals, support=["各乡镇"])
    )


def test_a_block_prints_the_units_behind_the_measures() -> None:
    goals = [
        {
            "title": "执法",
            "lead": ["县司法局"],
            "measures": [{"id": "a", "text": "评查。"}, {"id": "b", "text": "公示。"}],
        }
    ]
    lines = render_text(plan(goals=goals, style={"attribution": "block"})).splitlines()
    assert lines[1:] == ["一、执法", "1.评查。", "2.公示。", "牵头单位：县司法局。"]


def test_what_an_item_prints_otherwise() -> None:
    measure = {"id": "a", "title": "评查", "text": "逐卷。", "lead": ["县司法局"]}
    printed = {"number": "无", "mark": "：", "assignment": "（县司法局负责）"}
    goals = [{"title": "执法", "measures": [{**measure, "printed": printed}]}]
    assert render_text(plan(goals=goals)).splitlines()[2] == "评查：逐卷。（县司法局负责）"
    goals = [{"title": "执法", "measures": [{**measure, "printed": {"assignment": "见正文"}}]}]
    assert render_text(plan(goals=goals)).splitlines()[2] == "1.评查。逐卷。"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_samples_are_printed_whole(path: Path) -> None:
    loaded = load(path, path.name, Limits())
    assert isinstance(loaded.model, Plan)
    text = render_text(loaded.model)
    for step in loaded.model.duties():
        assert (step.measure.title or "") in text
        assert (step.measure.text or "") in text
    for holder in (*loaded.model.general, *loaded.model.phases, *loaded.model.goals):
        assert holder.title in text
