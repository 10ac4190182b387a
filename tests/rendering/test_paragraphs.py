"""The paragraphs of a plan: levels by the look of their numbers, headings apart from texts, records behind them."""

from __future__ import annotations

import pytest

from fzjs.model.numbering import level_of
from fzjs.model.plan import Plan
from fzjs.rendering.paragraphs import Paragraph, paragraphs


def plan(**fields: object) -> Plan:
    return Plan.model_validate({"kind": "annual", "id": "x", "title": "要点", "year": 2024, **fields})


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("一、", 1), ("二十一、", 1), ("第十条", 1), ("（三）", 2), ("(三)", 2), ("1.", 3), ("12、", 3), ("3）", 3), ("１．", 3),
        ("（1）", 4), ("(12)", 4), ("③", 4), ("一是", 0), ("", 0), ("甲", 0),
    ],
)  # fmt: skip
def test_levels(printed: str, level: int) -> None:
    assert level_of(printed) == level


def test_headings_stand_apart_from_their_texts() -> None:
    goals = [
        {
            "title": "执法",
            "measures": [{"id": "a", "title": "评查", "text": "逐卷评查。", "lead": ["县司法局"]}],
        }
    ]
    general = [{"title": "指导思想", "text": "依法行政。"}]
    assert list(paragraphs(plan(general=general, goals=goals))) == [
        Paragraph("title", 0, "", "要点", ("title",)),
        Paragraph("heading", 1, "一、总体要求", "", ("general",)),
        Paragraph("item", 2, "（一）指导思想。", "依法行政。", ("general", 0), mark="。"),
        Paragraph("heading", 1, "二、执法", "", ("goals", 0)),
        Paragraph(
            "item", 3, "1.评查。", "逐卷评查。", ("goals", 0, "measures", 0), "（牵头单位：县司法局）", "。"
        ),
    ]


def test_a_measure_without_a_title_is_text_with_a_number() -> None:
    goals = [{"title": "执法", "measures": [{"id": "a", "text": "评查。"}]}]
    assert list(paragraphs(plan(goals=goals)))[2] == Paragraph(
        "item", 3, "", "1.评查。", ("goals", 0, "measures", 0)
    )


def test_every_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    goals = [
        {
            "title": "执\n法",
            "measures": [{"id": "a", "title": "评查", "text": "其一。\n\n其二。\n", "lead": ["县司法局"]}],
        }
    ]
    assert [paragraph.printed for paragraph in paragraphs(plan(goals=goals))][1:] == [
        "一、执法", "1.评查。其一。", "其二。（牵头单位：县司法局）",
    ]  # fmt: skip


def test_the_tools_own_words_are_in_the_script_of_the_plan() -> None:
    organisation = {"head": "縣長", "name": "領導小組", "office": "縣司法局", "members": ["縣財政局"]}
    goals = [
        {
            "title": "執法監督",
            "statement": "規範。",
            "measures": [{"id": "a", "text": "評查。", "lead": ["縣司法局"]}],
        }
    ]
    printed = [
        found.printed for found in paragraphs(plan(title="要點", goals=goals, organisation=organisation))
    ]
    assert printed == [
        "要點", "一、執法監督", "目標：規範。", "1.評查。（牽頭單位：縣司法局）", "二、組織領導",
        "組長：縣長", "成員：縣財政局", "領導小組辦公室設在縣司法局。",
    ]  # fmt: skip
