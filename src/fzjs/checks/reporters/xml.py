"""Writing XML: elements with attributes and text, and nothing that XML forbids."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8"?>'


def opening(name: str, /, **attributes: object) -> str:
    """`<name a="1">`; an attribute called `class_` is written `class`."""
    written = "".join(f" {key.rstrip('_')}={attribute(value)}" for key, value in attributes.items())
    return f"<{name}{written}>"


def empty(name: str, /, **attributes: object) -> str:
    """`<name a="1"/>`."""
    return f"{opening(name, **attributes)[:-1]}/>"


def element(name: str, text: str, /, **attributes: object) -> str:
    """`<name a="1">text</name>`."""
    return f"{opening(name, **attributes)}{escape(allowed(text))}</{name}>"


def attribute(value: object) -> str:
    """A value between quotes."""
    return quoteattr(allowed(str(value)))


def allowed(text: str) -> str:
    """The text with U+FFFD for every character that XML 1.0 (2.2, Char) does not allow."""
    return "".join(character if _is_allowed(character) else "\ufffd" for character in text)


def _is_allowed(character: str) -> bool:
    if character < " ":
        return character in "\t\n\r"
    return not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
