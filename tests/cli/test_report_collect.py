"""`fzjs report collect`: filled sheets into reports; whatever does not fit is refused with the cell's address."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from .conftest import Run
from .report_sheets import COLUMNS, Sheet, new_sheet

JULY = Path("reports/2024-07/县司法局.yaml")
JUNE = Path("reports/2024-06/县司法局.yaml")


@pytest.fixture
def county(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample county, and the current folder in it."""
    shutil.copytree(root / "plans" / "sample-county", tmp_path / "county")
    monkeypatch.chdir(tmp_path / "county")
    return tmp_path


@pytest.fixture
def sheet(county: Path, fzjs: Run) -> Sheet:
    """A form of 县司法局 for July."""
    return new_sheet(fzjs, county)


def read(path: Path) -> dict[str, Any]:
    return {entry["measure"]: entry for entry in yaml.safe_load(path.read_text("utf-8"))["entries"]}


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the workspace."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class TestNewReports:
    def test_what_is_filled_in_is_in_the_report(self, sheet: Sheet, fzjs: Run) -> None:
        sheet.sheet["B5"] = date(2024, 8, 1)
        sheet.fill("m03", "推进中", "六个乡镇完成整改。")
        sheet.fill("m04", "推进中", "第四次考试完成。\n材料补齐。", ["2次", 4, "1次"])
        sheet.fill("m22", "已完成", None, ["94%", None, None])
        sheet.prove("m22", "七月出庭统计", "统计表", "示司字〔2024〕30号")
        sheet.prove("m22", "案例", "简报信息", None, None, "evidence/2024-06/复议典型案例.md")
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert ran.code == 0, ran.err
        told = read(JULY)
        assert yaml.safe_load(JULY.read_text("utf-8"))["submitted"] == date(2024, 8, 1)
        assert told["m03"] == {"measure": "m03", "state": "in_progress", "note": "六个乡镇完成整改。"}
        assert told["m04"]["note"] == "第四次考试完成。\n材料补齐。"
        assert [result["value"] for result in told["m04"]["results"]] == ["2次", "4次", "1次"]
        assert told["m22"]["state"] == "done"
        assert told["m22"]["evidence"][0]["number"] == "示司字〔2024〕30号"
        assert len(told["m22"]["evidence"][1]["sha256"]) == 64
        assert set(told) == {"m03", "m04", "m22"}
        assert "没有填的措施" in ran.out
        assert fzjs("validate", JULY, "--select", "FZ0,FZ1,FZ2").out.startswith(
            "检查了 1 个文件，没有发现问题"
        )

    def test_again_there_is_nothing_to_change(self, sheet: Sheet, fzjs: Run) -> None:
        sheet.fill("m03", "推进中", " 六个乡镇完成整改。 ")
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        before = JULY.read_bytes()
        ran = fzjs("report", "collect", sheet.path, "--yes")
        assert (ran.code, JULY.read_bytes()) == (0, before)
        assert "没有改动" in ran.out

    @pytest.mark.parametrize("options", [["--dry-run"], []])
    def test_nothing_is_written_unasked(self, sheet: Sheet, fzjs: Run, options: list[str]) -> None:
        sheet.fill("m03", "推进中")
        ran = fzjs("report", "collect", sheet.save(), *options)
        assert ran.code == (0 if options else 2)
        assert "m03 进展 I11：推进中" in ran.out
        assert not JULY.exists()

    @pytest.mark.parametrize(
        ("answer", "written"), [("y\n", True), ("\n", False), ("", False), ("n\n", False)]
    )
    def test_whoever_sits_at_a_terminal_is_asked(
        self, sheet: Sheet, fzjs: Run, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
    ) -> None:
        sheet.fill("m03", "推进中")
        terminal = io.StringIO(answer)
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        ran = fzjs("report", "collect", sheet.save())
        assert (ran.code, JULY.exists(), "写入 1 份报告吗" in ran.err) == (0, written, True)

    def test_the_place_is_where_the_unit_s_other_reports_are(self, county: Path, fzjs: Run) -> None:
        shutil.move("reports", "月报")
        sheet = new_sheet(fzjs, county)
        sheet.fill("m03", "推进中")
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        assert Path("月报/2024-07/县司法局.yaml").is_file()

    def test_an_empty_sheet_changes_nothing(self, sheet: Sheet, fzjs: Run) -> None:
        ran = fzjs("report", "collect", sheet.path, "--yes")
        assert (ran.code, JULY.exists()) == (0, False)


