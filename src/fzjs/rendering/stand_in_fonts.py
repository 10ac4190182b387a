"""Fonts that stand in for those of documents where a machine has them not (a server without Chinese Windows fonts).

Fonts are never shipped. Without this, LibreOffice sets everything that it lacks in the same sans serif.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from fzjs.language.wordtables import read_table

_PATIENCE = 20


def stand_ins(installed: frozenset[str]) -> dict[str, str]:
    """Font of a document → installed font that stands in for it; nothing for those that are installed themselves."""
    rows = read_table("stand_in_fonts", Path(__file__).parent / "tables")
    wanted = {name: likest.split("|") for name, likest in rows if name not in installed}
    found = {
        name: next((each for each in likest if each in installed), None) for name, likest in wanted.items()
    }
    return {name: stand_in for name, stand_in in found.items() if stand_in is not None}


def installed_fonts() -> frozenset[str]:
    """The families of fonts on this machine by fontconfig; none where nobody can tell (Windows, macOS)."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    try:
        ran = subprocess.run([program, ":", "family"], capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def profile_with(replaced: dict[str, str]) -> str:
    """The settings of a LibreOffice profile (`registrymodifications.xcu`) that replaces fonts."""
    pairs = "".join(
        f'<item oor:path="{_FONTS}/FontPairs"><node oor:name="_{number}" oor:op="replace">'
        f"{_value('ReplaceFont', name)}{_value('SubstituteFont', stand_in)}"
        f"{_value('Always', 'true')}{_value('OnScreenOnly', 'false')}</node></item>"
        for number, (name, stand_in) in enumerate(replaced.items())
    )
    switch = f'<item oor:path="{_FONTS}">{_value("Replacement", "true")}</item>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {_NAMESPACES}>{switch}{pairs}</oor:items>\n'


_FONTS = "/org.openoffice.Office.Common/Font/Substitution"
_NAMESPACES = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def _value(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'
