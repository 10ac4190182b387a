"""`fzjs report new`, `check` and `add-evidence`."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import yaml

from fzjs.checks.reporters import FORMATS as REPORTERS

from .conftest import Run

JUNE = Path("reports/2024-06/县司法局.yaml")


@pytest.fixture(autouse=True)
def county(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample county, and the current folder in it."""
    shutil.copytree(root / "plans" / "sample-county", tmp_path / "county")
    monkeypatch.chdir(tmp_path / "county")
    return tmp_path


class TestNew:
    def measures(self, text: str) -> dict[str, str]:
        return {entry["measure"]: entry["state"] for entry in yaml.safe_load(text)["entries"]}

    def test_exactly_what_the_unit_leads_and_has_not_done(self, fzjs: Run) -> None:
        """Read off the plan by hand: 县司法局 leads 19 measures, and has reported m28 done in June."""
        ran = fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07")
        numbers = (3, 4, 6, 7, *range(9, 18), 20, 21, 22, 24, 27)
        assert list(self.measures(ran.out)) == [f"m{number:02d}" for number in numbers]
        assert "不必再报：m28" in ran.out

    def test_no_state_is_carried_over(self, fzjs: Run) -> None:
        """What was reported last stands in a comment: a unit that fills nothing in claims nothing."""
        ran = fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07")
        assert set(self.measures(ran.out).values()) == {"not_started"}
        lines = ran.out.splitlines()
        for measure, last in (
            ("m27", "2024-06）报 blocked（受阻）"),
            ("m14", "2024-05）报 in_progress（推进中）"),
        ):
            after = lines[lines.index(f"  - measure: {measure}") + 1]
            assert after == f"    state: not_started    # 请填写；上次（{last}"
        assert not any("note" in entry or "results" in entry for entry in yaml.safe_load(ran.out)["entries"])

    def test_a_turn_that_was_done_is_not_done_again(self, fzjs: Run) -> None:
        JUNE.write_text(JUNE.read_text("utf-8").replace("state: in_progress", "state: done"), "utf-8")
        plan = Path("annual-2024.yaml")
        plan.write_text(
            plan.read_text("utf-8").replace("deadline: 2024年底前", "deadline: 每季度末"), "utf-8"
        )
        ran = fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07")
        assert "上次（2024-06）报 done（已完成）" in ran.out, "measures of every quarter are owed anew"
        assert "state: done" not in ran.out

    def test_the_new_report_is_in_order_but_for_what_is_not_filled_in(self, fzjs: Run) -> None:
        out = Path("reports/2024-07/县司法局.yaml")
        assert fzjs("report", "new", "--unit", "司法局", "--period", "2024-07", "-o", out).code == 0
        ran = fzjs("validate", out, "--on", "2024-08-01", "--format", "json")
        assert ran.code == 0, ran.out
        assert {finding["code"] for finding in json.loads(ran.out)["findings"]} == {"FZ720"}
        ran = fzjs("validate", out, "--on", "2024-08-01", "--strict", "--ignore", "FZ720")
        assert (ran.code, "没有发现问题" in ran.out) == (0, True), ran.out

    def test_comments_become_content_when_their_marks_go(self, fzjs: Run) -> None:
        text = fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07").out
        lines = [
            line.replace("# ", "", 1) if line.strip().startswith(("# note:", "# results:", "#   -", "# evidence:")) else line
            for line in text.splitlines()
        ]  # fmt: skip
        told = yaml.safe_load("\n".join(lines))
        assert all("evidence" in entry for entry in told["entries"])
        m04 = next(entry for entry in told["entries"] if entry["measure"] == "m04")
        assert m04["results"][0] == {"indicator": "法治专题讲座", "value": "2次"}

    def test_what_is_to_be_done_stands_with_the_title(self, fzjs: Run) -> None:
        options = ("report", "new", "--unit", "县司法局", "--period", "2024-07")
        assert "  # 内容：政府主要负责人亲自抓重点任务清单。" in fzjs(*options).out
        assert fzjs(*options, "-o", "表.xlsx").code == 0
        sheet: Any = openpyxl.load_workbook("表.xlsx").active
        cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "m03")
        assert cell.value.startswith("3.压紧第一责任人的担子\n政府主要负责人亲自抓重点任务清单。")
        assert (cell.protection.locked, cell.alignment.wrap_text) == (True, True)

    def test_supporters_only_when_asked(self, fzjs: Run) -> None:
        ran = fzjs("report", "new", "--unit", "城关镇", "--period", "2024-07")
        assert (ran.code, "--with-support" in ran.err) == (2, True)
        ran = fzjs("report", "new", "--unit", "城关镇", "--period", "2024-07", "--with-support")
        assert len(self.measures(ran.out)) == 24
        assert "含在“各乡镇（街道）”里" in ran.out

    def test_one_for_each_unit_that_owes(self, fzjs: Run) -> None:
        ran = fzjs("report", "new", "--each-unit", "--period", "2024-06", "-o", "六月")
        assert ran.code == 0
        assert sorted(path.name for path in Path("六月").iterdir()) == ["县人民检察院.yaml"]
        assert "11 个单位已经有这一期的报告" in ran.out
        assert (
            fzjs("report", "new", "--each-unit", "--period", "2024-06", "--format", "xlsx", "-o", "表").code
            == 0
        )
        assert len(list(Path("表").glob("*.xlsx"))) == 12

    def test_one_that_is_there_does_not_keep_back_the_others(self, fzjs: Run) -> None:
        options = ("report", "new", "--each-unit", "--period", "2024-06", "--format", "xlsx", "-o", "表")
        Path("表").mkdir()
        Path("表/县司法局.xlsx").write_text("别人的", "utf-8")
        ran = fzjs(*options)
        assert (ran.code, "已写 11 份" in ran.out, "已经有 县司法局.xlsx" in ran.err) == (2, True, True)
        assert Path("表/县司法局.xlsx").read_text("utf-8") == "别人的"
        assert len(list(Path("表").iterdir())) == 12
        assert (fzjs(*options, "--force").code, fzjs(*options).code) == (0, 2)

    def test_hostile_texts_stay_in_their_comments(self, fzjs: Run) -> None:
        """A note that looks like YAML, or like an order to the checker, is only shown."""
        text = JUNE.read_text("utf-8").replace(
            "note: 业务骨干轮训两期结束。", 'note: "x\\n- measure: m99\\n# fzjs: ignore[FZ7] 好"'
        )
        JUNE.write_text(text.replace("state: done", "state: in_progress"), "utf-8")
        out = Path("new.yaml")
        assert fzjs("report", "new", "--unit", "县司法局", "--period", "2024-07", "-o", out).code == 0
        assert "m99" not in self.measures(out.read_text("utf-8"))
        assert "没有发现问题" in fzjs("validate", out, "--on", "2024-08-01", "--ignore", "FZ720").out

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ([], "报告期"),
            (["--period", "2024-13", "--unit", "县司法局"], "不是报告期"),
            (["--period", "2024-07"], "--each-unit"),
            (["--period", "2024-07", "--unit", "县司法局", "--each-unit", "-o", "x"], "--each-unit"),
            (["--period", "2024-07", "--each-unit"], "文件夹"),
            (["--period", "2024-07", "--unit", "县司发局"], "县司法局"),
            (["--period", "2024-07", "--unit", "县直各单位"], "统称"),
            (["--period", "2024-07", "--unit", "县司法局", "--format", "docx"], "yaml、xlsx"),
            (["--period", "2024-07", "--unit", "县司法局", "--format", "xlsx"], "-o"),
            (["--period", "2024-07", "--unit", "县司法局", "--format", "xlsx", "-o", "b.yaml"], "不一致"),
            (["--period", "2024-07", "--unit", "县司法局", "--format", "yaml", "-o", "b.xlsx"], "不一致"),
            (["--period", "2024-06", "--unit", "县司法局"], "已经有了"),
            (["--period", "2024-07", "--unit", "县司法局", "-o", "units.yaml"], "--force"),
            (["--period", "2024-07", "--unit", "县司法局", "annual-2042"], "annual-2042"),
            (["--period", "2024-Q3", "--unit", "县司法局"], "月报"),
            (["--period", "2042-07", "--unit", "县司法局"], "计划期"),
        ],
    )
    def test_what_cannot_be_made(self, options: list[str], words: str, fzjs: Run) -> None:
        ran = fzjs("report", "new", *options)
        assert (ran.code, words in ran.err) == (2, True), ran.err


