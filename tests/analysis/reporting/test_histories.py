"""Generated months of reports, and what a plain reading of them says should be found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fzjs.analysis.reporting.check import lapses_in
from fzjs.checks.reporting.filed import filed
from fzjs.checks.reporting.lapses import missing_reports
from fzjs.checks.reporting.plan_reports import PlanReports
from fzjs.model.plan import Plan
from fzjs.model.registry import Registry
from fzjs.model.report import Report
from fzjs.model.units import Units

UNITS = ("甲局", "乙局", "丙镇")
MONTHS = ("2024-03", "2024-04", "2024-05", "2024-06")
DUE = {
    "2024-03": date(2024, 4, 2),
    "2024-04": date(2024, 5, 2),
    "2024-05": date(2024, 6, 2),
    "2024-06": date(2024, 7, 2),
}
LEADS = {"m1": {"甲局"}, "m2": {"甲局", "乙局"}, "m3": {"乙局"}}
"""Measure → who leads it. 丙镇 only supports."""
STATES = ("not_started", "in_progress", "done", "blocked")
RANK = {"not_started": 0, "blocked": 1, "in_progress": 1, "done": 2}
NOTES = ("推进", "走访三个乡镇收集意见", "评查案卷四十份并通报", "")
ON = date(2024, 12, 31)

REGISTRY = Registry(
    [
        Units.model_validate(
            {"kind": "units", "jurisdiction": "示例县", "units": [{"name": name} for name in UNITS]}
        )
    ]
)
PLAN = Plan.model_validate(
    {
        "kind": "annual",
        "id": "p",
        "title": "要点",
        "year": 2024,
        "support": ["丙镇"],
        "goals": [
            {
                "title": "目标",
                "measures": [
                    {"id": measure, "title": measure, "lead": sorted(leads), "targets": [{"indicator": "评查", "value": "9次"}]}
                    for measure, leads in LEADS.items()
                ],
            }
        ],
        "requirements": [{"id": "r", "title": "月报", "reporting": {"due": "每月2日前"}}],
    }
)  # fmt: skip

entries = st.builds(
    lambda measure, state, note, count, proof: {"measure": measure, "state": state, "note": note, "count": count, "proof": proof},
    st.sampled_from(sorted(LEADS)), st.sampled_from(STATES), st.sampled_from(NOTES), st.none() | st.integers(0, 9),
    st.none() | st.integers(1, 4),
)  # fmt: skip
reports = st.none() | st.fixed_dictionaries(
    {
        "late": st.none() | st.integers(-20, 20),
        "entries": st.lists(entries, max_size=3, unique_by=lambda e: e["measure"]),
    }
)
histories = st.fixed_dictionaries({(month, unit): reports for month in MONTHS for unit in UNITS})

History = dict[tuple[str, str], dict[str, Any] | None]
Found = set[tuple[str, str, str, str | None]]
"""Kind, period, unit, measure."""


def model(month: str, unit: str, told: dict[str, Any]) -> Report:
    data: dict[str, Any] = {"kind": "report", "plan": "p", "unit": unit, "period": month, "entries": []}
    if told["late"] is not None:
        data["submitted"] = DUE[month] + timedelta(told["late"])
    for entry in told["entries"]:
        record = {"measure": entry["measure"], "state": entry["state"]}
        record |= {"note": entry["note"]} if entry["note"] else {}
        record |= (
            {"results": [{"indicator": "评查", "value": f"{entry['count']}次"}]}
            if entry["count"] is not None
            else {}
        )
        record |= {"evidence": [{"kind": "文件", "number": f"{entry['proof']}号"}]} if entry["proof"] else {}
        data["entries"].append(record)
    return Report.model_validate(data)


def found(history: History) -> Found:
    """What the program finds."""
    listed = [(month, unit, told) for (month, unit), told in sorted(history.items()) if told is not None]
    all_reports = tuple(
        filed(model(month, unit, told), f"{month}-{unit}", REGISTRY) for month, unit, told in listed
    )
    on_plan = PlanReports(PLAN, REGISTRY, PLAN.requirements[0].reporting, all_reports, {})
    lapses = [lapse for report in all_reports for lapse in lapses_in(on_plan, report, ON, lambda day: day)]
    lapses += [lapse for month in MONTHS for lapse in missing_reports(on_plan, month, ON, lambda day: day)]
    return {(lapse.kind, lapse.period, lapse.unit, lapse.measure) for lapse in lapses}


def expected(history: History) -> Found:
    """What a plain reading, month after month, says."""
    wanted: Found = set()
    last: dict[tuple[str, str], dict[str, Any]] = {}
    counted: dict[tuple[str, str], int] = {}
    for month in MONTHS:
        now = {unit: history[month, unit] for unit in UNITS}
        for unit, told in now.items():
            owed = {
                m
                for m, leads in LEADS.items()
                if unit in leads and last.get((unit, m), {}).get("state") != "done"
            }
            if told is None:
                wanted |= {("missing_report", month, unit, None)} if owed else set()
                continue
            if told["late"] is None:
                wanted.add(("undated", month, unit, None))
            else:
                wanted |= {("late", month, unit, None)} if told["late"] > 0 else set()
                wanted |= {
                    ("missing_entry", month, unit, m) for m in owed - {e["measure"] for e in told["entries"]}
                }
            for entry in told["entries"]:
                before = last.get((unit, entry["measure"]))
                wanted |= {
                    (kind, month, unit, entry["measure"])
                    for kind in judged(entry, before, leads=unit in LEADS[entry["measure"]])
                }
                if entry["count"] is not None and entry["count"] < counted.get((unit, entry["measure"]), 0):
                    wanted.add(("fallen_back", month, unit, entry["measure"]))
        wanted |= shared(history, month)
        for unit, told in now.items():
            for entry in told["entries"] if told is not None else ():
                last[unit, entry["measure"]] = entry
                if entry["count"] is not None:
                    counted[unit, entry["measure"]] = entry["count"]
    return wanted


def judged(entry: dict[str, Any], before: dict[str, Any] | None, *, leads: bool) -> set[str]:
    """What an entry lacks by itself and beside the last one."""
    kinds = {"unproven"} if entry["state"] == "done" and not entry["proof"] else set()
    if entry["state"] == "done" and entry["count"] is not None and entry["count"] < 9 and leads:
        kinds.add("overstated")
    if before is None:
        return kinds
    if RANK[entry["state"]] < RANK[before["state"]]:
        kinds.add("fallen_back")
    if (before["state"], entry["state"]) == ("not_started", "done"):
        kinds.add("jumped")
    return kinds


def shared(history: History, month: str) -> Found:
    """Notes and papers that stand elsewhere up to this month."""
    wanted: Found = set()
    up_to = [
        (other, unit, told) for (other, unit), told in history.items() if other <= month and told is not None
    ]
    for unit in UNITS:
        told = history[month, unit]
        for place, entry in enumerate(told["entries"] if told is not None else ()):
            earlier = [
                (other, each) for other, who, report in up_to if who == unit and other < month
                for each in report["entries"] if each["measure"] == entry["measure"]
            ]  # fmt: skip
            last = max(earlier, key=lambda pair: pair[0])[1] if earlier else None
            elsewhere = [each for _, who, report in up_to if who != unit for each in report["entries"]]
            own = [
                each
                for other, who, report in up_to
                if who == unit and other < month
                for each in report["entries"]
            ]
            done_before = [
                each for each in own if each["measure"] == entry["measure"] and each["state"] == "done"
            ]
            if len(entry["note"]) >= 8:
                again = any(each["note"] == entry["note"] for _, each in earlier)
                stays = last is not None and all(last[key] == entry[key] for key in ("note", "state"))
                others = any(each["note"] == entry["note"] for each in elsewhere)
                twins = any(
                    twin["note"] == entry["note"] and not twin["state"] == entry["state"] == "not_started"
                    for twin in (told or {})["entries"][:place]
                )
                if (again or others or twins) and not (stays and entry["state"] == "done"):
                    wanted.add(("copied", month, unit, entry["measure"]))
            if entry["proof"]:
                used = [each for each in own if each["proof"] == entry["proof"] and each not in done_before]
                joint = [
                    id(each)
                    for other, who, report in up_to
                    if who != unit and other == month and {who, unit} <= LEADS[entry["measure"]]
                    for each in report["entries"]
                    if each["measure"] == entry["measure"]
                ]
                if used or any(
                    each["proof"] == entry["proof"] and id(each) not in joint for each in elsewhere
                ):
                    wanted.add(("reused", month, unit, entry["measure"]))
    return wanted


@settings(max_examples=300)
@given(history=histories)
def test_exactly_what_a_plain_reading_finds(history: History) -> None:
    assert found(history) == expected(history)
