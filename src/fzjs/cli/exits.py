"""How a run ends: 0 clean, 1 findings, 2 could not run. Nothing else, and never a traceback for bad input."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CLEAN, FINDINGS, UNABLE = 0, 1, 2


class CannotRunError(Exception):
    """The command cannot do what was asked; the message, in Chinese, says why and what to do."""


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    try:
        with reader_may_leave():
            code = _run(arguments)
            sys.stdout.flush()
            return code
        return CLEAN
    except CannotRunError as error:
        print(f"fzjs：{error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("fzjs：已中断", file=sys.stderr)
    except OSError as error:
        print(f"fzjs：无法输出：{reason(error)}", file=sys.stderr)
        _discard_output()
    return UNABLE


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Printing for a reader who may stop reading (`fzjs validate | head`): the rest is not wanted any more."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()


def reason(error: OSError) -> str:
    """Why the operating system refuses, in Chinese."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
}


def _discard_output() -> None:
    # Python writes what is left when the process ends; it must have somewhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["validate"] and not any(word.startswith("-") for word in arguments):
        from fzjs.cli.validation import Request, validate

        return validate(Request(tuple(arguments[1:])))
    from fzjs.cli.app import app
    from fzjs.cli.usage_errors import in_chinese

    try:
        result: Any = app(args=arguments, prog_name="fzjs", standalone_mode=False)
    except (CannotRunError, OSError):
        raise
    except Exception as error:
        told = in_chinese(error)
        if told is None:
            raise
        raise CannotRunError(told) from None
    return result if isinstance(result, int) else CLEAN
