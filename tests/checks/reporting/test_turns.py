"""What is due more than once is owed anew after it was done; what is due once is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fzjs.analysis.reporting.check import check_reports
from fzjs.model.plan import Plan
from tests.analysis.status.made import measure, report, workspace


@pytest.mark.parametrize(
    ("deadline", "owed"),
    [
        ("每季度末", True),
        (["6月底前", "12月底前"], True),
        ("6月底前、12月底前", True),
        ("6月底前", False),
        (["年底前", "2024-12-31"], False),
        ("长期坚持", False),
    ],
)
def test_owed_after_it_was_done(tmp_path: Path, deadline: str | list[str], owed: bool) -> None:
    made = workspace(
        tmp_path,
        [measure(deadline=deadline)],
        [
            report("2024-03", "done", evidence=[{"kind": "正式文件", "number": "示司字〔2024〕1号"}]),
            report("2024-04", "in_progress"),
        ],
        {"reporting": {"due": "每月2日前"}},
    )
    plan = made.find("p", Plan)
    assert plan is not None
    checked = check_reports(made, plan, "2024-04", date(2024, 6, 30))
    assert [unit.owed for unit in checked.units if unit.unit == "县司法局"] == [int(owed)]
    assert bool(checked.fallen_back) is not owed, "beginning anew is no falling back"
