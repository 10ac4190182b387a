"""Word's automatic numbers, counted as Word counts them (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from fzjs.language.numerals import write_integer

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = frozenset([
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "ideographTraditional", "chineseLegalSimplified", "japaneseDigitalTenThousand", "koreanCounting",
])  # fmt: skip
_LAST_LEVEL = 9


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class WordNumbers:
    """The numbers of one document; ask for its paragraphs in order."""

    def __init__(self, document: Any) -> None:
        self.abstract: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        """numId → its abstract list, and starts that it sets itself."""
        self.counters: dict[str, dict[int, int]] = {}
        """abstract list → level → last value."""
        self.begun: set[str] = set()
        self.styles: dict[str, Any] = {style.style_id: style.element for style in document.styles}
        numbering = _numbering_of(document)
        if numbering is not None:
            self._read(numbering)

    def number_of(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph; empty for none and for bullets."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        abstract_id, starts = self.lists[list_id]
        levels = self.abstract.get(abstract_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self.counters.setdefault(abstract_id, {})
        if starts and list_id not in self.begun:
            for restarted in starts:
                counters.pop(restarted, None)
        self.begun.add(list_id)
        counters[depth] = counters.get(depth, starts.get(depth, level.start) - 1) + 1
        for deeper in range(depth + 1, _LAST_LEVEL):
            counters.pop(deeper, None)
        if level.form == "bullet":
            return ""

        def written(mark: re.Match[str]) -> str:
            place = int(mark[1]) - 1
            each = levels.get(place, level)
            return _numeral(each.form, counters.get(place, each.start))

        return re.sub(r"%([1-9])", written, level.text)

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level of a paragraph, stated by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        stated = properties.find(f"{_W}numPr")
        style = properties.find(f"{_W}pStyle")
        style_id = style.get(f"{_W}val") if style is not None else None
        depth: str | None = None
        list_id: str | None = None
        if stated is not None:
            list_id, depth = _value(stated, "numId"), _value(stated, "ilvl")
        for _ in range(10):
            element = self.styles.get(style_id) if list_id is None and style_id else None
            if element is None:
                break
            of_style = element.find(f"{_W}pPr/{_W}numPr")
            if of_style is not None:
                list_id, depth = _value(of_style, "numId"), depth or _value(of_style, "ilvl")
            style_id = _value(element, "basedOn")
        if list_id is None or list_id not in self.lists or list_id == "0":
            return None
        return list_id, int(depth) if depth is not None and depth.isdigit() else 0

    def _read(self, numbering: Any) -> None:
        for element in numbering.iter(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl")): _level(level) for level in element.iter(f"{_W}lvl")}
            self.abstract[element.get(f"{_W}abstractNumId")] = levels
        for element in numbering.iter(f"{_W}num"):
            starts = {}
            for override in element.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None and start.isdigit():
                    starts[int(override.get(f"{_W}ilvl"))] = int(start)
            self.lists[element.get(f"{_W}numId")] = (_value(element, "abstractNumId") or "", starts)


def _numbering_of(document: Any) -> Any:
    """The numbering part, which a document without lists lacks."""
    part = next(
        (relation.target_part for relation in document.part.rels.values()
         if not relation.is_external and relation.reltype.endswith("/numbering")), None
    )  # fmt: skip
    return part.element if part is not None else None


def _level(element: Any) -> _Level:
    start = _value(element, "start")
    return _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        int(start) if start is not None and start.isdigit() else 1,
    )


def _value(element: Any, tag: str) -> str | None:
    found = element.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val")


def _numeral(form: str, value: int) -> str:
    if form in _HAN:
        return write_integer(value)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= value <= 20:
        return chr(ord("①") + value - 1)
    if form in ("lowerLetter", "upperLetter"):
        return chr(ord("a" if form == "lowerLetter" else "A") + (value - 1) % 26)
    return str(value)