class TestKnownReports:
    def test_a_form_as_it_was_made_changes_nothing(self, county: Path, fzjs: Run) -> None:
        before = everything(Path())
        for unit in ("县司法局", "县审改办", "县应急管理局", "县政务服务中心"):
            sheet = new_sheet(fzjs, county, unit, "2024-06")
            ran = fzjs("report", "collect", sheet.path, "--yes")
            assert (ran.code, "没有改动" in ran.out) == (0, True), ran.out
        assert everything(Path()) == before

    def test_what_the_report_tells_beyond_its_duties_is_in_the_form(self, county: Path, fzjs: Run) -> None:
        plan = Path("annual-2024.yaml")
        plan.write_text(
            plan.read_text("utf-8").replace("support: [各乡镇（街道）, 县直各单位]\n", ""), "utf-8"
        )
        told = "  - measure: m02\n    state: blocked\n    note: 等命名结果。\n"
        JUNE.write_text(f"{JUNE.read_text('utf-8').rstrip()}\n{told}", "utf-8")
        before = JUNE.read_bytes()
        form = new_sheet(fzjs, county, period="2024-06")
        row = [form.sheet.cell(form.rows["m02"][0], column).value for column in (3, *COLUMNS.values())]
        assert row == ["计划没有写", "受阻", None, "等命名结果。"]
        assert "没有改动" in fzjs("report", "collect", form.save(), "--yes").out
        assert JUNE.read_bytes() == before

    def test_only_what_was_filled_in_changes(self, county: Path, fzjs: Run) -> None:
        text = JUNE.read_text("utf-8").replace("state: blocked", "state: blocked  # 市里没有排期")
        JUNE.write_text(text, "utf-8")
        sheet = new_sheet(fzjs, county, period="2024-06")
        row = sheet.rows["m27"][0]
        sheet.sheet.cell(row, 9).value = "推进中"
        sheet.sheet.cell(sheet.rows["m14"][0], 9).value = "推进中"
        sheet.sheet.cell(sheet.rows["m14"][0], 11).value = "派驻人员到岗"
        sheet.prove("m27", "接口方案", "方案", "示数字〔2024〕3号")
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert ran.code == 0, ran.err
        assert "受阻 → 推进中" in ran.out
        after = JUNE.read_text("utf-8")
        assert "state: in_progress  # 市里没有排期" in after
        gone = [line for line in text.splitlines() if line not in after.splitlines()]
        assert gone == ["    state: blocked  # 市里没有排期"]
        assert read(JUNE)["m14"] == {"measure": "m14", "state": "in_progress", "note": "派驻人员到岗"}

    def test_the_day_of_filing_stands_behind_the_period(self, county: Path, fzjs: Run) -> None:
        lines = JUNE.read_text("utf-8").splitlines()
        JUNE.write_text("\n".join(line for line in lines if not line.startswith("submitted")) + "\n", "utf-8")
        sheet = new_sheet(fzjs, county, period="2024-06")
        sheet.sheet["B5"] = date(2024, 7, 1)
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        after = JUNE.read_text("utf-8").splitlines()
        assert after[after.index("period: 2024-06") + 1] == "submitted: 2024-07-01"

    def test_cleared_cells_take_nothing_out(self, county: Path, fzjs: Run) -> None:
        before = JUNE.read_bytes()
        sheet = new_sheet(fzjs, county, period="2024-06")
        for row in range(11, sheet.sheet.max_row + 1):
            for column in range(1, 12) if row >= sheet.evidence else (9, 10, 11):
                if sheet.sheet.cell(row, column).value not in ("证明的措施", "佐证材料"):
                    sheet.sheet.cell(row, column).value = None
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, JUNE.read_bytes()) == (0, before), ran.out

    def test_a_report_that_is_damaged_is_left_alone(self, county: Path, fzjs: Run) -> None:
        sheet = new_sheet(fzjs, county, period="2024-06")
        sheet.sheet["I11"] = "受阻"
        JUNE.write_text(JUNE.read_text("utf-8").replace("state: blocked", "state: 受阻"), "utf-8")
        before = JUNE.read_bytes()
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, JUNE.read_bytes()) == (1, before)
        assert "B3" in ran.out
        assert "validate" in ran.out

    def test_evidence_that_has_changed_since_is_not_registered_anew_in_passing(
        self, county: Path, fzjs: Run
    ) -> None:
        sheet = new_sheet(fzjs, county, period="2024-06")
        Path("evidence/2024-06/复议典型案例.md").write_text("别的内容", "utf-8")
        before = JUNE.read_bytes()
        ran = fzjs("report", "collect", sheet.path, "--yes")
        assert (ran.code, JUNE.read_bytes()) == (0, before), "nobody has touched these cells"
        row = next(row for row in range(sheet.evidence, 99) if sheet.sheet.cell(row, 6).value)
        sheet.sheet.cell(row, 2).value = "别的名称"
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, JUNE.read_bytes()) == (1, before)
        assert "登记以后内容变了" in ran.out

    def test_another_encoding_is_not_turned_into_utf_8_unasked(self, county: Path, fzjs: Run) -> None:
        sheet = new_sheet(fzjs, county, period="2024-06")
        sheet.sheet["I11"] = "受阻"
        sheet.save()
        data = JUNE.read_text("utf-8").encode("gb18030")
        JUNE.write_bytes(data)
        ran = fzjs("report", "collect", sheet.path, "--yes")
        assert (ran.code, JUNE.read_bytes()) == (1, data)
        assert "不是 UTF-8 编码" in ran.out


