"""Bytes to text: UTF-8 as it should be, and the encodings that office software saves instead."""

from __future__ import annotations

import codecs

from fzjs.workspace.problems import Problem

_UTF8_BOM = codecs.BOM_UTF8
_OTHER_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32LE", "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32BE", "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16LE", "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16BE", "UTF-16"),
)
_OTHER_BOMS_BYTES = tuple(bom for bom, _, _ in _OTHER_BOMS)
_SAVE_AS_UTF8 = "在编辑器里“另存为”，编码选“UTF-8”"


# How other files begin, and what they are.
_OTHER_FILES = (
    (b"%PDF-", "PDF 文件"),
    (b"PK\x03\x04", "DOCX、XLSX 等办公文档或 ZIP 压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\0", "TIFF 图片"),
    (b"\x7fELF", "程序文件"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
)
_OTHER_FILES_BYTES = tuple(beginning for beginning, _ in _OTHER_FILES)
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_FEW_CONTROLS = 8

# First bytes. Rows 0xA1–0xA3 hold punctuation and full-width forms; then come the characters of GB 2312,
# and the common ones of Big5.
_GBK_COMMON = frozenset([*range(0xA1, 0xA4), *range(0xB0, 0xF8)])
_BIG5_COMMON = frozenset(range(0xA1, 0xC7))


def decode(data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text in these bytes and what is wrong with their encoding; None for what is no text at all.

    Text is given even for a wrong encoding, as far as it can be known, so that the rest of the file is
    still checked; bytes that make no sense in any become U+FFFD.
    """
    if data.startswith(_OTHER_FILES_BYTES):
        what = next(name for beginning, name in _OTHER_FILES if data.startswith(beginning))
        return None, (_no_text(what),)
    if data.startswith(_UTF8_BOM):
        text, problems = _decode_utf8(data[len(_UTF8_BOM) :])
        bom = Problem(
            "FZ002",
            1,
            1,
            "文件开头有 BOM 标记（看不见的 U+FEFF）",
            "在编辑器里“另存为”，编码选“UTF-8”，不要选“带 BOM 的 UTF-8”",
            edits=(),
        )
        return text, (bom, *problems)
    zeros = data.count(0)
    if data.startswith(_OTHER_BOMS_BYTES) or zeros > len(data) // 10:
        return _decode_wide(data)
    if zeros and _is_binary(data):
        return None, (_no_text("二进制文件"),)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return _decode_chinese(data)


def _decode_utf8(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), (_undecodable(data, error),)


def _decode_wide(data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """UTF-16 and UTF-32 by their byte order mark; without one, UTF-16 by the zero bytes of its ASCII."""
    for bom, codec, name in _OTHER_BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, errors="replace")
            return text, (_wrong_encoding(name, codec, text),)
    codec = "UTF-16LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16BE"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text and not _is_binary(data.replace(b"\0", b"")):
        return text, (_wrong_encoding("UTF-16", codec, text),)
    return (None, (_no_text("二进制文件"),)) if _is_binary(data) else _decode_utf8(data)


def _decode_chinese(data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Bytes that are no UTF-8: GBK or Big5, if that makes sense; else UTF-8 that is damaged."""
    for codec, name, common in (
        ("GB18030", "GBK（GB18030）", _GBK_COMMON),
        ("BIG5", "Big5（繁体）", _BIG5_COMMON),
    ):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _is_plausible_chinese(text, codec, common):
            return text, (_wrong_encoding(name, codec, text),)
    return (None, (_no_text("二进制文件"),)) if _is_binary(data) else _decode_utf8(data)


def _is_binary(data: bytes) -> bool:
    """Whether one byte in fifty is a control character, which no text has."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > max(_FEW_CONTROLS, len(data) // 50)


def _no_text(what: str) -> Problem:
    hint = "计划要写成文本，“fzjs new”可以生成样例；如果只是扩展名写错了，请改回原来的扩展名"
    return Problem("FZ001", 1, 1, f"不是文本文件（{what}）", hint)


def _wrong_encoding(name: str, iconv_name: str, text: str) -> Problem:
    hint = f"{_SAVE_AS_UTF8}；或者运行：iconv -f {iconv_name} -t UTF-8 原文件 > 新文件"
    edits = None if "\ufffd" in text else ()  # what did not decode would be lost for good
    return Problem("FZ001", 1, 1, f"文件的编码是 {name}，不是 UTF-8", hint, edits=edits)


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode(errors="replace")
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    message = f"第 {error.start + 1} 个字节（0x{data[error.start]:02X}）不是 UTF-8"
    return Problem(
        "FZ001", line, len(before) - line_start + 1, message, f"{_SAVE_AS_UTF8}，再补上显示为乱码的字"
    )


def _is_plausible_chinese(text: str, codec: str, common: frozenset[int]) -> bool:
    """Whether a decoded text reads as Chinese: almost any bytes decode, but into rare characters.

    GB 2312 and Big5 order their common characters first, so texts that people write are made of those and
    of punctuation; bytes that are neither land in private use or in the rare extensions.
    """
    foreign = [character for character in text if not character.isascii()]
    usual = 0
    for character in foreign:
        first, *rest = character.encode(codec)
        usual += bool(rest and first in common and (codec == "BIG5" or rest[0] >= 0xA1))
    return usual >= 0.9 * len(foreign)
