"""Which words belong to which kind of misfit: pydantic's error types and our own, each with its translation."""

from __future__ import annotations

from collections.abc import Callable

from fzjs.checks.fitting import choices, formats, keys, values
from fzjs.checks.fitting.misfit import Misfit, Telling

TELLERS: dict[str, Callable[[Misfit], Telling]] = {
    "bool_type": values.not_yes_or_no,
    "bound_type": formats.not_a_bound,
    "date_type": formats.not_a_date,
    "decimal_type": values.not_a_decimal,
    "dict_type": values.not_a_mapping,
    "extra_forbidden": keys.unknown_key,
    "greater_than_equal": formats.out_of_range,
    "int_parsing_size": choices.wrong_choice,
    "int_type": values.not_an_integer,
    "invalid_key": keys.unknown_key,
    "less_than_equal": formats.out_of_range,
    "list_type": values.not_a_list,
    "literal_error": choices.wrong_choice,
    "missing": keys.missing_key,
    "model_type": values.not_a_mapping,
    "period_type": formats.not_a_report_period,
    "phrase_type": values.not_a_phrase,
    "string_pattern_mismatch": formats.wrong_pattern,
    "string_too_short": formats.no_value,
    "string_type": values.not_a_text,
    "year_month_type": formats.not_a_year_month,
}
"""Error type → what tells it."""

_ABOUT_SCALARS = frozenset(["FZ104", "FZ106"])


def tell(misfit: Misfit) -> Telling:
    """The Chinese words for a misfit."""
    if misfit.value is None and misfit.error not in ("missing", "extra_forbidden", "invalid_key"):
        return formats.no_value(misfit)
    if keys.is_label_for_key(misfit):
        return keys.label_for_key(misfit)
    teller = TELLERS.get(misfit.error)
    if teller is not None:
        told = teller(misfit)
        is_of_wrong_type = isinstance(misfit.value, dict | list) and told.code in _ABOUT_SCALARS
        return told._replace(code="FZ103") if is_of_wrong_type else told
    # A validator of a later pydantic: better a general word than none.
    return Telling(
        "FZ103", f"{misfit.called}的内容不合要求", "请对照这一字段的说明改写（fzjs explain FZ103）"
    )
