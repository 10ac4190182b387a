"""`fzjs render` and what comes from strangers: texts that are code elsewhere, names that lead elsewhere, full disks."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook

from tests.cli.conftest import Run

NASTY = (
    "研发 A&B <b>加粗</b> &amp; &#x41; {{ 7*7 }} {% for x in y %} {# 注 #} “引号” ‘单引’ \"直引\" 'x' "
    "$HOME `命令` |竖线| *星* _下划_ ~波浪~ [链接](x) \\反斜 ]]> _x0041_"
)
FORMULAS = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://example.org")']


def plan_with(**more: object) -> dict[str, object]:
    """A small plan; `more` takes the place of its keys."""
    measure = {
        "id": "m1",
        "title": "做一件事",
        "text": "做好一件事。",
        "lead": ["县司法局"],
        "deadline": "2024年底前",
    }
    plan: dict[str, object] = {
        "fzjs": 1, "kind": "annual", "id": "p", "title": "示例县2024年工作要点", "year": 2024,
        "notice": {
            "number": "示政办〔2024〕1号", "issuer": "示例县人民政府办公室", "addressees": ["县司法局"], "signed": "2024-04-22",
        },
        "goals": [{"title": "第一个目标", "measures": [measure]}],
    }  # fmt: skip
    return {**plan, **more}


def write_plan(folder: Path, plan: dict[str, object]) -> Path:
    path = folder / "p.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, width=1_000_000), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with no register: units are what the plan calls them."""
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "fzjs.yaml").write_text(
        "fzjs: 1\nkind: workspace\njurisdiction: 示例县\ncurrent: p\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def all_text(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def even(text: str) -> str:
    """Without spaces, and with one kind of quotes: those within others are turned into ‘’."""
    return re.sub(r"\s", "", re.sub("[“”‘’]", '"', text))


PAPERS = [
    ("plan", ()), ("notice", ()), ("breakdown", ()), ("unit-list", ("--unit", "县司法局")),
    ("reminder", ("--unit", "县司法局", "--on", "2024-12-20")),
]  # fmt: skip


class TestTexts:
    @pytest.fixture
    def nasty(self, folder: Path) -> Path:
        measure = {
            "id": "m1",
            "title": f"标题 {NASTY}",
            "text": f"正文 {NASTY}",
            "lead": ["县司法局"],
            "deadline": "2024年底前",
        }
        return write_plan(folder, plan_with(
            title=f"要点 {NASTY}", preamble=f"引言 {NASTY}", goals=[{"title": f"目标 {NASTY}", "measures": [measure]}],
        ))  # fmt: skip

    @pytest.mark.parametrize(
        ("paper", "more"), PAPERS, ids=lambda value: value if isinstance(value, str) else ""
    )
    def test_in_word_it_stands_as_written(
        self, fzjs: Run, folder: Path, nasty: Path, paper: str, more: tuple[str, ...]
    ) -> None:
        ran = fzjs("render", nasty, "--template", paper, *more, "-o", folder / "a.docx")
        assert (ran.code, ran.err) == (0, "")
        text = even(all_text(folder / "a.docx"))
        wanted = "标题" if paper in ("breakdown", "unit-list", "reminder") else "正文"
        assert even(f"{wanted} {NASTY}") in text
        assert "49" not in text

    @pytest.mark.parametrize(
        ("paper", "more"), PAPERS, ids=lambda value: value if isinstance(value, str) else ""
    )
    def test_in_markdown_it_reads_as_written(
        self, fzjs: Run, nasty: Path, paper: str, more: tuple[str, ...]
    ) -> None:
        ran = fzjs("render", nasty, "--template", paper, *more, "--format", "md")
        assert (ran.code, ran.err) == (0, "")
        shown = re.sub(r"\\([\\`*_\[\]|~#>+=.)-])", r"\1", ran.out).replace("&lt;", "<").replace("\\&", "&")
        wanted = "标题" if paper in ("breakdown", "unit-list", "reminder") else "正文"
        assert even(f"{wanted} {NASTY}") in even(shown)
        assert "<b>" not in ran.out

    def test_in_text_nothing_is_changed(self, fzjs: Run, nasty: Path) -> None:
        assert f"正文 {NASTY}" in fzjs("render", nasty).out

    def test_formulas_in_a_workbook_are_texts(self, fzjs: Run, folder: Path) -> None:
        measures = [
            {
                "id": f"m{number}",
                "title": formula,
                "text": f"{formula} _x0041_",
                "lead": [formula],
                "targets": [formula],
            }
            for number, formula in enumerate(FORMULAS)
        ]
        write_plan(folder, plan_with(title=FORMULAS[0], goals=[{"title": FORMULAS[0], "measures": measures}]))
        ran = fzjs("render", "--template", "breakdown", "-o", folder / "a.xlsx")
        assert (ran.code, ran.err) == (0, "")
        book = load_workbook(folder / "a.xlsx")
        cells = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        dangerous = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
        assert len(dangerous) >= 3 * len(FORMULAS)
        assert all(cell.quotePrefix for cell in dangerous)
        assert any(cell.value == f"{FORMULAS[0]} _x005F_x0041_" for cell in cells)

    @pytest.mark.parametrize("form", ["docx", "md", "text", "xlsx"])
    def test_control_characters_do_not_get_into_papers(self, fzjs: Run, folder: Path, form: str) -> None:
        measure = {"id": "m1", "title": "甲\x07乙\x1b[31m丙\x85丁\ufffe戊", "lead": ["县司法局"]}
        write_plan(folder, plan_with(goals=[{"title": "目标", "measures": [measure]}]))
        out = folder / f"a.{form}"
        ran = fzjs(
            "render", "--template", "breakdown" if form == "xlsx" else "plan", "--format", form, "-o", out
        )
        assert (ran.code, ran.err) == (0, "")
        if form in ("md", "text"):
            text = out.read_text("utf-8")
        elif form == "docx":
            text = all_text(out)
        else:
            text = "".join(str(cell.value) for row in load_workbook(out).worksheets[0] for cell in row)
        assert "甲乙" in text
        assert not set("\x07\x1b\ufffe") & set(text)

    @pytest.mark.parametrize("form", ["docx", "md", "text", "xlsx"])
    def test_a_title_of_100_kilobytes(self, fzjs: Run, folder: Path, form: str) -> None:
        title = "关于进一步做好法治政府建设工作" * 2_300
        path = write_plan(folder, plan_with(title=title))
        begun = time.monotonic()
        paper = "breakdown" if form == "xlsx" else "notice"
        ran = fzjs("render", path, "--template", paper, "--format", form, "-o", folder / "a")
        assert ran.code in (0, 2), ran.err
        assert "Traceback" not in ran.err
        assert time.monotonic() - begun < 60

    def test_two_hundred_units_with_long_names(self, fzjs: Run, folder: Path) -> None:
        units = [f"示例县第{number}个名称特别长而且开头都一样的议事协调机构办公室" for number in range(200)]
        measure = {"id": "m1", "title": "做一件事", "text": "做好。", "lead": units[:1], "support": units}
        write_plan(folder, plan_with(goals=[{"title": "目标", "measures": [measure]}]))
        assert fzjs("render", "--template", "breakdown", "-o", folder / "a.xlsx").code == 0
        names = load_workbook(folder / "a.xlsx").sheetnames
        assert len(names) == len({name.lower() for name in names}) == 202
        assert max(map(len, names)) <= 31


class TestNames:
    UNITS = (
        "../../外面",
        "/etc/passwd",
        "甲/乙",
        "CON",
        "...",
        "a" * 300,
        "甲:乙*?",
        "换\u202e行",
        "<b>",
        "-rf",
    )

    def test_files_stay_in_their_folder(self, fzjs: Run, folder: Path) -> None:
        measure = {"id": "m1", "title": "做一件事", "text": "做好。", "lead": list(self.UNITS)}
        write_plan(folder, plan_with(goals=[{"title": "目标", "measures": [measure]}]))
        before = {path for path in folder.parent.rglob("*") if folder / "印出" not in path.parents}
        ran = fzjs(
            "render", "--template", "unit-list", "--format", "md", "--each-unit", "-o", folder / "印出"
        )
        assert ran.code == 0, ran.err
        made = list((folder / "印出").iterdir())
        assert len(made) == len(self.UNITS)
        assert all(path.is_file() and len(path.name.encode()) <= 255 for path in made)
        assert not any(set('\\/:*?"<>|\u202e') & set(path.name) for path in made)
        after = {path for path in folder.parent.rglob("*") if folder / "印出" not in path.parents}
        assert after - before == {folder / "印出"}

    def test_two_units_that_would_share_a_file(self, fzjs: Run, folder: Path) -> None:
        measure = {"id": "m1", "title": "做一件事", "text": "做好。", "lead": ["甲/乙", "甲:乙"]}
        write_plan(folder, plan_with(goals=[{"title": "目标", "measures": [measure]}]))
        ran = fzjs(
            "render", "--template", "unit-list", "--format", "md", "--each-unit", "-o", folder / "印出"
        )
        assert ran.code == 2
        assert "同名" in ran.err

    @pytest.mark.parametrize("name", ["../plan", "..", "/etc/passwd", "templates/plan", "plan\0x"])
    def test_a_paper_is_no_path(self, fzjs: Run, folder: Path, name: str) -> None:
        write_plan(folder, plan_with())
        ran = fzjs("render", "--template", name)
        assert (ran.code, "没有" in ran.err) == (2, True)


class TestPlaces:
    def test_a_place_that_cannot_be_written(self, fzjs: Run, folder: Path) -> None:
        write_plan(folder, plan_with())
        for out in (
            folder / "fzjs.yaml" / "a.docx",
            Path("/proc/nichts/a.docx"),
            folder / ("名" * 200 + ".docx"),
        ):
            ran = fzjs("render", "--notice", "-o", out)
            assert ran.code == 2, out
            assert ran.err.startswith("fzjs：")
            assert "Traceback" not in ran.err

    def test_what_is_no_file_is_not_replaced(self, fzjs: Run, folder: Path) -> None:
        """A pipe stands in for a device."""
        write_plan(folder, plan_with())
        os.mkfifo(folder / "a.docx")
        ran = fzjs("render", "--notice", "-o", folder / "a.docx", "--force")
        assert ran.code == 2
        assert "不是普通文件" in ran.err
        assert (folder / "a.docx").is_fifo()

    def test_a_full_disk_leaves_nothing_behind(self, folder: Path) -> None:
        """A limit to the size of files stands in for a disk that is full."""
        write_plan(folder, plan_with())
        before = sorted(folder.iterdir())
        ran = subprocess.run(
            [sys.executable, "-m", "fzjs", "render", "--notice", "-o", "a.docx"],
            capture_output=True, check=False, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000)),
        )  # fmt: skip
        assert ran.returncode == 2
        assert "无法写入 a.docx" in ran.stderr
        assert sorted(folder.iterdir()) == before

    def test_killed_on_the_way_no_file_is_half(self, folder: Path) -> None:
        shutil.copytree(Path(__file__).resolve().parents[2] / "plans" / "sample-county", folder / "县")
        command = [
            sys.executable,
            "-m",
            "fzjs",
            "render",
            "县",
            "--all",
            "--format",
            "docx,xlsx",
            "-o",
            "印出",
        ]
        running = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(list((folder / "印出").rglob("*.docx"))) < 5 and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
        running.wait()
        made = [path for path in (folder / "印出").rglob("*.*") if not path.name.startswith(".")]
        assert len(made) >= 5
        for path in made:
            with zipfile.ZipFile(path) as package:
                assert package.testzip() is None
