"""Whether a fact stands where it says, found out from the bytes of the files and from nothing of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from fzjs.analysis.annual_report.told import Source, Told

_FAR = 400
"""Characters behind a place in which what is written there begins; a list of names may be long."""


def facts_within(answer: Any) -> Iterator[Told]:
    """Every fact in an answer, wherever it is."""
    if isinstance(answer, Told):
        yield answer
    elif is_dataclass(answer) and not isinstance(answer, type):
        for field in fields(answer):
            yield from facts_within(getattr(answer, field.name))
    elif isinstance(answer, tuple | list):
        for each in answer:
            yield from facts_within(each)


def numbers_in(text: str) -> list[str]:
    """Numbers in Arabic numerals, as they are written: 92, 18.58."""
    return re.findall(r"\d+(?:\.\d+)?", text)


def text_at(source: Source, root: Path) -> str:
    """What stands at a place and behind it, without line breaks and quotation marks."""
    lines = (root / source.file).read_text("utf-8").splitlines()
    assert 1 <= source.line <= len(lines), f"{source} has no such line"
    assert 1 <= source.column <= len(lines[source.line - 1]) + 1, f"{source} has no such column"
    behind = "\n".join([lines[source.line - 1][source.column - 1 :], *lines[source.line :]])[:_FAR]
    return re.sub(r"[\"']|\n *", "", behind)


def why_not(fact: Told, root: Path) -> str:
    """Why a fact does not stand where it says; empty where it does."""
    if fact.how == "given":
        return "" if not fact.sources else "given, and yet from a file"
    if not fact.sources:
        return "no source"
    texts = [text_at(source, root) for source in fact.sources]
    if fact.how == "count":
        return "" if fact.text == str(len(set(fact.sources))) == str(len(texts)) else "not their number"
    if fact.how == "worked_out":
        return "" if fact.by else "nobody says how"
    if fact.how == "day":
        found = {int(number) for number in re.findall(r"\d+", texts[0][:10])}
        return "" if {int(number) for number in numbers_in(fact.text)} <= found else f"not in {texts[0][:10]}"
    if fact.how == "named":
        return ""
    return "" if _is_written(fact.text, texts) else f"not in {texts[0][:40]}"


def _is_written(text: str, texts: list[str]) -> bool:
    """Whether a text stands at the first place, or in parts at the first two."""
    if text in texts[0]:
        return True
    ways = ((text[:place], text[place:]) for place in range(1, len(text)))
    return len(texts) > 1 and any(
        texts[0].startswith(begin) and texts[1].startswith(end) for begin, end in ways
    )
