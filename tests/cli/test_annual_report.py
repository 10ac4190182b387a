"""`fzjs report annual`: the draft of the annual report of the sample county, in every format; wrong calls."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openxml_audit import OpenXmlValidator

from tests.cli.conftest import Run

Golden = Callable[[str, str], None]
DAY = "2025-02-25"


@pytest.fixture(autouse=True)
def county(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample county, which every test begins in."""
    folder = Path(shutil.copytree(root / "plans" / "sample-county", tmp_path / "county"))
    monkeypatch.chdir(folder)
    return folder


def annual(fzjs: Run, *options: str | Path) -> str:
    ran = fzjs("report", "annual", "--year", "2024", "--on", DAY, *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_the_report_of_the_sample_county(fzjs: Run, golden: Golden) -> None:
    """Checked by hand against annual-2024.yaml, the framework, reports/ and the three assessments."""
    golden("annual-report-2024.md", annual(fzjs, "--format", "md"))


def test_with_the_places_of_its_facts(fzjs: Run, golden: Golden) -> None:
    golden("annual-report-2024-sources.md", annual(fzjs, "--format", "md", "--sources"))


def test_pictures_in_the_terminal(fzjs: Run) -> None:
    text = annual(fzjs)
    assert "学法用法考试             █" in text
    assert "3次／不少于5次" in text
    assert "一级指标得分（第三方评估）" in text


def test_json_has_pieces_with_sources(county: Path, fzjs: Run) -> None:
    answer = json.loads(annual(fzjs, "--format", "json"))
    assert answer["year"] == 2024
    facts = [piece for piece in pieces(answer) if "text" in piece]
    assert len(facts) > 300
    for fact in facts:
        assert fact["sources"] or fact["how"] == "given", fact
        for source in fact["sources"]:
            assert (county / source["file"]).is_file()


def pieces(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        below = [piece for each in value.values() for piece in pieces(each)]
        return [value, *below] if "how" in value else below
    return [piece for each in value for piece in pieces(each)] if isinstance(value, list) else []


def test_as_word_document_it_is_sound_and_the_same_again(fzjs: Run, tmp_path: Path) -> None:
    for name in ("once.docx", "again.docx"):
        annual(fzjs, "--sources", "-o", tmp_path / name)
    assert (tmp_path / "once.docx").read_bytes() == (tmp_path / "again.docx").read_bytes()
    # The validator asks for a theme, which a document need not have.
    faults = OpenXmlValidator().validate(tmp_path / "once.docx").errors
    assert [fault for fault in faults if "theme" not in fault.description] == []


def test_the_word_document_has_its_charts_and_no_marks_left(fzjs: Run, tmp_path: Path) -> None:
    annual(fzjs, "-o", tmp_path / "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as package:
        charts = [name for name in package.namelist() if name.startswith("word/chart")]
        text = package.read("word/document.xml").decode()
    assert len(charts) == 4
    assert text.count("<c:chart ") == 4
    assert "⟦" not in text


def test_a_red_head_only_with_a_document_number(fzjs: Run, tmp_path: Path) -> None:
    for name, options in {"plain": [], "red": ["--number", "示政〔2025〕6号", "--signer", "张三"]}.items():
        annual(fzjs, "-o", tmp_path / f"{name}.docx", *options)
        with zipfile.ZipFile(tmp_path / f"{name}.docx") as package:
            text = package.read("word/document.xml").decode()
        assert ("示政〔2025〕6号" in text) == (name == "red")
        assert ("示例县人民政府文件" in text) == (name == "red")


def test_the_day_of_signing_is_left_open_unless_it_is_given(fzjs: Run) -> None:
    assert "〔待补充：成文日期〕" in annual(fzjs)
    assert "2025年2月26日" in annual(fzjs, "--signed", "2025年2月26日").splitlines()


def test_an_office_changes_the_template(county: Path, fzjs: Run) -> None:
    folder = county / "templates"
    folder.mkdir()
    (folder / "annual-report.md.j2").write_text(
        "{{ title }}（{{ paragraphs | length }}段）", encoding="utf-8"
    )
    assert annual(fzjs, "--format", "md").startswith("示例县2024年法治政府建设年度报告（")


def test_what_was_reported_later_is_not_in_it(fzjs: Run) -> None:
    ran = fzjs("report", "annual", "annual-2024", "--on", "2024-04-25")
    assert "没有登记进展报告" in ran.out
    assert "已完成" not in ran.out


@pytest.mark.parametrize(
    ("options", "on", "why"),
    [
        (["--on", "2025-02-20"], "2025年2月20日", ""),
        (["--on", "2025-06-30"], "2025年6月30日", ""),
        (["--signed", "2025-02-20"], "2025年2月20日", "成文日期"),
        (["--signed", "2025-02-20", "--on", "2025-01-31"], "2025年1月31日", ""),
        ([], "2025年3月1日", "没有写 --on 和成文日期，写到报送上级的期限"),
    ],
)
def test_up_to_which_day_it_tells_and_why(fzjs: Run, options: list[str], on: str, why: str) -> None:
    """Long after the year, and with no day named, it still tells what was known when it was due."""
    ran = fzjs("report", "annual", "--year", "2024", "--sources", "--format", "json", *options)
    facts = [piece for piece in pieces(json.loads(ran.out)) if piece["how"] == "given"]
    assert {fact["text"] for fact in facts} == {on}
    assert why in facts[0]["by"]
    page = fzjs("report", "annual", "--year", "2024", *options)
    assert f"截至{on}，" in page.out
    assert (on in page.err) == ("--on" not in options)


def test_from_another_folder(county: Path, fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(county.parent)
    text = fzjs("report", "annual", "--workspace", "county", "--year", "2024", "--on", DAY).out
    assert text == fzjs("report", "annual", "--workspace", "county", "annual-2024", "--on", DAY).out
    assert text == fzjs("report", "annual", "--workspace", "county", "--on", DAY).out
    ran = fzjs("report", "annual", "--workspace", "nowhere", "--year", "2024")
    assert (ran.code, ran.out, ran.err) == (2, "", "fzjs：没有文件夹 nowhere\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--year", "2020"], "没有 2020 年的年度计划，这里有 2023、2024 年的计划"),
        (["annual-2023", "--year", "2024"], "是 2023 年的计划，与 --year 2024 不一致"),
        (["framework-2021-2025"], "不是写明年份的年度计划"),
        (["--format", "odt"], "没有输出格式 odt"),
        (["--on", "昨天"], "--on 昨天 不是日期"),
        (["--signed", "下周"], "--signed 下周 不是日期"),
        (["nothing"], "没有文件 nothing"),
        (["--on", "2023-12-31", "--year", "2024"], "2024年还没有开始"),
        (["--on", "2025-02-21", "--signed", "2025-02-20"], "--on 2025-02-21 晚于成文日期 2025-02-20"),
        (["--number", "示政报2025 3号", "--on", DAY], "应写成“示政报〔2025〕3号”"),
        (["--number", "5号", "--on", DAY], "fzjs：--number 5号：发文字号“5号”不规范"),
        (["-o", "report.exe"], "请用后缀 .docx、.md、.txt、.pdf、.json，"),
    ],
)
def test_wrong_calls_are_told_in_chinese(fzjs: Run, options: list[str], told: str) -> None:
    ran = fzjs("report", "annual", *options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_of_many_plans_of_one_year_the_first_are_named(county: Path, fzjs: Run) -> None:
    for place in range(6):
        shutil.copy(county / "annual-2024.yaml", county / f"copy-{place}.yaml")
    ran = fzjs("report", "annual", "--year", "2024")
    assert ran.code == 2
    assert ran.err.count(".yaml") == 4
    assert "等7份。请写明是哪一份，或者用 --workspace" in ran.err


def test_a_damaged_report_does_not_stop_it(county: Path, fzjs: Run) -> None:
    for path in list(county.glob("reports/2024-06/*.yaml"))[:2]:
        path.write_bytes(b"kind: report\nplan: annual-2024\n\xff\xfe: [")
    (county / "reports" / "2024-07.yaml").write_text(
        "kind: report\nplan: annual-2024\nunit: 县司法局\nperiod: 2024-07\nsubmitted: 2024-08-01\n"
        "entries:\n- {measure: m04, state: maybe, note: 3}\n- {measure: m99, state: done}\n- {measure: m05, state: done}\n",
        "utf-8",
    )
    ran = fzjs("report", "annual", "--year", "2024", "--on", DAY, "--sources")
    assert ran.code == 0
    assert "2 份报告读不成" in ran.err
    assert "读不成" not in ran.out


@pytest.mark.usefixtures("county")
def test_the_days_that_the_law_sets_for_it(fzjs: Run) -> None:
    """To the superiors before 1 March, to the public before 1 April: each with the last working day before it."""
    pytest.importorskip("chinese_calendar")
    status = json.loads(fzjs("status", "--on", "2025-01-05", "--format", "json").out)
    days = {each["day"]: each for each in status["statutory"] if each["day"] > "2025"}
    assert list(days) == ["2025-03-01", "2025-04-01"]
    assert [each["safe"] for each in days.values()] == ["2025-02-28", "2025-03-31"]
    assert "上一级" in days["2025-03-01"]["text"]
    assert "公开" in days["2025-04-01"]["text"]
    calendar = Calendar.from_ical(fzjs("export", "ics", "--on", "2025-01-05").out)
    events = {
        event.decoded("dtstart"): event
        for event in calendar.walk("VEVENT")
        if "2024年法治政府建设年度报告" in event["summary"]
    }
    assert list(events) == [date(2025, 2, 28), date(2025, 3, 31)]
    assert "2025年3月1日前" in events[date(2025, 2, 28)]["description"]
    assert "2025年4月1日前" in events[date(2025, 3, 31)]["description"]
    for event in events.values():
        assert event.walk("VALARM"), "no reminder"
    assert "2025-03-01" in fzjs("status", "--on", "2025-01-05").out
