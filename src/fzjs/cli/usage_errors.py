"""What is wrong with a command line, in Chinese.

The parser's exceptions are known by their class names: depending on its version, typer brings its own copy
of click or uses the package, and the classes are not the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_SEE_HELP = "用法见 fzjs --help 或 fzjs 命令 --help"


def in_chinese(error: Exception) -> str | None:
    """The message for a usage error; None for an exception of another kind."""
    for ancestor in type(error).__mro__:
        if ancestor.__name__ in _TOLD:
            return f"{_TOLD[ancestor.__name__](error)}。{_SEE_HELP}"
    return None


def _no_such_option(error: Any) -> str:
    nearest = f"，是不是 {'、'.join(error.possibilities)}" if getattr(error, "possibilities", None) else ""
    return f"没有选项 {error.option_name}{nearest}"


def _missing_parameter(error: Any) -> str:
    return f"缺少参数 {_name(error.param)}"


def _bad_parameter(error: Any) -> str:
    wanted = next((told for word, told in _WANTED.items() if word in error.message), "")
    return f"参数 {_name(error.param)} 的值不对{wanted}"


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    is_option = parameter.param_type_name == "option"
    return str(parameter.opts[-1] if is_option else parameter.metavar or parameter.name)


def _usage(error: Any) -> str:
    words = error.message.split("'")
    if "No such command" in error.message and len(words) > 1:
        return f"没有命令 {words[1]}"
    if "Missing command" in error.message or not error.message:
        return "没有写命令"
    if "unexpected extra argument" in error.message:
        return f"多余的参数：{error.message.rpartition('(')[2].rstrip(')')}"
    return str(error.message)


_WANTED = {"integer": "，应为整数", "number": "，应为数字", "boolean": "，应为是或否"}
"""A word of the parser's message → what was wanted."""

_TOLD: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing_parameter,
    "BadOptionUsage": lambda error: f"选项 {error.option_name} 后面要写一个值",
    "BadParameter": _bad_parameter,
    "UsageError": _usage,
    "Abort": lambda _error: "已中断",
}
"""Class name of the exception → its message; the most special class of an exception counts."""
