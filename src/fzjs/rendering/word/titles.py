"""Rows of a title: broken between words, in the shape of a trapezium or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from fzjs.language.scripts import simplified
from fzjs.language.wordtables import read_words
from fzjs.rendering.word.widths import width

TITLE_POINTS = 33.0
"""From row to row of a title in points; with three rows, two of text and a signature a notice keeps to one page."""
ROW = 20.0
"""Characters of 22 pt in a row of 156 mm."""

_NOT_AT_THE_END = "《〈（“‘「『【〔第"
_NOT_AT_THE_START = "》〉）”’」』】〕，、。；：？！的及和与"
_LONGEST_WORD = 8
_NEVER = 1e6
_ANOTHER_ROW = 2.0
"""What a row more than needed costs."""
_MOST_SPARE = 3
"""Rows more than needed that are tried."""
_MOST_SHAPED = 6
"""A title of more rows is filled row by row; looking for the best shape takes longer with every row."""


def title_lines(title: str, names: Collection[str] = (), row: float = ROW) -> list[str]:
    """The rows of a title.

    `names`: what must stay in one row where it fits, such as the issuers. `row`: the width of a full row in characters
    of the title. Rows never begin or end with half a word that the tables know; a word longer than a row is cut. A
    space parts names (联合行文) and is dropped at the end of a row.
    """
    words = list(_words(" ".join(title.split()), names, row))
    whole = "".join(words)
    if width(whole) <= row:
        return [whole]
    fewest = -int(-width(whole) // row)
    if fewest > _MOST_SHAPED:
        return list(_filled(words, row))
    laid: tuple[float, list[str]] | None = None
    for count in range(fewest, min(fewest + _MOST_SPARE, len(words)) + 1):
        tried = _laid(tuple(words), count, row)
        if tried is not None and (laid is None or tried[0] + _ANOTHER_ROW < laid[0]):
            laid = tried
        elif laid is not None:
            break
    return [line.strip() for line in laid[1]] if laid is not None else list(_filled(words, row))


def _filled(words: Iterable[str], row: float) -> Iterator[str]:
    """Full rows, for a title so long that nobody sees a shape in it."""
    line = ""
    for word in words:
        if line and width(line + word.rstrip()) > row:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


def _laid(words: tuple[str, ...], count: int, row: float) -> tuple[float, list[str]] | None:
    """The best way to lay words in so many rows, with its cost; None where there is none.

    Rows are tried from the first on; what is left must fit in the rows that are left, which leaves little to try.
    """
    behind = [width("".join(words[start:]).rstrip()) for start in range(len(words) + 1)]
    mean = behind[0] / count
    costs = _break_costs(words, row)

    @cache
    def line_width(start: int, end: int) -> float:
        return width("".join(words[start:end]).strip())

    @cache
    def best(start: int, left: int, before: int, shape: int) -> tuple[float, tuple[int, ...]]:
        """The cost of the words from `start` in `left` rows, and where the rows end. `before`: where the row before
        begins; `shape`: as `_shape` counts."""
        found: tuple[float, tuple[int, ...]] = (_NEVER, ())
        last_width = line_width(before, start) if start else 0.0
        for end in range(start + 1, len(words) + 1) if left > 1 else (len(words),):
            line = line_width(start, end)
            if line > row:
                break
            if behind[end] > (left - 1) * row or (left > 1 and end == len(words)):
                continue
            cost, shaped = _shape(last_width, line, shape)
            cost += abs(line - mean) / mean * 4 + costs[end] + (1000 if line < 2 else 0)
            if cost >= found[0] + _MOST_GAINED * left:
                continue
            rest, ends = best(end, left - 1, start, shaped) if left > 1 else (0.0, ())
            if cost + rest < found[0]:
                found = (cost + rest, (end, *ends))
        return found

    cost, ends = best(0, count, 0, 0)
    if cost >= _NEVER:
        return None
    return cost, ["".join(words[start:end]) for start, end in pairwise((0, *ends))]


_MOST_GAINED = 8.0
"""What a row may cost less than nothing, where it ends at a good place."""


def _break_costs(words: tuple[str, ...], row: float) -> list[float]:
    """What it costs to end a row in front of each word; nothing at the end of the title.

    “…” stays in one row, and so does 《…》的通知 where a row has room for it.
    """
    costs = [0.0, *(_penalty(before, after) for before, after in pairwise(words)), 0.0]
    for opening, closing, cost in (("“", "”", 10.0), ("《", "》", 14.0)):
        whole = [text.count(opening) - text.count(closing) for text in accumulate(words)]
        start = 0
        for place, depth in enumerate(whole, 1):
            if depth <= 0:
                start = place
            elif opening == "“" or _room_needed(words, whole, start) <= row:
                costs[place] += cost
    return costs


def _room_needed(words: tuple[str, ...], depths: list[int], start: int) -> float:
    """The width of a quoted title that begins with the word at `start`, and of what the title of the paper ends with."""
    end = next((place for place in range(start, len(words)) if depths[place] <= 0), len(words) - 1)
    after = "".join(words[end + 1 :])
    return width("".join(words[start : end + 1]) + (after if len(after) <= _ENDING else ""))


_ENDING = 4
"""Characters of 的通知 and the like."""


def _shape(before: float, line: float, shape: int) -> tuple[float, int]:
    """What a row costs after the one before it, and the shape so far: odd where rows grow shorter, two more for each
    waist.

    Rows that grow, or fall, or grow and then fall are right; rows that grow again have a waist, and two waists are
    worse than a word that is parted from its neighbours. Rows of one width make a block.
    """
    if not before:
        return 0.0, shape
    if abs(line - before) < 1:
        return 3.0, shape
    if line < before:
        return 0.0, shape | 1
    if shape % 2:
        return (12.0 if shape == 1 else 60.0), shape + 1
    return (0.0 if shape == 0 else 2.0), shape


def _penalty(before: str, after: str) -> float:
    """What it costs to break a row between two words."""
    if before == " " or before.endswith(" "):
        return -4.0
    if after == " ":
        return 200.0
    if before[-1] in _NOT_AT_THE_END or after[0] in _NOT_AT_THE_START:
        return 400.0
    if after in ("关于", "關於"):
        return -8.0
    if before in ("关于", "關於") or before[0] == "《":
        return 8.0
    if len(before) == 1 or len(after) == 1:
        return 20.0
    return 0.0 if after[0] == "《" else 2.0


def _words(title: str, names: Collection[str], row: float) -> Iterator[str]:
    """The title in pieces that no row breaks: names, known words, numbers with what they count, single characters."""
    folded = simplified(title)
    known = {simplified(name): len(name) for name in names if width(name) <= row}
    known = {name: size for name, size in known.items() if len(name) == size}
    start = 0
    while start < len(title):
        end = start + (_name_at(folded, start, known) or _piece_at(folded, start))
        while end < len(title) and (
            title[end] in _NOT_AT_THE_START[:16] or folded.startswith(_OF_A_NAME, end)
        ):
            end += 3 if folded.startswith(_OF_A_NAME, end) else 1
        yield from _cut(title[start:end], row)
        start = end


def _cut(word: str, row: float) -> Iterator[str]:
    """A word in parts that fit in a row."""
    while width(word) > row:
        size = next(size for size in range(len(word), 0, -1) if size == 1 or width(word[:size]) <= row)
        yield word[:size]
        word = word[size:]
    yield word


def _name_at(text: str, start: int, names: Collection[str]) -> int:
    return max((len(name) for name in names if text.startswith(name, start)), default=0)


def _piece_at(text: str, start: int) -> int:
    """The length of the piece that begins here; an opening mark goes with what follows it."""
    if text[start] == " ":
        return 1
    lead = 0
    while start + lead < len(text) and text[start + lead] in _NOT_AT_THE_END[:9]:
        lead += 1
    at = start + lead
    digits = 0
    while at + digits < len(text) and (text[at + digits].isascii() and text[at + digits].isalnum()):
        digits += 1
    if digits:
        follows = next((size for size in (2, 1) if text[at + digits : at + digits + size] in _COUNTED), 0)
        return lead + digits + follows
    longest = min(_LONGEST_WORD, len(text) - at)
    word = next((size for size in range(longest, 1, -1) if text[at : at + size] in _known_words()), 0)
    return lead + (word or _unknown(text, at))


def _unknown(text: str, start: int) -> int:
    """A piece that no table knows reaches to the next word, so that names of places stay whole."""
    size = 1
    while start + size < len(text) and size < _LONGEST_WORD:
        at = start + size
        char = text[at]
        if not "\u3400" <= char <= "\u9fff" or text[at - 1] in "县市区省州旗镇乡":
            break
        if any(text[at : at + length] in _known_words() for length in range(2, _LONGEST_WORD + 1)):
            break
        size += 1
    return size


_OF_A_NAME = ("自治县", "自治州", "自治旗", "自治区")
"""What no row begins with, as it is the end of a name."""
_COUNTED = frozenset(["年度", "年", "月份", "月", "日", "号", "届", "次", "个", "期"])


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    tables = [read_words(name) for name in ("title_words", "common_words", "unit_fields", "set_phrases")]
    return frozenset(word for words in tables for word in words if 1 < len(word) <= _LONGEST_WORD)
