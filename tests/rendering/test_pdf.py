"""PDF through LibreOffice: fonts that a machine lacks are replaced by like ones, not all by the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fzjs.rendering.pdf import as_pdf
from fzjs.rendering.stand_in_fonts import installed_fonts, profile_with, stand_ins

_PROGRAMS = ("soffice", "pdffonts", "fc-list")
office_is_here = pytest.mark.skipif(
    not all(map(shutil.which, _PROGRAMS)), reason=f"needs {', '.join(_PROGRAMS)}: make office"
)


def test_what_is_installed_is_not_replaced() -> None:
    found = stand_ins(frozenset({"仿宋_GB2312", "KaiTi", "AR PL UMing CN"}))
    assert "仿宋_GB2312" not in found
    assert found["楷体_GB2312"] == "KaiTi"
    assert found["宋体"] == "AR PL UMing CN"
    assert stand_ins(frozenset()) == {}


def test_a_profile_is_good_xml() -> None:
    root = ElementTree.fromstring(profile_with({"宋体": "A & <B>"}))
    assert "A & <B>" in [value.text for value in root.iter("value")]


@office_is_here
def test_every_style_has_a_font_like_its_own(root: Path, tmp_path: Path) -> None:
    if "AR PL UMing CN" not in installed_fonts():
        pytest.skip("needs fonts: make office")
    from datetime import date

    from fzjs.rendering.asked import Asked
    from fzjs.rendering.catalogue import paper_called
    from fzjs.rendering.drawing_up import draw_up
    from fzjs.workspace.workspace import Workspace

    workspace = Workspace(root / "plans" / "sample-county")
    loaded = workspace.load(workspace.by_id["annual-2024"][0])
    asked = Asked(workspace, loaded.model, loaded, date(2024, 5, 6))  # type: ignore[arg-type]
    paper = paper_called("notice")
    assert paper is not None
    (tmp_path / "a.pdf").write_bytes(as_pdf([draw_up(paper, "docx", paper.context(asked), asked)])[0])
    told = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True, text=True).stdout
    fonts = set(re.findall(r"^[A-Z]{6}\+(\S+)", told, re.MULTILINE))
    assert any("UMing" in font for font in fonts), told
    assert not any("DejaVu" in font for font in fonts), told
