"""A small workspace for tests: units, one plan, reports, each given in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from fzjs.analysis.status.answers import MeasureStatus, PlanStatus
from fzjs.analysis.status.status import plan_status
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace

UNITS: list[dict[str, Any]] = [
    {"name": "县司法局", "aliases": ["司法局"], "formerly": [{"name": "县法制局", "until": "2019-03"}]},
    {"name": "县财政局"},
    {"name": "县教育局"},
    {"name": "县委依法治县办", "type": "party", "host": "县司法局"},
    {"name": "城关镇", "type": "township"},
    {"name": "县政府法制办", "until": "2019-03", "successor": "县司法局"},
]
GROUPS = [
    {"name": "各乡镇", "members": {"type": "township"}},
    {"name": "县直各单位", "members": {"type": ["department", "party"]}},
]


def measure(**fields: Any) -> dict[str, Any]:
    """A measure m01 that 县司法局 leads, with what else is given."""
    return {"id": "m01", "title": "做一件事", "lead": ["县司法局"], **fields}


def report(
    period: str,
    state: str,
    submitted: str | None = "",
    *,
    unit: str = "县司法局",
    of: str = "m01",
    **entry: Any,
) -> dict[str, Any]:
    """One entry of one unit; handed in on the 28th of the period's last month unless said otherwise (None: no day)."""
    month = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12", "": "12"}.get(period[5:], period[5:])
    day = f"{period[:4]}-{month}-28" if submitted == "" else submitted
    told = {"measure": of, "state": state, **entry}
    head = {"fzjs": 1, "kind": "report", "plan": "p", "unit": unit, "period": period, "entries": [told]}
    return head if day is None else {**head, "submitted": date.fromisoformat(day)}


def workspace(
    folder: Path,
    measures: Sequence[Mapping[str, Any]],
    reports: Sequence[Mapping[str, Any]] = (),
    settings: Mapping[str, Any] | None = None,
    **plan: Any,
) -> Workspace:
    """Write the files. The plan is one for 2024 unless its fields say otherwise."""
    head = {"fzjs": 1, "kind": "annual", "id": "p", "title": "示例县2024年工作要点", "year": 2024, **plan}
    files: dict[str, Any] = {
        "fzjs.yaml": {
            "fzjs": 1,
            "kind": "workspace",
            "jurisdiction": "示例县",
            "current": "p",
            **(settings or {}),
        },
        "units.yaml": {
            "fzjs": 1,
            "kind": "units",
            "jurisdiction": "示例县",
            "units": UNITS,
            "groups": GROUPS,
        },
        "plan.yaml": {**head, "goals": [{"title": "目标", "measures": list(measures)}]},
        **{f"report-{place}.yaml": each for place, each in enumerate(reports)},
    }
    for name, data in files.items():
        (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return Workspace(folder)


def stand(made: Workspace, on: str, **options: Any) -> PlanStatus:
    """Where the plan stands on a day."""
    plan = made.find("p", Plan)
    assert plan is not None, "the plan of the test does not fit its model"
    if "soon" in options:
        options["soon"] = timedelta(options["soon"])
    return plan_status(made, plan, date.fromisoformat(on), **options)


def only(status: PlanStatus) -> MeasureStatus:
    """The only measure."""
    (found,) = status.measures
    return found
