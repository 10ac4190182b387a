"""Notices, set by LibreOffice and measured against GB/T 9704-2012 by a script that knows nothing of this program.

Run by `make test-full`, which sets FZJS_LAYOUT.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from fzjs.rendering.catalogue import CATALOGUE, Paper
from fzjs.rendering.charts.data import BarChart, LineChart, Timeline
from fzjs.rendering.paragraphs import Paragraph
from fzjs.rendering.word.building.letters import letter
from fzjs.rendering.word.building.measures import PROFILES
from fzjs.rendering.word.building.papers import notice
from fzjs.rendering.word.engine import render_word
from tests.rendering.papers.conftest import PLANS, ask, say
from tests.rendering.word.packages import faults
from tests.rendering.word.samples import SENTENCE, notices
from tests.rendering.word.test_templates import TEMPLATES, schema_errors

pytestmark = pytest.mark.skipif(
    not os.environ.get("FZJS_LAYOUT"), reason="measured by make test-full (FZJS_LAYOUT=1)"
)

_REQUIRED = "redhead,docno,title,date,pagenum,imprint"
Report = dict[str, Any]


@pytest.fixture(scope="session")
def fonts(shared: Path) -> Path:
    """The stand-ins for the fonts that documents name. Skips where LibreOffice or the fonts are absent."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    if "AR PL UMing CN" not in listed or "AR PL UKai CN" not in listed:
        pytest.skip("the fonts AR PL UMing and UKai are not installed")
    return shared / "tools" / "gbt9704" / "fonts-debian.conf"


@pytest.fixture(scope="session")
def measured(fonts: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """The report on each notice, by its name; those of the profile 33476 begin with it."""
    folder = tmp_path_factory.mktemp("layout")
    texts: dict[str, str] = {}
    for profile in PROFILES.values():
        template = notice(profile)
        for name, contents in notices(folder):
            made = readable(render_word(template, contents))
            (folder / f"{profile.name}-{name}.docx").write_bytes(made)
            texts[f"{profile.name}-{name}"] = own_text(contents)
    documents = sorted(folder.glob("*.docx"))
    convert(documents, folder, fonts)
    script = shared / "tools" / "gbt9704" / "measure_gbt9704.py"
    with ThreadPoolExecutor(2) as pool:
        reports = pool.map(lambda path: measure(script, path), documents)
        named = {path.stem: report for path, report in zip(documents, reports, strict=True)}
    return {name: {**report, "text": texts[name]} for name, report in named.items()}


def readable(document: bytes) -> bytes:
    """The document with 号 and 印发 for the traditional 號 and 印發, which are as wide but unknown to the script."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            text = package.read(name)
            for traditional, simplified in (("號", "号"), ("印發", "印发")):
                text = text.replace(traditional.encode(), simplified.encode())
            copy.writestr(name, text)
    return out.getvalue()


def own_text(contents: dict[str, object]) -> str:
    """The text of a notice itself, without spaces."""
    paragraphs = contents["paragraphs"]
    assert isinstance(paragraphs, tuple)
    text = "".join("".join(paragraph.printed.split()) for paragraph in paragraphs)
    return text.replace("印發", "印发")


def convert(documents: list[Path], folder: Path, fonts: Path, form: str = "pdf") -> None:
    """All documents to PDF, or to another format, in one run of LibreOffice."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
         "--outdir", str(folder), *map(str, documents)],
        check=True, capture_output=True, timeout=600, env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip


def measure(script: Path, document: Path, *options: str, required: str = _REQUIRED) -> Report:
    """What the script measures on a document and its PDF."""
    done = subprocess.run(
        [sys.executable, str(script), str(document), str(document.with_suffix(".pdf")), "--json", "--check",
         "--require", required, *options],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1, 3), done.stderr
    report: Report = json.loads(done.stdout)
    return report


_KNOWN = {
    # The script takes 文件 beside the names for the mark; see the test of the mark of several offices.
    "offices": ("mark.",),
    # The number stands beside the last signer, one row lower (7.2.5).
    "three-signers": ("docno.rows",),
    # The script looks for rules of the imprint within 90 mm.
    "sixty-addressees": ("imprint.rules",),
    # More than 版记 has room for: they stay over the text, and no page is left for that.
    "many-addressees": ("page1.body",),
    # 全称 of 24 characters: over the day it reaches into the four characters at the right.
    "issuer-long": ("date.gap",),
    # What the page setup says is what the standard says; the ink of row 1 lies lower. The other profile is for that.
    "std-": ("block.top",),
}
"""Parts of names → checks that say nothing there, and why."""


