"""The days that options name: `--on` and its like."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from fzjs.cli.exits import CannotRunError
from fzjs.language.dates import day_fault

if TYPE_CHECKING:
    from fzjs.workspace.workspace import Workspace


def day_of(text: str | None, option: str = "--on") -> date:
    """The day that an option names, as 2024-06-15, 2024-6-15 or 2024年6月15日; today where it is not given."""
    if text is None:
        return date.today()
    import unicodedata  # only where a day is named

    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", plain)
    found = found or re.fullmatch(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日", plain)
    if found is None:
        raise CannotRunError(f"{option} {text} 不是日期，请写成 2024-06-15 或 2024年6月15日")
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    fault = day_fault(year, month, day) if year else "没有公元0年"
    if fault is not None:
        raise CannotRunError(f"{option} {text} 不对：{fault}")
    return date(year, month, day)


def tell_unused_holidays(workspace: Workspace) -> None:
    """Say on standard error why working days are not reckoned by the workspace's own holidays file, if they are not."""
    from fzjs.workspace.working_days import holidays_fault

    fault = holidays_fault(workspace)
    if fault is not None:
        print(f"说明：{fault}，工作日按内置的放假安排推算", file=sys.stderr)
