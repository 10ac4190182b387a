"""`fzjs status` on the sample county: three days, three readers, every format; and what it says to wrong calls."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.cells import cell_len

from .conftest import Run

Golden = Callable[[str, str], None]

DAYS = ("2024-05-10", "2024-06-15", "2025-01-05")
READERS = {"县司法局": "office", "城关镇": "township", "": "county"}


@pytest.fixture(autouse=True)
def county(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample county, which every test begins in."""
    pytest.importorskip("chinese_calendar")
    folder = Path(shutil.copytree(root / "plans" / "sample-county", tmp_path / "county"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("unit", "name"), READERS.items(), ids=READERS.values())
def test_the_sample_county(fzjs: Run, golden: Golden, day: str, unit: str, name: str) -> None:
    ran = fzjs("status", "--on", day, *(["--unit", unit] if unit else []))
    assert ran.code == 0
    assert ran.err == ""
    golden(f"status-{name}-{day}.txt", "".join(f"{line.rstrip()}\n" for line in ran.out.splitlines()))


@pytest.mark.parametrize("day", DAYS)
def test_states_and_results_are_those_that_the_files_have(county: Path, fzjs: Run, day: str) -> None:
    """Worked out from the YAML files alone, without any of the program's own code."""
    plan = yaml.safe_load((county / "annual-2024.yaml").read_text("utf-8"))
    on = date.fromisoformat(day)
    reports = [yaml.safe_load(path.read_text("utf-8")) for path in county.glob("reports/*/*.yaml")]
    reports = [
        each for each in reports if each["plan"] == "annual-2024" and each.get("submitted", date.max) <= on
    ]
    reports.sort(key=lambda each: each["period"])
    answer = json.loads(fzjs("status", "--on", day, "--format", "json").out)
    assert answer["reports"] == len(reports)
    found = {each["id"]: each for each in answer["measures"]}
    for measure in (each for goal in plan["goals"] for each in goal["measures"]):
        leads = measure["lead"] if isinstance(measure["lead"], list) else measure["lead"].split("、")
        told = {
            report["unit"]: (report, entry)
            for report in reports
            for entry in report["entries"]
            if entry["measure"] == measure["id"]
        }
        lead = next((unit for unit in leads for name in (unit, f"县{unit}") if name in told), None)
        mine = found[measure["id"]]
        if lead is None:
            assert mine["state"] is None
            continue
        report, entry = told[lead if lead in told else f"县{lead}"]
        assert (mine["state"], mine["reports"][0]["period"]) == (entry["state"], report["period"]), measure[
            "id"
        ]
        over = on > date(2024, 12, 31)
        light = "done" if entry["state"] == "done" else "overdue" if over else "on_time"
        assert mine["light"] == light, measure["id"]
        values = {each["indicator"]: each["value"] for each in entry.get("results", [])}
        assert all(isinstance(each["wanted"], int | None) for each in mine["targets"])
        for target in mine["targets"]:
            if target["indicator"] in values:
                assert target["reached_text"] == values[target["indicator"]]


def test_who_has_what_to_do(fzjs: Run) -> None:
    """Counted by hand: 县司法局 leads 19 measures, and is one of 县直各单位 in the 9 others that these support."""
    answer = json.loads(fzjs("status", "--unit", "县司法局", "--on", "2024-06-15", "--format", "json").out)
    ties = [each["tie"] for each in answer["measures"]]
    assert [tie["role"] for tie in ties if tie["how"] == "own"] == ["lead"] * 19
    assert {tie["written"] for tie in ties if tie["how"] == "group"} == {"县直各单位"}
    assert len(ties) == 28
    town = json.loads(fzjs("status", "--unit", "城关镇", "--on", "2024-06-15", "--format", "json").out)
    # The four measures of goal five are supported by 各行政执法单位 instead.
    assert [each["id"] for each in town["measures"]] == [
        f"m{number:02d}" for number in range(1, 29) if number not in (14, 15, 16, 17)
    ]
    assert {each["tie"]["how"] for each in town["measures"]} == {"group"}


@pytest.mark.parametrize("name", ["司法局", "示例县司法局", "縣司法局", "县政府法制办"])
def test_a_unit_by_its_other_names(fzjs: Run, name: str) -> None:
    answer = json.loads(fzjs("status", "--unit", name, "--on", "2024-06-15", "--format", "json").out)
    assert answer["unit"] == "县司法局"
    assert any("承接" in note for note in answer["notes"]) == (name == "县政府法制办")


def test_the_load_of_units_is_no_ranking_unless_asked_for(county: Path, fzjs: Run, golden: Golden) -> None:
    ran = fzjs("status", "--by-unit", "--on", "2024-06-15", "--format", "md")
    assert ran.code == 0
    golden("status-by-unit.md", ran.out)

    def units(*more: str) -> list[str]:
        out = fzjs("status", "--by-unit", "--on", "2024-06-15", "--format", "csv", *more).out
        return [row["单位"] for row in csv.DictReader(io.StringIO(out))]

    register = yaml.safe_load((county / "units.yaml").read_text("utf-8"))
    names = [unit["name"] for unit in register["units"]]
    assert units() == [name for name in names if name in units()]
    pytest.importorskip("pypinyin")
    assert units("--sort", "pinyin")[:4] == ["北山镇", "城关镇", "城南街道办事处", "东川镇"]
    assert units("--sort", "own")[0] == "县司法局"


def test_without_its_library_pinyin_is_refused_with_a_way_out(
    fzjs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fzjs.cli import statuses

    statuses._pinyin.cache_clear()
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    ran = fzjs("status", "--by-unit", "--sort", "pinyin")
    assert (ran.code, "fzjs[pinyin]" in ran.err) == (2, True)


def test_the_terminal_shows_loads_as_bars(fzjs: Run) -> None:
    out = fzjs("status", "--by-unit", "--on", "2025-01-05").out
    line = next(line for line in out.splitlines() if line.startswith("县司法局"))
    assert "█" * 18 in line, "18 of 19 are overdue"
    assert "只有共同承担的单位" in out


def test_csv_has_a_row_for_each_measure_with_full_facts(fzjs: Run) -> None:
    out = fzjs("status", "--unit", "县司法局", "--on", "2025-01-05", "--format", "csv", "--sort", "plan").out
    rows = {row["编号"]: row for row in csv.DictReader(io.StringIO(out))}
    assert len(rows) == 28
    assert rows["m16"]["期限"] == "2024-12-31"
    assert rows["m16"]["期限原文"] == "2024年底前"
    assert rows["m16"]["期限来源"] == "日期"
    assert rows["m16"]["最后办理日"] == "2024-12-31"
    assert (rows["m16"]["状态"], rows["m16"]["逾期天数"]) == ("已超期", "5")
    assert rows["m03"]["期限来源"] == "计划期末"
    assert rows["m28"]["状态"] == "已完成"
    assert rows["m05"]["承担方式"] == "共同承担"


@pytest.mark.parametrize("ending", ["md", "json", "csv", "xlsx", "txt"])
def test_every_format_into_a_file(county: Path, fzjs: Run, ending: str) -> None:
    if ending == "xlsx":
        pytest.importorskip("openpyxl")
    form = ["--format", "text"] if ending == "txt" else []
    path = county / f"进展.{ending}"
    assert fzjs("status", "--on", "2024-06-15", "-o", path, *form).code == 0
    first = path.read_bytes()
    assert first
    assert fzjs("status", "--on", "2024-06-15", "-o", path, *form).code == 2, "not over an existing one"
    assert fzjs("status", "--on", "2024-06-15", "-o", path, "--force", *form).code == 0
    assert path.read_bytes() == first


def test_markdown_for_a_bulletin(fzjs: Run, golden: Golden) -> None:
    golden("status.md", fzjs("status", "--unit", "县信访局", "--on", "2024-06-15", "--format", "md").out)


def test_failing_on_what_is_overdue(fzjs: Run) -> None:
    assert fzjs("status", "--on", "2024-06-15", "--fail-on", "overdue").code == 0
    assert fzjs("status", "--on", "2025-01-05", "--fail-on", "overdue").code == 1
    assert fzjs("status", "--on", "2025-01-05").code == 0
    assert fzjs("status", "--on", "2025-01-05", "--unit", "县司法局", "--fail-on", "overdue").code == 1
    assert fzjs("status", "--on", "2025-01-05", "--unit", "城关镇", "--fail-on", "overdue").code == 0, (
        "only supports"
    )
    assert fzjs("status", "--on", "2024-12-01", "--fail-on", "due_soon").code == 1
    assert fzjs("status", "--on", "2024-12-01", "--fail-on", "due_soon", "--due", "29d").code == 0
    assert fzjs("status", "--on", "2024-12-01", "--fail-on", "due_soon", "--due", "5周").code == 1


def test_only_what_a_unit_leads(fzjs: Run) -> None:
    answer = json.loads(
        fzjs("status", "--unit", "县司法局", "--role", "牵头", "--on", "2024-06-15", "--format", "json").out
    )
    assert len(answer["measures"]) == 19


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["--unit", "县司发局"], "县司法局"),
        (["--unit", "各乡镇（街道）"], "是统称"),
        (["--on", "6月15日"], "2024-06-15"),
        (["--due", "很快"], "30d"),
        (["--unit", "县司法局", "--role", "主办"], "牵头"),
        (["--role", "lead"], "--unit"),
        (["--unit", "县司法局", "--by-unit"], "--by-unit"),
        (["--sort", "名次"], "light"),
        (["--by-unit", "--sort", "light"], "registry"),
        (["--fail-on", "late"], "overdue"),
        (["--format", "pdf"], "md"),
        (["没有的计划"], "没有"),
        (["units.yaml"], "不是计划"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese(fzjs: Run, call: list[str], told: str) -> None:
    ran = fzjs("status", *call)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_the_plan_that_is_meant(county: Path, fzjs: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2024年度" in fzjs("status", "--on", "2024-06-15").out
    assert "2023年" in fzjs("status", "annual-2023", "--on", "2023-06-15").out
    assert fzjs("status", "creation-2023.yaml", "--on", "2023-06-15").code == 0
    assert fzjs("status", "framework-2021-2025", "--on", "2023-06-15").code == 0
    shutil.copytree(root / "plans" / "sample-city", county.parent / "city")
    monkeypatch.chdir(county.parent)
    ran = fzjs("status")
    assert ran.code == 2
    assert "2 个工作区" in ran.err
    (county.parent / "empty").mkdir()
    monkeypatch.chdir(county.parent / "empty")
    assert "没有工作区" in fzjs("status").err


def test_a_workspace_without_current_plan_or_register(
    fzjs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings: dict[str, Any] = {"fzjs": 1, "kind": "workspace", "jurisdiction": "示例县"}
    (tmp_path / "fzjs.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    assert "没有计划" in fzjs("status").err
    (tmp_path / "a.yaml").write_text("fzjs: 1\nkind: annual\nid: a\ntitle: 2024年要点\nyear: 2024\n", "utf-8")
    ran = fzjs("status", "--on", "2024-05-05")
    assert ran.code == 0
    assert "共 0 项" in ran.out
    assert "没有单位名录" in fzjs("status", "--unit", "县司法局").err
    (tmp_path / "b.yaml").write_text("fzjs: 1\nkind: annual\nid: b\ntitle: 2025年要点\nyear: 2025\n", "utf-8")
    ran = fzjs("status")
    assert ran.code == 2
    assert "a、b" in ran.err


def test_statutory_days_can_be_switched_off(county: Path, fzjs: Run) -> None:
    assert "2025-04-01" in fzjs("status", "--on", "2024-06-15").out
    with (county / "fzjs.yaml").open("a", encoding="utf-8") as settings:
        settings.write("statutory: [annual_report]\n")
    out = fzjs("status", "--on", "2024-06-15").out
    assert "2025-03-01" in out
    assert "2025-04-01" not in out


def test_without_the_calendar_library_only_weekends_count(fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzjs.language.working_days._chinese_calendar", lambda: None)
    ran = fzjs("status", "--on", "2024-06-15")
    assert ran.code == 0
    assert "fzjs[calendar]" in ran.out


def test_a_damaged_plan_is_counted_as_far_as_it_fits(county: Path, fzjs: Run) -> None:
    path = county / "annual-2024.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: 2024年底前", "deadline: {}", 1), "utf-8")
    ran = fzjs("status", "--on", "2024-06-15")
    assert ran.code == 0
    assert "不合格式" in ran.out


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("call", [[], ["--unit", "县司法局"], ["--by-unit"]], ids=" ".join)
def test_no_line_is_wider_than_the_terminal(
    fzjs: Run, monkeypatch: pytest.MonkeyPatch, width: int, call: list[str]
) -> None:
    monkeypatch.setattr("fzjs.cli.status_terminal._PLAIN_WIDTH", width)
    lines = fzjs("status", "--on", "2025-01-05", *call).out.splitlines()
    assert max(map(cell_len, lines)) <= width
    if "--by-unit" not in call:
        assert any("2024-12-31" in line and "期末" in line for line in lines)


def test_a_year_of_which_single_days_are_listed_is_not_known(county: Path, fzjs: Run) -> None:
    """Until the file says that it lists all days off of the year."""
    (county / "放假.yaml").write_text(
        "fzjs: 1\nkind: holidays\nholidays:\n  - {name: 元旦, from: 2098-12-31, to: 2099-01-02}\n", "utf-8"
    )
    with (county / "fzjs.yaml").open("a", encoding="utf-8") as settings:
        settings.write("holidays: 放假.yaml\n")
    plan = county / "plan-2099.yaml"
    plan.write_text(
        "kind: annual\nid: p\ntitle: 2099年要点\nyear: 2099\ngoals:\n"
        "  - title: 一\n    measures: [{id: m1, title: 甲, lead: [县司法局], deadline: 2099-10-02}]\n",
        "utf-8",
    )
    told = fzjs("status", plan, "--on", "2099-05-05")
    assert "不知道2099年、2100年的放假安排，所列日子之外只按周末推算" in told.out
    with (county / "放假.yaml").open("a", encoding="utf-8") as holidays:
        holidays.write("years: [2099]\n")
    told = fzjs("status", plan, "--on", "2099-05-05")
    assert "不知道2100年的放假安排，只按周末推算" in told.out


def test_own_and_shared_duties_are_counted_apart(fzjs: Run) -> None:
    """As the text tells: 19 of its own, 9 as one of 县直各单位, three of which are done."""
    answer = json.loads(fzjs("status", "--unit", "县司法局", "--on", "2025-01-05", "--format", "json").out)
    assert sum(answer["lights"].values()) == 19
    assert answer["lights"]["overdue"] == 18
    assert (answer["shared_lights"]["done"], answer["shared_lights"]["overdue"]) == (3, 6)
    whole = json.loads(fzjs("status", "--on", "2025-01-05", "--format", "json").out)
    assert sum(whole["lights"].values()) == 28
    assert sum(whole["shared_lights"].values()) == 0


def test_the_role_asked_for_is_told(fzjs: Run) -> None:
    out = fzjs("status", "--unit", "县司法局", "--role", "support", "--on", "2024-06-15").out.splitlines()
    assert "县司法局配合的" in out[0]
    assert out[1].startswith("本单位配合 ")
    assert "配合" not in fzjs("status", "--unit", "县司法局", "--on", "2024-06-15").out.splitlines()[0]


def test_nothing_is_overdue_before_the_report_on_it_is(fzjs: Run) -> None:
    """The reports on December are due on 2 January: until then the measures of the year are waited for."""
    waiting = fzjs("status", "--on", "2025-01-02", "--fail-on", "overdue")
    assert waiting.code == 0
    assert "? 待报" in waiting.out
    assert "应于1月2日前报" in waiting.out
    assert fzjs("status", "--on", "2025-01-03", "--fail-on", "overdue").code == 1


def test_phases_of_a_scheme(fzjs: Run) -> None:
    for unit in ([], ["--unit", "县司法局"]):
        out = fzjs("status", "creation-2023.yaml", "--on", "2023-06-15", *unit).out
        table = out[out.index("步骤安排（4）") :]
        assert "集中评估不少于2次" in table
        assert "2023年7月底前" in table
    assert (
        "步骤安排" not in fzjs("status", "creation-2023.yaml", "--on", "2023-06-15", "--unit", "县财政局").out
    )


def test_only_who_owes_reports_is_asked_for_them(fzjs: Run) -> None:
    for unit in ("东川镇", "县委宣传部"):
        out = fzjs("status", "--unit", unit, "--on", "2024-06-15").out
        assert "下一次报送" not in out
        assert "没有报" not in out
        assert "SUMMARY:报送" not in fzjs("export", "ics", "--unit", unit, "--on", "2024-06-15").out
    assert "下一次报送：2024-07-02" in fzjs("status", "--unit", "县司法局", "--on", "2024-06-15").out
    assert "SUMMARY:报送" in fzjs("export", "ics", "--unit", "县司法局", "--on", "2024-06-15").out


def test_phases_are_in_the_calendar(fzjs: Run) -> None:
    out = fzjs("export", "ics", "creation-2023.yaml", "--on", "2023-06-15").out
    assert "SUMMARY:截止：评估验收阶段" in out


def test_a_member_of_a_leading_group_decides_by_its_own_report(county: Path, fzjs: Run) -> None:
    path = county / "annual-2024.yaml"
    text = path.read_text("utf-8").replace("title: 应急预案常修常新", "title: 应急预案常修常新", 1)
    lead = next(line for line in text.split("title: 应急预案常修常新")[1].splitlines() if "lead:" in line)
    path.write_text(text.replace(lead, lead.split("lead:")[0] + "lead: [各乡镇（街道）]", 1), "utf-8")
    lines = fzjs("status", "--unit", "城关镇", "--role", "lead", "--on", "2024-06-15").out.splitlines()
    assert any(line.startswith("共同承担的") and "灯号看" not in line for line in lines)
    assert any("没有报：2024-04（应于2024-05-06前报）" in line for line in lines)