def failed(name: str, report: Report, level: str) -> list[str]:
    """The checks of one level that failed, with what was wanted and found."""
    passed_over = tuple(check for part, checks in _KNOWN.items() if part in name for check in checks)
    return [
        f"{check['id']}: want {check['want']}, got {check['got']}"
        for check in report["checks"]
        if check["result"] == "FAIL"
        and check["level"] == level
        and not check["id"].startswith(passed_over or ("-",))
    ]


@pytest.mark.parametrize("level", ["must", "should"])
def test_notices_meet_the_standard(measured: dict[str, Report], level: str) -> None:
    assert len(measured) > 60
    faults = {name: found for name, report in measured.items() if (found := failed(name, report, level))}
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("name", ["two-offices", "three-offices", "five-offices-unsealed"])
@pytest.mark.parametrize("profile", PROFILES)
def test_the_mark_of_several_offices_begins_35_mm_under_the_type_area(
    measured: dict[str, Report], name: str, profile: str
) -> None:
    """The script takes 文件 beside the names for the mark; the names reach higher (7.2.4)."""
    first, last = red_ink(Path(measured[f"{profile}-{name}"]["pdf"]["file"]))
    assert first == pytest.approx(37 + 35, abs=1)
    assert last > first + 15


def red_ink(path: Path) -> tuple[float, float]:
    """Where the red of page 1 begins, and where that of the mark ends, above an empty stripe of 8 mm; mm from above."""
    dots = 150
    done = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", str(path)], capture_output=True, check=True
    )
    _, size, _, pixels = done.stdout.split(b"\n", 3)
    across = int(size.split()[0]) * 3
    red = [
        place
        for place, row in enumerate(pixels[at : at + across] for at in range(0, len(pixels), across))
        if any(r > 180 and g < 80 for r, g in zip(row[::3], row[1::3], strict=True))
    ]
    last = next(before for before, after in pairwise(red) if after - before > 8 * dots / 25.4)
    return red[0] * 25.4 / dots, last * 25.4 / dots


def test_no_imprint_covers_text(measured: dict[str, Report]) -> None:
    """Nothing of body size stands lower than the first rule of the imprint, whatever room the last page has."""
    covered = {name: rows for name, report in measured.items() if (rows := under_the_imprint(report))}
    assert covered == {}


def test_an_imprint_does_not_stand_on_a_page_alone(measured: dict[str, Report]) -> None:
    """Where the last page of the text is full, its last paragraph goes to the page of the imprint (7.4, 7.5)."""
    import pdfplumber

    for name, report in measured.items():
        if "sixty-addressees" in name:
            continue  # Their imprint leaves less room on its page than the last paragraph needs.
        with pdfplumber.open(report["pdf"]["file"]) as pdf:
            sizes = [char["size"] for char in pdf.pages[-1].chars]
        assert any(abs(size - 16) < 0.5 for size in sizes), name


def under_the_imprint(report: Report) -> list[str]:
    """Rows of text on the last page between the rules of the imprint, or under it."""
    import pdfplumber

    imprint = report["pdf"].get("imprint")
    if not imprint:
        return []
    with pdfplumber.open(report["pdf"]["file"]) as pdf:
        rules = [line["top"] for line in pdf.pages[-1].lines + pdf.pages[-1].rects if line["width"] > 300]
        chars = [char for char in pdf.pages[-1].chars if abs(char["size"] - 16) < 0.5]
    return [char["text"] for char in chars if char["bottom"] > min(rules) + 1]


def test_text_and_signature_share_a_page_and_the_first_page_has_text(measured: dict[str, Report]) -> None:
    for name, report in measured.items():
        if "many-addressees" in name:
            continue
        if "sixty" not in name:
            recipient = report["pdf"]["main_recipient"]["text"]
            assert recipient.startswith("各"), name
        first_page, date_page = text_rows(report)
        assert first_page, name
        assert date_page, name


def text_rows(report: Report) -> tuple[list[str], list[str]]:
    """Rows of the notice's own text (not of its head, addressees, signature) on page 1 and on the page of the day."""
    import pdfplumber

    page = report["pdf"]["date_lines"][0]["page"]
    with pdfplumber.open(report["pdf"]["file"]) as pdf:
        pages = [pdf.pages[number - 1].extract_text() for number in (1, page)]
    rows = [["".join(row.split()) for row in text.split("\n")] for text in pages]
    first, last = ([row for row in found if len(row) > 5 and row in report["text"]] for found in rows)
    return first, last


