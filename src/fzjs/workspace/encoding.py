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


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text in these bytes and what is wrong with their encoding.

    Text is given even for a wrong encoding, as far as it can be known, so that the rest of the file is
    still checked; bytes that make no sense in any become U+FFFD.
    """
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
    if data.startswith(_OTHER_BOMS_BYTES) or data.count(0) > len(data) // 10:
        return _decode_wide(data)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return _decode_gbk(data)


def _decode_utf8(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), (_undecodable(data, error),)


def _decode_wide(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """UTF-16 and UTF-32 by their byte order mark; without one, UTF-16 by the zero bytes of its ASCII."""
    for bom, codec, name in _OTHER_BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, errors="replace")
            return text, (_wrong_encoding(name, codec, text),)
    codec = "UTF-16LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16BE"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return _decode_utf8(data)
    return (text, (_wrong_encoding("UTF-16", codec, text),)) if "\0" not in text else _decode_utf8(data)


def _decode_gbk(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _decode_utf8(data)
    if not _is_plausible_chinese(text):
        return _decode_utf8(data)
    return text, (_wrong_encoding("GBK（GB18030）", "GB18030", text),)


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


def _is_plausible_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 reads as Chinese: almost any bytes decode, but into rare characters.

    GB 2312 orders its 3755 common characters first, so texts that people write are made of those and
    of punctuation; bytes that are no GBK at all land in private use or in the rare extensions.
    """
    foreign = [character for character in text if not character.isascii()]
    common = 0
    for character in foreign:
        first, *rest = character.encode("gb18030")
        # Rows 0xA1–0xA3 hold punctuation and full-width forms, 0xB0–0xF7 the characters of GB 2312.
        common += bool(rest and rest[0] >= 0xA1 and (0xA1 <= first <= 0xA3 or 0xB0 <= first <= 0xF7))
    return common >= 0.9 * len(foreign)
