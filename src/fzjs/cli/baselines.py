"""`fzjs validate --baseline FILE [--write-baseline]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from fzjs.checks.baseline import Baseline, BaselineError, Key, baseline_text, can_be_frozen, read_baseline
from fzjs.checks.finding import Finding
from fzjs.cli.exits import CannotRunError
from fzjs.cli.validation import Request, Run
from fzjs.cli.writing import write_file

Found = list[tuple[Run, list[Finding]]]


def apply_baseline(request: Request, found: Found) -> Found:
    """What was found less what the baseline holds, with what is stale in it; or write the baseline anew first."""
    path = Path(request.baseline)

    def key_of(finding: Finding) -> Key:
        return Key(_relative(finding.path, path), finding.code, finding.subject)

    if request.write_baseline:
        frozen = [key_of(finding) for _, listed in found for finding in listed if can_be_frozen(finding)]
        write_file(path, baseline_text(frozen), force=True)
        print(f"已把 {len(frozen)} 个问题写进基线 {path}", file=sys.stderr)
    baseline = _read(path)
    sifted = [(run, baseline.sift(listed, key_of)) for run, listed in found]
    if sifted:
        checked = {_relative(entry.shown, path): run for run, _ in found for entry in run.target.entries}
        everything = [finding for _, listed in found for finding in listed]

        def was_checked(key: Key) -> bool:
            run = checked.get(key.file)
            if run is None:  # the file itself is gone
                return not (path.parent / key.file).exists()
            return run.checker.selection.runs(key.code)

        sifted[-1][1].extend(_wanted(baseline.stale(everything, key_of, was_checked), sifted[-1][0]))
    return sifted


def _wanted(stale: Iterable[Finding], run: Run) -> list[Finding]:
    return [finding for finding in stale if run.checker.selection.runs(finding.code)]


def _read(path: Path) -> Baseline:
    try:
        return read_baseline(path.read_bytes(), path.as_posix())
    except FileNotFoundError:
        raise CannotRunError(f"没有基线文件 {path}。生成基线：加上 --write-baseline") from None
    except OSError as error:
        raise CannotRunError(f"无法读取 {path}：{error.strerror}") from None
    except BaselineError as error:
        raise CannotRunError(str(error)) from None


def _relative(name: str, baseline: Path) -> str:
    return os.path.relpath(os.path.realpath(name), os.path.realpath(baseline.parent)).replace(os.sep, "/")
