"""Reading the word tables beside the modules: tab-separated text, `#` comments, no quoting."""

from __future__ import annotations

from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def read_table(name: str, folder: Path = TABLES) -> list[list[str]]:
    """The rows of `<folder>/<name>.tsv`, split into their columns."""
    text = (folder / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


def read_words(name: str) -> frozenset[str]:
    """A table of one column that lists words, several to a line, parted by spaces."""
    return frozenset(word for row in read_table(name) for word in row[0].split())