class TestCheck:
    def test_a_month(self, fzjs: Run) -> None:
        ran = fzjs("report", "check", "--period", "2024-05", "--on", "2024-12-31")
        assert ran.code == 0
        assert "应报 12 个单位，已报 11 个" in ran.out
        assert "发现：不报 1，迟报 1，无佐证 1，跳变 1" in ran.out
        assert "迟报 9 天" in ran.out

    def test_what_was_submitted_later_is_not_known_yet(self, fzjs: Run) -> None:
        ran = fzjs("report", "check", "--period", "2024-06", "--on", "2024-07-05", "--format", "json")
        told = json.loads(ran.out)
        missing = {lapse["unit"] for lapse in told["lapses"] if lapse["kind"] == "missing_report"}
        assert missing == {"县应急管理局", "县人民检察院"}

    def test_before_the_day_nobody_is_missing(self, fzjs: Run) -> None:
        ran = fzjs("report", "check", "--period", "2024-07", "--on", "2024-08-02")
        assert (ran.code, "（还没有到）" in ran.out, "没有发现问题" in ran.out) == (0, True, True)
        ran = fzjs("report", "check", "--period", "2024-07", "--on", "2024-08-05")
        assert "不报 11" in ran.out

    def test_a_draft_is_told_once_and_units_stand_as_in_the_register(self, fzjs: Run) -> None:
        texts = JUNE.read_text("utf-8").splitlines(keepends=True)
        JUNE.write_text("".join(line for line in texts if not line.startswith("submitted")), "utf-8")
        shutil.rmtree("reports/2024-05")
        options = ("report", "check", "--on", "2024-12-31", "--format", "md", "--period")
        page = fzjs(*options, "2024-06").out
        row = next(line for line in page.splitlines() if line.startswith("| 县司法局"))
        assert row.split("|")[-2].strip() == "没有报送日期"
        assert "不报 1，没有报送日期 1" in page
        lines = fzjs(*options, "2024-05").out.splitlines()
        units = [line.split("|")[1].strip() for line in lines if line.endswith("| 不报 |")]
        missing = [line.split("|")[2].strip() for line in lines if line.startswith("| 不报 ")]
        assert len(units) == 12
        assert missing == units

    def test_warnings_fail_when_asked(self, fzjs: Run) -> None:
        assert fzjs("report", "check", "--period", "2024-05", "--strict").code == 1
        assert fzjs("report", "check", "--period", "2024-04", "--strict").code == 0, (
            "late reports are no warnings"
        )

    def test_changed_evidence_fails(self, fzjs: Run) -> None:
        Path("evidence/2024-06/督察通报.txt").write_text("别的", "utf-8")
        ran = fzjs("report", "check", "--period", "2024-06", "--format", "concise")
        assert (ran.code, "FZ708" in ran.out) == (1, True)

    def test_a_report_that_cannot_be_read_is_told(self, fzjs: Run) -> None:
        JUNE.write_text(JUNE.read_text("utf-8").replace("state: blocked", "state: 受阻"), "utf-8")
        ran = fzjs("report", "check", "--period", "2024-06", "--format", "concise")
        assert (ran.code, "县司法局.yaml" in ran.out) == (1, True)

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [("state: blocked", "state: 受阻"), ("unit: ", "unit： "), ("fzjs: 1", "fzjs: 1\n\t- [")],
    )
    def test_a_report_that_cannot_be_read_is_not_missing_too(self, right: str, wrong: str, fzjs: Run) -> None:
        JUNE.write_text(JUNE.read_text("utf-8").replace(right, wrong, 1), "utf-8")
        checks = ("report", "check", "--period", "2024-06"), ("validate", ".")
        for ran in (fzjs(*each, "--on", "2024-12-31", "--format", "json") for each in checks):
            found = json.loads(ran.out)["findings"]
            assert any(f["file"].endswith("2024-06/县司法局.yaml") for f in found)
            assert not [f for f in found if f["code"] == "FZ719" and "县司法局" in f["message"]]
            assert [f for f in found if f["code"] == "FZ719"], "others are"
        page = fzjs("report", "check", "--period", "2024-06", "--on", "2024-12-31").out
        assert ("报告读不出来" in page) is ("- [" in wrong), "the others can be read but for one value"

    def test_a_report_written_like_json_counts(self, fzjs: Run) -> None:
        JUNE.write_text(json.dumps(yaml.safe_load(JUNE.read_text("utf-8")), default=str), "utf-8")
        ran = fzjs("report", "check", "--period", "2024-06", "--on", "2024-12-31", "--format", "md")
        assert "应报 12 个单位，已报 11 个" in ran.out

    def test_who_is_missing_is_told_where_the_duty_is_laid_down(self, fzjs: Run) -> None:
        def places() -> list[tuple[str, int]]:
            checks = ("report", "check", "--period", "2024-05"), ("validate", ".", "--select", "FZ719")
            told = [
                {
                    (Path(finding["file"]).name, finding["line"])
                    for finding in json.loads(fzjs(*each, "--on", "2024-12-31", "--format", "json").out)[
                        "findings"
                    ]
                    if finding["code"] == "FZ719" and "creation" not in finding["file"]
                }
                for each in checks
            ]
            assert told[0] == told[1]
            return list(told[0])

        lines = Path("fzjs.yaml").read_text("utf-8").splitlines()
        assert places() == [("fzjs.yaml", lines.index("reporting:") + 2)]
        plan = Path("annual-2024.yaml")
        title = "        title: 把党的领导落到每个环节\n"
        text = plan.read_text("utf-8").replace(
            title, f"{title}        reporting: {{due: 每月2日前, covers: previous}}\n"
        )
        plan.write_text(text, "utf-8")
        line = text.splitlines().index(title.rstrip()) + 2
        assert places() == [("annual-2024.yaml", line)]

    @pytest.mark.parametrize("form", [*REPORTERS, "md", "csv", "html"])
    def test_every_format(self, form: str, fzjs: Run) -> None:
        ran = fzjs("report", "check", "--period", "2024-06", "--on", "2024-12-31", "--format", form)
        assert ran.code == 0, ran.err
        assert "县人民检察院" in ran.out or "\\u53bf" in ran.out
        if form in ("json", "sarif", "gitlab"):
            json.loads(ran.out)
        if form in ("junit", "checkstyle"):
            ElementTree.fromstring(ran.out)

    def test_the_same_findings_as_validate(self, fzjs: Run) -> None:
        whole = json.loads(
            fzjs("validate", ".", "--format", "json", "--on", "2024-12-31", "--select", "FZ7").out
        )
        wanted = [f for f in whole["findings"] if "2024-06/" in f["file"]]
        told = json.loads(
            fzjs("report", "check", "--period", "2024-06", "--on", "2024-12-31", "--format", "json").out
        )
        found = [(f["code"], f["file"], f["line"]) for f in told["findings"] if f["code"] != "FZ719"]
        assert found == [(f["code"], f["file"], f["line"]) for f in wanted]

    def test_written_into_files(self, fzjs: Run) -> None:
        for name in ("六月.xlsx", "六月.md", "六月.sarif"):
            form = ["--format", "sarif"] if name.endswith("sarif") else []
            assert fzjs("report", "check", "--period", "2024-06", "-o", name, *form).code == 0
            assert Path(name).stat().st_size > 500
        book: Any = openpyxl.load_workbook("六月.xlsx")
        assert book.sheetnames == ["说明", "各单位", "问题", "问题明细"]

    def test_a_plan_without_a_duty_to_report(self, fzjs: Run) -> None:
        text = Path("fzjs.yaml").read_text("utf-8")
        Path("fzjs.yaml").write_text(text[: text.index("# 计划没有另行规定时")], "utf-8")
        ran = fzjs("report", "check", "--period", "2024-06")
        assert "没有规定报送时限" in ran.out
        assert "不报 1" not in ran.out

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ([], "报告期"),
            (["--period", "六月"], "不是报告期"),
            (["--period", "2024-Q2"], "月报"),
            (["--period", "2042-06"], "计划期"),
            (["--period", "2024-06", "--on", "昨天"], "不是日期"),
            (["--period", "2024-06", "--format", "pdf"], "sarif"),
            (["--period", "2024-06", "没有"], "没有"),
        ],
    )
    def test_what_cannot_be_checked(self, options: list[str], words: str, fzjs: Run) -> None:
        ran = fzjs("report", "check", *options)
        assert (ran.code, words in ran.err) == (2, True), ran.err


