"""FZ716–FZ724: reports that are complete, in time, proven, and say something new; and what must not be found."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fzjs.checks.finding import Finding
from fzjs.checks.run import Checker
from fzjs.checks.selection import Selection
from fzjs.workspace.workspace import Workspace
from tests.checks.example_workspace import lay_out

NOTE = "审查重大行政决策3件，提出意见8条。"
ON = date(2024, 12, 31)


class County:
    """The example workspace with a duty to report every month by the 2nd, and reports in it."""

    def __init__(self, folder: Path, due: str | None = "每月2日前") -> None:
        lay_out(folder)
        self.folder = folder
        if due is not None:
            with (folder / "fzjs.yaml").open("a", encoding="utf-8") as file:
                file.write(f"reporting: {{due: {due}, covers: previous}}\n")

    def report(
        self, period: str, *entries: str, unit: str = "县司法局", submitted: str | None = "due"
    ) -> None:
        """File a report; its entries begin at line 8 (7 without a day)."""
        year, month = map(int, period.split("-"))
        due = f"{year + month // 12}-{month % 12 + 1:02d}-01"
        day = due if submitted == "due" else submitted
        head = f"fzjs: 1\nkind: report\nplan: annual-2024\nunit: {unit}\nperiod: {period}\n"
        head += f"submitted: {day}\n" if day else ""
        listed = "".join(f"\n  - {{{entry}}}" for entry in entries) or " []"
        text = f"{head}entries:{listed}\n"
        (self.folder / f"{period}-{unit}.yaml").write_text(text, "utf-8")

    def found(self, *codes: str, on: date = ON) -> list[tuple[str, str, int]]:
        """Code, file and line of what the rules about reporting find."""
        return [(f.code, f.path, f.line) for f in self.findings(*codes, on=on)]

    def findings(self, *codes: str, on: date = ON) -> list[Finding]:
        workspace = Workspace(self.folder)
        checker = Checker(workspace, Selection(codes), on)
        return [finding for entry in workspace.entries for finding in checker.check(entry).findings]


@pytest.fixture
def county(tmp_path: Path) -> County:
    return County(tmp_path)


def entry(measure: str, state: str = "in_progress", note: str = "", **more: Any) -> str:
    """An entry in flow style; its note is different for every measure and state."""
    parts = [f"measure: {measure}", f"state: {state}", f"note: {note or f'{measure}本期推进情况{state}'}"]
    return ", ".join([*parts, *(f"{key}: {value}" for key, value in more.items())])


def evidence(number: str = "", **more: str) -> str:
    known = {"kind": "正式文件", **({"number": number} if number else {}), **more}
    return "[{" + ", ".join(f"{key}: {value}" for key, value in known.items()) + "}]"


class TestDoneWithoutEvidence:
    @pytest.mark.parametrize("state", ["not_started", "in_progress", "blocked"])
    def test_only_what_is_done_needs_evidence(self, county: County, state: str) -> None:
        county.report("2024-03", entry("m01", state))
        assert county.found("FZ716") == []

    def test_one_piece_is_enough(self, county: County) -> None:
        county.report("2024-03", entry("m01", "done", evidence=evidence("示司字〔2024〕5号")))
        assert county.found("FZ716") == []

    def test_done_and_nothing_to_show(self, county: County) -> None:
        county.report("2024-03", entry("m01", "done"))
        assert county.found("FZ716") == [("FZ716", "2024-03-县司法局.yaml", 8)]


class TestLate:
    @pytest.mark.parametrize(
        ("period", "day", "late"),
        [
            ("2024-03", "2024-04-02", False),
            ("2024-03", "2024-04-03", True),
            ("2024-04", "2024-05-06", False),  # 2 to 5 May are holidays
            ("2024-04", "2024-05-07", True),
            ("2024-05", "2024-06-03", False),  # 2 June is a Sunday
            ("2024-05", "2024-06-04", True),
            ("2024-12", "2025-01-02", False),
        ],
    )
    def test_the_day_and_the_working_day_after_it(
        self, county: County, period: str, day: str, late: bool
    ) -> None:
        county.report(period, entry("m01"), submitted=day)
        assert bool(county.found("FZ717")) == late

    def test_where_holidays_are_not_known_it_says_so(
        self, county: County, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """2 to 5 May 2024 are holidays, which a plain installation does not know."""
        monkeypatch.setitem(sys.modules, "chinese_calendar", None)
        county.report("2024-04", entry("m01"), submitted="2024-05-06")
        county.report("2024-05", entry("m01", note="五月"), submitted="2024-06-28")
        near, far = county.findings("FZ717")
        assert "可能没有迟" in near.message
        assert "fzjs[calendar]" in (near.hint or "")
        assert "可能没有迟" not in far.message, "no holiday lasts so long"

    def test_without_a_duty_to_report_nobody_is_late(self, tmp_path: Path) -> None:
        county = County(tmp_path, due=None)
        county.report("2024-03", entry("m01"), submitted="2024-09-01")
        county.report("2024-04", submitted=None)
        assert county.found("FZ717", "FZ718", "FZ719", "FZ724") == []

    def test_a_duty_that_names_no_day(self, tmp_path: Path) -> None:
        county = County(tmp_path, due="及时报送")
        county.report("2024-03", entry("m01"), submitted="2024-09-01")
        assert county.found("FZ717", "FZ719", "FZ724") == []

    def test_the_plan_s_own_duty_counts_before_the_workspace_s(self, county: County) -> None:
        plan = county.folder / "annual.yaml"
        duty = "requirements:\n  - {id: r1, title: 月报, lead: [县司法局], reporting: {due: 每月10日前}}\n"
        plan.write_text(plan.read_text("utf-8") + duty, "utf-8")
        county.report("2024-03", entry("m01"), submitted="2024-04-09")
        assert county.found("FZ717") == []


class TestLeftOut:
    def test_every_lead_reports_and_supporters_need_not(self, county: County) -> None:
        county.report("2024-03", entry("m01"))
        county.report("2024-03", unit="县市场监管局")
        county.report("2024-03", unit="城关镇")
        assert [finding.subject for finding in county.findings("FZ718")] == ["m02", "m02"]

    def test_what_was_done_before_needs_no_entry_any_more(self, county: County) -> None:
        county.report("2024-03", entry("m01", "done"), entry("m02"))
        county.report("2024-04", entry("m02"))
        assert county.found("FZ718") == []

    def test_what_was_done_and_is_open_again_does(self, county: County) -> None:
        county.report("2024-03", entry("m01", "done"), entry("m02"))
        county.report("2024-04", entry("m01"), entry("m02"))
        county.report("2024-05", entry("m02"))
        assert [finding.path for finding in county.findings("FZ718")] == ["2024-05-县司法局.yaml"]

    def test_what_is_due_every_quarter_is_never_done_with(self, county: County) -> None:
        plan = county.folder / "annual.yaml"
        plan.write_text(
            plan.read_text("utf-8").replace("deadline: 2024年底前", "deadline: 每季度末"), "utf-8"
        )
        county.report("2024-03", entry("m01", "done"), entry("m02"))
        county.report("2024-04", entry("m02", note="四月做的别的事"))
        assert [finding.subject for finding in county.findings("FZ718")] == ["m01"]
        county.report("2024-04", entry("m01", "not_started"), entry("m02", note="四月做的别的事"))
        assert county.found("FZ718", "FZ720") == []

    def test_a_draft_may_lack_entries(self, county: County) -> None:
        county.report("2024-03", entry("m01"), submitted=None)
        assert county.found("FZ718") == []

    def test_a_former_name_reports_for_the_same_unit(self, county: County) -> None:
        county.report("2024-03", entry("m02"), unit="县工商局")
        assert county.found("FZ718") == []


class TestMissingReports:
    def test_only_for_periods_that_somebody_has_reported(self, county: County) -> None:
        assert county.found("FZ719") == []
        county.report("2024-03", entry("m01"), entry("m02"))
        found = county.findings("FZ719")
        assert [finding.subject for finding in found] == ["县市场监管局"]
        assert "2024-03" in found[0].message

    def test_not_before_the_day(self, county: County) -> None:
        county.report("2024-03", entry("m01"), entry("m02"))
        assert county.found("FZ719", on=date(2024, 4, 2)) == []
        assert len(county.found("FZ719", on=date(2024, 4, 3))) == 1

    def test_who_has_done_everything_need_not_report(self, county: County) -> None:
        county.report("2024-03", entry("m01"), entry("m02"))
        county.report("2024-03", entry("m02", "done"), unit="县市场监管局")
        county.report("2024-04", entry("m01"), entry("m02"))
        assert county.found("FZ719") == []

    def test_several_periods_are_one_finding(self, county: County) -> None:
        for month in ("2024-03", "2024-04"):
            county.report(month, entry("m01"), entry("m02"))
        found = county.findings("FZ719")
        assert len(found) == 1
        assert "2024-03、2024-04" in found[0].message

    def test_a_draft_is_told_where_it_is(self, county: County) -> None:
        county.report("2024-03", entry("m01"), entry("m02"))
        county.report("2024-03", entry("m02"), unit="县市场监管局", submitted=None)
        assert county.found("FZ719", "FZ724") == [("FZ724", "2024-03-县市场监管局.yaml", 5)]
        assert county.found("FZ719", "FZ724", on=date(2024, 4, 2)) == []

    @pytest.mark.parametrize("day", ["六月初", "2024-06-31", "[2024-06-01]"])
    def test_a_day_that_cannot_be_read_is_not_called_missing(self, county: County, day: str) -> None:
        county.report("2024-05", entry("m01"), entry("m02"), submitted=day)
        codes = [finding.code for finding in county.findings() if finding.line == 6]
        assert codes
        assert "FZ724" not in codes
        assert county.found("FZ724") == []


class TestFallingBack:
    @pytest.mark.parametrize(
        ("was", "now", "falls"),
        [
            ("done", "in_progress", True),
            ("done", "blocked", True),
            ("in_progress", "not_started", True),
            ("in_progress", "blocked", False),
            ("blocked", "in_progress", False),
            ("not_started", "in_progress", False),
            ("done", "done", False),
        ],
    )
    def test_states(self, county: County, was: str, now: str, falls: bool) -> None:
        county.report("2024-03", entry("m01", was))
        county.report("2024-04", entry("m01", now, note="四月做了别的工作"))
        assert bool(county.found("FZ720")) == falls

    @pytest.mark.parametrize(
        ("indicator", "was", "now", "falls"),
        [
            ("案卷评查", "2次", "1次", True),
            ("案卷评查", "1次", "1次", False),
            ("案卷评查", "1次", "3次", False),
            ("案卷评查", "2次", "1场", False),
            ("案卷合格率", "95%", "91%", False),
        ],
    )
    def test_numbers(self, county: County, indicator: str, was: str, now: str, falls: bool) -> None:
        for month, value in (("2024-03", was), ("2024-04", now)):
            results = f"[{{indicator: {indicator}, value: {value}}}]"
            county.report(month, entry("m02", note=f"{month}做的工作", results=results))
        assert bool(county.found("FZ720")) == falls

    def test_the_last_report_on_the_measure_counts_not_the_last_report(self, county: County) -> None:
        county.report("2024-02", entry("m01", "done"))
        county.report("2024-03", entry("m02"))
        county.report("2024-04", entry("m01"))
        assert county.found("FZ720") == [("FZ720", "2024-04-县司法局.yaml", 8)]

    def test_a_month_that_leaves_a_number_out_hides_nothing(self, county: County) -> None:
        county.report("2024-02", entry("m02", note="二月", results="[{indicator: 案卷评查, value: 3次}]"))
        county.report("2024-03", entry("m02", note="三月"))
        county.report("2024-04", entry("m02", note="四月", results="[{indicator: 案卷评查, value: 1次}]"))
        found = county.findings("FZ720")
        assert [finding.path for finding in found] == ["2024-04-县司法局.yaml"]
        assert "2024-02" in found[0].message

    def test_another_unit_s_state_is_its_own(self, county: County) -> None:
        county.report("2024-03", entry("m02", "done"), unit="县市场监管局")
        county.report("2024-04", entry("m02"))
        assert county.found("FZ720") == []

    def test_a_reason_beside_the_line_keeps_it(self, county: County) -> None:
        county.report("2024-03", entry("m01", "done"))
        county.report("2024-04", entry("m01"))
        path = county.folder / "2024-04-县司法局.yaml"
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}  # fzjs: ignore[FZ720] 督查退回，重新办理\n", "utf-8")
        assert county.found("FZ720") == []


class TestJumping:
    @pytest.mark.parametrize(
        ("indicator", "was", "now", "jumps"),
        [
            ("案卷合格率", "50%", "92%", True),
            ("案卷合格率", "92%", "50%", True),
            ("案卷合格率", "80%", "92%", False),
            ("案卷评查", "2次", "30次", True),
            ("案卷评查", "2次", "20次", False),
            ("案卷评查", "0次", "30次", False),
        ],
    )
    def test_numbers(self, county: County, indicator: str, was: str, now: str, jumps: bool) -> None:
        for month, value in (("2024-03", was), ("2024-04", now)):
            results = f"[{{indicator: {indicator}, value: {value}}}]"
            county.report(month, entry("m02", note=f"{month}做的工作", results=results))
        assert bool(county.found("FZ721")) == jumps

    def test_states(self, county: County) -> None:
        county.report("2024-03", entry("m01", "not_started"))
        county.report("2024-04", entry("m01", "done"))
        assert county.found("FZ721") == [("FZ721", "2024-04-县司法局.yaml", 8)]


class TestCopied:
    @pytest.mark.parametrize(
        ("note", "again", "copied"),
        [
            (NOTE, NOTE, True),
            (NOTE, " 审查重大行政决策３件,提出意见8条", True),
            (NOTE, "审查重大行政决策4件，提出意见8条。", False),
            ("正在推进。", "正在推进。", False),
        ],
    )
    def test_last_month_s_note(self, county: County, note: str, again: str, copied: bool) -> None:
        county.report("2024-03", entry("m01", note=f'"{note}"'))
        county.report("2024-04", entry("m01", note=f'"{again}"'))
        assert bool(county.found("FZ722")) == copied

    def test_another_unit_s_note(self, county: County) -> None:
        county.report("2024-03", entry("m02", note=NOTE))
        county.report("2024-04", entry("m02", note=NOTE), unit="县市场监管局")
        found = county.findings("FZ722")
        assert [finding.path for finding in found] == ["2024-04-县市场监管局.yaml"]
        assert "县司法局" in found[0].message

    def test_of_two_in_the_same_month_both_are_told(self, county: County) -> None:
        county.report("2024-03", entry("m02", note=NOTE))
        county.report("2024-03", entry("m02", note=NOTE), unit="县市场监管局")
        assert len(county.found("FZ722")) == 2

    def test_what_is_done_may_be_told_again(self, county: County) -> None:
        for month in ("2024-03", "2024-04"):
            county.report(month, entry("m01", "done", note=NOTE))
        assert county.found("FZ722") == []

    def test_any_earlier_month_counts(self, county: County) -> None:
        county.report("2024-03", entry("m02", note=NOTE))
        county.report("2024-04", entry("m02", note="四月走访了三个乡镇"))
        county.report("2024-05", entry("m02", note=NOTE))
        found = county.findings("FZ722")
        assert [finding.path for finding in found] == ["2024-05-县司法局.yaml"]
        assert "2024-03" in found[0].message

    def test_the_same_words_for_two_measures(self, county: County) -> None:
        county.report("2024-03", entry("m01", note=NOTE), entry("m02", note=NOTE))
        assert county.found("FZ722") == [("FZ722", "2024-03-县司法局.yaml", 9)]

    @pytest.mark.parametrize(
        ("state", "note"),
        [("not_started", "等市里的方案出来再启动"), ("in_progress", "按计划推进。"), ("blocked", "无")],
    )
    def test_standing_phrases_are_nobody_s(self, county: County, state: str, note: str) -> None:
        county.report("2024-03", entry("m01", state, note), entry("m02", state, note))
        assert county.found("FZ722") == []

    def test_later_reports_of_others_do_not_count(self, county: County) -> None:
        county.report("2024-03", entry("m02", note=NOTE))
        county.report("2024-05", entry("m02", note=NOTE), unit="县市场监管局")
        assert [path for _, path, _ in county.found("FZ722")] == ["2024-05-县市场监管局.yaml"]


class TestReused:
    @pytest.mark.parametrize(
        ("known", "again", "reused"),
        [
            ({"number": "示司字〔2024〕5号"}, {"number": "示司字[2024]5号"}, True),
            ({"number": "示司字〔2024〕5号"}, {"number": "示司字〔2024〕6号"}, False),
            ({"url": "https://a.example/n/1.html"}, {"url": "https://a.example/n/1.html"}, True),
            ({"url": "https://a.example/n/"}, {"url": "https://a.example/n/"}, False),
            ({"url": "https://a.example/n/index.html"}, {"url": "https://a.example/n/index.html"}, False),
            ({"sha256": "a" * 64, "number": "甲1号"}, {"sha256": "a" * 64, "number": "甲2号"}, True),
        ],
    )
    def test_by_number_address_or_content(
        self, county: County, known: dict[str, str], again: dict[str, str], reused: bool
    ) -> None:
        quoted = [{key: f'"{value}"' for key, value in each.items()} for each in (known, again)]
        county.report("2024-03", entry("m01", evidence=evidence(**quoted[0])))
        county.report("2024-04", entry("m01", note="四月的另一件事", evidence=evidence(**quoted[1])))
        assert bool(county.found("FZ723")) == reused

    def test_one_paper_may_prove_two_measures_of_a_report(self, county: County) -> None:
        same = evidence("示司字〔2024〕5号")
        county.report("2024-03", entry("m01", evidence=same), entry("m02", evidence=same))
        assert county.found("FZ723") == []

    def test_what_is_done_stays_proven(self, county: County) -> None:
        same = evidence("示司字〔2024〕5号")
        for month in ("2024-03", "2024-04"):
            county.report(month, entry("m01", "done", evidence=same))
        assert county.found("FZ723") == []

    def test_another_unit_s_paper(self, county: County) -> None:
        same = evidence("示司字〔2024〕5号")
        county.report("2024-03", entry("m01", evidence=same))
        county.report("2024-03", entry("m02", note="别的工作内容也有", evidence=same), unit="县市场监管局")
        assert len(county.found("FZ723")) == 2

    def test_a_joint_paper_of_joint_leads(self, county: County) -> None:
        """Both answer for m02: what they issued together proves it for both, once."""
        same = evidence("示司字〔2024〕5号")
        county.report("2024-03", entry("m02", evidence=same))
        county.report("2024-03", entry("m02", note="别的工作内容也有", evidence=same), unit="县市场监管局")
        assert county.found("FZ723") == []
        county.report("2024-04", entry("m02", note="四月的另一件事", evidence=same), unit="县市场监管局")
        found = county.findings("FZ723")
        assert [finding.path for finding in found] == ["2024-04-县市场监管局.yaml"]
        assert "# fzjs: ignore[FZ723]" in (found[0].hint or "")


class TestStrayReports:
    """One report for a period that nobody reports on accuses nobody."""

    @pytest.mark.parametrize("period", ["2024-Q1", "2042-03", "2024"])
    def test_other_turns_and_years(self, county: County, period: str) -> None:
        text = f"fzjs: 1\nkind: report\nplan: annual-2024\nunit: 县司法局\nperiod: {period}\nsubmitted: 2045-01-01\nentries: []\n"
        (county.folder / "stray.yaml").write_text(text, "utf-8")
        on = date(2045, 1, 2)
        assert county.found("FZ719", on=on) == []
        assert county.found("FZ715", on=on) == [("FZ715", "stray.yaml", 5)]

    def test_a_day_to_come(self, county: County) -> None:
        county.report("2024-03", entry("m01"), submitted="2942-04-01")
        assert county.found("FZ713") == [("FZ713", "2024-03-县司法局.yaml", 6)]

    def test_the_day_itself_has_come(self, county: County) -> None:
        county.report("2024-03", entry("m01"), submitted="2024-04-01")
        assert county.found("FZ713", on=date(2024, 4, 1)) == []


class TestOverstated:
    """m02 has two targets: 案卷评查至少2次, 案卷合格率 not below 90%."""

    def told(self, county: County, state: str, *results: str) -> list[str]:
        listed = ", ".join(
            f"{{indicator: {name}, value: {value}}}" for name, value in map(str.split, results)
        )
        county.report("2024-03", entry("m02", state, results=f"[{listed}]"), unit="县市场监管局")
        return [finding.message for finding in county.findings("FZ725")]

    def test_done_and_its_own_figure_falls_short(self, county: County) -> None:
        (message,) = self.told(county, "done", "案卷评查 1次", "案卷合格率 92%")
        assert message == "措施“m02”报已完成，完成值“1次”没有达到目标“案卷评查至少2次”，还差1次"

    @pytest.mark.parametrize(
        ("state", "results"),
        [
            ("done", ["案卷评查 2次", "案卷合格率 90%"]),
            ("done", ["案卷评查 新增1次"]),
            ("done", ["案卷评查 几次"]),
            ("done", []),
            ("in_progress", ["案卷评查 1次"]),
        ],
    )
    def test_what_is_enough_or_cannot_be_compared(
        self, county: County, state: str, results: list[str]
    ) -> None:
        assert self.told(county, state, *results) == []

    def test_what_comes_again_is_done_again(self, county: County) -> None:
        plan = county.folder / "annual.yaml"
        text = plan.read_text("utf-8").replace("targets: [案卷评查至少2次", "targets: [案卷评查每季度至少2次")
        plan.write_text(text, "utf-8")
        assert self.told(county, "done", "案卷评查 1次") == []


def test_totals_of_quarterly_targets_fall_back_within_a_year_only(county: County) -> None:
    plan = county.folder / "annual.yaml"
    text = plan.read_text("utf-8").replace("targets: [案卷评查至少2次", "targets: [案卷评查每季度至少2次")
    plan.write_text(text, "utf-8")
    for period, value in (("2024-03", "4次"), ("2024-04", "1次"), ("2025-01", "0次")):
        results = f"[{{indicator: 案卷评查, value: {value}}}]"
        county.report(period, entry("m02", note=f"{period}评查", results=results), unit="县市场监管局")
    found = [path for _, path, _ in county.found("FZ720", on=date(2025, 3, 1))]
    assert found == ["2024-04-县市场监管局.yaml"]
