"""The order of keys: every field once, and who does it after what is to be done."""

from __future__ import annotations

import pytest

from fzjs.model.fields import Record
from fzjs.model.key_order import UNITS_AFTER, keys_in_order, record_below
from fzjs.model.kinds import KINDS, model_of
from fzjs.model.plan import Attribution


def records() -> list[type[Record]]:
    found = list(dict.fromkeys(model_of(kind) for kind in KINDS))
    for record in found:
        found += [
            below
            for key in keys_in_order(record)
            if (below := record_below(record, key)) and below not in found
        ]
    return found


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_field_has_its_place(record: type[Record]) -> None:
    keys = keys_in_order(record)
    assert sorted(keys) == sorted(field.alias or name for name, field in record.model_fields.items())
    assert not issubclass(record, Attribution) or record.__name__ in UNITS_AFTER


def test_units_come_after_what_is_to_be_done() -> None:
    plan = model_of("annual")
    measure = record_below(record_below(plan, "goals") or plan, "measures")
    assert measure is not None
    assert keys_in_order(measure)[:6] == ("id", "title", "text", "lead", "responsible", "support")
    assert keys_in_order(plan)[0] == "fzjs"


def test_an_unknown_key_holds_no_record() -> None:
    assert record_below(model_of("annual"), "titel") is None
