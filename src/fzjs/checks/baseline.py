"""A baseline: the findings that a repository had when it began to be checked, so that only new ones count.

A JSON file with one entry for each file, code and id, and how many findings there were; never a line, so that a
finding keeps its entry when the lines above it move. Problems of the file as such (FZ001 to FZ019, FZ099) cannot be
frozen: what was not read was not checked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from fzjs.checks.finding import Finding
from fzjs.checks.registry import all_rules

_STALE = "FZ023"
_ABOUT_SUPPRESSIONS = frozenset(["FZ020", "FZ021", "FZ022"])


class Key(NamedTuple):
    """What a frozen finding is known by."""

    file: str
    """Relative to the folder of the baseline."""
    code: str
    id: str | None


class BaselineError(ValueError):
    """The file is no baseline; the message, in Chinese, says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Frozen findings: how many of each, and where the file says so. `shown` is the file as messages name it."""

    shown: str
    counts: dict[Key, int]
    lines: dict[Key, int]

    def sift(self, findings: Iterable[Finding], key_of: Callable[[Finding], Key]) -> list[Finding]:
        """The findings that are not frozen. Where there are more than were frozen, the last ones count as new."""
        left = Counter(self.counts)
        kept = []
        for finding in findings:
            key = key_of(finding)
            if left[key] > 0 and can_be_frozen(finding):
                left[key] -= 1
            else:
                kept.append(finding)
        return kept

    def stale(
        self,
        findings: Iterable[Finding],
        key_of: Callable[[Finding], Key],
        was_checked: Callable[[Key], bool],
    ) -> Iterator[Finding]:
        """A finding for every entry whose findings are gone; `was_checked` says whether they could have shown."""
        found = Counter(key_of(finding) for finding in findings)
        for key, count in self.counts.items():
            if found[key] < count and was_checked(key):
                about = f"（{key.id}）" if key.id else ""
                now = f"现在只有 {found[key]} 处" if found[key] else "现在没有了"
                yield Finding(
                    _STALE,
                    all_rules()[_STALE].severity,
                    f"基线里记着 {key.file} {key.code}{about} {count} 处，{now}",
                    f"更新基线：fzjs validate --baseline {self.shown} --write-baseline",
                    self.shown,
                    self.lines[key],
                    1,
                    subject=key.id,
                )


def can_be_frozen(finding: Finding) -> bool:
    """Whether a finding may stand in a baseline."""
    return not finding.code.startswith("FZ0") or finding.code in _ABOUT_SUPPRESSIONS


def baseline_text(keys: Sequence[Key]) -> str:
    """The file that freezes findings with these keys: one entry a line, in order, so that merges stay easy."""
    counts = sorted(Counter(keys).items(), key=lambda item: (item[0].file, item[0].code, item[0].id or ""))
    entries = [json.dumps({**key._asdict(), "count": count}, ensure_ascii=False) for key, count in counts]
    listed = ",\n    ".join(entries)
    return f'{{\n  "fzjs-baseline": 1,\n  "findings": [{f"{chr(10)}    {listed}{chr(10)}  " if entries else ""}]\n}}\n'


def read_baseline(data: bytes, shown: str) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        text = data.decode("utf-8-sig")
        told = json.loads(text)
        if told["fzjs-baseline"] != 1:
            raise BaselineError(f"{shown} 是别的版本的基线，请用 --write-baseline 重新生成")
        counts = {_key(entry): _count(entry) for entry in told["findings"]}
    except BaselineError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BaselineError(f"{shown} 不是基线文件，请用 --write-baseline 重新生成") from None
    lines = text.splitlines()
    return Baseline(shown, counts, {key: _line(key, lines) for key in counts})


def _key(entry: dict[str, Any]) -> Key:
    key = Key(entry["file"], entry["code"], entry["id"])
    if not isinstance(key.file, str) or not isinstance(key.code, str) or not isinstance(key.id, str | None):
        raise TypeError
    return key


def _count(entry: dict[str, Any]) -> int:
    if type(entry["count"]) is not int or entry["count"] < 1:
        raise ValueError
    return int(entry["count"])


def _line(key: Key, lines: list[str]) -> int:
    """Where an entry stands, if the file is laid out as we write it; else the first line."""
    wanted = [json.dumps(part, ensure_ascii=False) for part in key]
    return next((n for n, line in enumerate(lines, 1) if all(part in line for part in wanted)), 1)
