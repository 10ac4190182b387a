"""What an author writes stands in the paper as written, whatever it means to Markdown, Jinja or HTML."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fzjs.model.plan import Plan
from fzjs.rendering.papers.duties import duty_groups
from fzjs.rendering.papers.plan import plan_text
from fzjs.rendering.plain_templates import render_plain
from tests.rendering.papers.conftest import Write, ask, say

HOSTILE = [
    "A & B &amp; &#60;", "<b>粗</b>", "{{ title }}", "{% for x in y %}", "{# x #}", "“引号”'\"", "=cmd()", "*重* _斜_ `码`",
    "# 不是标题", "- 不是列表", "1. 不是列表", "> 不是引用", "| 竖 | 线 |", "[链](http://x)", "~~删~~", "\\反斜杠\\", "---", "=====",
    "```", "<!-- -->", "http://x.cn/_a_", "+ 加", "2) 项", "    缩进", "a  \nb", "\ttab", "![图](x)", "<script>", "第1项：*", "。**",
]  # fmt: skip
READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def shown(markdown: str) -> tuple[str, set[str]]:
    """What a reader of the Markdown sees, without blanks, and the kinds of things that it is made of."""
    seen, kinds = [], set()
    for token in READER.parse(markdown):
        kinds.add(token.type)
        for below in token.children or ():
            kinds.add(below.type)
            seen.append(below.content)
    return "".join("".join(seen).split()), kinds


def plan_of(text: str, title: str | None = None) -> Plan:
    measure: dict[str, Any] = {"id": "a", "text": text, "lead": [text], "targets": [text], "deadline": [text]}
    if title:
        measure["title"] = title
    goals = [{"title": title or "目标", "measures": [measure]}]
    return Plan.model_validate({"kind": "annual", "id": "x", "title": "要点", "year": 2024, "goals": goals})


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("paper", ["notice", "breakdown", "unit-list"])
def test_in_markdown(paper: str, text: str, write: Write) -> None:
    units = {"units": [{"name": "县司法局"}]}
    measure = {
        "id": "a",
        "title": text,
        "text": text,
        "lead": ["县司法局"],
        "targets": [text],
        "deadline": [text],
    }
    goals = [{"title": text, "measures": [measure]}, {"title": "二", "measures": [{"id": "b", "text": text}]}]
    notice = {
        "number": "示政办〔2024〕18号",
        "issuer": [text],
        "addressees": [text],
        "signed": "2024-04-02",
        "note": text,
    }
    path = write(units, title=text, notice=notice, goals=goals, preamble=text)
    markdown = render_plain(
        paper, "md", say(paper, ask(path, unit="县司法局" if paper == "unit-list" else None))
    )
    seen, kinds = shown(markdown)
    assert "".join(text.split()) in seen
    assert not kinds & {
        "bullet_list_open", "ordered_list_open", "blockquote_open", "code_block", "fence", "code_inline", "html_block",
        "em_open", "s_open", "link_open", "image", "lheading_open",
    }  # fmt: skip
    breaks = {"html_inline"} if paper == "breakdown" or paper == "unit-list" else set()
    assert kinds & {"html_inline"} <= breaks  # <br> between the rows of a cell is the template's own


@given(
    st.text(alphabet="甲乙 1.*_`#|<>&{}%[]()~\\-+=\n\t\"'！。", min_size=1).filter(
        lambda text: bool(text.strip())
    )
)
def test_any_text_in_markdown(text: str) -> None:
    plan = plan_of(text, "标题")
    laid = plan_text(plan)
    contents = {"script": "simplified", "title": plan.title, "paragraphs": laid.paragraphs, "attachments": (),
                "attachment_label": "附件"}  # fmt: skip
    seen, kinds = shown(render_plain("plan", "md", contents))
    assert "".join(text.split()) in seen
    assert not kinds & {
        "bullet_list_open",
        "ordered_list_open",
        "blockquote_open",
        "code_block",
        "fence",
        "html_block",
    }


@given(st.text(alphabet="甲|*<>&{}\\\n`_~[]", min_size=1).filter(lambda text: bool(text.strip())))
def test_any_text_in_a_table(text: str) -> None:
    groups = duty_groups(plan_of(text, "标题"))
    contents = {"script": "simplified", "title": "表", "groups": groups, "has_responsible": False}
    markdown = render_plain("breakdown", "md", contents)
    rows = [line for line in markdown.splitlines() if line.startswith("| 1 |")]
    assert len(rows) == 1
    cells = [token for token in READER.parse(markdown) if token.type == "td_open"]
    assert len(cells) == 6
    seen, _ = shown(markdown)
    assert "".join(text.split()) in seen.replace("<br>", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_in_text(text: str) -> None:
    laid = plan_text(plan_of(text))
    contents = {"script": "simplified", "title": text, "paragraphs": laid.paragraphs, "attachments": (),
                "attachment_label": "附件"}  # fmt: skip
    printed = render_plain("plan", "text", contents)
    assert "".join(text.split()) in "".join(printed.split())
