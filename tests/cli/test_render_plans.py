"""Which plan `fzjs render` prints, and what it says of plans that cannot be printed or should be looked at again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_a_workspace_stands_for_its_current_plan(
    fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fzjs("render").out
    monkeypatch.chdir(county.parent)
    assert fzjs("render", county).out == expected


def test_plans_of_one_id_do_not_keep_the_others_from_being_printed(fzjs: Run, county: Path) -> None:
    change(county / "annual-2023.yaml", "id: annual-2023", "id: annual-2024")
    ran = fzjs("render", "--all", "-o", county / "印出", "--template", "plan", "--format", "md")
    assert ran.code == 1
    assert "annual-2023.yaml、annual-2024.yaml 的编号都是 annual-2024" in ran.err
    assert [path.name for path in (county / "印出").iterdir()]
    assert not (county / "印出" / "annual-2024").exists()


def test_the_first_fault_of_a_plan_is_told(fzjs: Run, county: Path) -> None:
    plan = change(county / "annual-2024.yaml", "year: 2024", "year: 二〇二四年度")
    row = next(row for row, line in enumerate(plan.read_text("utf-8").splitlines(), 1) if "二〇二四" in line)
    ran = fzjs("render")
    assert ran.code == 2
    assert ran.err.startswith(f"fzjs：annual-2024.yaml:{row}:")
    all_of_them = fzjs("render", "--all", "-o", county / "印出", "--template", "plan", "--format", "md")
    assert f"annual-2024.yaml:{row}:" in all_of_them.err


@pytest.mark.usefixtures("county")
def test_a_file_of_another_kind_is_called_by_its_chinese_name(fzjs: Run) -> None:
    assert "是单位名录（units）" in fzjs("render", "units.yaml").err


@pytest.mark.usefixtures("county")
def test_nothing_due_is_no_failure(fzjs: Run) -> None:
    ran = fzjs("render", "--template", "reminder", "--unit", "县司法局", "--on", "2024-01-10")
    assert (ran.code, ran.err) == (0, "")
    assert "不必发函。没有写文件" in ran.out


def test_what_had_nothing_to_say_is_named(fzjs: Run, county: Path) -> None:
    ran = fzjs(
        "render", "--template", "reminder", "--each-unit", "--on", "2024-01-10", "-o", county / "函", "--format", "md"
    )  # fmt: skip
    assert ran.code == 0
    assert "  annual-2024-督办函：" in ran.out


class TestCautions:
    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            (["密级=秘密", "附注=此件公开发布"], "不能公开发布"),
            (["signers=张三"], "上行文"),
        ],
    )
    @pytest.mark.usefixtures("county")
    def test_of_a_notice(self, fzjs: Run, settings: list[str], told: str) -> None:
        written = [word for each in settings for word in ("--set", each)]
        ran = fzjs("render", "--notice", "--format", "md", *written)
        assert (ran.code, told in ran.err) == (0, True)

    def test_of_half_width_marks(self, fzjs: Run, county: Path) -> None:
        change(county / "annual-2024.yaml", "第四年，", "第四年,")
        ran = fzjs("render")
        assert (ran.code, "fzjs validate --fix annual-2024.yaml" in ran.err) == (0, True)

    def test_of_what_a_cell_cannot_hold(self, fzjs: Run, county: Path) -> None:
        plan = county / "长.yaml"
        plan.write_text(
            "fzjs: 1\nkind: annual\nid: long\ntitle: 示例县2024年重点任务\nyear: 2024\ngoals:\n"
            f"- title: 甲\n  measures:\n  - id: a\n    text: {'办好一件事𠮷' * 6000}。\n    lead: 县司法局\n",
            "utf-8",
        )
        out = county / "表.xlsx"
        ran = fzjs("render", plan, "--template", "breakdown", "-o", out)
        assert (ran.code, "放不下" in ran.err) == (0, True)
        sheet = load_workbook(out).worksheets[0]
        assert sheet["A1"].value == "示例县2024年重点任务分解表"
        held = str(sheet["D3"].value)
        assert held.endswith("没有写完）")
        assert len(held.encode("utf-16-le")) <= 2 * 32_767


def test_what_to_look_at_again_is_told_once_for_many_papers(fzjs: Run, county: Path) -> None:
    change(county / "annual-2024.yaml", "第四年，", "第四年,")
    ran = fzjs("render", "--all", "-o", "印出", "--template", "unit-list", "--format", "md")
    said = [line for line in ran.err.splitlines() if "半角标点" in line]
    (of_the_year,) = (line for line in said if "fzjs validate --fix annual-2024.yaml" in line)
    count = len(list((county / "印出" / "annual-2024").iterdir()))
    assert count > 1
    assert f".md 等 {count} 个文件：" in of_the_year
    each = fzjs(
        "render", "annual-2024", "--each-unit", "-o", "各单位", "--template", "unit-list", "--format", "md"
    )
    assert [line for line in each.err.splitlines() if "半角标点" in line] == [of_the_year]


def test_an_id_that_many_workspaces_have_is_told_in_one_short_line(
    fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "甲乙丙丁":
        shutil.copytree(county, county.parent / "各县" / name)
    monkeypatch.chdir(county.parent / "各县")
    ran = fzjs("render", "annual-2024")
    assert ran.code == 2
    assert ran.err.count("annual-2024.yaml") == 3
    assert "等 4 份。请写文件路径" in ran.err
