"""What the Word templates may call: the measures that Word cannot work out by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fzjs.language.standing import in_script
from fzjs.rendering.word.feet import attachment_note, signature
from fzjs.rendering.word.first_page import addressees_fit, parted_text
from fzjs.rendering.word.heads import head_rows, joint_mark, letter_mark, letter_rows, mark_line, number_rows
from fzjs.rendering.word.titles import title_lines

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        addressees_fit, attachment_note, head_rows, joint_mark, letter_mark, letter_rows, mark_line, number_rows, parted_text, signature,
    )
}  # fmt: skip
"""Functions by their name in a template: `{{p signature(issuers, day, sealed) }}`."""

FILTERS: Mapping[str, Callable[..., Any]] = {"title_lines": title_lines, "in_script": in_script}
"""Filters by their name in a template: `{%p for row in title|title_lines(issuers) %}`."""
