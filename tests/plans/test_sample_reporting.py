"""Which lapses of reporting the sample county shows, one by one, and that nothing else is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzjs.analysis.reporting.check import check_reports
from fzjs.checks.reporting.lapse import LapseKind
from fzjs.model.plan import Plan
from fzjs.workspace.workspace import Workspace

from .test_sample_validation import validated

LAPSES: dict[str, set[tuple[LapseKind, str, str | None]]] = {
    "2024-04": {("late", "县审改办", None)},
    "2024-05": {
        ("missing_report", "县发改局", None),
        ("late", "县信访局", None),
        ("unproven", "县应急管理局", "m18"),
        ("jumped", "县政务服务中心", "m25"),
    },
    "2024-06": {
        ("missing_report", "县人民检察院", None),
        ("missing_entry", "县司法局", "m14"),
        ("late", "县应急管理局", None),
        ("unproven", "县司法局", "m28"),
        ("unproven", "县信访局", "m23"),
        ("fallen_back", "县司法局", "m22"),
        ("fallen_back", "县政务服务中心", "m05"),
        ("copied", "县卫健局", "m19"),
        ("copied", "县发改局", "m07"),
        ("reused", "县政务服务中心", "m07"),
    },
}
"""period → 迟报、不报、无佐证、跳变、漏报、回退、雷同、重复佐证, with unit and measure. Nothing else is wrong."""

AS_FINDINGS = {
    ("FZ717", "reports/2024-04/县审改办.yaml", 8),
    ("FZ717", "reports/2024-05/县信访局.yaml", 8),
    ("FZ717", "reports/2024-06/县应急管理局.yaml", 8),
    ("FZ716", "reports/2024-05/县应急管理局.yaml", 12),
    ("FZ716", "reports/2024-06/县信访局.yaml", 12),
    ("FZ716", "reports/2024-06/县司法局.yaml", 96),
    ("FZ718", "reports/2024-06/县司法局.yaml", 11),
    ("FZ720", "reports/2024-06/县司法局.yaml", 83),
    ("FZ720", "reports/2024-06/县政务服务中心.yaml", 12),
    ("FZ721", "reports/2024-05/县政务服务中心.yaml", 25),
    ("FZ722", "reports/2024-06/县卫健局.yaml", 13),
    ("FZ722", "reports/2024-06/县发改局.yaml", 13),
    ("FZ723", "reports/2024-06/县政务服务中心.yaml", 18),
}
"""The same as `fzjs validate` tells it: code, file, line. The two missing reports are told at fzjs.yaml, line 11."""


@pytest.mark.parametrize("period", LAPSES)
def test_each_lapse_of_a_period(plans: Path, period: str) -> None:
    workspace = Workspace(plans / "sample-county")
    plan = workspace.find("annual-2024", Plan)
    assert plan is not None
    checked = check_reports(workspace, plan, period, date(2024, 12, 31))
    found = [(lapse.kind, lapse.unit, lapse.measure) for lapse in checked.lapses]
    assert set(found) == LAPSES[period]
    assert len(found) == len(set(found))


def test_the_same_as_findings(root: Path) -> None:
    code, findings = validated(root, "sample-county")
    assert code == 0
    told = [finding for finding in findings if finding["code"].startswith("FZ7")]
    places = {
        (finding["code"], finding["file"].removeprefix("plans/sample-county/"), finding["line"])
        for finding in told
    }
    assert places == AS_FINDINGS | {("FZ719", "fzjs.yaml", 11)}
    assert len(told) == len(AS_FINDINGS) + 2
    missing = {finding["id"] for finding in told if finding["code"] == "FZ719"}
    assert missing == {"县发改局", "县人民检察院"}
