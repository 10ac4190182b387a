"""`fzjs export ics`: what somebody who imports the calendar again and again relies on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

PLAN = """\
kind: annual
id: annual-2024
title: 示例县2024年工作要点
year: 2024
notice: {{number: 示政办〔2024〕18号, issuer: 示例县人民政府办公室, signed: 2024-04-22}}
goals:
  - title: 严格执法
    measures:
{measures}
requirements:
  - {{id: r01, title: 实行月报制度, lead: [县司法局], reporting: {{due: {due}, covers: previous}}}}
"""
PUBLISH = "      - {id: m16, title: 公布执法事项目录, lead: [县司法局], support: [各乡镇], deadline: 2024年9月底前}\n"
MEET = "      - {id: m17, title: 调度案件, lead: [县公安局], deadline: 每季度末}\n"
OPEN = "      - {id: m18, title: 持续改进, lead: [县司法局]}\n"
UNITS = """\
kind: units
jurisdiction: 示例县
units:
  - {name: 县司法局, aliases: [司法局]}
  - {name: 县公安局}
  - {name: 城关镇, type: township}
groups:
  - {name: 各乡镇, members: {type: township}}
"""


@pytest.fixture(autouse=True)
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one plan, the current folder; in no git repository."""
    (tmp_path / "fzjs.yaml").write_text(
        "kind: workspace\njurisdiction: 示例县\ncurrent: annual-2024\n", "utf-8"
    )
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path)
    return tmp_path


def write_plan(folder: Path, *, measures: str = PUBLISH + MEET + OPEN, due: str = "每月2日前") -> None:
    (folder / "plan.yaml").write_text(PLAN.format(measures=measures, due=due), "utf-8")


def exported(fzjs: Run, *options: str | Path) -> bytes:
    ran = fzjs("export", "ics", "--on", "2024-05-20", "-o", "期限.ics", "--force", *options)
    assert ran.code == 0, ran.err
    return Path("期限.ics").read_bytes()


def events(data: bytes) -> dict[str, Any]:
    """The events by UID, each of them without errors."""
    calendar: Any = Calendar.from_ical(data)
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert event["uid"] not in found, "an identifier for two events"
        found[str(event["uid"])] = event
    return found


def about(data: bytes, words: str) -> list[Any]:
    return [event for event in events(data).values() if words in event["summary"]]


def day_of(event: Any) -> date:
    found: date = event["dtstart"].dt
    return found


def sequence(event: Any) -> int:
    return int(event["sequence"])


