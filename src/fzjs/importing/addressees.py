"""主送机关: the bodies that a notice is addressed to."""

from __future__ import annotations

import re
from functools import cache

from fzjs.importing.words import rows


def addressees_of(text: str) -> list[str]:
    """The names in 各县（市）、区人民政府，市政府各部门、单位：, where 、 may also stand inside a name."""
    names: list[str] = []
    for group in re.split(r"[,，;；]", text.strip().rstrip(":：。")):
        pieces = [piece.strip() for piece in group.split("、") if piece.strip()]
        waiting = ""
        for piece in pieces:
            waiting = f"{waiting}、{piece}" if waiting else piece
            if names and waiting == piece and (len(piece) == 1 or piece in ("单位", "部门")):
                names[-1] += f"、{piece}"
                waiting = ""
            elif _whole_name().search(waiting):
                names.append(waiting)
                waiting = ""
        if waiting:
            names.append(waiting)
    return names


@cache
def _whole_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(word for row in rows('addressee_endings') for word in row[0].split())})(?:[（(][^（）()]*[)）])?$"
    )
