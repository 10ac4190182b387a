"""The Word templates in `templates/word` are what the builder writes, and valid OOXML."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from fzjs.rendering.template_names import names_of
from fzjs.rendering.word.building.__main__ import templates
from fzjs.rendering.word.engine import render_word, style_ids
from fzjs.rendering.word_check import word_faults
from tests.rendering.word.samples import notices

TEMPLATES = templates()


def test_the_folder_holds_what_the_builder_writes(root: Path) -> None:
    """`python -m fzjs.rendering.word.building` writes them again."""
    folder = root / "templates" / "word"
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}
    assert set(there) == set(TEMPLATES)
    assert [name for name, content in there.items() if content != TEMPLATES[name]] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(TEMPLATES[name])
    assert schema_errors(path) == []


def test_a_notice_with_every_element_is_valid(tmp_path: Path) -> None:
    contents = dict(notices(tmp_path))
    for name in ("all-rows", "three-offices", "three-signers", "attachments", "as-attachment", "annual-2024"):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(render_word(TEMPLATES["notice.docx"], contents[name]))
        assert schema_errors(path) == [], name


def schema_errors(path: Path) -> list[str]:
    """What the validator finds; a theme, which it misses, is no part that Word needs."""
    found = OpenXmlValidator().validate(str(path))
    return [str(error) for error in found.errors if "theme" not in str(error)]


def test_styles_have_chinese_names_and_one_font_in_every_slot() -> None:
    with zipfile.ZipFile(io.BytesIO(TEMPLATES["notice.docx"])) as package:
        styles = package.read("word/styles.xml")
    names = style_ids(styles)
    assert {"公文正文", "公文标题", "发文机关标志", "一级标题", "署名", "版记"} <= set(names)
    fonts = re.findall(r"<w:rFonts ([^>]*)/>", styles.decode())
    for slots in fonts:
        values = re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', slots)
        assert len(values) == 4
        assert len(set(values)) == 1
    assert "theme" not in styles.decode()


def test_a_letter_that_has_lost_its_second_rule_is_told() -> None:
    letter = TEMPLATES["reminder.docx"]
    names = names_of("reminder")
    assert word_faults(letter, names) == []
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            drawing = re.compile(rb"<mc:AlternateContent.*</mc:AlternateContent>")
            content = package.read(name)
            copy.writestr(name, drawing.sub(b"", content) if "footer" in name else content)
    (told,) = word_faults(out.getvalue(), names)
    assert "红色双线" in told


def test_only_styles_that_word_knows_are_not_called_custom() -> None:
    with zipfile.ZipFile(io.BytesIO(TEMPLATES["notice.docx"])) as package:
        styles = package.read("word/styles.xml").decode()
    usual = [
        style for style in re.findall("<w:style .*?</w:style>", styles) if 'w:customStyle="1"' not in style
    ]
    assert [re.findall('<w:name w:val="(.*?)"', style) for style in usual] == [["Normal"], ["Normal Table"]]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_part_of_a_template_is_used(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(TEMPLATES[name])) as package:
        body = package.read("word/document.xml").decode()
        footers = [part for part in package.namelist() if "footer" in part]
    assert all(f'r:id="rId{Path(part).stem}"' in body for part in footers)
