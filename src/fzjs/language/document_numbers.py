"""发文字号: the number of an official document, 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

from dataclasses import dataclass


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
    return MalformedNumber(text, ("不是发文字号，应写成“示政办〔2024〕18号”",))


def find_document_numbers(text: str) -> list[NumberMention]:
    """The document numbers in prose, well formed or not, in order of appearance."""
    _ = text
    return []
