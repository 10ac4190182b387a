"""Built-in templates in the script of the plan: their own words in traditional characters where the plan has them.

Templates of a workspace are left as they are: an office that writes traditional characters writes them there too.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache, lru_cache

from fzjs.language.standing import Script, in_script

_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def script_in(context: Mapping[str, object]) -> Script:
    """The script that a paper's contents are in (`script`); simplified where they do not say."""
    return "traditional" if context.get("script") == "traditional" else "simplified"


def template_in_script(source: str, script: Script) -> str:
    """A template's text in this script; tags of Jinja and of XML stay as they are, and so does XML between them
    that names styles and fonts."""
    if script == "simplified":
        return source
    parts = _tags().split(source)
    parts[::2] = [in_script(part, script) for part in parts[::2]]
    return "".join(parts)


@lru_cache(maxsize=16)
def package_in_script(template: bytes, script: Script) -> bytes:
    """A Word template with its text in this script."""
    if script == "simplified":
        return template
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in package.infolist():
            content = package.read(entry)
            if _TEXT_PARTS.fullmatch(entry.filename):
                content = template_in_script(content.decode(), script).encode()
            written.writestr(entry, content)
    return out.getvalue()


@cache
def _tags() -> re.Pattern[str]:
    """Tags of Jinja and of XML, caught, so that splitting keeps them."""
    return re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^>]*>)", re.DOTALL)