def test_a_template_edited_and_saved_by_libreoffice_sets_the_same_pages(
    fonts: Path, shared: Path, tmp_path: Path
) -> None:
    document = Document(io.BytesIO(notice(PROFILES["std"])))
    addressees = next(
        found for found in document.paragraphs if "addressee_line" in found.text and "{{" in found.text
    )
    addressees.insert_paragraph_before("（征求意见稿）", style="主送机关")
    document.styles["公文标题"].font.bold = True
    document.save(str(tmp_path / "template.docx"))
    convert([tmp_path / "template.docx"], tmp_path / "saved", fonts, "docx:MS Word 2007 XML")
    saved = (tmp_path / "saved" / "template.docx").read_bytes()
    contents = dict(notices(tmp_path))
    made = [
        tmp_path / f"{name}.docx" for name in ("annual-2024", "all-rows", "three-offices", "three-signers")
    ]
    for path in made:
        path.write_bytes(render_word(saved, contents[path.stem]))
        assert schema_errors(path) == []
    convert(made, tmp_path, fonts)
    for path in made:
        report = measure(shared / "tools" / "gbt9704" / "measure_gbt9704.py", path)
        assert failed(f"std-{path.stem}", report, "must") == []
        assert "（征求意见稿）" in [found.text for found in Document(str(path)).paragraphs]


@pytest.fixture(scope="session")
def resaved(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every usual template as LibreOffice saves it again, by the name of its paper."""
    folder = tmp_path_factory.mktemp("templates")
    made = [folder / name for name in TEMPLATES if "/" not in name]
    for path in made:
        path.write_bytes(TEMPLATES[path.name])
    convert(made, folder / "saved", fonts, "docx:MS Word 2007 XML")
    return {path.stem: (folder / "saved" / path.name).read_bytes() for path in made}


@pytest.mark.parametrize("paper", CATALOGUE, ids=lambda paper: paper.name)
def test_every_template_can_be_saved_by_libreoffice(
    paper: Paper, resaved: dict[str, bytes], fonts: Path, tmp_path: Path
) -> None:
    """It is filled in as before: as many pages, the same text, and red rules where they were."""
    asked = ask(
        PLANS / "sample-county" / "annual-2024.yaml", on=date(2025, 1, 8), period="2024-06", unit=_UNIT
    )
    if not paper.uses("unit"):
        asked = ask(PLANS / "sample-county" / "annual-2024.yaml", on=date(2025, 1, 8), period="2024-06")
    contents = {
        name: f"【{name}】" if isinstance(value, Timeline | BarChart | LineChart) else value
        for name, value in paper.context(asked).items()
    }
    made = [tmp_path / "built.docx", tmp_path / "resaved.docx"]
    for path, template in zip(made, (TEMPLATES[f"{paper.name}.docx"], resaved[paper.name]), strict=True):
        path.write_bytes(render_word(template, contents))
        assert faults(path.read_bytes()) == []
        assert schema_errors(path) == []
    convert(made, tmp_path, fonts)
    built, saved = (pages_of(path.with_suffix(".pdf")) for path in made)
    assert saved == built


_UNIT = "县审改办"


def pages_of(path: Path) -> list[tuple[str, list[tuple[int, int]]]]:
    """Of each page its text, and its red rules: from the left and from above, mm."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [
            (
                "".join((page.extract_text() or "").split()),
                sorted(
                    (round(each["x0"] / _MM), round(each["top"] / _MM))
                    for each in page.lines + page.rects
                    if each["width"] > 300
                    and (1, 0, 0) in (each["stroking_color"], each["non_stroking_color"])
                ),
            )
            for page in pdf.pages
        ]


_MM = 72 / 25.4


def test_every_notice_is_valid(measured: dict[str, Report]) -> None:
    faults = {
        name: found
        for name, report in measured.items()
        if name.startswith("std-") and (found := schema_errors(Path(report["docx"]["file"])))
    }
    assert faults == {}


@pytest.mark.parametrize("paper", ["reminder", "bulletin"])
def test_letters_meet_the_standard(paper: str, fonts: Path, shared: Path, tmp_path: Path) -> None:
    """Of three pages, as the script measures the type area on a full page."""
    asked = ask(
        PLANS / "sample-county" / "annual-2024.yaml", on=date(2025, 1, 8), unit="县审改办", period="2024-06"
    )
    contents = say(paper, asked)
    text = contents["paragraphs"]
    assert isinstance(text, tuple)
    several = [*text[:-1], *(Paragraph("text", 0, "", SENTENCE, ()) for _ in range(20)), text[-1]]
    made = tmp_path / f"{paper}.docx"
    number = {"number": "示法治办函〔2025〕3号", "paragraphs": tuple(several), "copies_to": ("县委办公室",)}
    made.write_bytes(render_word(letter(PROFILES["std"]), {**contents, **number}))
    convert([made], tmp_path, fonts)
    script = shared / "tools" / "gbt9704" / "measure_gbt9704.py"
    report = measure(script, made, "--letter", required="title,date,pagenum")
    assert failed(f"std-{paper}-issuer-long", report, "must") == []
    assert failed(f"std-{paper}-issuer-long", report, "should") == []
    assert schema_errors(made) == []
