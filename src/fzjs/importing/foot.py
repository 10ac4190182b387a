"""What stands behind a plan's body: attachments, signature, date, copies, printer's line, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fzjs.importing.addressees import addressees_of
from fzjs.importing.dates import read_day
from fzjs.importing.source import Paragraph, Table
from fzjs.importing.words import patterns
from fzjs.language.folding import fold_text

_LAST = 24
"""The foot stands among so many last blocks before the annexes."""


def split_annexes(body: list[Paragraph | Table]) -> tuple[list[Paragraph | Table], list[Paragraph | Table]]:
    """The body, and the annexes behind it: they begin with a line that is only 附件 or 附件1."""
    for at, block in enumerate(body):
        is_heading = isinstance(block, Paragraph) and re.fullmatch(
            r"附(?:件|表)[0-9一二三四五六七八九十]{0,2}:?", fold_text(block.text)
        )
        if at > 2 and is_heading:
            return body[:at], body[at:]
    return body, []


@dataclass(slots=True)
class Foot:
    """What stands behind the body, apart from it."""

    body: list[Paragraph | Table]
    """What stands before the foot."""
    attachments: list[str] = field(default_factory=list)
    label: str = ""
    """The word before the attachments: 附件."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What the foot says of the notice."""
    lines: list[Paragraph] = field(default_factory=list)
    """The lines that it was read from, those of the attachments apart."""


def read_foot(body: list[Paragraph | Table]) -> Foot:
    """Take the foot off a body."""
    foot = _take_attachments(body)
    while foot.body:
        block = foot.body[-1]
        if isinstance(block, Table) or not _is_foot(block, foot):
            break
        foot.lines.insert(0, block)
        foot.body.pop()
    return foot


def _is_foot(block: Paragraph, foot: Foot) -> bool:
    """Whether a line belongs to the foot; what it says goes into the fields."""
    fields, folded = foot.fields, fold_text(block.text)
    copies = patterns("notice", "copies").fullmatch(folded)
    if patterns("notice", "date_line").fullmatch(folded):
        fields.setdefault("signed", read_day(block.text))
    elif copies is not None and copies[1]:
        colon = re.search(r"[:：]", block.text)
        fields["copies_to"] = addressees_of(block.text[colon.end() if colon else 0 :])
    elif foot.lines and "。" not in folded and patterns("notice", "signing_body").fullmatch(folded):
        fields.setdefault("issuers", []).insert(0, block.text)
    else:
        return patterns("notice", "printed").fullmatch(folded) is not None
    return True


def _take_attachments(body: list[Paragraph | Table]) -> Foot:
    """Take 附件：1.… and the numbered lines below it out of the last lines."""
    for at in range(len(body) - 1, max(-1, len(body) - _LAST), -1):
        block = body[at]
        if not isinstance(block, Paragraph):
            continue
        colon = re.search(r"[:：]", block.text)
        if colon is None or patterns("notice", "attachment").fullmatch(fold_text(block.text)) is None:
            continue
        names = [_unnumbered(block.text[colon.end() :])]
        end = at + 1
        while end < len(body) and (more := _numbered(body[end])) is not None:
            names.append(more)
            end += 1
        return Foot(body[:at] + body[end:], names, block.text[: colon.start()].strip())
    return Foot(list(body))


def _numbered(block: Paragraph | Table) -> str | None:
    if isinstance(block, Table) or re.match(r"[2-9][.、]|1[0-9][.、]", fold_text(block.text)) is None:
        return None
    return _unnumbered(block.text) if len(block.text) <= 60 else None


def _unnumbered(written: str) -> str:
    return re.sub(r"^\s*[0-9０-９]{1,2}\s*[.．、]\s*", "", written).strip()