class TestStaleForms:
    """The report is corrected after the form was sent out."""

    @pytest.fixture
    def stale(self, county: Path, fzjs: Run) -> Sheet:
        """A form of June with a note on m28, which the report has lost since; m27 is not blocked any more."""
        sheet = new_sheet(fzjs, county, period="2024-06")
        text = JUNE.read_text("utf-8").replace("state: blocked", "state: in_progress")
        JUNE.write_text(text.replace("业务骨干轮训两期结束。", "业务骨干轮训三期结束。"), "utf-8")
        return sheet

    def test_untouched_cells_change_nothing(self, stale: Sheet, fzjs: Run) -> None:
        before = JUNE.read_bytes()
        ran = fzjs("report", "collect", stale.path, "--yes")
        assert (ran.code, "没有改动" in ran.out, JUNE.read_bytes()) == (0, True, before), ran.out

    def test_what_was_filled_in_is_taken_and_corrections_stay(self, stale: Sheet, fzjs: Run) -> None:
        stale.sheet[stale.cell("m27", "note")] = "接口已经开通。"
        assert fzjs("report", "collect", stale.save(), "--yes").code == 0
        told = read(JUNE)
        assert (told["m27"]["state"], told["m27"]["note"]) == ("in_progress", "接口已经开通。")
        assert told["m28"]["note"] == "业务骨干轮训三期结束。"

    def test_changed_on_both_sides_is_refused_with_both(self, stale: Sheet, fzjs: Run) -> None:
        before = JUNE.read_bytes()
        cell = stale.cell("m28", "note")
        stale.sheet[cell] = "业务骨干轮训五期结束。"
        ran = fzjs("report", "collect", stale.save(), "--yes")
        assert (ran.code, JUNE.read_bytes()) == (1, before)
        line = next(line for line in ran.out.splitlines() if line.strip().startswith(f"{cell}："))
        assert "五期" in line
        assert "三期" in line

    def test_the_same_change_on_both_sides_is_no_conflict(self, stale: Sheet, fzjs: Run) -> None:
        stale.sheet[stale.cell("m28", "note")] = "业务骨干轮训三期结束。"
        ran = fzjs("report", "collect", stale.save(), "--yes")
        assert (ran.code, "没有改动" in ran.out) == (0, True)

    def test_entries_taken_out_of_the_report_do_not_come_back(self, county: Path, fzjs: Run) -> None:
        sheet = new_sheet(fzjs, county, period="2024-06")
        text = JUNE.read_text("utf-8")
        JUNE.write_text(text[: text.index("  - measure: m28")], "utf-8")
        before = JUNE.read_bytes()
        assert fzjs("report", "collect", sheet.path, "--yes").code == 0
        assert JUNE.read_bytes() == before
        sheet.sheet[sheet.cell("m28", "note")] = "另一种说法"
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, "现在没有了" in ran.out, JUNE.read_bytes()) == (1, True, before)

    def test_a_form_that_does_not_keep_what_it_was_changes_no_value(self, stale: Sheet, fzjs: Run) -> None:
        del stale.book["原表"]
        before = JUNE.read_bytes()
        ran = fzjs("report", "collect", stale.save(), "--yes")
        assert (ran.code, "没有原表" in ran.out, JUNE.read_bytes()) == (1, True, before)


