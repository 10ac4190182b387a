"""What a plan says of itself: its measures in order, who has to do them, what time it covers."""

from __future__ import annotations

from datetime import date

import pytest

from fzjs.model.plan import Plan


def plan(**parts: object) -> Plan:
    """An annual plan with these parts."""
    return Plan.model_validate({"kind": "annual", "id": "p", "title": "示例县工作要点", **parts})


NESTED = plan(
    lead=["县政府办"],
    goals=[
        {
            "title": "一",
            "lead": ["县司法局"],
            "support": "县直各单位",
            "measures": [{"id": "m1", "title": "甲"}, {"id": "m2", "title": "乙", "lead": ["县财政局"]}],
            "goals": [
                {
                    "title": "（一）",
                    "responsible": ["县公安局"],
                    "measures": [{"id": "m3", "title": "丙", "lead": "县教育局"}],
                }
            ],
        },
        {"title": "二", "measures": [{"id": "m4", "title": "丁"}]},
    ],
    requirements=[{"id": "r1", "title": "戊"}],
)


def test_duties_come_in_reading_order_with_their_paths() -> None:
    steps = list(NESTED.duties())
    assert [step.measure.id for step in steps] == ["m1", "m2", "m3", "m4", "r1"]
    assert steps[2].path == ("goals", 0, "goals", 0, "measures", 0)
    assert [goal.title for goal in steps[2].goals] == ["一", "（一）"]
    assert steps[4].path == ("requirements", 0)
    assert steps[4].goals == ()


def test_measures_leave_out_requirements() -> None:
    assert [step.measure.id for step in NESTED.measures()] == ["m1", "m2", "m3", "m4"]


@pytest.mark.parametrize(
    ("measure", "lead", "responsible", "support"),
    [
        ("m1", ("县司法局", ("goals", 0, "lead")), None, ("县直各单位", ("goals", 0, "support"))),
        (
            "m2",
            ("县财政局", ("goals", 0, "measures", 1, "lead")),
            None,
            ("县直各单位", ("goals", 0, "support")),
        ),
        (
            "m3",
            ("县教育局", ("goals", 0, "goals", 0, "measures", 0, "lead")),
            ("县公安局", ("goals", 0, "goals", 0, "responsible")),
            ("县直各单位", ("goals", 0, "support")),
        ),
        ("m4", ("县政府办", ("lead",)), None, None),
        ("r1", ("县政府办", ("lead",)), None, None),
    ],
)
def test_units_come_from_the_nearest_that_names_any(
    measure: str,
    lead: tuple[str, tuple[str | int, ...]] | None,
    responsible: tuple[str, tuple[str | int, ...]] | None,
    support: tuple[str, tuple[str | int, ...]] | None,
) -> None:
    step = next(step for step in NESTED.duties() if step.measure.id == measure)
    roles = NESTED.attribution(step)
    assert [(role.names[0], role.path) if role.names else None for role in roles] == [
        lead,
        responsible,
        support,
    ]


@pytest.mark.parametrize(
    ("parts", "span", "year"),
    [
        ({}, None, None),
        ({"year": 2024}, (date(2024, 1, 1), date(2024, 12, 31)), 2024),
        ({"period": {"from": 2021, "to": 2025}}, (date(2021, 1, 1), date(2025, 12, 31)), None),
        (
            {"period": {"from": date(2022, 7, 1), "to": date(2023, 7, 31)}, "year": 2023},
            (date(2022, 7, 1), date(2023, 7, 31)),
            2023,
        ),
        (
            {"period": {"from": date(2023, 3, 1), "to": date(2023, 9, 30)}},
            (date(2023, 3, 1), date(2023, 9, 30)),
            2023,
        ),
    ],
)
def test_the_time_a_plan_covers(
    parts: dict[str, object], span: tuple[date, date] | None, year: int | None
) -> None:
    assert plan(**parts).span == span
    assert plan(**parts).phrase_year == year


def test_a_measure_is_called_by_its_title_or_the_beginning_of_its_text() -> None:
    titled, bare = plan(
        requirements=[{"id": "a", "title": "甲"}, {"id": "b", "text": "乙" * 50}]
    ).requirements
    assert titled.name == "甲"
    assert bare.name == "乙" * 20
