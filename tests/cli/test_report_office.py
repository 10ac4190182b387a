"""Forms opened, filled in and saved by LibreOffice: nothing is lost, and wrong cells are refused with their address."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from .conftest import Run
from .report_sheets import Sheet, new_sheet

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

JULY = Path("reports/2024-07/县司法局.yaml")

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Filling"/></library:library>
"""
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Filling" script:language="StarBasic">
Sub Fill(sSource As String, sTarget As String, sEntries As String)
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aFormat(0) As New com.sun.star.beans.PropertyValue
  Dim oBook As Object, oSheet As Object, oStream As Object, oCell As Object
  Dim aParts, sValue As String
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  aFormat(0).Name = "FilterName"
  aFormat(0).Value = "Calc MS Excel 2007 XML"
  oBook = StarDesktop.loadComponentFromURL(ConvertToURL(sSource), "_blank", 0, aHidden())
  oSheet = oBook.Sheets.getByIndex(0)
  On Error Resume Next
  If FileLen(sEntries) > 0 Then oSheet.unprotect("")
  oStream = createUnoService("com.sun.star.io.TextInputStream")
  oStream.setInputStream(createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileRead(ConvertToURL(sEntries)))
  oStream.setEncoding("UTF-8")
  While Not oStream.isEOF()
    aParts = Split(oStream.readLine(), Chr(9))
    If UBound(aParts) = 2 Then
      oCell = oSheet.getCellRangeByName(aParts(0))
      sValue = Join(Split(aParts(2), "\\n"), Chr(10))
      If aParts(1) = "text" Then oCell.setString(sValue)
      If aParts(1) = "typed" Then oCell.setFormula(sValue)
      If aParts(1) = "merge" Then oSheet.getCellRangeByName(sValue).merge(True)
    End If
  Wend
  If FileLen(sEntries) > 0 Then oSheet.protect("")
  oBook.storeToURL(ConvertToURL(sTarget), aFormat())
  oBook.close(True)
End Sub
</script:module>
"""


class Entry(NamedTuple):
    """Something done to a cell: `text` set as a text, `typed` as on the keyboard, cells of a range merged."""

    cell: str
    how: str
    value: str


Office = Callable[[Path, Sequence[Entry]], Path]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Open a workbook in LibreOffice, fill cells in, save it as .xlsx."""
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    base = ["soffice", profile, "--headless", "--norestore"]
    subprocess.run([*base, "--terminate_after_init"], capture_output=True, timeout=120, check=False)
    library = folder / "profile" / "user" / "basic" / "Standard"
    if not library.is_dir():
        pytest.skip("LibreOffice has made no profile here")
    (library / "script.xlb").write_text(LIBRARY, "utf-8")
    (library / "Filling.xba").write_text(MACRO, "utf-8")

    def fill(path: Path, entries: Sequence[Entry]) -> Path:
        steps, target = folder / "steps.tsv", folder / f"{path.stem}-lo.xlsx"
        steps.write_text("\n".join("\t".join(entry) for entry in entries), "utf-8")
        target.unlink(missing_ok=True)
        call = f'macro:///Standard.Filling.Fill("{path}","{target}","{steps}")'
        subprocess.run([*base, call], capture_output=True, timeout=120, check=False)
        assert target.is_file(), "LibreOffice has saved nothing"
        return target

    return fill


