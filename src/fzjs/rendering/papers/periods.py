"""How papers write the period of a report."""

from __future__ import annotations

from fzjs.language.numerals import write_integer


def period_text(period: str) -> str:
    """2024年5月, 2024年第二季度, 2024年度."""
    year, part = period[:4], period[5:]
    if not part:
        return f"{year}年度"
    if part.startswith("Q"):
        return f"{year}年第{write_integer(int(part[1]))}季度"
    return f"{year}年{int(part)}月"
