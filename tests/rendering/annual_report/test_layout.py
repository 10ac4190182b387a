"""The annual report in Word, set by LibreOffice and measured against GB/T 9704-2012 as notices are.

Run by `make test-full`, which sets FZJS_LAYOUT.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fzjs.rendering.catalogue import paper_called
from fzjs.rendering.drawing_up import draw_up
from tests.rendering.papers.conftest import PLANS, ask

pytestmark = pytest.mark.skipif(
    not os.environ.get("FZJS_LAYOUT"), reason="measured by make test-full (FZJS_LAYOUT=1)"
)

SETTINGS = {
    "plain": ({}, "title,date,pagenum"),
    "red": ({"number": "示政〔2025〕6号", "signer": "张三"}, "redhead,docno,title,date,pagenum,imprint"),
}


@pytest.mark.parametrize("plan", ["annual-2023", "annual-2024"])
@pytest.mark.parametrize("head", SETTINGS)
def test_it_meets_every_must_of_the_standard(plan: str, head: str, shared: Path, tmp_path: Path) -> None:
    chosen, required = SETTINGS[head]
    asked = ask(PLANS / "sample-county" / f"{plan}.yaml", on=date(2025, 2, 25), signed="2025-02-25", **chosen)
    paper = paper_called("annual-report")
    assert paper is not None
    document = tmp_path / "report.docx"
    document.write_bytes(draw_up(paper, "docx", paper.context(asked), asked))
    checks = measured(document, shared / "tools" / "gbt9704", required)
    assert [check for check in checks if check["result"] == "FAIL" and check["level"] == "must"] == []
    assert {check["id"] for check in checks if check["result"] == "pass"} >= {
        "page.a4", "block.left", "block.width", "body.size", "rows", "chars", "pagenum.all", "font.l1",
    }  # fmt: skip


def measured(document: Path, tools: Path, required: str) -> list[dict[str, Any]]:
    """The checks of the measuring script. Skips where LibreOffice or the stand-in fonts are absent."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    if "AR PL UMing CN" not in listed or "AR PL UKai CN" not in listed:
        pytest.skip("the fonts AR PL UMing and UKai are not installed")
    folder = document.parent
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(document)],
        check=True, capture_output=True, timeout=600,
        env={**os.environ, "FONTCONFIG_FILE": str(tools / "fonts-debian.conf")},
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(tools / "measure_gbt9704.py"), str(document), str(document.with_suffix(".pdf")),
         "--json", "--check", "--require", required],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1, 3), done.stderr
    checks: list[dict[str, Any]] = json.loads(done.stdout)["checks"]
    return checks
