"""Reminders and circulars: what is owed on a day, in the words of a letter, and no letter where nothing is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fzjs.language.scripts import simplified_only
from fzjs.rendering.asked import LackingError, NothingToSayError
from fzjs.rendering.papers.periods import period_text
from tests.rendering.papers.conftest import PLANS, Write, ask, lines, say

ANNUAL = PLANS / "sample-county" / "annual-2024.yaml"
UNITS: dict[str, object] = {
    "units": [
        {"name": "县司法局", "full": "示例县司法局"},
        {"name": "县财政局"},
        {"name": "县委依法治县办", "full": "县委办"},
    ]
}
NOTICE = {"number": "示政办〔2024〕1号", "issuer": ["示例县人民政府办公室"], "signed": "2024-04-02"}


def goals(*deadlines: str, lead: str = "县司法局") -> list[dict[str, Any]]:
    listed = [
        {"id": f"m{place}", "title": f"任务{place}", "lead": [lead], "deadline": deadline}
        for place, deadline in enumerate(deadlines, 1)
    ]
    return [{"title": "执法", "measures": listed}]


def test_overdue_and_due_soon(write: Write) -> None:
    path = write(UNITS, goals=goals("6月10日前", "2024-07-20", "年底前", "尽快"), notice=NOTICE)
    contents = say("reminder", ask(path, unit="县司法局"))
    assert contents["title"] == "示例县人民政府办公室关于督办《示例县2024年工作要点》逾期任务的函"
    assert contents["addressee_line"] == "示例县司法局："
    assert lines(contents) == [
        (
            "按照《示例县2024年工作要点》（示政办〔2024〕1号）的分工，截至2024年7月5日，你单位有1项任务已经逾期，"
            "1项任务将在30日内到期。现将有关情况函告如下："
        ),
        "一、已经逾期的任务",
        "第1项“任务1”（牵头）。时限为6月10日前（2024年6月10日），已逾期25天。没有收到进展报告。",
        "二、即将到期的任务",
        "第2项“任务2”（牵头）。应于2024年7月20日前完成。没有收到进展报告。",
        (
            "请抓紧办理，于2024年7月12日前将办理情况和佐证材料函复示例县人民政府办公室；已经办结的，请写明办结时间；"
            "确实不能按期完成的，请说明原因和拟完成的时间。"
        ),
    ]


def test_nothing_due_needs_no_letter(write: Write) -> None:
    with pytest.raises(NothingToSayError, match="县司法局没有逾期或者 30 天内到期的任务"):
        say("reminder", ask(write(UNITS, goals=goals("年底前"), notice=NOTICE), unit="县司法局"))


def test_who_only_supports_is_not_reminded(write: Write) -> None:
    found = goals("6月10日前", lead="县财政局")
    found[0]["measures"][0]["support"] = ["县司法局"]
    with pytest.raises(NothingToSayError):
        say("reminder", ask(write(UNITS, goals=found, notice=NOTICE), unit="县司法局"))


def test_quotes_within_a_name(write: Write) -> None:
    found = goals("6月10日前")
    found[0]["measures"][0]["title"] = "提升“三率”"
    contents = say("reminder", ask(write(UNITS, goals=found, notice=NOTICE), unit="县司法局"))
    assert lines(contents)[1].startswith("第1项“提升‘三率’”（牵头）。")


def test_who_writes(write: Write) -> None:
    settings = {"reporting": {"due": "每月2日前", "to": "县委依法治县办"}}
    path = write(UNITS, settings, goals=goals("6月10日前"), notice=NOTICE)
    assert say("reminder", ask(path, unit="县司法局"))["issuers"] == ("县委办",)
    assert say("reminder", ask(path, unit="县司法局", sender="县财政局"))["issuers"] == ("县财政局",)
    with pytest.raises(LackingError, match=r"^plan\.yaml:1:1：不知道由谁发函.*--set sender="):
        say("reminder", ask(write(UNITS, {}, goals=goals("6月10日前")), unit="县司法局"))


def test_nobody_writes_to_itself(write: Write) -> None:
    path = write(UNITS, goals=goals("6月10日前"), notice=NOTICE)
    with pytest.raises(NothingToSayError, match="发函的和收函的都是县司法局"):
        say("reminder", ask(path, unit="县司法局", sender="县司法局"))


def test_a_unit_in_no_register_is_reminded_too(write: Write) -> None:
    contents = say("reminder", ask(write(goals=goals("6月10日前", lead="某局"), notice=NOTICE), unit="某局"))
    assert lines(contents)[1].startswith("第1项“任务1”（牵头）。")


def test_what_a_letter_is_told_besides(write: Write) -> None:
    path = write(UNITS, goals=goals("6月10日前"), notice=NOTICE)
    asked = ask(
        path, unit="县司法局", answer_by="2024-07-31", contact="电话 12345", letter_number="示函〔2024〕3号"
    )
    contents = say("reminder", asked)
    assert contents["number"] == "示函〔2024〕3号"
    assert "于2024年7月31日前" in lines(contents)[-2]
    assert lines(contents)[-1] == "联系方式：电话 12345"
    with pytest.raises(LackingError, match="answer_by=明天 不是日期"):
        say("reminder", ask(path, unit="县司法局", answer_by="明天"))


def test_days_to_answer_are_working_days(write: Write) -> None:
    path = write(UNITS, goals=goals("6月10日前"), notice=NOTICE)
    contents = say("reminder", ask(path, unit="县司法局", on=date(2024, 9, 29)))
    assert contents["answer_by"] == date(2024, 10, 11)  # 1 to 7 October are holidays, 29 September is worked


def test_circular_names_who_has_not_reported() -> None:
    text = "\n".join(lines(say("bulletin", ask(ANNUAL, period="2024-05"))))
    assert "一、没有报送的单位\n县发改局。" in text
    assert "县信访局（2024年6月12日报送，迟9天）" in text


def test_circular_before_the_day_has_nothing_to_say() -> None:
    with pytest.raises(NothingToSayError, match=r"2024-07 的月报没有要通报的问题"):
        say("bulletin", ask(ANNUAL, period="2024-07"))


@pytest.mark.parametrize("period", ["2024-Q2", "2024", "2024-03", "2025-01"])
def test_circular_on_a_period_without_reports(period: str) -> None:
    with pytest.raises(LackingError, match=r"报告制度是每月2日前，没有2.*要报。.*--period 2024-(04|06|12)"):
        say("bulletin", ask(ANNUAL, period=period, on=date(2025, 3, 1)))


@pytest.mark.parametrize(
    ("due", "covers", "period"),
    [
        ("每季度末", "current", "2024-Q1"),
        ("每年1月底前", "previous", "2024"),
        ("每月2日前", "previous", "2024-01"),
        ("2024-06-30", "current", "2024"),
    ],
)
def test_circular_on_quarters_and_years(due: str, covers: str, period: str, write: Write) -> None:
    settings: dict[str, object] = {"reporting": {"due": due, "covers": covers}}
    path = write(UNITS, settings, goals=goals("年底前"), notice={**NOTICE, "signed": "2024-01-02"})
    text = lines(say("bulletin", ask(path, period=period, on=date(2025, 6, 1))))
    assert text[1] == "没有报送的单位：县司法局。"


def test_circular_needs_a_duty_to_report(write: Write) -> None:
    with pytest.raises(LackingError, match="没有规定报告制度（reporting）"):
        say("bulletin", ask(write(UNITS, goals=goals("年底前"), notice=NOTICE), period="2024-05"))


def test_letters_about_a_plan_in_traditional_characters(write: Write) -> None:
    units: dict[str, object] = {"units": [{"name": "縣司法局"}, {"name": "縣財政局"}]}
    settings = {"reporting": {"due": "每月2日前"}}
    measures = [
        {"id": "m1", "title": "執法監督", "text": "評查案卷。", "lead": ["縣司法局"], "deadline": "6月10日前"}
    ]
    notice = {"number": "示政辦〔2024〕1號", "issuer": ["示例縣人民政府辦公室"], "signed": "2024-04-02"}
    path = write(
        units,
        settings,
        title="示例縣工作要點",
        notice=notice,
        goals=[{"title": "執法", "measures": measures}],
    )
    reminder = say("reminder", ask(path, unit="縣司法局"))
    bulletin = say("bulletin", ask(path, period="2024-05"))
    for contents in (reminder, bulletin):
        text = "".join([str(contents["title"]), *lines(contents)])
        assert not set(text) & simplified_only()


@pytest.mark.parametrize(
    ("period", "text"), [("2024-05", "2024年5月"), ("2024-Q2", "2024年第二季度"), ("2024", "2024年度")]
)
def test_periods(period: str, text: str) -> None:
    assert period_text(period) == text