def test_deadlines_reporting_days_and_days_of_the_law(fzjs: Run) -> None:
    data = exported(fzjs)
    assert [day_of(event) for event in about(data, "公布执法事项目录")] == [date(2024, 9, 30)]
    # The plan was signed in April.
    quarters = [date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
    assert [day_of(event) for event in about(data, "调度案件")] == quarters
    # From the month in which the plan was signed to the report on its last month.
    reports = [date(2024, month, 2) for month in range(5, 13)] + [date(2025, 1, 2)]
    assert [day_of(event) for event in about(data, "报送")] == reports
    # Those on the year before fall into the plan's year, those on the plan's year into the next.
    law = [date(2024, 2, 29), date(2024, 3, 29), date(2025, 2, 28), date(2025, 3, 31)]
    assert [day_of(event) for event in about(data, "法定")] == law
    assert about(data, "报送")[0]["summary"] == "报送：2024年4月工作进展"
    assert not about(data, "持续改进")
    assert b"RRULE" not in data


def test_a_report_is_due_once(county: Path, fzjs: Run) -> None:
    """A requirement that lays down the reports and repeats their deadline as its own says nothing new."""
    text = (county / "plan.yaml").read_text("utf-8")
    (county / "plan.yaml").write_text(
        text.replace("lead: [县司法局], rep", "deadline: 每月2日前, rep"), "utf-8"
    )
    assert "deadline: 每月2日前, rep" in (county / "plan.yaml").read_text("utf-8")
    data = exported(fzjs)
    assert not about(data, "实行月报制度")
    assert len(about(data, "报送")) == 9


def test_all_are_single_whole_days(fzjs: Run) -> None:
    for event in events(exported(fzjs)).values():
        assert type(event["dtstart"].dt) is date
        assert event["dtend"].dt == event["dtstart"].dt + timedelta(1)
        assert event["dtstart"].params["value"] == "DATE"
        assert event["dtstamp"].dt.utcoffset() == timedelta(0)
        assert event["transp"] == "TRANSPARENT"


def test_measures_without_a_deadline_on_request(fzjs: Run) -> None:
    assert [day_of(event) for event in about(exported(fzjs, "--implied"), "持续改进")] == [date(2024, 12, 31)]


def test_lines_are_folded_between_characters(county: Path, fzjs: Run) -> None:
    write_plan(county, measures=PUBLISH.replace("公布", "公布" + "长标题、带逗号；分号\\和反斜杠" * 12))
    data = exported(fzjs)
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        assert len(line) <= 75
        line.decode("utf-8")  # no character is torn apart
    assert about(data, "长标题、带逗号；分号\\和反斜杠" * 12)


def test_the_same_again_is_the_same_bytes(fzjs: Run) -> None:
    first = exported(fzjs)
    assert exported(fzjs) == first
    fresh = fzjs("export", "ics", "--on", "2024-05-20", "-o", "别处.ics")
    assert fresh.code == 0
    assert Path("别处.ics").read_bytes() == first


def test_another_text_keeps_the_event_and_makes_it_newer(county: Path, fzjs: Run) -> None:
    before = events(exported(fzjs))
    write_plan(county, measures=PUBLISH.replace("公布", "编制并公布") + MEET + OPEN)
    after = events(exported(fzjs))
    assert after.keys() == before.keys()
    changed = {uid for uid in after if after[uid].to_ical() != before[uid].to_ical()}
    assert [after[uid]["summary"] for uid in changed] == ["截止：编制并公布执法事项目录（县司法局）"]
    for uid in changed:
        assert sequence(after[uid]) > sequence(before[uid])
        assert after[uid]["dtstamp"].dt > before[uid]["dtstamp"].dt
        assert after[uid]["last-modified"].dt > before[uid]["last-modified"].dt


def test_another_deadline_moves_the_event(county: Path, fzjs: Run) -> None:
    before = events(exported(fzjs))
    write_plan(county, measures=PUBLISH.replace("9月底", "10月底") + MEET + OPEN, due="每月5日前")
    after = events(exported(fzjs))
    assert after.keys() == before.keys()
    moved = {uid for uid in after if day_of(after[uid]) != day_of(before[uid])}
    assert {day_of(after[uid]) for uid in moved} == {
        date(2024, 10, 31),
        *(date(2024, month, 5) for month in range(5, 13)),
        date(2025, 1, 5),
    }
    assert all(sequence(after[uid]) > sequence(before[uid]) for uid in moved)
    assert all(sequence(after[uid]) == sequence(before[uid]) for uid in after.keys() - moved)


def test_a_change_after_a_change_goes_on_counting(county: Path, fzjs: Run) -> None:
    found = []
    for month in (9, 10, 9):
        write_plan(county, measures=PUBLISH.replace("9月底", f"{month}月底"))
        found.append(about(exported(fzjs), "公布")[0])
    assert len({event["uid"] for event in found}) == 1
    assert sequence(found[0]) < sequence(found[1]) < sequence(found[2])


def test_place_and_number_make_no_event(county: Path, fzjs: Run) -> None:
    before = events(exported(fzjs))
    write_plan(county, measures=OPEN + MEET + PUBLISH)
    assert events(exported(fzjs)).keys() == before.keys()


def test_several_deadlines_keep_their_events(county: Path, fzjs: Run) -> None:
    two = PUBLISH.replace("2024年9月底前", "[2024年6月底前, 2024年9月底前]")
    write_plan(county, measures=two)
    before = about(exported(fzjs), "公布")
    write_plan(county, measures=two.replace("9月", "11月"))
    after = about(exported(fzjs), "公布")
    assert [event["uid"] for event in after] == [event["uid"] for event in before]
    assert [day_of(event) for event in after] == [date(2024, 6, 30), date(2024, 11, 30)]


def test_what_is_no_more_is_cancelled_and_may_come_back(county: Path, fzjs: Run) -> None:
    before = about(exported(fzjs), "公布")[0]
    write_plan(county, measures=MEET)
    gone = about(exported(fzjs), "公布")[0]
    assert (gone["uid"], gone["status"]) == (before["uid"], "CANCELLED")
    assert sequence(gone) > sequence(before)
    assert not gone.walk("VALARM")
    assert about(exported(fzjs), "公布")[0].to_ical() == gone.to_ical()
    write_plan(county, measures=PUBLISH + MEET)
    back = about(exported(fzjs), "公布")[0]
    assert (back["uid"], back["status"]) == (before["uid"], "CONFIRMED")
    assert sequence(back) > sequence(gone)


def test_a_unit_has_its_own_calendar_with_events_of_its_own(fzjs: Run) -> None:
    whole = events(exported(fzjs))
    ran = fzjs("export", "ics", "--unit", "司法局", "--on", "2024-05-20", "-o", "县司法局.ics")
    assert ran.code == 0, ran.err
    mine = events(Path("县司法局.ics").read_bytes())
    assert not mine.keys() & whole.keys(), "they say other things of the same days"
    assert [event["summary"] for event in mine.values() if "公布" in event["summary"]] == [
        "截止：公布执法事项目录（牵头）"
    ]
    assert not any("调度案件" in event["summary"] for event in mine.values())


def test_a_shared_duty_says_so(fzjs: Run) -> None:
    assert [event["summary"] for event in about(exported(fzjs, "--unit", "城关镇"), "公布")] == [
        "截止：公布执法事项目录（共同承担）"
    ]


def test_the_calendar_of_another_unit_is_not_taken_for_an_earlier_one(fzjs: Run) -> None:
    exported(fzjs, "--unit", "县公安局")
    found = events(exported(fzjs, "--unit", "城关镇"))
    assert not any(event["status"] == "CANCELLED" for event in found.values())


def test_before_holidays_there_is_a_safe_working_day(county: Path, fzjs: Run) -> None:
    write_plan(county, measures=PUBLISH.replace("2024年9月底前", "2024-10-04"))
    event = about(exported(fzjs, "--remind", "7,1"), "公布")[0]
    assert "最后一个工作日 2024年9月30日（提前4天）" in event["description"]
    days = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    nine = timedelta(hours=9)
    assert days == [timedelta(-4 - 7) + nine, timedelta(-4 - 1) + nine]


def test_what_the_law_wants_before_a_day_is_too_late_on_it(fzjs: Run) -> None:
    """1 April 2025 is a Tuesday: a working day, and too late."""
    published = about(exported(fzjs, "--remind", "1"), "2024年法治政府建设年度报告向社会公开")[0]
    assert day_of(published) == date(2025, 3, 31), "the last day that is in time"
    assert "法定时限：2025年4月1日前" in published["description"]
    assert "2025年3月31日办完" in published["description"]
    assert [alarm["trigger"].dt for alarm in published.walk("VALARM")] == [timedelta(-1, hours=9)]


def test_reminders_as_asked(fzjs: Run) -> None:
    def alarms(*options: str) -> list[timedelta]:
        event = about(exported(fzjs, *options), "公布")[0]
        return [alarm["trigger"].dt for alarm in event.walk("VALARM")]

    assert alarms("--remind", "无") == []
    assert alarms("--remind", "0") == [timedelta(hours=9)]
    assert alarms("--remind", "1、30，1") == [timedelta(-30, hours=9), timedelta(-1, hours=9)]
    for wrong in ("很早", "7,x", "-1", "1,2,3,4,5,6", "999", "", "，"):
        ran = fzjs("export", "ics", f"--remind={wrong}")
        assert ran.code == 2
        assert "--remind" in ran.err


def test_nothing_reminds_of_what_is_done_or_over(county: Path, fzjs: Run) -> None:
    report = (
        "kind: report\nplan: annual-2024\nunit: 县司法局\nperiod: 2024-04\nsubmitted: 2024-05-02\nentries:\n"
    )
    (county / "report.yaml").write_text(
        report + "  - {measure: m16, state: done, note: 目录已经公布}\n", "utf-8"
    )
    data = exported(fzjs)
    done = about(data, "公布")[0]
    assert "已完成" in done["summary"]
    assert not done.walk("VALARM")
    assert [bool(event.walk("VALARM")) for event in about(data, "调度案件")] == [True, True, True]


def test_reminders_alone_make_no_newer_event(fzjs: Run) -> None:
    before = about(exported(fzjs), "公布")[0]
    after = about(exported(fzjs, "--remind", "30"), "公布")[0]
    assert sequence(after) == sequence(before)


def test_stamps_come_from_the_last_commit(county: Path, fzjs: Run) -> None:
    def commit(moment: str) -> None:
        who = {
            "GIT_AUTHOR_NAME": "某",
            "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "某",
            "GIT_COMMITTER_EMAIL": "a@b",
        }
        surroundings = {**os.environ, **who, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
        for words in (("add", "plan.yaml"), ("commit", "-q", "-m", "x")):
            subprocess.run(["git", *words], cwd=county, check=True, env=surroundings)

    subprocess.run(["git", "init", "-q"], cwd=county, check=True)
    commit("2024-05-01T08:00:00+08:00")
    before = about(exported(fzjs), "公布")[0]
    assert before["dtstamp"].to_ical() == b"20240501T000000Z"
    write_plan(county, measures=PUBLISH.replace("9月底", "10月底"))
    commit("2024-05-03T08:00:00+08:00")
    # On another machine there is no earlier file; the commit alone makes the event newer.
    Path("期限.ics").unlink()
    after = about(exported(fzjs), "公布")[0]
    assert (before["uid"], sequence(after) - sequence(before)) == (after["uid"], 2 * 24 * 60)


def test_a_file_is_not_replaced_unasked(fzjs: Run) -> None:
    exported(fzjs)
    ran = fzjs("export", "ics", "-o", "期限.ics")
    assert ran.code == 2
    assert "--force" in ran.err


@pytest.mark.parametrize(
    "content",
    [b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"\xef\xbb\xbfbegin:vcalendar\r\n"],
)
def test_a_damaged_calendar_is_replaced(fzjs: Run, content: bytes) -> None:
    Path("期限.ics").write_bytes(content)
    ran = fzjs("export", "ics", "-o", "期限.ics", "--force")
    assert ran.code == 0, ran.err
    assert events(Path("期限.ics").read_bytes())


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", "这不是日历".encode(), b"BEGIN:VEVENT\r\nEND:X", b"%PDF-1.7"]
)
def test_what_is_no_calendar_is_never_replaced(fzjs: Run, content: bytes) -> None:
    Path("期限.ics").write_bytes(content)
    ran = fzjs("export", "ics", "-o", "期限.ics", "--force")
    assert (ran.code, "不是日历" in ran.err) == (2, True)
    assert Path("期限.ics").read_bytes() == content


class TestNotes:
    """What is said on standard error, since a calendar does not show what is not in it."""

    def told(self, fzjs: Run, *options: str) -> str:
        ran = fzjs("export", "ics", "--on", "2024-05-20", "-o", "期限.ics", "--force", *options)
        assert ran.code == 0, ran.err
        return ran.err

    def test_measures_without_deadlines(self, county: Path, fzjs: Run) -> None:
        assert "2 项措施没有写期限，没有列入" in self.told(fzjs), "m18 and the duty to report"
        assert "没有写期限" not in self.told(fzjs, "--implied")
        write_plan(county, measures=OPEN.replace("}", ", deadline: 长期坚持}"))
        assert "1 项措施的期限推不出日期" in self.told(fzjs)

    def test_an_empty_calendar(self, county: Path, fzjs: Run) -> None:
        (county / "plan.yaml").write_text("kind: scheme\nid: annual-2024\ntitle: 方案\n", "utf-8")
        assert "空的日历" in self.told(fzjs)

    def test_counts_are_those_of_what_stands(self, county: Path, fzjs: Run) -> None:
        first = self.told(fzjs)
        assert f"：{len(events(Path('期限.ics').read_bytes()))} 个日程\n" in first
        write_plan(county, measures=MEET)
        told = self.told(fzjs)
        found = events(Path("期限.ics").read_bytes()).values()
        gone = sum(event["status"] == "CANCELLED" for event in found)
        assert gone == 1
        assert f"：{len(found) - gone} 个日程，另有 {gone} 个已取消" in told

    @pytest.mark.usefixtures("county")
    def test_versions_that_may_not_grow(self, fzjs: Run) -> None:
        assert "--force" in self.told(fzjs), "no git, no earlier file"
        assert "--force" not in self.told(fzjs), "goes on from the earlier file"
        assert "不在 git 里" in fzjs("export", "ics", "--on", "2024-05-20").err

    def test_an_earlier_calendar_under_another_name(self, county: Path, fzjs: Run) -> None:
        self.told(fzjs)
        settings = county / "fzjs.yaml"
        settings.write_text(settings.read_text("utf-8").replace("示例县", "示例区"), "utf-8")
        assert "行政区改过名称" in self.told(fzjs)

    def test_holidays_that_are_of_no_use(self, county: Path, fzjs: Run) -> None:
        with (county / "fzjs.yaml").open("a", encoding="utf-8") as settings:
            settings.write("holidays: 没有.yaml\n")
        told = "节假日文件 没有.yaml 不存在"
        assert told in self.told(fzjs)
        assert told in fzjs("status", "--on", "2024-05-20").err
        assert told in fzjs("report", "check", "--period", "2024-04", "--on", "2024-05-20").err


@pytest.mark.parametrize("seed", range(6))
def test_no_calendar_ever_touches_the_events_of_another(county: Path, fzjs: Run, seed: int) -> None:
    """Somebody who imports all calendars again and again always has what each of them says last."""
    chance = random.Random(seed)
    views: dict[str, list[str]] = {
        "全部": [],
        "司法局": ["--unit", "县司法局"],
        "公安局": ["--unit", "县公安局"],
        "城关镇": ["--unit", "城关镇"],
    }
    program: dict[str, Any] = {}
    latest: dict[str, dict[str, Any]] = {}
    for _ in range(12):
        pieces = [PUBLISH, MEET, OPEN, PUBLISH.replace("m16", "m20").replace("9月底", "11月底")]
        write_plan(county, measures="".join(chance.sample(pieces, chance.randint(1, 4))))
        view = chance.choice(list(views))
        ran = fzjs("export", "ics", "--on", "2024-05-20", "-o", f"{view}.ics", "--force", *views[view],
                   *chance.choice([[], ["--implied"]]))  # fmt: skip
        assert ran.code == 0, ran.err
        latest[view] = events(Path(f"{view}.ics").read_bytes())
        for uid, event in latest[view].items():
            if uid not in program or sequence(event) > sequence(program[uid]):
                program[uid] = event
        for found in latest.values():
            for uid, event in found.items():
                assert program[uid].to_ical() == event.to_ical()


def test_text_cannot_make_events(county: Path, fzjs: Run) -> None:
    title = r'"公布\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假的"'
    write_plan(county, measures=PUBLISH.replace("公布执法事项目录", title))
    data = exported(fzjs, "--remind", "无")
    found = about(data, "假的")
    assert len(found) == 1
    assert [day_of(event) for event in found] == [date(2024, 9, 30)]


def test_printed_when_no_file_is_named(fzjs: Run) -> None:
    ran = fzjs("export", "ics", "--on", "2024-05-20")
    assert ran.code == 0
    assert events(ran.out.encode())


def test_unknown_units_and_days_are_told(fzjs: Run) -> None:
    assert "县司法局" in fzjs("export", "ics", "--unit", "县司发局").err
    ran = fzjs("export", "ics", "--on", "明天")
    assert ran.code == 2
    assert "--on" in ran.err


def test_without_the_library_the_message_names_the_extra(fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "fzjs.rendering.calendar_file", raising=False)
    ran = fzjs("export", "ics")
    assert ran.code == 2
    assert "fzjs[calendar]" in ran.err


def test_the_command_alone_shows_what_can_be_exported(fzjs: Run) -> None:
    ran = fzjs("export")
    assert ran.code == 0
    assert "ics" in ran.out
