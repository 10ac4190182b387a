"""Notices, set by LibreOffice and measured against GB/T 9704-2012 by a script that knows nothing of this program.

Run by `make test-full`, which sets FZJS_LAYOUT.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fzjs.rendering.word.building.measures import PROFILES
from fzjs.rendering.word.building.papers import notice
from fzjs.rendering.word.engine import render_word
from tests.rendering.word.samples import notices

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
    for profile in PROFILES.values():
        template = notice(profile)
        for name, contents in notices(folder):
            (folder / f"{profile.name}-{name}.docx").write_bytes(render_word(template, contents))
    documents = sorted(folder.glob("*.docx"))
    convert(documents, folder, fonts)
    script = shared / "tools" / "gbt9704" / "measure_gbt9704.py"
    with ThreadPoolExecutor(2) as pool:
        reports = pool.map(lambda path: measure(script, path), documents)
        return {path.stem: report for path, report in zip(documents, reports, strict=True)}


def convert(documents: list[Path], folder: Path, fonts: Path) -> None:
    """All documents to PDF in one run of LibreOffice."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, documents)],
        check=True, capture_output=True, timeout=600, env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip


def measure(script: Path, document: Path, *options: str) -> Report:
    """What the script measures on a document and its PDF."""
    done = subprocess.run(
        [sys.executable, str(script), str(document), str(document.with_suffix(".pdf")), "--json", "--check",
         "--require", _REQUIRED, *options],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1, 3), done.stderr
    report: Report = json.loads(done.stdout)
    return report


_KNOWN = {
    # The script takes the largest red word for the mark, and knows no mark of several rows.
    "offices": ("mark.",),
    # The script knows 号 and 印发 only.
    "traditional": ("docno.form", "imprint."),
    # The number stands beside the last signer, one row lower (7.2.5).
    "three-signers": ("docno.rows",),
    # The script looks for rules of the imprint within 90 mm.
    "sixty-addressees": ("imprint.rules",),
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
