"""What stands round a plan: page furniture, metadata, the notice that issues it, its title, its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fzjs.importing.addressees import addressees_of
from fzjs.importing.blocks import as_paragraph, is_furniture, matches, text_of
from fzjs.importing.dates import read_day
from fzjs.importing.foot import read_foot, split_annexes
from fzjs.importing.metadata import metadata_of_line, metadata_of_table
from fzjs.importing.page import without_page
from fzjs.importing.plan_title import find_title
from fzjs.importing.source import Paragraph, Source, Table
from fzjs.importing.words import patterns
from fzjs.language.document_numbers import find_document_numbers
from fzjs.language.folding import fold_text

_HEAD = 60
"""A plan's title stands among so many first blocks."""


@dataclass(slots=True)
class Framed:
    """A source with its frame taken off."""

    title: str = ""
    title_line: int = 0
    notice: dict[str, Any] = field(default_factory=dict)
    body: list[Paragraph | Table] = field(default_factory=list)
    annexes: list[Paragraph | Table] = field(default_factory=list)
    """What follows behind 附件: another document."""
    attachments: list[str] = field(default_factory=list)
    attachment_label: str = ""
    furniture: list[Paragraph] = field(default_factory=list)
    """Of the page, not of the document."""
    issued: list[Paragraph] = field(default_factory=list)
    """Of the notice: read into its fields, or told in the report."""


def unframe(source: Source) -> Framed:
    """Tell the plan from what stands round it."""
    blocks, furniture = without_page(source)
    framed = Framed(furniture=furniture)
    issuing = next(
        (at for at, block in enumerate(blocks[:_HEAD]) if matches(block, "notice", "issuing")), None
    )
    span = find_title(blocks, issuing)
    if issuing is not None and span.end <= issuing:
        # 某某办法 stands first, then the sentence by which it is issued.
        _read_head(blocks.pop(issuing), framed)
    for block in blocks[: span.start]:
        _read_head(block, framed)
    if span.end > span.start:
        framed.title = _without_number("".join(map(text_of, blocks[span.start : span.end])), framed)
        framed.title_line = blocks[span.start].line
    elif span.named and issuing is not None:
        framed.title, framed.title_line = span.named, blocks[issuing].line
    framed.body = blocks[span.end :]
    _trim_front(framed)
    issuers = framed.notice.get("issuers", [])
    framed.notice["issuers"] = [
        name for name in issuers if not any(name != other and name in other for other in issuers)
    ]
    _read_foot(framed)
    return framed


def _without_number(title: str, framed: Framed) -> str:
    """A title without the document number that sites put behind it in brackets."""
    for mention in find_document_numbers(title):
        before, behind = title[: mention.start], title[mention.end :]
        if before.endswith(("(", "（")) and behind in (")", "）"):
            framed.notice.setdefault("number", mention.reading.text)
            return before[:-1].rstrip()
    return title


def _read_head(block: Paragraph | Table, framed: Framed) -> None:
    notice = framed.notice
    if isinstance(block, Table):
        _keep_metadata(metadata_of_table(block) or {}, framed)
        framed.issued.append(as_paragraph(block))
        return
    found = metadata_of_line(block.text)
    if found is not None:
        _keep_metadata(found, framed)
        framed.issued.append(block)
        return
    if is_furniture(block):
        framed.furniture.append(block)
        return
    framed.issued.append(block)
    folded = fold_text(block.text)
    numbers = find_document_numbers(block.text)
    if numbers and len(folded) <= 100 and not matches(block, "notice", "issuing"):
        notice.setdefault("number", numbers[0].reading.text)
    if patterns("notice", "date_line").fullmatch(folded):
        notice["signed"] = read_day(block.text) or notice.get("signed")
    elif matches(block, "notice", "addressees"):
        notice.setdefault("addressees", addressees_of(block.text))
    elif matches(block, "notice", "issuing"):
        _keep_approval(block.text, notice)
    elif patterns("notice", "signing_body").fullmatch(folded):
        issuers = notice.setdefault("issuers", [])
        if fold_text(block.text) not in map(fold_text, issuers):
            issuers.append(block.text)


def _keep_metadata(found: dict[str, str], framed: Framed) -> None:
    for key in ("index", "subject", "number"):
        if found.get(key):
            framed.notice.setdefault(key, found[key])
    for key in ("signed", "published"):
        day = read_day(found.get(key, ""))
        if day is not None:
            framed.notice.setdefault(key, day)
    if found.get("issuer"):
        framed.notice.setdefault("publisher", found["issuer"])


def _keep_approval(text: str, notice: dict[str, Any]) -> None:
    """已经县政府研究同意, 已经州人民政府第56次常务会议同意: who approved."""
    found = re.search("已[经經](?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?", text)
    name = re.split("同意|第|研究|[讨討][论論]|[审審][议議]", text[found.end() :])[0] if found else ""
    if 2 <= len(name) <= 24:
        notice.setdefault("approved_by", name)


def _trim_front(framed: Framed) -> None:
    """Lines between title and body that are not of the body: dates, approvals, addressees, furniture."""
    while framed.body:
        block = framed.body[0]
        if isinstance(block, Table):
            found = metadata_of_table(block)
            if found is None:
                return
            _keep_metadata(found, framed)
            framed.issued.append(as_paragraph(block))
            framed.body.pop(0)
            continue
        folded = fold_text(block.text)
        is_head = (
            metadata_of_line(block.text) is not None
            or matches(block, "notice", "addressees")
            or patterns("notice", "date_line").fullmatch(folded) is not None
            or _is_number_line(block)
            or folded == fold_text(framed.title)
            or is_furniture(block)
        )
        if not is_head:
            return
        _read_head(block, framed)
        framed.body.pop(0)


def _is_number_line(block: Paragraph) -> bool:
    numbers = find_document_numbers(block.text)
    return bool(numbers) and len(fold_text(block.text)) <= len(fold_text(numbers[0].reading.text)) + 2


def _read_foot(framed: Framed) -> None:
    body, framed.annexes = split_annexes(framed.body)
    foot = read_foot(body)
    framed.body, framed.attachments, framed.attachment_label = foot.body, foot.attachments, foot.label
    framed.issued += foot.lines
    for key, value in foot.fields.items():
        framed.notice[key] = framed.notice.get(key) or value