class TestWhereReportsGo:
    """All or none is written, and nothing outside of the workspace."""

    def test_a_place_that_is_taken_stops_them_all(self, county: Path, fzjs: Run) -> None:
        sheets = [new_sheet(fzjs, county, unit) for unit in ("县司法局", "县审改办")]
        for sheet in sheets:
            sheet.sheet[f"I{11}"] = "推进中"
            sheet.save()
        taken = Path("reports/2024-07/县审改办.yaml")
        taken.parent.mkdir()
        taken.write_text("别的内容\n", "utf-8")
        for how in ("--yes", "--dry-run"):
            ran = fzjs("report", "collect", *(sheet.path for sheet in sheets), how)
            assert (ran.code, JULY.exists(), taken.read_text("utf-8")) == (1, False, "别的内容\n")
            assert "已经有别的文件" in ran.out
            assert "--force" not in ran.out + ran.err

    def test_a_file_where_a_folder_is_wanted(self, sheet: Sheet, fzjs: Run) -> None:
        Path("reports/2024-07").write_text("x", "utf-8")
        sheet.fill("m03", "推进中")
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, "不是文件夹" in ran.out) == (1, True)

    def test_a_folder_that_is_a_link_to_elsewhere(self, sheet: Sheet, county: Path, fzjs: Run) -> None:
        outside = county / "外面"
        outside.mkdir()
        Path("reports/2024-07").symlink_to(outside)
        sheet.fill("m03", "推进中")
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, list(outside.iterdir())) == (1, [])
        assert "工作区之外" in ran.out
        ran = fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07", "-o", JULY)
        assert (ran.code, list(outside.iterdir())) == (2, [])
        report = outside / "县司法局.yaml"
        report.write_bytes(JUNE.read_bytes())
        proof = "evidence/2024-06/督察通报.txt"
        ran = fzjs("report", "add-evidence", JULY, proof, "--measure", "m03")
        assert (ran.code, report.read_bytes()) == (2, JUNE.read_bytes())


def test_the_form_of_another_county(sheet: Sheet, fzjs: Run) -> None:
    """The same unit, the same id of the plan, even the same title: whose it is stands in the form."""
    settings = Path("fzjs.yaml")
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("jurisdiction: 示例县", "jurisdiction: 样板县"), "utf-8")
    sheet.fill("m03", "推进中")
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert (ran.code, JULY.exists()) == (1, False)
    told = next(line for line in ran.out.splitlines() if line.strip().startswith("C2："))
    assert "示例县" in told
    assert "样板县" in told


