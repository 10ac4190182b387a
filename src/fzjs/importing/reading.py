"""From the bytes of a file to its paragraphs and tables; what the file is, its content says, not its name."""

from __future__ import annotations

from pathlib import PurePath

from fzjs.importing.packages import MOST_BYTES, names_in
from fzjs.importing.source import Source, UnreadableError, cleaned
from fzjs.importing.textfile import read_text_file

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_WEB_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")


def read_source(data: bytes, name: str) -> Source:
    """Read a document of any format that is known. Raises UnreadableError, saying what to do, for any other."""
    source = cleaned(_read(data, name))
    if not source.blocks:
        raise UnreadableError(f"{name} 里没有文字")
    return source


def _read(data: bytes, name: str) -> Source:
    suffix = PurePath(name).suffix.lower()
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            f"{name} 有 {len(data) // 1_000_000} MB，超过 {MOST_BYTES // 1_000_000} MB，没有读取"
        )
    if not data.strip():
        raise UnreadableError(f"{name} 是空文件")
    if data.startswith(b"PK\x03\x04"):
        return _read_package(data, name)
    if data.startswith(_OLE):
        return _read_old(data, name, suffix)
    if data.startswith(b"%PDF"):
        raise UnreadableError(f"{name} 是 PDF，不能直接读。请找 Word 或网页版本，或先转成 .docx")
    if data.startswith(_PICTURES):
        raise UnreadableError(f"{name} 是图片（扫描件）。请先用文字识别软件转成文字，再导入")
    if data.startswith(b"{\\rtf"):
        return _read_old(data, name, ".rtf")
    if suffix in _WEB_SUFFIXES or _looks_like_web(data):
        from fzjs.importing.webpage import read_web_page

        return read_web_page(data, name)
    return read_text_file(data, name)


def _read_package(data: bytes, name: str) -> Source:
    parts = names_in(data, name)
    if "word/document.xml" in parts:
        from fzjs.importing.word import read_word_file

        return read_word_file(data, name)
    if "xl/workbook.xml" in parts:
        from fzjs.importing.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, name)
    if "content.xml" in parts:
        return _read_old(data, name, ".odt")
    raise UnreadableError(f"{name} 是压缩包，里面不是 Word 或 Excel 文档。请解压后导入其中的文件")


def _read_old(data: bytes, name: str, suffix: str) -> Source:
    if _LOCKED in data:
        raise UnreadableError(f"{name} 加了密码。请在 Word 或 WPS 里去掉密码后另存，再导入")
    from fzjs.importing.office import as_word_file
    from fzjs.importing.word import read_word_file

    return read_word_file(
        as_word_file(data, name, suffix if suffix in (".doc", ".wps", ".rtf", ".odt", ".wpt") else ".doc"),
        name,
    )


def _looks_like_web(data: bytes) -> bool:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (
        head.startswith(b"<") and b"<body" in data[:20_000].lower()
    )