class TestAddEvidence:
    def entry(self, measure: str) -> dict[str, Any]:
        entries: list[dict[str, Any]] = yaml.safe_load(JUNE.read_text("utf-8"))["entries"]
        return next(entry for entry in entries if entry["measure"] == measure)

    def test_a_file_gets_kind_title_and_hash(self, fzjs: Run) -> None:
        file = Path("evidence/2024-06/轮训签到.txt")
        file.write_text("56人", "utf-8")
        before = JUNE.read_text("utf-8")
        ran = fzjs("report", "add-evidence", JUNE, file, "--measure", "m28")
        assert ran.code == 0, ran.err
        assert self.entry("m28")["evidence"] == [
            {
                "kind": "签到表",
                "title": "轮训签到",
                "file": "evidence/2024-06/轮训签到.txt",
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            }
        ]
        assert JUNE.read_text("utf-8").startswith(before.rstrip("\n"))
        assert "没有发现问题" in fzjs("validate", JUNE, "--select", "FZ706,FZ707,FZ708,FZ709,FZ716").out

    def test_a_file_that_was_moved_gets_its_new_path(self, fzjs: Run) -> None:
        Path("evidence/归档").mkdir()
        file = Path("evidence/2024-06/复议典型案例.md").rename("evidence/归档/案例.md")
        assert "add-evidence" in fzjs("validate", JUNE, "--select", "FZ707").out
        before = JUNE.read_text("utf-8")
        ran = fzjs("report", "add-evidence", JUNE, file)
        assert (ran.code, "改到了 evidence/归档/案例.md" in ran.out) == (0, True), ran.err
        assert JUNE.read_text("utf-8") == before.replace(
            "evidence/2024-06/复议典型案例.md", "evidence/归档/案例.md"
        )
        assert fzjs("validate", JUNE, "--select", "FZ707,FZ708").code == 0

    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_an_empty_list_is_filled(self, fzjs: Run, mark: str) -> None:
        text = JUNE.read_text("utf-8").replace("  - measure: m27", "  - measure: m27\n    evidence: []")
        JUNE.write_text(mark + text, "utf-8")
        ran = fzjs("report", "add-evidence", JUNE, "evidence/2024-06/督察通报.txt", "--measure", "m27")
        assert ran.code == 0, ran.err
        told = yaml.safe_load(JUNE.read_text("utf-8").lstrip("\ufeff"))["entries"]
        entry = next(entry for entry in told if entry["measure"] == "m27")
        assert [each["file"] for each in entry["evidence"]] == ["evidence/2024-06/督察通报.txt"]
        assert JUNE.read_text("utf-8").startswith(mark)

    def test_own_words_and_from_another_folder(self, fzjs: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir("evidence/2024-06")
        report = Path("../..") / JUNE
        words = ["--kind", "会议记录", "--title", "局务会", "--number", "示司会〔2024〕12号"]
        assert fzjs("report", "add-evidence", report, "督察通报.txt", "--measure", "m03", *words).code == 0
        monkeypatch.chdir("../..")
        told = self.entry("m03")["evidence"][-1]
        assert (told["kind"], told["number"], told["file"]) == (
            "会议记录", "示司会〔2024〕12号", "evidence/2024-06/督察通报.txt"
        )  # fmt: skip

    def test_a_file_that_has_changed_gets_its_new_hash(self, fzjs: Run) -> None:
        file = Path("evidence/2024-06/复议典型案例.md")
        assert "内容没有变" in fzjs("report", "add-evidence", JUNE, file).out
        file.write_text("改过", "utf-8")
        assert fzjs("validate", JUNE, "--select", "FZ708").code == 1
        assert "更新校验值" in fzjs("report", "add-evidence", JUNE, file).out
        assert fzjs("validate", JUNE, "--select", "FZ708").code == 0

    def test_what_has_to_be_proven_is_no_proof(self, fzjs: Run) -> None:
        before = JUNE.read_bytes()
        for path in (JUNE, Path("annual-2024.yaml"), Path("fzjs.yaml")):
            ran = fzjs("report", "add-evidence", JUNE, path, "--measure", "m03")
            assert (ran.code, "不是佐证材料" in ran.err) == (2, True), ran.err
        assert JUNE.read_bytes() == before
        Path("evidence/数据.yaml").write_text("案件: 3\n", "utf-8")
        assert fzjs("report", "add-evidence", JUNE, "evidence/数据.yaml", "--measure", "m03").code == 0

    def test_an_empty_file_is_told(self, fzjs: Run) -> None:
        Path("evidence/空.txt").write_bytes(b"")
        ran = fzjs("report", "add-evidence", JUNE, "evidence/空.txt", "--measure", "m03")
        assert (ran.code, "空文件" in ran.err) == (0, True), ran.err

    def test_nothing_outside_is_read(self, county: Path, fzjs: Run) -> None:
        outside = county / "secret.txt"
        outside.write_text("不该读", "utf-8")
        Path("evidence/out.txt").symlink_to(outside)
        Path("evidence/all").symlink_to(county)
        Path("evidence/proc").symlink_to("/proc/self")
        before = JUNE.read_bytes()
        ways = [
            outside, "/proc/self/environ", "/etc/passwd", "../secret.txt", "evidence/../../secret.txt", "evidence/out.txt",
            "evidence/all/secret.txt", "evidence/proc/environ",
        ]  # fmt: skip
        for way in ways:
            ran = fzjs("report", "add-evidence", JUNE, str(way), "--measure", "m03")
            assert (ran.code, "没有读" in ran.err) == (2, True), (way, ran.err)
        assert JUNE.read_bytes() == before
        assert fzjs("validate", JUNE, "--select", "FZ706").code == 0

    def test_links_within_the_workspace_may_be_followed(self, fzjs: Run) -> None:
        Path("evidence/同一份.txt").symlink_to(Path("evidence/2024-06/督察通报.txt").resolve())
        assert fzjs("report", "add-evidence", JUNE, "evidence/同一份.txt", "--measure", "m03").code == 0

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_what_is_no_file(self, fzjs: Run) -> None:
        os.mkfifo("evidence/pipe")
        for name, words in (
            ("evidence/pipe", "不是普通文件"),
            ("evidence", "不是普通文件"),
            ("无.txt", "没有文件"),
        ):
            ran = fzjs("report", "add-evidence", JUNE, name, "--measure", "m03")
            assert (ran.code, words in ran.err) == (2, True), ran.err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["units.yaml", "evidence/2024-06/督察通报.txt"], "报告"),
            (["没有.yaml", "evidence/2024-06/督察通报.txt"], "没有文件"),
            ([str(JUNE), "evidence/2024-06/督察通报.txt"], "--measure"),
            ([str(JUNE), "evidence/2024-06/督察通报.txt", "--measure", "m99"], "没有措施 m99"),
            ([str(JUNE), "fzjs.yaml", "units.yaml", "--measure", "m03", "--title", "x"], "一个文件"),
        ],
    )
    def test_what_cannot_be_registered(self, arguments: list[str], words: str, fzjs: Run) -> None:
        before = JUNE.read_bytes()
        ran = fzjs("report", "add-evidence", *arguments)
        assert (ran.code, words in ran.err) == (2, True), ran.err
        assert JUNE.read_bytes() == before