class TestWhichWorkspace:
    """Two counties side by side with plans of the same id."""

    @pytest.fixture
    def region(self, sheet: Sheet, county: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The folder above both; the filled form lies in none of them."""
        sheet.fill("m03", "推进中")
        sheet.save()
        other = shutil.copytree(county / "county", county / "other")
        text = (other / "fzjs.yaml").read_text("utf-8")
        (other / "fzjs.yaml").write_text(
            text.replace("jurisdiction: 示例县", "jurisdiction: 样板县"), "utf-8"
        )
        monkeypatch.chdir(county)
        return county

    def test_the_one_that_the_form_names(self, region: Path, sheet: Sheet, fzjs: Run) -> None:
        assert fzjs("report", "collect", sheet.path, "--yes").code == 0
        assert (region / "county" / JULY).is_file()
        assert not (region / "other" / JULY).exists()

    def test_the_one_that_is_asked_for(self, region: Path, sheet: Sheet, fzjs: Run) -> None:
        ran = fzjs("report", "collect", sheet.path, "--yes", "--workspace", "county")
        assert (ran.code, (region / "county" / JULY).is_file()) == (0, True)
        ran = fzjs("report", "collect", sheet.path, "--yes", "--workspace", "other")
        assert (ran.code, "C2：" in ran.out) == (1, True)

    def test_the_one_that_the_form_lies_in(
        self, region: Path, sheet: Sheet, fzjs: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = shutil.copy(sheet.path, region / "county" / "七月.xlsx")
        (region / "elsewhere").mkdir()
        monkeypatch.chdir(region / "elsewhere")
        assert fzjs("report", "collect", form, "--yes").code == 0
        assert (region / "county" / JULY).is_file()


def test_notes_on_cells_are_told(sheet: Sheet, fzjs: Run) -> None:
    sheet.fill("m03", "推进中")
    sheet.sheet["K11"].comment = openpyxl.comments.Comment("下周补材料", "张三")
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert ran.code == 0
    assert "注意：K11 的批注不会被收进报告：“下周补材料”" in ran.out


def merge(sheet: Sheet) -> None:
    sheet.sheet.merge_cells("A11:A12")


def rename(sheet: Sheet) -> None:
    sheet.sheet["I10"] = "状态"


def insert_column(sheet: Sheet) -> None:
    sheet.fill("m03", "推进中", "很好")
    sheet.sheet["L10"], sheet.sheet["L11"] = "领导批示", "阅"


def number_without_unit(sheet: Sheet) -> None:
    sheet.fill("m22", "推进中", None, [94])


def formula(sheet: Sheet) -> None:
    sheet.fill("m03", "推进中", '="六"&"个"')


def error(sheet: Sheet) -> None:
    sheet.fill("m03", "推进中", "x")
    sheet.sheet["K11"].value = "#REF!"
    sheet.sheet["K11"].data_type = "e"


def truth(sheet: Sheet) -> None:
    sheet.fill("m03", "推进中", True)


def set_cell(cell: str, value: Any) -> Callable[[Sheet], None]:
    def change(sheet: Sheet) -> None:
        sheet.sheet[cell] = value

    return change


def prove(*texts: str | None) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.prove(*texts)


def twice(sheet: Sheet) -> None:
    sheet.sheet["A12"] = "m03"
    sheet.fill("m03", "推进中", "一种说法")
    sheet.sheet["K12"] = "另一种说法"


REFUSED: list[tuple[Callable[[Sheet], None], str, str]] = [
    (set_cell("B2", "annual-2042"), "B2", "annual-2024"),
    (set_cell("B2", None), "B2", "没有写计划"),
    (set_cell("B3", "县司法据"), "B3", "县司法局"),
    (set_cell("B3", "县直各单位"), "B3", "统称"),
    (set_cell("B3", "县财政局"), "A1", "县财政局 2024-07"),
    (set_cell("B4", "2024-08"), "A1", "县司法局 2024-08"),
    (set_cell("B4", "七月"), "B4", "2024-05"),
    (set_cell("B5", "上周"), "B5", "不是日期"),
    (set_cell("B5", 5), "B5", "早于报告期"),
    (set_cell("B5", date(2023, 7, 1)), "B5", "早于报告期"),
    (set_cell("A3", "单位"), "A1", "报告单位"),
    (set_cell("A11", "m99"), "A11", "没有措施"),
    (set_cell("A11", None), "A11", "没有写措施编号"),
    (set_cell("I11", "差不多"), "I11", "未启动"),
    (set_cell("K11", "只写了说明"), "I11", "没有填本期进展"),
    (set_cell("J11", "2次"), "J11", "没有可以填完成值的目标"),
    (set_cell("M30", "备注"), "M30", "表格之外"),
    (set_cell("D3", "备注"), "D3", "表格之外"),
    (set_cell("C2", "《别的要点》（示例县）"), "C2", "别的要点"),
    (set_cell("C2", None), "C2", "哪份计划"),
    (set_cell("C3", "报给县长"), "C3", "报给县长"),
    (set_cell("A9", "本月情况见附件"), "A9", "附件"),
    (set_cell("B11", "改过的措施"), "B11", "改过的措施"),
    (set_cell("G11", "上期也完成了"), "G11", "上期也完成了"),
    (merge, "A11:A12", "合并"),
    (rename, "I10", "状态"),
    (insert_column, "L10", "领导批示"),
    (number_without_unit, "J31", "94%"),
    (formula, "K11", "公式"),
    (error, "K11", "错误值"),
    (truth, "K11", "逻辑值"),
    (twice, "K12", "K11"),
    (lambda sheet: sheet.fill("m04", "推进中", None, ["50%"]), "J12", "单位不同"),
    (lambda sheet: sheet.fill("m04", "推进中", None, ["不少"]), "J12", "读不懂"),
    (prove(None, "材料", "正式文件", "1号"), "A39", "没有写措施编号"),
    (prove("m03", "材料", None, "1号"), "C39", "没有写材料种类"),
    (prove("m03", "材料", "正式文件"), "D39", "文号、网址或文件"),
    (prove("m03", "材料", "正式文件", None, "www.a.example"), "E39", "http"),
    (prove("m03", "材料", "正式文件", None, None, "/etc/passwd"), "F39", "工作区"),
    (prove("m03", "材料", "正式文件", None, None, "../../etc/passwd"), "F39", "工作区"),
    (prove("m03", "材料", "正式文件", None, None, "evidence"), "F39", "工作区"),
    (prove("m03", "材料", "正式文件", "1号"), "I11", "没有填本期进展"),
]


@pytest.mark.parametrize(("change", "cell", "words"), REFUSED)
def test_what_does_not_fit_is_refused_with_its_cell(
    change: Callable[[Sheet], None], cell: str, words: str, sheet: Sheet, fzjs: Run
) -> None:
    change(sheet)
    before = everything(Path())
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert ran.code == 1, ran.out + ran.err
    assert any(line.strip().startswith(f"{cell}：") and words in line for line in ran.out.splitlines()), (
        ran.out
    )
    assert everything(Path()) == before


def test_a_wrong_indicator_is_named(sheet: Sheet, fzjs: Run) -> None:
    sheet.fill("m04", "推进中", None, ["2次"])
    sheet.sheet["E12"] = "法制讲座"
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert ran.code == 1
    assert "E12：措施“m04”没有指标“法制讲座”" in ran.out


def test_all_wrong_cells_are_told_at_once(sheet: Sheet, fzjs: Run) -> None:
    sheet.fill("m04", "推进中", None, ["50%"])
    sheet.fill("m03", "差不多", "六个乡镇完成整改。")
    sheet.sheet["M30"] = "备注"
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert [line.split("：")[0].strip() for line in ran.out.splitlines()[2:]] == ["M30", "I11", "J12"]


def test_one_wrong_sheet_stops_them_all(county: Path, fzjs: Run) -> None:
    good, bad = new_sheet(fzjs, county), new_sheet(fzjs, county, "县卫健局")
    good.fill("m03", "推进中")
    bad.sheet["I11"] = "差不多"
    ran = fzjs("report", "collect", good.save(), bad.save(), "--yes")
    assert (ran.code, JULY.exists()) == (1, False)
    assert "没有写入任何报告" in ran.err


def test_two_sheets_for_one_report(county: Path, fzjs: Run) -> None:
    sheet = new_sheet(fzjs, county)
    sheet.fill("m03", "推进中")
    other = shutil.copy(sheet.save(), county / "副本.xlsx")
    ran = fzjs("report", "collect", sheet.path, other, "--yes")
    assert (ran.code, JULY.exists()) == (2, False)
    assert "同一份报告" in ran.err


def zip_bomb() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"xl/worksheets/sheet{number}.xml", b"\0" * 100_000_000)
    return raw.getvalue()


def other_workbook() -> bytes:
    raw = io.BytesIO()
    openpyxl.Workbook().save(raw)
    return raw.getvalue()


def document() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    return raw.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是 Excel 文件"),
        ("措施编号,本期进展\nm01,推进中\n".encode(), "不是 Excel 文件"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧格式"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"PK\x03\x04" + b"\0" * 100, "损坏"),
        (zip_bomb(), "过大"),
        (document(), "另存为 .xlsx"),
        (other_workbook(), "没有报告表"),
    ],
    ids=["empty", "csv", "xls", "encrypted", "broken", "bomb", "docx", "other"],
)
def test_files_that_are_no_filled_form(data: bytes, words: str, county: Path, fzjs: Run) -> None:
    path = county / "表.xlsx"
    path.write_bytes(data)
    ran = fzjs("report", "collect", path, "--yes")
    assert (ran.code, words in ran.err) == (2, True), ran.err
    assert "Traceback" not in ran.err


def test_a_file_cut_off_anywhere_is_told_or_read(sheet: Sheet, fzjs: Run) -> None:
    data = sheet.path.read_bytes()
    for length in range(0, len(data), 997):
        sheet.path.write_bytes(data[:length])
        ran = fzjs("report", "collect", sheet.path, "--yes")
        assert ran.code == 2, length
        assert ran.err.startswith("fzjs：")


def test_a_cell_at_the_far_end_of_the_sheet(sheet: Sheet, fzjs: Run) -> None:
    sheet.fill("m03", "推进中")
    sheet.sheet["XFD1048576"] = "x"
    ran = fzjs("report", "collect", sheet.save(), "--yes")
    assert (ran.code, "过大" in ran.err) == (2, True)


def test_a_folder_and_nothing_at_all(county: Path, fzjs: Run) -> None:
    for path, words in ((county, "无法读取"), (county / "没有.xlsx", "没有文件")):
        ran = fzjs("report", "collect", path)
        assert (ran.code, words in ran.err) == (2, True)


class TestHabits:
    """What people and programs do to sheets that is no mistake."""

    @pytest.mark.parametrize(
        "typed",
        [
            date(2024, 8, 1),
            datetime(2024, 8, 1, 9, 30),
            "2024-08-01",
            "2024年8月1日",
            "2024/8/1",
            "2024.8.1",
            45505,
        ],
    )
    def test_days_in_every_spelling(self, sheet: Sheet, fzjs: Run, typed: Any) -> None:
        sheet.sheet["B5"] = typed
        if isinstance(typed, int):
            sheet.sheet["B5"].number_format = "General"
        sheet.fill("m03", "推进中")
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        assert yaml.safe_load(JULY.read_text("utf-8"))["submitted"] == date(2024, 8, 1)

    @pytest.mark.parametrize(
        ("value", "form", "read_as"),
        [
            ("94%", "@", "94%"),
            (0.94, "0%", "94%"),
            (0.945, "0.0%", "94.5%"),
            ("百分之九十四", "@", "百分之九十四"),
        ],
    )
    def test_percentages(self, sheet: Sheet, fzjs: Run, value: Any, form: str, read_as: str) -> None:
        sheet.fill("m22", "推进中", None, [value])
        sheet.sheet[sheet.cell("m22", "value")].number_format = form
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert ran.code == 0, ran.out
        assert read(JULY)["m22"]["results"][0]["value"] == read_as

    @pytest.mark.parametrize("state", ["推进中", " 推进中 ", "in_progress", "推進中"])
    def test_states(self, sheet: Sheet, fzjs: Run, state: str) -> None:
        sheet.fill("m03", state)
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        assert read(JULY)["m03"]["state"] == "in_progress"

    def test_moved_columns_and_inserted_rows(self, sheet: Sheet, fzjs: Run) -> None:
        sheet.fill("m03", "推进中", "照常")
        for row in range(10, 36):
            left, right = sheet.sheet.cell(row, 2), sheet.sheet.cell(row, 9)
            left.value, right.value = right.value, left.value
        sheet.sheet.insert_rows(9, 3)
        sheet.sheet.insert_rows(17)
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert ran.code == 0, ran.out
        assert read(JULY)["m03"] == {"measure": "m03", "state": "in_progress", "note": "照常"}

    def test_rows_of_measures_that_the_unit_only_supports(self, sheet: Sheet, fzjs: Run) -> None:
        row = sheet.rows["m27"][0] + 1
        sheet.sheet.cell(row, 1).value, sheet.sheet.cell(row, 9).value = "m18", "推进中"
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        assert set(read(JULY)) == {"m18"}

    def test_a_second_sheet_is_mentioned(self, sheet: Sheet, fzjs: Run) -> None:
        sheet.fill("m03", "推进中")
        sheet.book.create_sheet("备忘")["A1"] = "x"
        ran = fzjs("report", "collect", sheet.save(), "--yes")
        assert (ran.code, "“备忘”不是报告表" in ran.out) == (0, True)

    def test_texts_that_look_like_something_else(self, sheet: Sheet, fzjs: Run) -> None:
        notes = {"m03": "=1+1", "m06": "no", "m07": "2024-08-01", "m09": "# 井号: 冒号", "m10": "_x000D_"}
        for measure, note in notes.items():
            sheet.fill(measure, "推进中", note)
            sheet.sheet[sheet.cell(measure, "note")].data_type = "s"
        assert fzjs("report", "collect", sheet.save(), "--yes").code == 0
        told = read(JULY)
        assert {measure: told[measure]["note"] for measure in notes if measure != "m10"} == {
            measure: note for measure, note in notes.items() if measure != "m10"
        }
