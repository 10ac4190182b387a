"""Forms match whole words in order, and take each as often as the table says."""

from __future__ import annotations

from fzjs.language.forms import Form, Item, Token, match_form, read_forms

YEAR, MONTH, END = Token("year", "2024年", 2024), Token("month", "6月", 6), Token("end", "底")


def form(*items: Item) -> Form:
    return Form("form", items)


def item(*kinds: str, name: str | None = None, optional: bool = False, many: bool = False) -> Item:
    return Item(frozenset(kinds), name, optional, many)


def test_optional_and_kept() -> None:
    wanted = form(item("year", name="y", optional=True), item("month", name="m"))
    match = match_form(wanted, [YEAR, MONTH, END])
    assert match is not None
    assert (match.end, match.kept) == (2, {"y": YEAR, "m": MONTH})
    match = match_form(wanted, [MONTH])
    assert match is not None
    assert (match.end, match.kept) == (1, {"m": MONTH})


def test_many_and_alternatives() -> None:
    match = match_form(
        form(item("year", "month", optional=True, many=True), item("end")), [YEAR, MONTH, YEAR, END]
    )
    assert match is not None
    assert match.end == 4


def test_no_match() -> None:
    assert match_form(form(item("month")), [YEAR]) is None
    assert match_form(form(item("month")), []) is None


def test_tables_are_read() -> None:
    point = next(form for form in read_forms("deadline_forms") if form.name == "point")
    named = {item.name: item for item in point.items if item.name}
    assert named["how"].optional
    assert named["how"].kinds == {"to", "latest", "as_of"}
    assert not named["at"].optional
    assert point.items[0] == Item(frozenset({"lead"}), None, True, True)
