"""Checking many files on several processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzjs.checks.run import Checked, Checker
from fzjs.workspace.discovery import Entry

_CHUNK = 64
"""Files handed to a process at a time: enough to make the handing over cheap."""

_WORTH_A_PROCESS = 2 * _CHUNK

_checker: Checker | None = None


def check_all(checker: Checker, entries: Sequence[Entry], jobs: int) -> Iterator[Checked]:
    """Check files in order, holding none of them; with several jobs on as many forked processes.

    Where processes cannot be forked (Windows), or for few files, everything runs in this one.
    """
    if jobs < 2 or len(entries) < _WORTH_A_PROCESS:
        yield from map(checker.check, entries)
        return
    from multiprocessing import get_all_start_methods, get_context

    if "fork" not in get_all_start_methods():
        yield from map(checker.check, entries)
        return
    global _checker
    _checker = checker  # inherited by the forked processes, so that nothing need be sent to them
    chunks = [entries[start : start + _CHUNK] for start in range(0, len(entries), _CHUNK)]
    with get_context("fork").Pool(jobs) as pool:
        for checked in pool.imap(_check_chunk, chunks):
            yield from checked
    _checker = None


def _check_chunk(entries: Sequence[Entry]) -> list[Checked]:
    assert _checker is not None
    return [_checker.check(entry) for entry in entries]
