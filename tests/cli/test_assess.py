"""`fzjs assess` and `fzjs assess new`. The golden answers were checked by hand, and are checked here by other means."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from fzjs.language.decimals import rounded

from .conftest import Run

Golden = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _beside_the_samples(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are named as from the top of the repository."""
    for name in ("sample-county", "sample-city"):
        shutil.copytree(root / "plans" / name, tmp_path / "plans" / name)
    monkeypatch.chdir(tmp_path)


def test_everything_about_one_unit(fzjs: Run, golden: Golden) -> None:
    ran = fzjs("assess", "--unit", "示例县", "--workspace", "plans/sample-county", "--format", "md")
    assert ran.code == 0
    golden("assess-unit.md", ran.out)


def test_all_units_and_the_trajectory_of_the_city(fzjs: Run, golden: Golden) -> None:
    ran = fzjs("assess", "--workspace", "plans/sample-city", "--year", "2022", "--format", "md")
    assert ran.code == 0
    golden("assess-city.md", ran.out)


def test_a_new_assessment_of_the_county(fzjs: Run, golden: Golden) -> None:
    ran = fzjs("assess", "new", "--unit", "示例县", "--year", "2024", "--workspace", "plans/sample-county")
    assert ran.code == 0
    # Which reports there are is another's affair: only what was filled in is compared.
    filled = re.findall(r'- indicator: (".*?")\n    value: (\S+)  # 取自 (\S+) (\S+) 报告', ran.out)
    golden("assess-new.txt", "".join(" ".join(each) + "\n" for each in filled))


def scored_by_hand(name: str) -> tuple[Decimal, Decimal]:
    """Reached and counted of an assessment with stated scores, by adding up the file's own texts."""
    system = yaml.load(Path("plans/sample-county/indicators-2024.yaml").read_text("utf-8"), yaml.BaseLoader)
    scores: dict[str, Decimal] = {}
    waiting = list(system["indicators"])
    while waiting:
        indicator = waiting.pop()
        waiting += indicator.get("children", [])
        if "children" not in indicator:
            scores[indicator["code"]] = Decimal(indicator["score"])
    entries = yaml.load(Path(f"plans/sample-county/{name}.yaml").read_text("utf-8"), yaml.BaseLoader)[
        "entries"
    ]
    reached = sum((Decimal(entry.get("score", "0")) for entry in entries), Decimal(0))
    gone = {entry["indicator"] for entry in entries if entry.get("no_cases") == "true"}
    return reached, sum((score for code, score in scores.items() if code not in gone), Decimal(0))


