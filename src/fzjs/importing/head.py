"""What stands round a plan: page furniture, metadata, the notice that issues it, its title, its foot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from fzjs.importing.addressees import addressees_of
from fzjs.importing.dates import read_day
from fzjs.importing.foot import read_foot, split_annexes
from fzjs.importing.markers import read_marker
from fzjs.importing.metadata import metadata_of_line, metadata_of_table
from fzjs.importing.source import Paragraph, Source, Table
from fzjs.importing.words import patterns
from fzjs.language.document_numbers import find_document_numbers
from fzjs.language.folding import fold_text

_HEAD = 60
"""A plan's title stands among so many first blocks."""
_LONGEST_TITLE = 90
_TITLE_AMONG = 24
"""A title without an issuing sentence stands among so many first lines."""


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
    framed = Framed()
    blocks = _without_tail(_without_page_marks(source, framed), framed)
    issuing = next(
        (at for at, block in enumerate(blocks[:_HEAD]) if _matches(block, "notice", "issuing")), None
    )
    start, end = _title_span(blocks, issuing, framed)
    for block in blocks[:start]:
        _read_head(block, framed)
    if end > start:
        framed.title = _without_number("".join(_text(block) for block in blocks[start:end]), framed)
        framed.title_line = blocks[start].line
    framed.body = blocks[end:]
    issuers = framed.notice.get("issuers", [])
    framed.notice["issuers"] = [
        name for name in issuers if not any(name != other and name in other for other in issuers)
    ]
    _trim_front(framed)
    _read_foot(framed)
    return framed


def _without_page_marks(source: Source, framed: Framed) -> list[Paragraph | Table]:
    """The blocks without page numbers, tables of contents, and links that are no part of the text."""
    kept: list[Paragraph | Table] = []
    later = Counter(fold_text(_text(block)) for block in source.blocks)
    in_contents = False
    for block in source.blocks:
        folded = fold_text(_text(block))
        is_listed = _matches(block, "furniture", "contents") or later[folded] > 1
        in_contents = folded == "目录" or (in_contents and is_listed)
        later[folded] -= 1
        is_link = (
            isinstance(block, Paragraph)
            and block.is_link
            and not patterns("notice", "attachment").fullmatch(folded)
        )
        if in_contents or is_link or _matches(block, "furniture", "page"):
            framed.furniture.append(_paragraph(block))
        else:
            kept.append(block)
    return kept


def _without_number(title: str, framed: Framed) -> str:
    """A title without the document number that sites put behind it in brackets."""
    for mention in find_document_numbers(title):
        before, behind = title[: mention.start], title[mention.end :]
        if before.endswith(("(", "（")) and behind in (")", "）"):
            framed.notice.setdefault("number", mention.reading.text)
            return before[:-1].rstrip()
    return title


def _without_tail(blocks: list[Paragraph | Table], framed: Framed) -> list[Paragraph | Table]:
    """The blocks before the furniture that follows the body, which begins in the last half of the text."""
    total = sum(len(_text(block)) for block in blocks)
    seen = 0
    for at, block in enumerate(blocks):
        if seen * 2 >= total and _matches(block, "furniture", "tail") and not _has_headings(blocks[at:]):
            framed.furniture += [_paragraph(rest) for rest in blocks[at:]]
            return blocks[:at]
        seen += len(_text(block))
    return blocks


def _has_headings(blocks: list[Paragraph | Table]) -> bool:
    """Whether a document goes on in these blocks, so that they are no furniture."""
    markers = [read_marker(block.text) for block in blocks if isinstance(block, Paragraph)]
    return any(
        marker is not None and marker.family in ("han", "han-bracket", "chapter", "article")
        for marker in markers
    )


def _title_span(blocks: list[Paragraph | Table], issuing: int | None, framed: Framed) -> tuple[int, int]:
    """Where the title of the plan itself stands, from its first block to the one behind its last."""
    named = _named_title(_text(blocks[issuing])) if issuing is not None else ""
    if issuing is not None:
        for at in [*range(issuing + 1, min(issuing + 16, len(blocks))), *range(issuing)]:
            for lines in (1, 2, 3):
                joined = fold_text("".join(_text(block) for block in blocks[at : at + lines]))
                if named and joined == fold_text(named):
                    if at < issuing:
                        framed.issued.append(_paragraph(blocks[issuing]))
                        del blocks[issuing]
                    return at, at + lines
        if named and framed.title == "":
            framed.title, framed.title_line = named, blocks[issuing].line
    span = _looks_like_title(blocks, (issuing or -1) + 1)
    if span is not None and (issuing is None or issuing < span[0] <= issuing + 8):
        return span
    if issuing is not None:
        return issuing + 1, issuing + 1
    return 0, 0


def _looks_like_title(blocks: list[Paragraph | Table], start: int) -> tuple[int, int] | None:
    """The last of the first lines that end as titles do; a title may take up to three lines."""
    found: tuple[int, int] | None = None
    seen = 0
    for at in range(start, len(blocks)):
        seen += not _is_furniture(blocks[at])
        if seen > _TITLE_AMONG or (found is not None and _begins_body(blocks[at])):
            break
        if _ends_as_title(blocks[at]):
            first = at
            while first > start and _continues(blocks[first - 1]) and at - first < 2:
                first -= 1
            found = (first, at + 1 + _has_subtitle(blocks, at + 1))
    return found


