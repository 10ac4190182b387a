"""What the Word templates may call: the measures that Word cannot work out by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from fzjs.language.standing import in_script
from fzjs.rendering.word.columns import columns_by_content
from fzjs.rendering.word.feet import attachment_note, beside_text, imprint_office
from fzjs.rendering.word.first_page import addressees_fit, closer_rows, parted_text
from fzjs.rendering.word.heads import head_rows, letter_mark, letter_rows, mark_lines, number_rows
from fzjs.rendering.word.signatures import signature
from fzjs.rendering.word.titles import title_lines

_FUNCTIONS = (
    addressees_fit, attachment_note, beside_text, closer_rows, columns_by_content, head_rows, imprint_office,
    letter_mark, letter_rows, mark_lines, number_rows, parted_text, signature,
)  # fmt: skip

FUNCTIONS: Mapping[str, Callable[..., Any]] = {function.__name__: function for function in _FUNCTIONS}
"""Functions by their name in a template: `{{p signature(issuers, day, sealed, note) }}`."""


def standard_number(heading: str) -> str:
    """A heading as 7.3.3 numbers it: 1. where the plan prints 1、."""
    return re.sub(r"^(\d+)、", r"\1.", heading)


FILTERS: Mapping[str, Callable[..., Any]] = {
    function.__name__: function for function in (in_script, standard_number, title_lines)
}
"""Filters by their name in a template: `{%p for row in title|title_lines(issuers) %}`."""
