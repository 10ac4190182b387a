"""发文字号: the number of an official document, 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5).

The year is written in full inside hexagonal brackets; the serial has no 第 before it and no idle zeros.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from fzjs.language.dates import FIRST_YEAR, LAST_YEAR
from fzjs.language.folding import fold_text
from fzjs.language.numerals import read_integer
from fzjs.language.wordtables import read_words

_EXAMPLE = "示政办〔2024〕18号"
UNFILLED = frozenset("XxＸｘ×某_＿*＊")
"""Signs that stand in a number for what is still to be filled in."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A well-formed number: 示政办〔2024〕18号 is agency 示政办, year 2024, serial 18."""

    text: str
    agency: str
    year: int
    serial: int


@dataclass(frozen=True, slots=True)
class MalformedNumber:
    """A text meant as a number: what is wrong (Chinese sentences) and the right spelling where it is sure."""

    text: str
    faults: tuple[str, ...]
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number inside prose: `text[start:end]`."""

    start: int
    end: int
    reading: DocumentNumber | MalformedNumber


def read_document_number(text: str) -> DocumentNumber | MalformedNumber:
    """Read a whole text as one document number."""
    found = _number_pattern().fullmatch(text.strip()) or _bare_pattern().fullmatch(text.strip())
    if found is None:
        return MalformedNumber(text, (f"不是完整的发文字号，应写成“{_EXAMPLE}”的形式",))
    return _judge(found, found["agency"])


@functools.cache
def unnumbered() -> re.Pattern[str]:
    """〔2024〕号: a number whose serial is still to be filled in."""
    return re.compile(r"[〔\[［【(（]\s*(?:19|20)[0-9][0-9]\s*[〕\]］】)）]\s*号")


def find_document_numbers(text: str) -> list[NumberMention]:
    """The document numbers in prose, well formed or not, in order of appearance.

    Orders and announcements (第17号令), periods in brackets （2021—2025年） and case numbers are none.
    """
    if "号" not in text and "號" not in text:
        return []
    mentions = []
    for found in _number_pattern().finditer(text):
        agency = _without_introduction(found["agency"])
        if not agency or not _is_certain(found, agency):
            continue
        start = found.start() + len(found["agency"]) - len(agency)
        mentions.append(NumberMention(start, found.end(), _judge(found, agency)))
    return mentions


def _judge(found: re.Match[str], agency: str) -> DocumentNumber | MalformedNumber:
    text = found[0][len(found["agency"]) - len(agency) :]
    year, year_faults = _read_year(found["year"])
    serial, serial_faults = _read_serial(found["serial"], found["ordinal"] or "")
    faults = [*_bracket_faults(found["open"], found["close"], found["year"]), *year_faults, *serial_faults]
    if not found["mark"]:
        faults.append("序号后缺少“号”字")
    if year is not None and serial is not None and not faults:
        return DocumentNumber(text, agency, year, serial)
    sure = year is not None and serial is not None
    return MalformedNumber(text, tuple(faults), f"{agency}〔{year}〕{serial}号" if sure else None)


def _bracket_faults(opening: str, closing: str, year: str) -> list[str]:
    if (opening, closing) == ("〔", "〕"):
        return []
    if not opening or not closing:
        return ["年份要用六角括号“〔〕”括起来"]
    return [f"年份应使用六角括号：“{opening}{year}{closing}”应写成“〔{fold_text(year)}〕”"]


def _read_year(written: str) -> tuple[int | None, list[str]]:
    if not written:
        return None, ["括号里缺少年份"]
    digits = fold_text(written).removesuffix("年")
    year = read_integer(digits)
    if year is None:
        return None, [f"年份没有写全：{written}"]
    if len(digits) == 2:
        full = year + (2000 if year < 50 else 1900)
        return full, [f"年份要写全四位数字：“{written}”应写成“{full}”"]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, [f"年份“{written}”不对"]
    if written.endswith("年"):
        return year, ["括号里只写年份数字，不加“年”字"]
    return year, [] if digits.isascii() else [f"年份应使用阿拉伯数字“{year}”"]


def _read_serial(written: str, ordinal: str) -> tuple[int | None, list[str]]:
    if not written:
        return None, ["缺少序号"]
    digits = fold_text(written)
    serial = read_integer(digits)
    if not serial:
        return None, [f"序号不对：{written}"]
    faults = ["序号前不加“第”字"] if ordinal else []
    if not digits.isascii():
        faults.append(f"序号应使用阿拉伯数字“{serial}”")
    elif digits.startswith("0"):
        faults.append(f"序号不编虚位：“{written}”应写成“{serial}”")
    return serial, faults


def _is_certain(found: re.Match[str], agency: str) -> bool:
    """Whether prose means a document number: complete ones always, damaged ones behind a known agency ending.

    Orders and announcements have a series of their own, papers of enforcement (罚决字) rules of their own.
    """
    if agency.endswith(
        ("令", "公告", "决议", "第", "罚", "决", "罚字", "决字", "许字", "告字", "听字", "强字", "立字", "证")
    ):
        return False
    if (found["open"], found["close"]) != ("〔", "〕") and not agency.endswith(tuple(_endings())):
        return False
    year = fold_text(found["year"])
    complete = found["close"] and found["serial"] and found["mark"] and len(year) == 4 and year.isdigit()
    return bool(complete) or (agency.endswith(tuple(_endings())) and bool(found["mark"]))


def _without_introduction(agency: str) -> str:
    """`agency` without the words of the sentence that run into it: 根据示政办 → 示政办."""
    for word in _introductions():
        if (at := agency.rfind(word)) >= 0:
            agency = agency[at + len(word) :]
    return agency


@functools.cache
def _introductions() -> tuple[str, ...]:
    return tuple(sorted(read_words("number_introductions"), key=len, reverse=True))


@functools.cache
def _endings() -> frozenset[str]:
    return read_words("agency_endings")


_YEAR = r"[0-9０-９]{4}年?|[0-9０-９]{2}|[〇○零一二三四五六七八九]{4}|[xX×＊*]{2,4}|20[0-9０-９xX×]{2}|"
_SERIAL = r"[0-9０-９]{1,5}|[一二三四五六七八九十百零〇]{1,7}|"


@functools.cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<agency>[\u4e00-\u9fff]{{2,20}}) ?(?P<open>[〔\[［(（【〖﹝{{]) ?(?P<year>{_YEAR}) ?(?P<close>[〕\]］)）】〗﹞}}]?)"
        rf" ?(?P<ordinal>第?) ?(?P<serial>{_SERIAL}) ?(?P<mark>[号號]?)(?![0-9０-９])"
    )


@functools.cache
def _bare_pattern() -> re.Pattern[str]:
    """A number whose brackets are missing: 示政办2024年18号, 示政办2024-18号."""
    return re.compile(
        r"(?P<agency>[\u4e00-\u9fff]{2,20})(?P<open>)(?P<year>(?:19|20)[0-9]{2})(?P<close>)(?:年|-|—| )?"
        r"(?P<ordinal>第?)(?P<serial>[0-9]{1,5})(?P<mark>[号號]?)"
    )