def _begins_body(block: Paragraph | Table) -> bool:
    """Whether a block behind a title can only be of the body: sentences, a numbered or styled heading."""
    folded = fold_text(_text(block))
    if isinstance(block, Paragraph) and (block.level > 0 or len(block.text) > _LONGEST_TITLE):
        return True
    is_numbered = folded.startswith(("一、", "(一)", "1.", "1、", "第一"))
    return not folded.endswith(":") and not _is_furniture(block) and ("。" in folded or is_numbered)


def _ends_as_title(block: Paragraph | Table) -> bool:
    folded = fold_text(_text(block))
    if isinstance(block, Table) or len(block.text) > _LONGEST_TITLE or _is_furniture(block):
        return False
    if folded.endswith((",", ";", ":")) or folded.startswith("附") or (read_day(folded) and len(folded) < 14):
        return False
    if "。" in folded or folded.startswith(("一、", "(一)", "1.", "1、", "第一")):
        return False
    return patterns("notice", "title_word").search(folded[-18:]) is not None


def _has_subtitle(blocks: list[Paragraph | Table], at: int) -> bool:
    """Whether a line in brackets goes on with the title: （2021—2025年）, （试行）."""
    folded = fold_text(_text(blocks[at])) if at < len(blocks) else ""
    return (
        re.fullmatch(
            r"\((?:[0-9]{4}.{0,12}年.{0,4}|试行|征求意见稿|送审稿|草案|修订版?|[0-9]{4}年版)\)", folded
        )
        is not None
    )


def _continues(block: Paragraph | Table) -> bool:
    """Whether the next line may go on with the same title."""
    folded = fold_text(_text(block))
    is_short = isinstance(block, Paragraph) and 4 <= len(folded) <= 40
    return (
        is_short
        and not folded.endswith((":", "。", "号", "日", ")", "次"))
        and not patterns("notice", "title_word").search(folded[-6:])
        and not patterns("notice", "signing_body").fullmatch(folded)
        and not _is_furniture(block)
        and metadata_of_line(_text(block)) is None
        and read_day(folded) is None
    )


def _named_title(text: str) -> str:
    """The title in the outermost 《》 of the sentence that issues it."""
    opening = text.find("《")
    closing = text.rfind("》", 0, max(text.find("现"), text.find("印发"), text.find("已经"), 0) or len(text))
    if closing < opening:
        closing = text.find("》", opening)
    return text[opening + 1 : closing] if 0 <= opening < closing else ""


def _read_head(block: Paragraph | Table, framed: Framed) -> None:
    notice = framed.notice
    if isinstance(block, Table):
        _keep_metadata(metadata_of_table(block) or {}, framed)
        framed.issued.append(_paragraph(block))
        return
    found = metadata_of_line(block.text)
    if found is not None:
        _keep_metadata(found, framed)
        framed.issued.append(block)
        return
    if _is_furniture(block):
        framed.furniture.append(block)
        return
    framed.issued.append(block)
    folded = fold_text(block.text)
    numbers = find_document_numbers(block.text)
    if numbers and len(folded) <= 100 and not _matches(block, "notice", "issuing"):
        notice.setdefault("number", numbers[0].reading.text)
    if patterns("notice", "date_line").fullmatch(folded):
        notice["signed"] = read_day(block.text) or notice.get("signed")
    elif _matches(block, "notice", "addressees"):
        notice.setdefault("addressees", addressees_of(block.text))
    elif _matches(block, "notice", "issuing"):
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
    _, found, rest = text.partition("已经")
    day = re.match(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日", rest)
    rest = rest[day.end() :] if day else rest
    name = rest.split("同意")[0].split("第")[0].split("研究")[0].split("讨论")[0].split("审议")[0]
    if found and 2 <= len(name) <= 24:
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
            framed.issued.append(_paragraph(block))
            framed.body.pop(0)
            continue
        folded = fold_text(block.text)
        is_head = (
            metadata_of_line(block.text) is not None
            or _matches(block, "notice", "addressees")
            or patterns("notice", "date_line").fullmatch(folded) is not None
            or _is_number_line(block)
            or folded == fold_text(framed.title)
            or _is_furniture(block)
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


def _matches(block: Paragraph | Table, table: str, key: str) -> bool:
    return isinstance(block, Paragraph) and patterns(table, key).fullmatch(fold_text(block.text)) is not None


def _is_furniture(block: Paragraph | Table) -> bool:
    return _matches(block, "furniture", "line")


def _text(block: Paragraph | Table) -> str:
    return block.text if isinstance(block, Paragraph) else "\n".join("\t".join(row) for row in block.rows)


def _paragraph(block: Paragraph | Table) -> Paragraph:
    return block if isinstance(block, Paragraph) else Paragraph(_text(block), block.line)