@pytest.fixture
def county(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample county, and the current folder in it."""
    shutil.copytree(root / "plans" / "sample-county", tmp_path / "county")
    monkeypatch.chdir(tmp_path / "county")
    return tmp_path


def read(path: Path) -> dict[str, Any]:
    return {entry["measure"]: entry for entry in yaml.safe_load(path.read_text("utf-8"))["entries"]}


def test_nothing_is_lost_on_the_way(office: Office, county: Path, fzjs: Run) -> None:
    sheet = new_sheet(fzjs, county)
    notes = {
        "m03": "六个乡镇（街道）完成整改。\\n第二行：“引号”、'单引号'、<尖括号> & 和号",
        "m06": "=1+1",
        "m07": "2024-08-01",
        "m09": "0123",
        "m10": "1/2",
        "m11": "全角　空格，𠮷",
    }
    entries = [Entry("B5", "typed", "2024-08-01")]
    for measure, note in notes.items():
        entries += [
            Entry(sheet.cell(measure, "state"), "text", "推进中"),
            Entry(sheet.cell(measure, "note"), "text", note),
        ]
    entries += [
        Entry(sheet.cell("m04", "state"), "text", "已完成"),
        Entry(sheet.cell("m04", "value"), "typed", "2次"),
        Entry(sheet.cell("m04", "value", 1), "text", "5次"),
        Entry(sheet.cell("m22", "state"), "text", "受阻"),
        Entry(sheet.cell("m22", "value"), "text", "94%"),
    ]
    for place, text in enumerate(["m04", "第二期讲座签到", "签到表", "示司字〔2024〕30号"]):
        entries.append(Entry(f"{'ABCD'[place]}{sheet.evidence}", "text", text))
    filled = office(sheet.path, entries)
    ran = fzjs("report", "collect", filled, "--yes")
    assert ran.code == 0, ran.out + ran.err
    told = read(JULY)
    assert {measure: told[measure]["note"] for measure in notes} == {
        measure: note.replace("\\n", "\n") for measure, note in notes.items()
    }
    assert [result["value"] for result in told["m04"]["results"]] == ["2次", "5次"]
    assert told["m22"]["results"] == [{"indicator": "行政机关负责人出庭应诉率", "value": "94%"}]
    assert told["m04"]["evidence"] == [
        {"kind": "签到表", "title": "第二期讲座签到", "number": "示司字〔2024〕30号"}
    ]
    assert str(yaml.safe_load(JULY.read_text("utf-8"))["submitted"]) == "2024-08-01"
    assert set(told) == {*notes, "m04", "m22"}


def test_saved_without_a_change_it_changes_nothing(office: Office, county: Path, fzjs: Run) -> None:
    before = {path: path.read_bytes() for path in Path("reports").rglob("*.yaml")}
    for unit in ("县司法局", "县政务服务中心"):
        sheet = new_sheet(fzjs, county, unit, "2024-06")
        ran = fzjs("report", "collect", office(sheet.path, []), "--yes")
        assert (ran.code, "没有改动" in ran.out) == (0, True), ran.out
    assert {path: path.read_bytes() for path in Path("reports").rglob("*.yaml")} == before


WRONG = [
    (Entry("B5", "text", "上周"), "B5", "不是日期"),
    (Entry("I11", "text", "差不多"), "I11", "未启动"),
    (Entry("J12", "text", "50%"), "J12", "单位不同"),
    (Entry("J13", "typed", "50%"), "J13", "没有写单位"),
    (Entry("K15", "typed", "=SUM(1;2)"), "K15", "公式"),
    (Entry("A16", "text", "m99"), "A16", "没有措施"),
    (Entry("A17", "merge", "A17:A18"), "A17:A18", "合并"),
    (Entry("J31", "typed", "94%"), "J31", "如 94%"),
    (Entry("K34", "text", "只有说明"), "I34", "没有填本期进展"),
    (Entry("M30", "text", "备注"), "M30", "表格之外"),
]
"""What is done to a cell, the cell that is refused, and what is said of it."""


def test_wrong_cells_are_refused_with_their_addresses(office: Office, county: Path, fzjs: Run) -> None:
    sheet = new_sheet(fzjs, county)
    states = [Entry(cell, "text", "推进中") for cell in ("I12", "I31")]
    ran = fzjs("report", "collect", office(sheet.path, [*states, *(entry for entry, _, _ in WRONG)]), "--yes")
    assert ran.code == 1, ran.out + ran.err
    told = [line.strip() for line in ran.out.splitlines()]
    for _, cell, words in WRONG:
        assert any(line.startswith(f"{cell}：") and words in line for line in told), (cell, ran.out)
    assert not JULY.exists()


@pytest.mark.parametrize(
    ("entry", "words"),
    [(Entry("I10", "text", "状态"), "不认识表头“状态”"), (Entry("B4", "text", "2024年7月"), "不是报告期")],
)
def test_a_sheet_that_is_not_known_any_more(
    entry: Entry, words: str, office: Office, county: Path, fzjs: Run
) -> None:
    ran = fzjs("report", "collect", office(new_sheet(fzjs, county).path, [entry]), "--yes")
    assert ran.code == 1, ran.out + ran.err
    assert any(line.strip().startswith(f"{entry.cell}：") and words in line for line in ran.out.splitlines())
    assert not JULY.exists()


def test_protection_and_choices_survive(office: Office, county: Path, fzjs: Run) -> None:
    sheet = Sheet(office(new_sheet(fzjs, county).path, []))
    assert sheet.sheet.protection.sheet
    assert sheet.sheet["A11"].protection.locked
    assert not sheet.sheet["I11"].protection.locked
    formulas = [validation.formula1 for validation in sheet.sheet.data_validations.dataValidation]
    assert '"未启动,推进中,已完成,受阻"' in formulas
