"""How a run ends: 0 clean, 1 findings, 2 could not run. Nothing else, and never a traceback for bad input."""

from __future__ import annotations

import os
import sys
from typing import Any

CLEAN, FINDINGS, UNABLE = 0, 1, 2


class CannotRunError(Exception):
    """The command cannot do what was asked; the message, in Chinese, says why and what to do."""


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    try:
        if arguments[:1] == ["validate"] and not any(word.startswith("-") for word in arguments):
            from fzjs.cli.validation import Request, validate

            return validate(Request(tuple(arguments[1:])))
        return _parse_and_run(arguments)
    except CannotRunError as error:
        print(f"fzjs：{error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("fzjs：已中断", file=sys.stderr)
    except BrokenPipeError:
        # The reader has seen enough (`fzjs validate | head`); nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    return UNABLE


def _parse_and_run(arguments: list[str]) -> int:
    from fzjs.cli.app import app
    from fzjs.cli.usage_errors import in_chinese

    try:
        result: Any = app(args=arguments, prog_name="fzjs", standalone_mode=False)
    except Exception as error:
        told = in_chinese(error)
        if told is None:
            raise
        raise CannotRunError(told) from None
    return result if isinstance(result, int) else CLEAN
