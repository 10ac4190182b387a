"""The papers in Word: all that they say is there, as it is written; tables lie across with numbers at their left."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("docxtpl")
pytest.importorskip("lxml")

from lxml import etree

from fzjs.language.scripts import simplified_only
from fzjs.rendering.catalogue import paper_called
from fzjs.rendering.drawing_up import draw_up
from tests.rendering.papers.conftest import PLANS, Write, ask, lines, say
from tests.rendering.papers.test_golden import SAMPLES, names
from tests.rendering.papers.test_hostile_text import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANNUAL = PLANS / "sample-county" / "annual-2024.yaml"
ACROSS = ("breakdown", "unit-list")
_MM = 72 / 25.4


def word(paper: str, path: Path, **asked: Any) -> bytes:
    found = paper_called(paper)
    assert found is not None
    whole = ask(path, **asked)
    return draw_up(found, "docx", found.context(whole), whole)


def part(document: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def text_of(document: bytes) -> str:
    """Everything that is printed, a row break where one is, paragraphs apart."""
    rows = []
    for paragraph in part(document).iter(f"{W}p"):
        inside = paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        rows.append("".join(each.text or "" if each.tag == f"{W}t" else "\n" for each in inside))
    return "\n".join(rows)


@pytest.mark.parametrize("path", SAMPLES, ids=names)
def test_every_measure_is_in_the_table(path: Path) -> None:
    text = text_of(word("breakdown", path))
    for step in ask(path).plan.duties():
        assert (step.measure.title or "") in text
        assert (step.measure.text or "") in text
    assert "{{" not in text
    assert "{%" not in text


@pytest.mark.parametrize(
    ("paper", "asked"),
    [
        ("reminder", {"unit": "县司法局", "on": date(2025, 1, 8)}),
        ("bulletin", {"period": "2024-06"}),
        ("notice", {}),
        ("notice", {"unit": "县司法局"}),
    ],
)
def test_every_paragraph_is_in_the_letter(paper: str, asked: dict[str, Any]) -> None:
    text = text_of(word(paper, ANNUAL, **asked)).replace(
        "\n", ""
    )  # a paragraph over two pages is two of Word's
    contents = say(paper, ask(ANNUAL, **asked))
    for line in lines(contents):
        assert line in text
    assert str(contents["addressee_line"]) in text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("paper", ACROSS)
def test_hostile_text(paper: str, text: str, write: Write) -> None:
    measure = {
        "id": "a",
        "title": text,
        "text": text,
        "lead": ["县司法局"],
        "support": [text],
        "targets": [text],
    }
    path = write(
        {"units": [{"name": "县司法局"}]}, title=text, goals=[{"title": text, "measures": [measure]}]
    )
    printed = text_of(word(paper, path, unit="县司法局"))
    plain = "".join(text.split())
    assert "".join(printed.split()).count(plain) >= 4


@pytest.mark.parametrize("paper", ACROSS)
def test_tables_lie_across_with_their_heads_on_every_page(paper: str) -> None:
    document = part(word(paper, ANNUAL, unit="县司法局"))
    size = document.find(f".//{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    margins = document.find(f".//{W}pgMar")
    assert [round(int(margins.get(f"{W}{side}")) / 1440 * 25.4) for side in ("top", "right", "bottom", "left")] == [
        28, 37, 26, 35,
    ]  # fmt: skip
    tables = list(document.iter(f"{W}tbl"))
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    for table in tables:
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(grid) == 12756


def test_the_column_of_responsible_units_is_there_where_it_is_needed() -> None:
    with_them = text_of(word("breakdown", PLANS / "sample-county" / "indicator-pilot-2009.yaml"))
    assert "责任单位" in with_them
    assert "责任单位" not in text_of(word("breakdown", ANNUAL))


def test_traditional_characters() -> None:
    path = PLANS / "sample-city" / "demonstration-2021-traditional.yaml"
    for paper, unit in (("breakdown", None), ("unit-list", "市司法局"), ("notice", None), ("plan", None)):
        assert not set(text_of(word(paper, path, unit=unit))) & simplified_only()


@pytest.mark.parametrize("paper", [*ACROSS, "reminder"])
def test_the_same_bytes_every_time(paper: str) -> None:
    asked = {"unit": "县司法局", "on": date(2025, 1, 8)}
    assert word(paper, ANNUAL, **asked) == word(paper, ANNUAL, **asked)


def test_page_numbers_stand_where_upright_pages_have_them(tmp_path: Path) -> None:
    """GB/T 9704-2012, clause 8: turned upright, the number of an odd page is at the right, of an even page at the left."""
    office = shutil.which("soffice")
    reader = shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice (libreoffice-writer) or pdftotext (poppler-utils) is not installed")
    (tmp_path / "表.docx").write_bytes(word("breakdown", ANNUAL))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    turning = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*turning, str(tmp_path / "表.docx")], check=True, capture_output=True, timeout=120)
    reading = [reader, "-bbox", str(tmp_path / "表.pdf"), "-"]
    told = subprocess.run(reading, check=True, capture_output=True, timeout=60)
    pages = etree.fromstring(told.stdout, etree.HTMLParser()).findall(".//page")
    assert len(pages) > 4
    for place, page in enumerate(pages, 1):
        beside = [found for found in page.findall("word") if float(found.get("xmin")) < 34 * _MM]
        assert str(place) in [found.text for found in beside]
        left = min(float(found.get("xmin")) for found in beside) / _MM
        top = min(float(found.get("ymin")) for found in beside) / _MM
        bottom = max(float(found.get("ymax")) for found in beside) / _MM
        assert left == pytest.approx(35 - 10.25, abs=2)  # the row lies from 3.2 to 10.25 mm outside 版心
        edge = bottom if place % 2 else top
        assert edge == pytest.approx(210 - 26 - 4.94 if place % 2 else 28 + 4.94, abs=1)
