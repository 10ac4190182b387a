"""Old office formats (.doc, .wps, .rtf, .odt), turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from fzjs.importing.source import UnreadableError

_PATIENCE = 120
"""Seconds that a conversion may take."""


def as_word_file(data: bytes, name: str, suffix: str) -> bytes:
    """The bytes of the document as .docx."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableError(
            f"{name} 是旧格式（{suffix}），要装有 LibreOffice 才能读；也可以在 Word 或 WPS 里另存为 .docx 再导入"
        )
    with tempfile.TemporaryDirectory(prefix="fzjs-") as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            raise UnreadableError(
                f"LibreOffice 在 {_PATIENCE} 秒内没有转换完 {name}，请另存为 .docx 再导入"
            ) from None
        except OSError as error:
            raise UnreadableError(f"无法运行 LibreOffice：{error.strerror}") from None
        converted = Path(folder) / "document.docx"
        if not converted.is_file():
            raise UnreadableError(
                f"LibreOffice 打不开 {name}：可能加了密码或已经损坏，请在 Word 或 WPS 里另存为 .docx 再导入"
            )
        return converted.read_bytes()
