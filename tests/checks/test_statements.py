"""Reading only what the fields do not repeat: quicker, and never another result."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fzjs.checks.statements
from fzjs.checks.scope import PlanScope
from fzjs.model.plan import Measure, Plan
from fzjs.workspace.document import Document
from fzjs.workspace.workspace import Workspace

QUANTITIES = [
    "不少于5次",
    "达到90%",
    "90%以上",
    "每季度不少于1次",
    "每年1次",
    "全覆盖",
    "3—5项",
    "5次",
    "不超过5个工作日",
]
DATES = ["年底前", "12月底前", "2025年底前", "6月10日前", "上半年", "每月2日前", "每年12月底前", "每季度末"]
AROUND = [
    "",
    "每年",
    "每",
    "2025年",
    "不",
    "学法考试",
    "以上",
    "以内",
    "至",
    "。",
    "，",
    "1",
    "，10",
    "完成",
    "起",
]

parts = st.sampled_from(QUANTITIES + DATES + AROUND)
texts = st.lists(parts, max_size=8).map(lambda words: "学法" + "".join(words))


def outcomes(folder: Path, text: str, targets: list[str], deadlines: list[str]) -> list[tuple[Any, ...]]:
    """What comes of comparing a text with its fields."""
    measure = {"id": "m01", "text": text, "targets": targets, "deadline": deadlines}
    goals = [{"title": "目标", "measures": [measure]}]
    data: Any = {"fzjs": 1, "kind": "annual", "id": "a", "title": "要点", "year": 2024, "goals": goals}
    document = Document("a.yaml", "", data, ())
    scope = PlanScope(Plan.model_validate(data), "annual", document, Workspace(folder), date(2024, 6, 30))
    quantities = [(item.mention, item.agreement, item.kept) for item in scope.compared_quantities]
    return [*quantities, *((item.mention, item.rival) for item in scope.drifted_dates)]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    text=texts,
    targets=st.lists(st.sampled_from(QUANTITIES), max_size=3),
    deadlines=st.lists(st.sampled_from(DATES), max_size=2),
)
def test_the_short_way_finds_what_the_long_way_finds(
    tmp_path_factory: pytest.TempPathFactory, text: str, targets: list[str], deadlines: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    quick = outcomes(folder, text, targets, deadlines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fzjs.checks.statements, "_without_repeated", lambda text, _: text)
        assert outcomes(folder, text, targets, deadlines) == quick


def test_what_the_fields_repeat_is_left_out() -> None:
    measure = Measure.model_validate(
        {
            "id": "m01",
            "text": "考试不少于5次，年底前完成，另办3件。",
            "targets": ["不少于5次"],
            "deadline": "年底前",
        }
    )
    (text,) = fzjs.checks.statements.open_texts([((), measure)])
    assert text.rest == "考试■，■完成，另办3件。"


def test_a_text_that_states_only_what_the_fields_repeat_is_left_out() -> None:
    measure = Measure.model_validate(
        {"id": "m01", "text": "考试不少于5次，年底前完成。", "targets": ["不少于5次"], "deadline": "年底前"}
    )
    assert list(fzjs.checks.statements.open_texts([((), measure)])) == []


@pytest.mark.parametrize(
    "text",
    [
        "2025年底前完成。",
        "每季度不少于5次。",
        "不少于5次以上。",
        "自年底前起。",
        "考试5次。",
        "每季度组织考试不少于5次。",
    ],
)
def test_what_the_words_around_may_change_stays(text: str) -> None:
    measure = Measure.model_validate(
        {"id": "m01", "text": text, "targets": ["不少于5次", "5次"], "deadline": "年底前"}
    )
    (found,) = fzjs.checks.statements.open_texts([((), measure)])
    assert found.rest == text
