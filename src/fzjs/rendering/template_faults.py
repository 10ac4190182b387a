"""What is wrong with a template, in Chinese: as its author can mend it."""

from __future__ import annotations

import re

from jinja2 import TemplateError
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

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
    if isinstance(problem, TemplateSyntaxError):
        return f"标签写错：{_known(message, _SYNTAX)}"
    if isinstance(problem, UndefinedError):
        return _known(message, _UNDEFINED)
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
    return f"填写时出错：{_known(message, _VALUES)}"


def row_of(problem: BaseException, file: str = "<template>") -> int | None:
    """The row of the template where it went wrong, counted from 1."""
    if isinstance(problem, TemplateSyntaxError):
        return problem.lineno
    row: int | None = None
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            row = trace.tb_lineno
        trace = trace.tb_next
    return row


def _known(message: str, sentences: dict[str, str]) -> str:
    for pattern, sentence in sentences.items():
        found = re.search(pattern, message)
        if found is not None:
            return sentence.format(*found.groups())
    return message


_SYNTAX = {
    r"Encountered unknown tag '([^']*)'": "没有 {0} 这种标签（能用 for、if、set、else、elif、endfor、endif）",
    r"Unexpected end of template.*innermost block that needs to be closed is '([^']*)'": "{0} 没有配对的 end{0}",
    r"Unexpected end of template": "标签没有写完",
    r"No filter named '([^']*)'": "没有 {0} 这种处理方式（| 后面的名称）",
    r"No test named '([^']*)'": "没有 {0} 这种判断（is 后面的名称）",
    r"expected token 'end of (print statement|statement block)', got '\{'": "标签没有写完，后面又开始了一个标签",
    r"expected token 'end of print statement', got '([^']*)'": "“{0}”前面多了空格，或者少了符号：一个标签里只写一个名称",
    r"expected token 'end of statement block', got '([^']*)'": "“{0}”写错了位置",
    r"expected token '([^']*)', got '([^']*)'": "应写 {0} 的地方写了 {1}",
    r"unexpected '([^']*)'": "“{0}”写错了位置",
    r"unexpected char '([^']*)'": "标签里不能有“{0}”（标点要用半角）",
    r"unexpected end of template": "标签没有写完",
    r"Missing end of comment tag": "注释没有用 #}} 结束",
    r"Expected an expression, got '([^']*)'": "{0} 之前缺少名称",
}
"""What Jinja says of a tag → how to say it to the author."""

_UNDEFINED = {
    r"^'([^']*)' is undefined": "没有“{0}”这个名称",
    r"has no attribute '([^']*)'": "没有“{0}”这一项",
    r"has no element ([^ ]+)": "没有第 {0} 项",
}

_VALUES = {
    r"object is not iterable": "for 后面的不是列表",
    r"object is not callable": "这个名称后面不能写括号",
    r"unsupported operand|can only concatenate|must be str": "文字和数不能这样相加，请用 ~ 连接",
    r"division by zero": "除数是零",
}
