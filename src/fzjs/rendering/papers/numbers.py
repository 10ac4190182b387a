"""Document numbers (发文字号) that go onto a paper: as GB/T 9704-2012, 7.2.5 has them, or still to be filled in."""

from __future__ import annotations

from fzjs.language.document_numbers import UNFILLED, MalformedNumber, read_document_number, unnumbered
from fzjs.rendering.asked import Asked, LackingError


def number_for_paper(asked: Asked, number: str | None, setting: str) -> str | None:
    """The number, None for an empty one; `setting` is the key of `--set` that it may come from.

    Raises `LackingError` for one that the rule on document numbers (FZ602) finds fault with.
    """
    fault = fault_of_number(number) if number else None
    if number and fault is not None:
        raise LackingError(f"{_place(asked, number, setting)}：{fault}")
    return number or None


def fault_of_number(number: str) -> str | None:
    """What the rule on document numbers (FZ602) finds fault with; None for a good one, or one still to be filled in."""
    reading = read_document_number(number)
    if (
        not isinstance(reading, MalformedNumber)
        or UNFILLED.intersection(number)
        or unnumbered().search(number)
    ):
        return None
    faults = "；".join(reading.faults)
    right = f"。应写成“{reading.correction}”" if reading.correction else ""
    return f"发文字号“{number}”不规范：{faults}{right}"


def _place(asked: Asked, number: str, setting: str) -> str:
    """Where the number stands in the plan's file; else `--set`."""
    document = asked.loaded.document
    stated = document.data.get("notice") if isinstance(document.data, dict) else None
    if isinstance(stated, dict) and stated.get("number") == number:
        position = document.position(("notice", "number"))
        return f"{asked.loaded.shown}:{position.line}:{position.column}"
    return f"--set {setting}={number}"
