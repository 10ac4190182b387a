"""Cutting a folded phrase into the words of dates: years, months, 底, 前, 每月 …"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from fzjs.language.forms import Token
from fzjs.language.numerals import CHINESE, DIGITS, read_integer
from fzjs.language.wordtables import read_table

_ARABIC = frozenset("0123456789")
_PLACEHOLDERS = frozenset("xX×某_*□?")
_NUMBER_CHARS = _ARABIC | CHINESE | _PLACEHOLDERS
_SHARING = ("-", "至", "到", "、")
_LONGEST_OBJECT = 24


class Vocabulary(NamedTuple):
    """Words by first character, longest first: words of dates, marks behind numbers, fillers, rhythmic acts."""

    words: dict[str, list[Token]]
    marks: dict[str, list[Token]]
    tails: dict[str, list[Token]]
    acts: dict[str, list[Token]]


def cut_date_words(phrase: str) -> list[Token] | None:
    """The words of a folded phrase in order; None as soon as something is no word of dates."""
    tokens, end = cut_leading_words(phrase, 0)
    return share_marks(tokens) if end == len(phrase) else None


def cut_leading_words(phrase: str, at: int) -> tuple[list[Token], int]:
    """The words of dates from `at` on, as they stand, up to the first that is none; and the place behind."""
    vocabulary = date_vocabulary()
    tokens: list[Token] = []
    while at < len(phrase):
        token = (
            (_longest(vocabulary.acts, phrase, at) if tokens and tokens[-1].kind == "num" else None)
            or _iso_date(phrase, at)
            or _longest(vocabulary.words, phrase, at)
            or _number(phrase, at, vocabulary.marks)
            or (_tail(phrase, at, vocabulary.tails) if at else None)
        )
        if token is None:
            break
        tokens.append(token)
        at += len(token.text)
    return tokens, at


@functools.cache
def date_vocabulary() -> Vocabulary:
    """The tables of words, read once."""
    words = [
        Token(kind, word, _value(value))
        for row, kind, *value in read_table("date_words")
        for word in row.split()
    ]
    for names, first, last in read_table("five_year_plans"):
        for name in names.split():
            span = (int(first), int(last))
            words += [Token("plan", name, span), Token("plan", f'"{name}"', span)]
            if name.endswith("普法"):
                words.append(Token("plan", f'"{name[:-2]}"普法', span))
    marks = [Token(kind, mark) for row, kind in read_table("date_marks") for mark in row.split()]
    tails = [Token(kind, word) for row, kind in read_table("date_tails") for word in row.split()]
    acts = [token for token in tails if token.kind == "act"]
    return Vocabulary(
        *map(_by_first_character, (words, marks, [token for token in tails if token.kind != "act"], acts))
    )


def _value(column: list[str]) -> int | str | None:
    if not column:
        return None
    return int(column[0]) if column[0].lstrip("-").isdigit() else column[0]


def _by_first_character(words: list[Token]) -> dict[str, list[Token]]:
    table: dict[str, list[Token]] = {}
    for word in sorted(words, key=lambda word: -len(word.text)):
        table.setdefault(word.text[0], []).append(word)
    return table


def _longest(table: dict[str, list[Token]], phrase: str, at: int) -> Token | None:
    for word in table.get(phrase[at], ()) if at < len(phrase) else ():
        if phrase.startswith(word.text, at):
            return word
    return None


def _iso_date(phrase: str, at: int) -> Token | None:
    """2024-05-01, 2024.5.1 and 2024/5/1 as one word with (year, month, day); 2024-05 with day None."""
    if phrase[at] not in _ARABIC:
        return None
    found = _iso_pattern().match(phrase, at)
    if found is None:
        return None
    day = int(found[4]) if found[4] else None
    return Token("date", found[0], (int(found[1]), int(found[3] or found[5]), day))


@functools.cache
def _iso_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})日?(?!\d|[年月号])|-(0[1-9]|1[0-2])(?![-./\d年月日号季]))",
        re.ASCII,
    )


def _number(phrase: str, at: int, marks: dict[str, list[Token]]) -> Token | None:
    """A number with its mark as one word (value: int, or None for a placeholder: xx年); else a bare `num`."""
    end = at
    while end < len(phrase) and (phrase[end] in _NUMBER_CHARS or _is_letter_zero(phrase, end)):
        end += 1
    if end == at:
        return None
    written = phrase[at:end]
    mark = _longest(marks, phrase, end)
    if _PLACEHOLDERS.intersection(written):
        shared = phrase[end : end + 1] in _SHARING  # 20XX—20XX年
        return Token(mark.kind, written + mark.text) if mark else Token("num", written) if shared else None
    digits = (
        written if written.isascii() else written.replace("O", "〇").replace("o", "〇").replace("0", "〇")
    )
    value = read_integer(digits)
    if value is None or (mark and mark.kind in ("month", "day") and len(written) > 2 and written.isascii()):
        return None
    if mark and mark.kind == "year" and value < 100 and not (written.isascii() and len(written) == 2):
        return Token("years", written + mark.text, value)
    return Token(mark.kind, written + mark.text, value) if mark else Token("num", written, value)


def _is_letter_zero(phrase: str, at: int) -> bool:
    """二O二四: the letter written for 〇."""
    return phrase[at] in "Oo" and at > 0 and (phrase[at - 1] in DIGITS or phrase[at - 1] in "Oo")


def _tail(phrase: str, at: int, tails: dict[str, list[Token]]) -> Token | None:
    """The longest run of filling words from `at`; behind a verb also its object, to the very end."""
    start, verb = at, 0
    while word := _longest(tails, phrase, at):
        at += len(word.text)
        if word.kind == "verb":
            verb = at
    if (
        verb
        and at < len(phrase)
        and len(phrase) - verb <= _LONGEST_OBJECT
        and _object_pattern().fullmatch(phrase, verb)
    ):
        at = len(phrase)
    return Token("tail", phrase[start:at]) if at > start else None


@functools.cache
def _object_pattern() -> re.Pattern[str]:
    """The object of a filling verb: Chinese words without numbers, other times, bounds or a new clause."""
    barred = (
        "之日|以后|之后|之前|年(?!度)|季(?!度情)|长期|常态|持续|底前|不少|不低|不超|以上|以内|至少|全覆盖"
    )
    return re.compile(
        rf'(?:(?!{barred})[^\W0-9a-zA-Z_〇零一二两三四五六七八九十百千万半每月旬]|["·])+(?<![的后前时中])'
    )


def share_marks(tokens: list[Token]) -> list[Token]:
    """Give bare numbers in a range or a list the mark that is written once: 5—6月, 3、6、9月, 一至三季度."""
    kind = ""
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.kind in ("year", "month", "day", "quarter"):
            kind = token.kind
        elif token.kind == "num" and kind and tokens[place + 1].kind in ("dash", "to", "list"):
            tokens[place] = token._replace(kind=kind)
        elif token.kind not in ("dash", "to", "list", "nth"):
            kind = ""
    return tokens
