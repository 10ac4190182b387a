"""What a paper cannot do without and the plan does not say, and where in the file it would stand."""

from __future__ import annotations

from collections.abc import Iterable

from fzjs.model.notice import Notice
from fzjs.rendering.asked import Asked, LackingError
from fzjs.workspace.document import Position


def required_notice(asked: Asked, keys: Iterable[str]) -> Notice:
    """The plan's notice, all of these keys in it. Raises `LackingError`, which names all that are not there."""
    notice = asked.plan.notice
    missing = [key for key in keys if notice is None or not getattr(notice, key)]
    if notice is not None and not missing:
        return notice
    place = _place(asked)
    if notice is None:
        raise LackingError(
            f"{place}：计划没有写印发信息（notice），印不成通知。请在计划里写上 notice:，其下写{_named(missing)}"
        )
    settings = " ".join(f"--set {key}=…" for key in missing)
    raise LackingError(
        f"{place}：印发信息（notice）里没有写{_named(missing)}。请在 notice: 下写上，或者这一次用 {settings}"
    )


def _named(keys: list[str]) -> str:
    return "、".join(f"{Notice.model_fields[key].title}（{key}）" for key in keys)


def _place(asked: Asked) -> str:
    """File, line and column: of the first key under `notice:`, beside which the others stand, else of the file."""
    document = asked.loaded.document
    stated = isinstance(document.data, dict) and isinstance(document.data.get("notice"), dict)
    position = document.position(("notice",)) if stated else Position(1, 1)
    return f"{asked.loaded.shown}:{position.line}:{position.column}"
