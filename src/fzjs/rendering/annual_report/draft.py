"""A drafted report: sentences in which every fact still knows its source, and blanks for what only people know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fzjs.analysis.annual_report.told import Told


@dataclass(frozen=True, slots=True)
class Blank:
    """What nobody has registered and somebody has to write."""

    ask: str
    """What is to be written, in Chinese."""

    def __str__(self) -> str:
        return f"〔待补充：{self.ask}〕"


Piece = str | Told | Blank
"""The tool's own words, which hold no figures; a fact; a blank."""

Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a picture. Levels 1 to 3 are numbered 一、 （一） 1. when the report is laid out."""

    level: int = 0
    heading: Sentence = ()
    text: Sentence = ()
    picture: str = ""
    """The name of the chart that stands here; then there is nothing else."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the table of targets."""

    measure: Sentence
    target: Sentence
    reached: Sentence
    verdict: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The report before it is laid out."""

    title: Sentence
    addressee: Sentence
    opening: Sentence
    blocks: tuple[Block, ...]
    targets: tuple[TargetRow, ...]
    issuer: Sentence
    day: Sentence


def sentence(words: str, **values: Told | Blank | str | Sequence[Piece]) -> Sentence:
    """The tool's words with facts filled in: `sentence("已完成{done}项", done=…)`; several facts are parted by 、."""
    pieces: list[Piece] = []
    for place, part in enumerate(re.split(r"\{(\w+)\}", words)):
        if place % 2 == 0:
            pieces += [part] if part else []
            continue
        value = values[part]
        if isinstance(value, str):
            pieces += [value] if value else []
        elif isinstance(value, Told | Blank):
            pieces.append(value)
        else:
            pieces += value
    return tuple(pieces)


def listed(facts: Iterable[Told | Sentence], mark: str = "、") -> Sentence:
    """Facts one after the other, parted by a mark."""
    pieces: list[Piece] = []
    for each in facts:
        pieces += [mark] if pieces else []
        pieces += [each] if isinstance(each, Told) else each
    return tuple(pieces)


def entitled(title: Told | Sentence) -> Sentence:
    """A title in 《》."""
    return ("《", *([title] if isinstance(title, Told) else title), "》")


def quoted(name: Told) -> Sentence:
    """The name of a measure in “”: names have commas in them."""
    return ("“", name, "”")


def all_quoted(names: Iterable[Told]) -> Sentence:
    """Names in “”, without marks between them (GB/T 15834-2011, 4.5.3.5)."""
    return listed(map(quoted, names), "")


@dataclass(slots=True)
class Writing:
    """Blocks on their way into a draft."""

    blocks: list[Block] = field(default_factory=list)

    def heading(self, level: int, words: Sentence | str) -> None:
        """A heading on a line of its own."""
        self.blocks.append(Block(level, (words,) if isinstance(words, str) else words))

    def item(self, level: int, heading: Sentence, text: Sentence) -> None:
        """A heading with its text run in."""
        self.blocks.append(Block(level, heading, text))

    def text(self, *sentences: Sentence) -> None:
        """A paragraph; nothing where there is nothing to say."""
        pieces = tuple(piece for each in sentences for piece in each)
        if pieces:
            self.blocks.append(Block(text=pieces))

    def blank(self, ask: str) -> None:
        """A paragraph for somebody to write."""
        self.blocks.append(Block(text=(Blank(ask),)))

    def pictures(self, drawn: Collection[str], *names: str) -> None:
        """The charts of these names, those that there are."""
        self.blocks += [Block(picture=name) for name in names if name in drawn]


def facts_in(pieces: Iterable[Piece]) -> Iterator[Told]:
    """The facts of a sentence, in order."""
    return (piece for piece in pieces if isinstance(piece, Told))
