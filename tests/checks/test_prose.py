"""The joined text of a file leads back to every text in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fzjs.checks.prose import Prose

KEYS = st.sampled_from(["title", "text", "id", "targets", "support", "file", "general"])
SCALARS = st.text("县级普法\n。5", max_size=5) | st.none() | st.integers() | st.booleans()
DATA = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=25,
)


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def count_of_texts(value: Any) -> int:
    if isinstance(value, dict):
        return sum(count_of_texts(below) for key, below in value.items() if key not in ("id", "file"))
    return sum(map(count_of_texts, value)) if isinstance(value, list) else isinstance(value, str)


@given(st.dictionaries(KEYS, DATA, max_size=5))
def test_every_text_is_there_once_at_its_place(data: dict[str, Any]) -> None:
    prose = Prose(data)
    assert len(prose.paths) == len(prose.starts) == max(count_of_texts(data), 1)
    assert len(set(prose.paths)) == len(prose.paths)
    for start, (path, text) in zip(prose.starts, prose.parts(), strict=True):
        assert prose.text.startswith(text, start)
        assert prose.locate(start, start + len(text)) == (path, (0, len(text)))
        assert path == () or value_at(data, path) == text


def test_texts_follow_each_other_as_in_the_file() -> None:
    prose = Prose(
        {"id": "2024", "title": "要点", "general": [{"text": "坚持党的领导"}], "closing": "特此通知"}
    )
    assert prose.text == "要点\n坚持党的领导\n特此通知"
    assert prose.locate(5, 7) == (("general", 0, "text"), (2, 4))


def test_a_file_without_texts_has_one_place() -> None:
    prose = Prose({"fzjs": 1, "id": "2024"})
    assert list(prose.parts()) == [((), "")]
    assert prose.locate(0, 0) == ((), (0, 0))
