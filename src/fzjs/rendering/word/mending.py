"""What LibreOffice writes into a template that it saves, put right, so that an edited template sets pages as before."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY_LIBREOFFICE = b"<Application>LibreOffice"


def mended(parts: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The parts of a template; those of one that LibreOffice has saved without its slips.

    It reads whether marks may hang in the margin the wrong way round and writes it the right way, so that every save
    turns it over; it writes the spacing of an unused grid as a number that Word's schema has no room for, switches of
    a row as `true`, which has to be `on` there, and calls every shape of a footer by one id.
    """
    listed = list(parts)
    if _BY_LIBREOFFICE not in dict(listed).get("docProps/app.xml", b""):
        return listed
    return [(name, _without_slips(content) if name.endswith(".xml") else content) for name, content in listed]


def _without_slips(content: bytes) -> bytes:
    content = re.sub(rb'<w:overflowPunct w:val="(?:false|0)"/>', b'<w:overflowPunct w:val="1"/>', content)
    content = re.sub(rb'(<w:docGrid [^>]*?) w:charSpace="\d{10,}"', rb"\1", content)
    content = re.sub(rb'(<w:(?:tblHeader|cantSplit)) w:val="true"/>', rb"\1/>", content)
    return re.sub(rb'(<v:\w+) id="shape_\d+"', rb"\1", content)
