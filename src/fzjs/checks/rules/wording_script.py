"""FZ606: simplified and traditional characters in one file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fzjs.checks.finding import Fault
from fzjs.checks.rule import rule
from fzjs.checks.rules.wording_sightings import TEXTS, sightings, subject_at
from fzjs.checks.scope import Scope
from fzjs.checks.unit_names import unknown_names
from fzjs.language.scripts import simplified, traditional_forms

_MOST_SHOWN = 6


@rule("FZ606", "繁简混用", "warning", TEXTS)
def mixed_scripts(scope: Scope[Any]) -> Iterator[Fault]:
    """一个文件要么用简体字，要么用繁体字，不应混用。

    为什么：简体文件里夹着个别繁体字，多半是转换软件漏转，或者从别处粘贴来的；同一个单位写成两种字形，也不便查找。

    怎么改：按提示逐字改过来。以文件里多数的字为准；后、里、干、台、只等繁简通用的字不算。
    """
    sighted = sightings(scope)
    if not sighted.mixed:
        return
    prevailing, other = ("繁体", "简体") if sighted.traditional else ("简体", "繁体")
    misnamed = unknown_names(scope)
    for path, text in scope.prose.parts():
        if path in misnamed:
            continue
        found = [char for char in dict.fromkeys(text) if char in sighted.mixed]
        if found:
            first = text.index(found[0])
            shown = "".join(f"“{char}”" for char in found[:_MOST_SHOWN]) + (
                "等" if len(found) > _MOST_SHOWN else ""
            )
            rights = "".join(f"“{_other(char, sighted.traditional)}”" for char in found[:_MOST_SHOWN])
            message = f"{prevailing}文件里夹有{other}字{shown}"
            yield Fault(path, message, f"改为{rights}", subject_at(scope, path), span=(first, first + 1))


def _other(char: str, to_traditional: bool) -> str:
    return next(iter(traditional_forms(char)), char) if to_traditional else simplified(char)
