"""The Word templates in `templates/word` are what the builder writes, and valid OOXML."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from fzjs.rendering.word.building.__main__ import templates
from fzjs.rendering.word.engine import render_word, style_ids
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
    import io
    import re
    import zipfile

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
