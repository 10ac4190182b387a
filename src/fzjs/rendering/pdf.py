"""Word documents as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fzjs.rendering.stand_in_fonts import installed_fonts, profile_with, stand_ins

_PATIENCE = 60
"""Seconds for the program to start and make its first document."""
_PATIENCE_EACH = 10
"""Seconds more for each document; one takes about a tenth."""


class PdfError(Exception):
    """No PDF could be made; the message, in Chinese, says why."""


def as_pdf(documents: Sequence[bytes]) -> list[bytes]:
    """Each document (.docx) as PDF, in the same order; all of them in one run of LibreOffice. Raises `PdfError`."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise PdfError("生成 PDF 要装有 LibreOffice。也可以用 --format docx，再在 Word 或 WPS 里另存为 PDF")
    with tempfile.TemporaryDirectory(prefix="fzjs-") as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(1, len(documents) + 1)]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        _set_up(folder / "profile")
        _convert(program, folder, sources)
        return [_made(source.with_suffix(".pdf")) for source in sources]


def _set_up(profile: Path) -> None:
    """A profile of its own: a LibreOffice that somebody has open would take the call over and nothing would come back.

    It names fonts that stand in for those that are not installed.
    """
    replaced = stand_ins(installed_fonts())
    if replaced:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(profile_with(replaced), "utf-8")


def _convert(program: str, folder: Path, sources: Sequence[Path]) -> None:
    command = [
        program, "--headless", "--norestore", "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    try:
        running = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        raise PdfError(f"无法运行 LibreOffice（{program}）") from None
    patience = _PATIENCE + _PATIENCE_EACH * len(sources)
    try:
        running.wait(patience)
    except BaseException as error:
        _end(running)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        raise PdfError(f"LibreOffice 在 {patience} 秒内没有转换完，没有生成 PDF") from None


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program and what it has started; `soffice` is a script that starts another program."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # Windows has no process groups
        running.kill()
    running.wait()


def _made(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PdfError(
            "LibreOffice 没有转换成功，没有生成 PDF。请先用 --format docx 看看文件能否打开"
        ) from None
