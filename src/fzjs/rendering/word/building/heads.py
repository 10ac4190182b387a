"""Heads of papers (版头): the red one of notices, and that of letters (GB/T 9704-2012, 7.2 and 10.1)."""

from __future__ import annotations

from fzjs.rendering.word.building.elements import blank, paragraph, tag


def red_head() -> str:
    """版头: three rows, the red mark, two empty rows, the number over the red rule, two empty rows."""
    return (
        paragraph("份号", "{{p head_rows(copy_number, secrecy, secrecy_term, urgency) }}")
        + paragraph("发文机关标志", "{{p mark_lines(issuers, mark) }}")
        + blank(2)
        + tag("{%p if signers %}")
        + paragraph("发文字号", "{{p number_rows(number, signers, script) }}")
        + tag("{%p else %}")
        + paragraph("发文字号", "{{ number }}")
        + tag("{%p endif %}")
        + blank(2)
    )


def letter_head() -> str:
    """The mark over a red double rule, the elements under it, two empty rows."""
    return (
        paragraph("信函发文机关标志", "{{p letter_mark(issuers, mark) }}")
        + paragraph("信函要素", "{{p letter_rows(number, copy_number, secrecy, secrecy_term, urgency) }}")
        + blank(2)
    )
