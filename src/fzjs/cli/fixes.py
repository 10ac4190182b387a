"""`fzjs validate --fix`: putting right what is sure, before the check."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from fzjs.checks.fixing import Fixed, fixed
from fzjs.cli.validation import Run
from fzjs.cli.writing import write_bytes


def fix_files(runs: Iterable[Run]) -> bool:
    """Put right the files of these runs and say so on the error stream; True if any was written."""
    written = 0
    done: Counter[str] = Counter()
    for run in runs:
        for entry in run.target.entries:
            after = fixed(run.checker, entry)
            if after is not None and after.data != entry.path.read_bytes():
                write_bytes(entry.path, after.data, force=True)
                print(f"已改 {entry.shown}：{_told(after)}", file=sys.stderr)
                done.update(after.codes)
                written += 1
    if not written:
        print("没有可以自动改的问题", file=sys.stderr)
    return bool(written)


def _told(after: Fixed) -> str:
    parts = [f"{code} {count} 处" for code, count in sorted(Counter(after.codes).items())]
    return "，".join([*parts, *([f"补全单位名称 {after.names} 处"] if after.names else [])])
