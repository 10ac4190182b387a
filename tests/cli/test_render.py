"""`fzjs render`: papers from plans, one or many, in every format; an office's own templates and their check."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from fzjs.rendering import pdf
from fzjs.rendering.catalogue import CATALOGUE
from fzjs.rendering.word import engine
from tests.cli.conftest import Run

libreoffice_is_here = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


class TestOnePaper:
    def test_without_a_plan_the_current_one_is_printed(self, fzjs: Run, county: Path) -> None:
        ran = fzjs("render")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == fzjs("render", county / "annual-2024.yaml").out == fzjs("render", "annual-2024").out
        assert ran.out.startswith("示例县2024年度法治政府建设工作要点\n")

    def test_from_standard_input(self, county: Path) -> None:
        command = [sys.executable, "-m", "fzjs", "render", "-"]
        ran = subprocess.run(
            command, input=(county / "annual-2023.yaml").read_bytes(), capture_output=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ran.stdout.decode().startswith("示例县2023年度")

    def test_a_notice_gets_a_name_of_its_own(self, fzjs: Run, county: Path) -> None:
        ran = fzjs("render", "--notice")
        assert (ran.code, ran.out) == (0, "已写入 annual-2024-印发通知.docx\n")
        assert "示政办〔2024〕18号" in texts(county / "annual-2024-印发通知.docx")
        again = fzjs("render", "--notice")
        assert again.code == 2
        assert "--force" in again.err
        assert fzjs("render", "--notice", "--force").code == 0

    @pytest.mark.parametrize("ending", ["docx", "md", "txt", "DOCX"])
    def test_the_ending_names_the_format(self, fzjs: Run, county: Path, ending: str) -> None:
        out = county / "新文件夹" / f"通知.{ending}"
        assert fzjs("render", "--notice", "-o", out).code == 0
        assert out.read_bytes().startswith(b"PK") is (ending.lower() == "docx")

    def test_into_a_folder_that_is_there(self, fzjs: Run, county: Path) -> None:
        (county / "印出").mkdir()
        ran = fzjs(
            "render",
            "--template",
            "督办函",
            "--unit",
            "县司法局",
            "--on",
            "2024-12-20",
            "-o",
            county / "印出",
        )
        assert ran.code == 0, ran.err
        assert [path.name for path in (county / "印出").iterdir()] == ["annual-2024-督办函-县司法局.docx"]

    @pytest.mark.parametrize(
        "paper", [paper for paper in CATALOGUE if not paper.needs], ids=lambda paper: paper.name
    )
    def test_every_paper_in_every_format(self, fzjs: Run, county: Path, paper: object) -> None:
        for form in paper.formats:  # type: ignore[attr-defined]
            if form != "pdf":
                ran = fzjs(
                    "render",
                    "--template",
                    paper.name,
                    "--format",
                    form,
                    "-o",
                    county / f"文件.{form}",
                    "--on",
                    "2025-02-25",
                    "--force",
                )  # type: ignore[attr-defined]
                assert (ran.code, ran.err) == (0, ""), form

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["--template", "noticee"], "notice"),
            (["--template", "nichts"], "--list"),
            (["--notice", "--template", "plan"], "只能写一个"),
            (["--format", "wrod"], "word"),
            (["--format", "xlsx"], "不能印成 xlsx"),
            (["-o", "a.foo"], ".docx"),
            (["-o", "a.md", "--format", "docx"], "不一致"),
            (["--template", "unit-list"], "--unit"),
            (["--template", "bulletin"], "--period"),
            (["--template", "unit-list", "--unit", "县司发局"], "县司法局"),
            (["--template", "unit-list", "--unit", "县直各单位"], "统称"),
            (["--template", "bulletin", "--period", "2024-13"], "2024-05"),
            (["--on", "2024-02-30"], "--on 2024-02-30"),
            (["--notice", "--set", "signd=2024-01-01"], "signed"),
            (["--notice", "--set", "signed=2024-13-01"], "成文日期"),
            (["--notice", "--set", "layout=1"], "33476"),
            (["--notice", "--set", "signed"], "名称=值"),
            (["--set", "number=1"], "number"),
            (["--unit", "县司法局"], "不分单位"),
            (["--notice", "--period", "2024-05"], "不分报告期"),
            (["--each-unit"], "不分单位"),
            (["--notice", "--each-unit"], "-o"),
            (["--notice", "--each-unit", "--unit", "县司法局", "-o", "a"], "只能写一个"),
            (["--all"], "-o"),
            (["--all", "-o", "fzjs.yaml"], "不是文件夹"),
            (["没有.yaml"], "没有文件"),
            (["reports"], "文件夹"),
            (["units.yaml"], "不是计划"),
            (["--check", "没有.docx", "--template", "notice"], "没有文件 没有.docx"),
            (["--check", "fzjs.yaml"], "后缀"),
            (["--list", "--format", "docx"], "md"),
        ],
    )  # fmt: skip
    def test_what_makes_no_sense_is_told(
        self, fzjs: Run, county: Path, arguments: list[str], told: str
    ) -> None:
        before = sorted(county.rglob("*"))
        ran = fzjs("render", *arguments)
        assert ran.code == 2
        assert told in ran.err
        assert ran.err.startswith("fzjs：")
        assert sorted(county.rglob("*")) == before

    def test_a_damaged_plan_is_not_printed(self, fzjs: Run, county: Path) -> None:
        plan = county / "annual-2024.yaml"
        plan.write_text(plan.read_text("utf-8").replace("year: 2024", "yaer: 2024"), "utf-8")
        ran = fzjs("render", plan)
        assert ran.code == 2
        assert "fzjs validate" in ran.err

    def test_where_there_is_no_workspace(
        self, fzjs: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = fzjs("render")
        assert ran.code == 2
        assert "写 -" in ran.err

    def test_a_plan_without_a_notice_says_where_to_write_it(self, fzjs: Run, county: Path) -> None:
        plan = county / "annual-2024.yaml"
        text = plan.read_text("utf-8")
        plan.write_text(text[: text.index("notice:")] + text[text.index("preamble:") :], "utf-8")
        ran = fzjs("render", "--notice")
        assert ran.code == 2
        assert "annual-2024.yaml:1:1：计划没有写印发信息（notice）" in ran.err

    @pytest.mark.usefixtures("county")
    def test_settings_take_the_place_of_what_the_plan_says(self, fzjs: Run) -> None:
        ran = fzjs(
            "render", "--notice", "--format", "md", "--set", "成文日期=2024-05-06", "--set", "number=示政办〔2024〕20号",
            "--set", "addressees=县司法局、县财政局", "--set", "as_attachment=是",
        )  # fmt: skip
        assert ran.code == 0, ran.err
        assert "2024年5月6日" in ran.out
        assert "示政办〔2024〕20号" in ran.out
        assert "县司法局、县财政局：" in ran.out
        assert "4月22日" not in ran.out.replace("2024年4月22日印发", "")

    def test_the_list_names_every_paper_and_its_formats(self, fzjs: Run) -> None:
        told = fzjs("render", "--list").out
        for paper in CATALOGUE:
            assert paper.name in told
            assert paper.title in told
        assert "LibreOffice" in told


class TestWithoutLibraries:
    def test_markdown_stands_in_for_word(
        self, fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "docxtpl", None)
        monkeypatch.delitem(sys.modules, "fzjs.rendering.word.engine", raising=False)
        ran = fzjs("render", "--notice")
        assert ran.code == 0
        assert ran.out.startswith("# ")
        assert "pip install 'fzjs[docx]'" in ran.err
        wanted = fzjs("render", "--notice", "-o", county / "通知.docx")
        assert wanted.code == 2
        assert "pip install 'fzjs[docx]'" in wanted.err
        assert not (county / "通知.docx").exists()

    def test_everything_that_can_be_made_is_made(
        self, fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("docxtpl", "openpyxl"):
            monkeypatch.setitem(sys.modules, name, None)
        ran = fzjs("render", "--all", "-o", county / "印出", "--on", "2024-07-10")
        assert ran.code == 0, ran.err
        assert "fzjs[docx,xlsx]" in ran.err
        assert {path.suffix for path in (county / "印出").rglob("*.*")} == {".md"}

    def test_a_workbook_without_its_library(
        self, fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        for name in ("fzjs.rendering.breakdown_workbook", "fzjs.rendering.sheets"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        ran = fzjs("render", "--template", "breakdown", "-o", county / "分解.xlsx")
        assert ran.code == 2
        assert "pip install 'fzjs[xlsx]'" in ran.err


class TestManyPapers:
    def test_one_notice_for_each_unit(self, fzjs: Run, county: Path) -> None:
        out = county / "通知"
        ran = fzjs("render", "--notice", "--each-unit", "-o", out)
        assert ran.code == 0, ran.err
        made = sorted(path.name for path in out.iterdir())
        assert f"已写入 {len(made)} 个文件" in ran.out
        assert "annual-2024-印发通知-县司法局.docx" in made
        assert len(made) > 30
        assert any("示例县司法局：" in text for text in texts(out / "annual-2024-印发通知-县司法局.docx"))

    def test_units_for_which_nothing_is_due_get_no_letter(self, fzjs: Run, county: Path) -> None:
        out = county / "督办"
        ran = fzjs(
            "render",
            "--template",
            "reminder",
            "--each-unit",
            "-o",
            out,
            "--on",
            "2024-02-01",
            "--format",
            "md",
        )
        assert ran.code == 0, ran.err
        assert "没有要说的" in ran.out

    def test_everything_of_a_workspace(self, fzjs: Run, county: Path) -> None:
        out = county / "印出"
        ran = fzjs("render", "--all", "-o", out, "--on", "2024-07-10")
        assert ran.code == 0, ran.err
        made = {path.relative_to(out).as_posix() for path in out.rglob("*.*")}
        assert {path.split("/")[0] for path in made} >= {"annual-2024", "annual-2023", "framework-2021-2025"}
        assert made >= {
            f"annual-2024/annual-2024-{name}"
            for name in (
                "印发通知.docx", "印发通知.md", "计划正文.docx", "任务分解表.xlsx", "单位任务清单-县司法局.docx",
                "通报-2024-05.docx", "年度报告.docx",
            )
        }  # fmt: skip
        assert not any(path.startswith("framework-2021-2025/") and "年度报告" in path for path in made)
        for path in out.rglob("*.docx"):
            assert "{{" not in "".join(texts(path)), path

    def test_nothing_is_replaced_and_nothing_begun_where_files_are(self, fzjs: Run, county: Path) -> None:
        out = county / "印出"
        (out / "annual-2024").mkdir(parents=True)
        (out / "annual-2024" / "annual-2024-计划正文.md").write_text("自己改过的", "utf-8")
        ran = fzjs("render", "--all", "-o", out)
        assert ran.code == 2
        assert "--force" in ran.err
        assert len(list(out.rglob("*.*"))) == 1

    def test_one_failure_does_not_stop_the_rest(self, fzjs: Run, county: Path) -> None:
        (county / "templates").mkdir()
        (county / "templates" / "notice.md.j2").write_text("{{ titel }}", "utf-8")
        plan = county / "annual-2023.yaml"
        plan.write_text(plan.read_text("utf-8").replace("year: 2023", "yaer: 2023"), "utf-8")
        ran = fzjs("render", "--all", "-o", county / "印出", "--format", "md", "--on", "2024-07-10")
        assert ran.code == 1
        assert "templates/notice.md.j2 第 1 行“{{ titel }}”：没有“titel”这个名称" in ran.err
        assert "annual-2023.yaml" in ran.err
        made = {path.name for path in (county / "印出").rglob("*.md")}
        assert "annual-2024-计划正文.md" in made
        assert "annual-2024-印发通知.md" not in made

    def test_the_bar_is_for_terminals_only(self, fzjs: Run, county: Path) -> None:
        arguments = ["render", "--all", "--template", "plan", "--format", "md", "-o"]
        assert fzjs(*arguments, county / "甲").err == ""
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "fzjs", *arguments, str(county / "乙")]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
        assert ran.returncode == 0
        assert "印制" in shown
        assert "印制" not in ran.stdout.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # Linux says so at the end of a terminal
        return b""


class TestPdf:
    @libreoffice_is_here
    def test_pages_of_several_papers(self, fzjs: Run, county: Path) -> None:
        ran = fzjs("render", "--all", "--template", "plan", "--format", "pdf", "-o", county / "印出")
        assert ran.code == 0, ran.err
        made = list((county / "印出").rglob("*.pdf"))
        assert len(made) == 5
        assert all(path.read_bytes().startswith(b"%PDF") for path in made)
        assert fzjs("render", "--notice", "-o", county / "通知.pdf").code == 0

    def test_where_there_is_no_libreoffice(
        self, fzjs: Run, county: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)
        ran = fzjs("render", "--notice", "-o", county / "通知.pdf")
        assert ran.code == 2
        assert "LibreOffice" in ran.err
        assert not (county / "通知.pdf").exists()
        many = fzjs("render", "--all", "--template", "notice", "--format", "pdf,md", "-o", county / "印出")
        assert many.code == 1
        assert "LibreOffice" in many.err
        assert list((county / "印出").rglob("*.md"))

    @pytest.mark.parametrize(("does", "told"), [("sleep 60", "没有转换完"), ("exit 1", "没有转换成功")])
    def test_a_libreoffice_that_does_not_work(
        self, fzjs: Run, county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, told: str
    ) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(pdf.shutil, "which", lambda _name: str(program))
        monkeypatch.setattr(pdf, "_PATIENCE", 0.2)
        monkeypatch.setattr(pdf, "_PATIENCE_EACH", 0.2)
        ran = fzjs("render", "--notice", "-o", county / "通知.pdf")
        assert ran.code == 2
        assert told in ran.err


class TestWorkbook:
    def test_all_tasks_and_a_sheet_for_each_unit(self, fzjs: Run, county: Path) -> None:
        assert fzjs("render", "--template", "breakdown", "-o", county / "分解.xlsx").code == 0
        book = load_workbook(county / "分解.xlsx")
        first = book.worksheets[0]
        assert book.sheetnames[:2] == ["任务分解表", "各单位任务数"]
        assert "县司法局" in book.sheetnames
        assert first.max_row == 2 + 28
        assert first.auto_filter.ref == "A2:I30"
        assert first.freeze_panes == "A3"
        assert first.print_title_rows == "$1:$2"
        assert (first.page_setup.orientation, int(first.page_setup.paperSize)) == ("landscape", 9)
        link = book["各单位任务数"].cell(3, 1).hyperlink
        assert link is not None

    def test_of_one_unit(self, fzjs: Run, county: Path) -> None:
        assert (
            fzjs("render", "--template", "breakdown", "--unit", "县司法局", "-o", county / "a.xlsx").code == 0
        )
        assert load_workbook(county / "a.xlsx").sheetnames == ["任务分解表"]


@pytest.mark.parametrize(
    ("paper", "more"),
    [
        ("notice", []),
        ("plan", []),
        ("breakdown", []),
        ("unit-list", ["--unit", "县司法局"]),
        ("reminder", ["--unit", "县司法局", "--on", "2024-12-20"]),
        ("bulletin", ["--period", "2024-05", "--on", "2024-07-10"]),
        ("annual-report", ["--on", "2025-01-10"]),
    ],
)
@pytest.mark.parametrize("layout", ["std", "33476"])
def test_word_files_keep_to_the_schema(
    fzjs: Run, county: Path, paper: str, more: list[str], layout: str
) -> None:
    out = county / "a.docx"
    ran = fzjs("render", "--template", paper, *more, "--set", f"layout={layout}", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    faults = [each.description for each in OpenXmlValidator().validate(str(out)).errors]
    assert [fault for fault in faults if "relationships/theme" not in fault] == [], "a theme is not required"


SEEDS = ("0", "12345")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--notice", "-o", "a.docx"],
        ["--notice", "-o", "a.md"],
        ["--template", "plan", "-o", "a.docx"],
        ["--template", "breakdown", "-o", "a.docx"],
        ["--template", "breakdown", "-o", "a.xlsx"],
        ["--template", "breakdown", "-o", "a.md"],
        ["--template", "unit-list", "--unit", "县司法局", "-o", "a.docx"],
        ["--template", "reminder", "--unit", "县司法局", "--on", "2024-12-20", "-o", "a.docx"],
        ["--template", "bulletin", "--period", "2024-05", "--on", "2024-07-10", "-o", "a.docx"],
        ["--template", "annual-report", "--on", "2025-01-10", "-o", "a.docx"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_the_same_plan_gives_the_same_bytes(county: Path, arguments: list[str]) -> None:
    made = set()
    for seed in SEEDS:
        command = [sys.executable, "-m", "fzjs", "render", *arguments, "--force"]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed[0]}"},
        )
        made.add((county / arguments[-1]).read_bytes())
    assert len(made) == 1


class TestOwnTemplates:
    @pytest.fixture(autouse=True)
    def _folder(self, county: Path) -> None:
        (county / "templates").mkdir()

    def test_text_and_markdown(self, fzjs: Run, county: Path) -> None:
        (county / "templates" / "plan.txt.j2").write_text("我的：{{ title }}\n", "utf-8")
        (county / "templates" / "plan.md.j2").write_text(
            '{% from "_paragraphs.md.j2" import printed %}\n# 我的\n{{ printed(paragraphs) }}', "utf-8"
        )
        assert fzjs("render").out == "我的：示例县2024年度法治政府建设工作要点\n"
        assert fzjs("render", "--format", "md").out.startswith("# 我的\n")

    def test_word(self, fzjs: Run, county: Path) -> None:
        assert fzjs("render", "--notice", "--copy-template").code == 0
        template = Document("templates/notice.docx")
        template.paragraphs[0].insert_paragraph_before("内部{{ number }}")
        template.save("templates/notice.docx")
        assert fzjs("render", "--check", "templates/notice.docx").code == 0
        assert fzjs("render", "--notice", "-o", county / "a.docx").code == 0
        assert texts(county / "a.docx")[0] == "内部示政办〔2024〕18号"

    def test_a_template_is_copied_once(self, fzjs: Run) -> None:
        assert fzjs("render", "--template", "plan", "--format", "md", "--copy-template").code == 0
        assert fzjs("render", "--template", "plan", "--format", "md", "--copy-template").code == 2
        assert fzjs("render", "--check", "templates/plan.md.j2").code == 0
        assert fzjs("render", "--template", "plan", "--format", "pdf", "--copy-template").code == 2

    def test_those_outside_of_the_workspace_are_not_used(
        self, fzjs: Run, county: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "secret.j2").write_text("geheim", "utf-8")
        link = county / "templates" / "plan.txt.j2"
        link.symlink_to(tmp_path / "secret.j2")
        ran = fzjs("render")
        assert ran.code == 2
        assert "工作区之外" in ran.err
        for wrong in (tmp_path / "nichts", link, county / "fzjs.yaml" / "x"):
            link.unlink()
            link.symlink_to(wrong)
            ran = fzjs("render")
            assert ran.code == 2, wrong
            assert "模板有误" in ran.err

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("{{ titel }}", "第 1 行“{{ titel }}”：没有“titel”"),
            ("一\n{% for x in paragraphs %}{{ x.txt }}{% endfor %}", "第 2 行"),
            ("{{ title", "没有写完"),
            ("{% for x in paragraphs %}", "endfor"),
            ("{% fro x in paragraphs %}", "fro"),
            ("{{ title|upperr }}", "upperr"),
            ("{{ title + 1 }}", "~"),
            ("{% include 'nichts.txt.j2' %}", "nichts"),
            ("{% include '../fzjs.yaml' %}", "没有要插入的模板"),
            ("{% include 'plan.txt.j2' %}", "没有尽头"),
            ("{{ ''.__class__.__mro__ }}", "不允许"),
            ("{{ title.format(1) }}", "不允许"),
            ("{% for a in range(99999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "次数太多"),
            ("{{ 'x' * 1000000000000 }}", "太长"),
            ("{{ 1 / 0 }}", "除数"),
            ("{% for x in paragraphs %}" * 40 + "{% endfor %}" * 40, "太深"),
            ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "没有尽头"),
        ],
    )  # fmt: skip
    def test_a_broken_one_is_told_with_its_place(
        self, fzjs: Run, county: Path, written: str, told: str
    ) -> None:
        (county / "templates" / "plan.txt.j2").write_text(written, "utf-8")
        ran = fzjs("render")
        assert ran.code == 2
        assert "templates/plan.txt.j2" in ran.err
        assert told in ran.err
        assert ran.out == ""

    def test_one_that_is_not_utf_8(self, fzjs: Run, county: Path) -> None:
        (county / "templates" / "plan.txt.j2").write_bytes("标题\n{{ title }}计划".encode("gbk"))
        ran = fzjs("render")
        assert (ran.code, "UTF-8" in ran.err) == (2, True)

    def test_a_folder_that_is_no_workspace_has_no_templates(self, fzjs: Run, county: Path) -> None:
        (county / "templates" / "plan.txt.j2").write_text("我的", "utf-8")
        (county / "fzjs.yaml").unlink()
        assert fzjs("render", "annual-2024.yaml").out.startswith("示例县2024年度")


def word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


class TestCheck:
    @pytest.mark.parametrize(
        ("paragraphs", "told"),
        [
            (
                ["第一段", "{{ titel }}"],
                "正文第 2 段“{{ titel }}”：没有“titel”这个名称，您要写的是不是“title”",
            ),
            (["{% p for each in paragraphs %}", "{{ each.text }}", "{%p endfor %}"], "{%p"),
            (["{%p for each in paragraphs %}{%p endfor %}"], "一段里只能有一个"),
            (["附：{%p if title %}", "x", "{%p endif %}"], "独占一段"),
            (["{{ title"], "没有写完"),
            (["title }}"], "多出一个"),
            (["｛｛ title ｝｝"], "半角"),
            (["{%tr for each in paragraphs %}"], "表格的行"),
            (["{%p for each in paragraphs %}", "{{ each.hedding }}", "{%p endfor %}"], "“heading”"),
            (["{%p for each in paragraphs %}", "x"], "endfor"),
            (["{{ title|upperr }}"], "upperr"),
            (["{% for each in title %}{{ each }}{% endfor %}"], "不是列表"),
            (["{% for x in paragraphs %}" * 40, "{% endfor %}" * 40], "太深"),
            (["{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"], "没有尽头"),
        ],
    )
    def test_what_goes_wrong_is_named_with_its_paragraph(
        self, fzjs: Run, county: Path, paragraphs: list[str], told: str
    ) -> None:
        (county / "notice.docx").write_bytes(word(*paragraphs))
        ran = fzjs("render", "--check", county / "notice.docx")
        assert ran.code == 1
        assert told in ran.out
        assert "fzjs render --list --template notice" in ran.out, "where the names are listed"

    def test_text_that_word_has_parted_is_read_together(self, fzjs: Run, county: Path) -> None:
        document = Document()
        paragraph = document.add_paragraph("{{ tit")
        paragraph.add_run("el }}").bold = True
        document.save(str(county / "x.docx"))
        ran = fzjs("render", "--check", county / "x.docx", "--template", "notice")
        assert "正文第 1 段“{{ titel }}”" in ran.out

    def test_a_header_is_called_so(self, fzjs: Run, county: Path) -> None:
        document = Document()
        document.sections[0].header.paragraphs[0].text = "{{ nummer }}"
        document.save(str(county / "notice.docx"))
        assert "页眉第 1 段“{{ nummer }}”" in fzjs("render", "--check", county / "notice.docx").out

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0" * 100, "文字".encode()])
    def test_what_is_no_word_file(self, fzjs: Run, county: Path, data: bytes) -> None:
        (county / "notice.docx").write_bytes(data)
        ran = fzjs("render", "--check", county / "notice.docx")
        assert ran.code == 1
        assert "Word" in ran.out
        (county / "templates").mkdir()
        (county / "templates" / "notice.docx").write_bytes(data)
        ran = fzjs("render", "--notice", "-o", county / "a.docx")
        assert ran.code == 2
        assert "templates/notice.docx" in ran.err

    def test_a_package_that_inflates_without_end(self, fzjs: Run, county: Path) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", b" " * 30_000_000)
        (county / "notice.docx").write_bytes(raw.getvalue())
        ran = fzjs("render", "--check", county / "notice.docx")
        assert (ran.code, "20 MB" in ran.out) == (1, True)

    def test_every_template_of_ours_passes(self, fzjs: Run, root: Path) -> None:
        for path in sorted((root / "templates").rglob("*")):
            if path.parent.name in ("word", "33476", "md", "text") and path.is_file():
                ran = fzjs("render", "--check", path)
                assert ran.code == 0, ran.out

    def test_a_name_that_only_a_trial_finds_wrong(self, fzjs: Run, county: Path) -> None:
        (county / "plan.md.j2").write_text("{{ title }}\n{{ paragraphs[0].level + title }}", "utf-8")
        ran = fzjs("render", "--check", county / "plan.md.j2")
        assert (ran.code, "第 2 行" in ran.out) == (1, True)


@pytest.fixture(autouse=True)
def _fresh_engine() -> Iterator[None]:
    yield
    engine._opened.cache_clear()