@pytest.mark.parametrize("name", ["assessment-2024-self", "assessment-2024-superior", "assessment-2023-self"])
def test_totals_are_those_of_the_files(name: str, fzjs: Run) -> None:
    answer = json.loads(fzjs("assess", "--workspace", "plans/sample-county", "--format", "json").out)
    found = next(each for about in answer["units"] for each in about["assessments"] if each["id"] == name)
    reached, counted = scored_by_hand(name)
    assert (Decimal(found["root"]["reached"]), Decimal(found["root"]["counted"])) == (reached, counted)
    assert Decimal(found["points"]) == (reached / counted * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_worked_out_assessment_by_hand(fzjs: Run) -> None:
    """桥北区 2021, every weight and value multiplied out from the file on paper."""
    answer = json.loads(
        fzjs("assess", "--workspace", "plans/sample-city", "--year", "2021", "--format", "json").out
    )
    found = next(about for about in answer["units"] if about["unit"] == "桥北区")["assessments"][0]
    entries = yaml.safe_load(Path("plans/sample-city/assessments/2021/桥北区.yaml").read_text("utf-8"))[
        "entries"
    ]
    said = {entry["indicator"]: entry for entry in entries}

    def ratio(code: str) -> Fraction:
        return Fraction(said[code]["numerator"], said[code]["denominator"]) * 100

    assert said["1.1.2"]["value"] == "已公布"
    assert said["1.2.2"]["value"] == "1项"  # 20 off
    assert said["2.1.1"]["value"] == "73.3%"  # below the lowest grade
    assert said["2.1.2"]["value"] == "已公布并更新"
    assert said["2.2.1"]["value"] == "1次"  # half
    assert said["3.1.1"]["value"] == "已述法并公开"
    assert said["3.2.2"]["value"] == "1项"
    worth = {  # weight × weight × weight, of 100 points
        "1.1.1": ("10.5", ratio("1.1.1")), "1.1.2": ("7", Decimal(100)), "1.2.1": ("8.75", ratio("1.2.1")),
        "1.2.2": ("8.75", Decimal(80)), "2.1.1": ("14.4", Decimal(0)), "2.1.2": ("9.6", Decimal(100)),
        "2.2.1": ("6.4", Decimal(50)), "2.2.2": ("9.6", ratio("2.2.2")), "3.1.1": ("12.5", Decimal(100)),
        "3.2.1": ("8.75", ratio("3.2.1")), "3.2.2": ("3.75", Decimal(100)),
    }  # fmt: skip
    assert sum(Decimal(full) for full, _ in worth.values()) == 100
    expected = sum((Fraction(full) * Fraction(marks) / 100 for full, marks in worth.values()), Fraction(0))
    assert Decimal(found["root"]["reached"]) == rounded(expected, 6)


def test_every_number_names_the_file_and_line_that_it_comes_from(fzjs: Run) -> None:
    out = fzjs(
        "assess", "--unit", "江东区", "--year", "2024", "--workspace", "plans/sample-city", "--format", "csv"
    ).out
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["打分"] and row["实际值"]]
    assert len(rows) > 250
    for row in rows:
        path, line = row["出处"].rsplit(":", 1)
        written = Path(path).read_text("utf-8").splitlines()[int(line) - 1]
        assert f'"{row["代码"]}"' in written
        top, _, bottom = row["实际值"].partition("/")
        assert f"value: {row['实际值']}" in written or f"numerator: {top}, denominator: {bottom}" in written


def test_there_is_no_ranking_unless_it_is_asked_for(fzjs: Run) -> None:
    plain = fzjs("assess", "--workspace", "plans/sample-city", "--year", "2022").out
    ranked = fzjs("assess", "--workspace", "plans/sample-city", "--year", "2022", "--rank").out
    assert "名次" not in plain
    assert "不是排名" in plain
    assert "2022年排名" in ranked
    assert ranked.index("市生态环境局  ") < ranked.index("市应急管理局  ")
    json_out = fzjs("assess", "--workspace", "plans/sample-city", "--year", "2022", "--format", "json").out
    units = [about["unit"] for about in json.loads(json_out)["units"]]
    assert units[:3] == ["市公安局", "市生态环境局", "市住建局"]  # as the register has them


def test_every_format_has_the_ranking_that_is_asked_for(fzjs: Run) -> None:
    asked = ("assess", "--workspace", "plans/sample-city", "--year", "2022", "--rank", "--format")
    ranking = json.loads(fzjs(*asked, "json").out)["rankings"][0]
    assert (ranking["year"], ranking["by"], ranking["is_complete"]) == (2022, "third_party", True)
    told = {found["unit"]: str(found["place"]) for found in ranking["places"]}
    assert sorted(map(int, told.values()))[0] == 1
    rows = [row for row in csv.DictReader(io.StringIO(fzjs(*asked, "csv").out)) if row["级"] == "0"]
    assert {row["单位"]: row["名次"] for row in rows if row["评估"] == "第三方评估"} == told
    assert "2022年排名" in fzjs(*asked, "md").out


def test_the_trajectory_counts_the_files(fzjs: Run) -> None:
    out = fzjs("assess", "--workspace", "plans/sample-city", "--format", "json").out
    trajectory = json.loads(out)["trajectories"][0]
    told = [
        (year["year"], year["size"], year["wanted"], year["reached"], year["needed"], year["state"])
        for year in trajectory["years"]
    ]
    assert told == [
        (2021, 35, 7, 7, 0, "reached"),
        (2022, 35, 18, 16, 2, "behind"),
        (2023, 35, 28, 16, 12, "open"),
        (2024, 35, 35, 16, 19, "open"),
    ]
    for year in (2021, 2022):
        files = list(Path(f"plans/sample-city/assessments/{year}").glob("*.yaml"))
        assert len(files) == trajectory["years"][year - 2021]["assessed"] >= 12


