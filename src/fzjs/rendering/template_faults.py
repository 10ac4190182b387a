"""What is wrong with a template, in Chinese: as its author can mend it."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import TemplateError
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from fzjs.language.wordtables import read_table
from fzjs.rendering.sandbox import EndlessTemplateError


class TemplateFaultError(Exception):
    """A template that cannot be filled in; the message, in Chinese, says where and why."""


FAULTS = (
    TemplateError, EndlessTemplateError, RecursionError, TypeError, ValueError, ArithmeticError, LookupError,
    AttributeError, AssertionError, SyntaxError, MemoryError,
)  # fmt: skip
"""What filling in a template may raise because of how it is written."""


def in_chinese(problem: BaseException) -> str:
    """Why a template cannot be filled in."""
    message = str(problem)
    if isinstance(problem, TemplateNotFound):
        return f"没有要插入的模板 {problem.name}"
    if isinstance(problem, SecurityError):
        return "模板里只能取值、循环和判断，不允许调用这里写的方法"
    if isinstance(problem, EndlessTemplateError):
        return f"{message}，没有再往下印。请检查循环"
    if isinstance(problem, RecursionError):
        return "宏、循环或括号自己套自己，没有尽头"
    if isinstance(problem, SyntaxError | MemoryError):
        return "循环、判断或括号套得太深"
    if isinstance(problem, AssertionError):
        return "填写时出错：给程序排版的内容不对"
    frame = "标签写错" if isinstance(problem, TemplateSyntaxError) else "填写时出错"
    known = _known(message)
    if known is None:
        return f"{frame}，请对照说明检查这里的标签（原文：{message}）"
    return known if isinstance(problem, UndefinedError) else f"{frame}：{known}"


def row_of(problem: BaseException, file: str = "<template>") -> int | None:
    """The row of the template where it went wrong, counted from 1; of a block without end where it begins."""
    if isinstance(problem, TemplateSyntaxError):
        opened = _row_of_open_block(problem.source or "") if "needs to be closed" in str(problem) else None
        return opened or problem.lineno
    row: int | None = None
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            row = trace.tb_lineno
        trace = trace.tb_next
    return row


def _row_of_open_block(source: str) -> int | None:
    """Where the innermost block begins that has no end."""
    opened: list[int] = []
    for tag in re.finditer(
        r"\{%[-+]?\s*(end)?(for|if|macro|call|filter|block|with|set|autoescape)\b[^%]*", source
    ):
        if tag[1] and opened:
            opened.pop()
        elif not tag[1] and (tag[2] != "set" or "=" not in tag[0]):
            opened.append(source.count("\n", 0, tag.start()) + 1)
    return opened[-1] if opened else None


def _known(message: str) -> str | None:
    """What Jinja or Python says, as an author can understand it; None for what the table does not know."""
    for pattern, sentence in read_table("template_faults", _TABLES):
        found = re.search(pattern, message)
        if found is not None:
            return sentence.format(*(_TOKENS.get(word, word) for word in found.groups()))
    return None


_TABLES = Path(__file__).parent / "tables"
_TOKENS = {
    "end of print statement": "标签的结尾 }}", "end of statement block": "标签的结尾 %}", "name": "名称",
    "integer": "数", "string": "引号里的文字", "begin of print statement": "标签的开头 {{",
    "begin of statement block": "标签的开头 {%", "end of template": "模板的结尾", "template data": "标签以外的文字",
}  # fmt: skip
"""What Jinja calls the pieces of a tag."""
