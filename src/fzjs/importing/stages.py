"""Phases: （一）宣传动员阶段（2024年5月）。 and their like."""

from __future__ import annotations

import re
from functools import cache

from fzjs.importing.duties import Calendar
from fzjs.importing.entry import Entry
from fzjs.importing.facts import deadlines_of, targets_of
from fzjs.importing.outline import Node
from fzjs.importing.titles import split_title
from fzjs.language.folding import fold
from fzjs.model.printing import ON_ITS_OWN_LINE


def phase_of(node: Node, calendar: Calendar) -> Entry:
    """A phase from a numbered item: its name, first and last day as written, what is done."""
    entry = Entry(node.line, node.marker)
    lines = node.written()[1:]
    folded = fold(node.text)
    found = _head_pattern().match(folded.text)
    if found is None:
        title, mark, text = split_title(node.text)
        if not title:
            title, mark, text = (
                (node.text, ON_ITS_OWN_LINE, "") if lines else (node.text[:20], "", node.text[20:])
            )
        if not found:
            entry.doubt("没有读出这一阶段的起止时间")
    else:
        title = folded.as_written(*found.span("title")).strip()
        mark = folded.as_written(found.end("title"), found.end())
        text = node.text[folded.original_span(found.start(), found.end())[1] :].strip()
        first = folded.as_written(*found.span("first"))
        last = folded.as_written(*found.span("last")) if found["last"] else first
        year = re.match(r"[0-9xX×]{2,4}年", first)
        if year is not None and "年" not in last:
            last = year[0] + last
        entry["from"], entry["to"] = first, last
        if found["last"] is None and last.endswith("前"):
            del entry["from"]
    text = "\n".join(part for part in (text, *lines) if part)
    entry["title"] = title
    entry.mark = mark or None
    if text:
        entry["text"] = text
    if deadlines := deadlines_of(text, calendar.plan_year, calendar.span):
        entry["deadline"] = deadlines
    if targets := targets_of(text):
        entry["targets"] = targets
    return entry


@cache
def _head_pattern() -> re.Pattern[str]:
    year, month = r"(?:(?:[0-9xX×*]{2,4})?年)?", r"[0-9xX×*]{1,2}月"
    day = rf"(?:{year}(?:{month}(?:[0-9xX×*]{{1,2}}日|上旬|中旬|下旬|份)?|第?[一二三四1-4]季度|[上下]半年)(?:底|初|末)?前?)"
    return re.compile(
        rf"(?P<title>[^。;]{{2,40}}?)(?P<mark>[,:]?(?:时间|时间安排)?[:为]?\(?(?:时间)?[:为]?)"
        rf"(?P<first>{day})(?:起|开始)?(?:[-至到]+(?P<last>{day}))?\)?[。.:,;]?"
    )