@pytest.mark.parametrize("form", ["text", "md", "json", "csv", "html"])
def test_every_format_says_the_scores(form: str, fzjs: Run) -> None:
    ran = fzjs("assess", "--unit", "示例县", "--workspace", "plans/sample-county", "--format", form)
    assert ran.code == 0
    # Records for other programs have the number itself, what people read has it rounded.
    assert ("73.138062" if form in ("json", "csv") else "73.14") in ran.out
    assert "73.139" not in ran.out


def test_pages_for_the_browser_have_pictures(fzjs: Run) -> None:
    pytest.importorskip("vl_convert")
    unit = fzjs("assess", "--unit", "示例县", "--workspace", "plans/sample-county", "--format", "html").out
    city = fzjs("assess", "--workspace", "plans/sample-city", "--format", "html").out
    assert unit.count("<svg") == 1
    assert all(word in unit.partition("</svg>")[0] for word in ("争议化解与权力监督", "第三方评估", "93.6"))
    assert all(word in city.partition("</svg>")[0] for word in ("2022年", "45.7", "计划"))


def test_without_the_library_for_pictures_the_page_comes_without(
    fzjs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    ran = fzjs("assess", "--unit", "示例县", "--workspace", "plans/sample-county", "--format", "html")
    assert ran.code == 0
    assert "<svg" not in ran.out
    assert "fzjs[charts]" in ran.err


def test_a_workbook(fzjs: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    out = ("--workspace", "plans/sample-county", "--out", "评估.xlsx")
    assert fzjs("assess", *out).code == 0
    assert "评估结果" in openpyxl.load_workbook("评估.xlsx").sheetnames
    assert fzjs("assess", *out).code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--workspace", "plans/sample-county", "--unit", "县司发局"), "不在单位名录里"),
        (("--workspace", "plans/sample-county", "--unit", "县财政局"), "有评估的单位：示例县"),
        (("--workspace", "plans/sample-county", "--year", "1999"), "有评估的年份：2023、2024"),
        (("--workspace", "plans/sample-county", "--indicators", "别的"), "评过的指标体系：indicators-2024"),
        (("--workspace", "没有"), "没有文件夹"),
        (("--workspace", "plans/sample-county", "--unit", "县财政局"), "没有县财政局的评估"),
        (
            ("--workspace", "plans/sample-county", "--unit", "县财政局", "--year", "2024"),
            "没有县财政局2024年的评估",
        ),
        (("--workspace", "plans/sample-county", "--unit", "示例县", "--rank"), "--rank 不和 --unit 一起写"),
        ((), "用 --workspace 写明是哪一个"),
        (("--workspace", "plans/sample-county", "--format", "pdf"), "没有输出格式 pdf"),
    ],
)
def test_what_cannot_be_answered(arguments: tuple[str, ...], words: str, fzjs: Run) -> None:
    ran = fzjs("assess", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_folder_without_a_workspace_is_told_of(
    tmp_path: Path, fzjs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    ran = fzjs("assess")
    assert (ran.code, ran.out) == (2, "")
    assert "这里没有工作区（fzjs.yaml）" in ran.err


def test_a_unit_that_two_systems_measure_in_one_year(fzjs: Run) -> None:
    again = Path("plans/sample-city/assessments/2022/江东区.yaml").read_text("utf-8")
    again = again.replace("2022", "2024").replace("assessed: 2024", "assessed: 2025")
    Path("plans/sample-city/assessments/2024/又一份.yaml").write_text(again, "utf-8")
    asked = ("assess", "--unit", "江东区", "--workspace", "plans/sample-city")
    ran = fzjs(*asked)
    assert (ran.code, "用 --indicators 写明是哪一套" in ran.err) == (2, True)
    assert "98.6 分" in fzjs(*asked, "--indicators", "indicators-2021").out


def test_a_new_assessment_is_in_order_and_replaces_nothing(fzjs: Run) -> None:
    new = ("assess", "new", "--unit", "示例县", "--year", "2024", "--workspace", "plans/sample-county")
    assert fzjs(*new, "-o", "plans/sample-county/新自评.yaml").code == 0
    checked = fzjs("validate", "plans/sample-county/新自评.yaml", "--format", "json")
    assert {finding["code"] for finding in json.loads(checked.out)["findings"]} == {"FZ814"}
    again = fzjs(*new, "-o", "plans/sample-county/新自评.yaml")
    assert (again.code, "已经有了，没有覆盖" in again.err) == (2, True)
    assert fzjs("fmt", "--check", "plans/sample-county/新自评.yaml").code == 0


def test_figures_of_a_new_assessment_are_where_the_comments_say(fzjs: Run) -> None:
    out = fzjs(
        "assess", "new", "--unit", "示例县", "--year", "2024", "--workspace", "plans/sample-county"
    ).out
    found = re.findall(r"value: (\S+)  # 取自 \S+ \S+ 报告，(\S+):(\d+)", out)
    assert len(found) >= 5
    for value, path, line in found:
        assert f"value: {value}" in Path(path).read_text("utf-8").splitlines()[int(line) - 1]
    # 败诉率 begins as 占比 does, and is another figure.
    entries: dict[str, Any] = {each["indicator"]: each for each in yaml.safe_load(out)["entries"]}
    assert entries["4.1.2"]["value"] == "24%"
    assert "value" not in entries["4.1.3"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--unit", "县司发局"), "不在单位名录里"),
        (("--unit", "各乡镇（街道）"), "是统称"),
        (("--unit", "示例县", "--by", "自评"), "可以写：third_party、superior、self"),
        (("--unit", "示例县", "--indicators", "annual-2024"), "没有指标体系 annual-2024"),
    ],
)
def test_a_new_assessment_that_cannot_be_made(arguments: tuple[str, ...], words: str, fzjs: Run) -> None:
    ran = fzjs("assess", "new", *arguments, "--year", "2024", "--workspace", "plans/sample-county")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_new_assessment_asks_which_of_several_systems(fzjs: Run) -> None:
    of_city = ("assess", "new", "--unit", "江东区", "--workspace", "plans/sample-city")
    assert "用 --indicators 写明是哪一个" in fzjs(*of_city, "--year", "2030").err
    assert fzjs(*of_city, "--year", "2024").out.count("- indicator:") == 100
    # A department is not asked about what only districts do.
    bureau = ("assess", "new", "--unit", "市财政局", "--year", "2021", "--workspace", "plans/sample-city")
    assert '"2.2.2"' not in fzjs(*bureau).out
    assert '"2.2.2"' in fzjs(*of_city, "--year", "2021").out


NATIONAL = """\
fzjs: 1
kind: indicators
id: national
title: 国家版指标体系
standard: {name: 达标, met: 60}
indicators:
  - code: "1"
    name: 履职
    children:
      - {code: "1.1", name: 清单公布, method: {type: yes_no}}
      - {code: "1.2", name: 网办率, method: {type: ratio, full_at: 不低于90%}}
  - {code: "2", name: 其他, method: {type: yes_no}}
"""
MET = """\
fzjs: 1
kind: assessment
id: met
indicators: national
unit: 示例县
year: 2024
by: self
entries:
  - {indicator: "1.1", met: true}
  - {indicator: "1.2", value: 85%}
  - {indicator: "2", no_cases: true}
"""


def test_an_edition_without_points_shows_shares_alone(tmp_path: Path, fzjs: Run) -> None:
    files = {
        "fzjs.yaml": "fzjs: 1\nkind: workspace\njurisdiction: 示例县\n",
        "n.yaml": NATIONAL,
        "a.yaml": MET,
    }
    for name, text in files.items():
        (tmp_path / "国家版").mkdir(exist_ok=True)
        (tmp_path / "国家版" / name).write_text(text, "utf-8")
    assert fzjs("validate", "国家版").code == 0
    out = fzjs("assess", "--unit", "示例县", "--workspace", "国家版", "--format", "md").out
    assert "2 项指标达到 1 项（50%）；无此类事项 1 项；未达标" in out
    assert "看达到要求的比例" in out
    assert "折算得分" not in out
