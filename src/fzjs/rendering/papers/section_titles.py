"""The titles of the sections of letters (督办函, 通报): the built-in ones, and those that an office prefers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fzjs.language.wordtables import read_table
from fzjs.rendering.asked import Asked, LackingError
from fzjs.rendering.template_faults import TemplateFaultError
from fzjs.rendering.template_files import OWN_FOLDER, own_template
from fzjs.rendering.wording import Wording

_TABLES = Path(__file__).parents[1] / "tables"
_FILE = "section-titles.txt"


def section_titles(asked: Asked, wording: Wording) -> Mapping[str, str]:
    """The title of every section by its key, in the script of the plan.

    A workspace changes them in `templates/section-titles.txt`, one to a row: 没有报送的单位 = 未报送单位. Rows that
    begin with # are notes. Raises `LackingError` for a row that changes nothing that there is.
    """
    titles = dict(read_table("section_titles", _TABLES))
    own = dict(_own(asked, list(titles.values())))
    return {key: own.get(title, wording.say(title)) for key, title in titles.items()}


def _own(asked: Asked, known: list[str]) -> Iterator[tuple[str, str]]:
    root, shown = asked.workspace.root, f"{OWN_FOLDER}/{_FILE}"
    if asked.workspace.settings_file is None or not (root / OWN_FOLDER / _FILE).exists():
        return
    try:
        text = own_template(root / OWN_FOLDER / _FILE, shown, root).text
    except TemplateFaultError as fault:
        raise LackingError(str(fault)) from None
    for row, line in enumerate(text.splitlines(), 1):
        title, _, wanted = (part.strip() for part in line.replace("＝", "=", 1).partition("="))
        if not title or title.startswith("#"):
            continue
        if title not in known or not wanted:
            raise LackingError(
                f"{shown} 第 {row} 行“{line.strip()[:60]}”：请写成 原来的小标题 = 新的小标题。"
                f"原来的有：{'、'.join(known)}"
            )
        yield title, wanted
