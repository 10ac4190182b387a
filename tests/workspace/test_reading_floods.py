"""Files made to stop a reader: each is refused, or read, and none takes long or digs deep."""

from __future__ import annotations

import pytest

from fzjs.workspace.reading import Limits, read_text

SIZE = 1_900_000


def doubling(levels: int) -> str:
    """Aliases of aliases: a few lines that unfold to nine to the power of `levels` items."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join(lines)


def deepening(levels: int) -> str:
    """Anchors within reach of the limit, each of which holds the one before."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{level}: &a{level} [[[[[[[[[[*a{level - 1}]]]]]]]]]]" for level in range(1, levels)]
    return "\n".join(lines)


REFUSED = {
    "aliases that explode": (doubling(12), "FZ008"),
    "aliases that deepen": (deepening(8), "FZ008"),
    "too many aliases": ("a: &a 1\nb:\n" + "- *a\n" * 2_000, "FZ008"),
    "brackets": ("[" * 100_000, "FZ008"),
    "brackets below a key": ("a: " + "[" * SIZE, "FZ008"),
    "brackets on lines": ("[\n" * (SIZE // 2), "FZ008"),
    "braces": ("{a: " * 100_000, "FZ008"),
    "dashes": ("- " * (SIZE // 2), "FZ008"),
    "indentation": ("\n".join(" " * depth + "a:" for depth in range(1_900)), "FZ008"),
    "ten megabytes": ("- " * 5_000_000, "FZ009"),
    "items": ("a:\n" + "- \n" * (SIZE // 3), "FZ008"),
    "keys": ("".join(f"k{number}: 1\n" for number in range(140_000)), "FZ008"),
    "keys of mappings": ("{" * SIZE, "FZ019"),
    "question marks": ("? " * (SIZE // 2), "FZ019"),
    "equal keys": ("a: 1\n" * (SIZE // 5), "FZ007"),
    "open brackets": ("a: [x\n" * (SIZE // 6), "FZ003"),
    "open quotes": ('a: "x\n' * (SIZE // 6), "FZ003"),
    "one open quote": ('a: "' + "  中文\n" * (SIZE // 9), "FZ003"),
    "wide colons": ("title：示例\n" * (SIZE // 15), "FZ004"),
    "wide commas": ("a: [" + "县，" * (SIZE // 6) + "]", "FZ004"),
    "tabs": ("\ta: 1\n" * (SIZE // 6), "FZ006"),
    "one line of tabs": ("\t" * SIZE + "a: 1\n", "FZ006"),
    "zero bytes": ("a: 1\n" + "\0" * SIZE, "FZ001"),
    "zero bytes apart": ("a: 1\n" + "\0." * (SIZE // 2), "FZ001"),
    "zero-width spaces apart": ("a: " + "\u200bx" * (SIZE // 4), "FZ010"),
    "tags": ("a:\n" + "- !x y\n" * 90_000, "FZ011"),
    "documents": ("---\na: 1\n" * (SIZE // 9), "FZ012"),
    "numbers": ("a:\n" + "- 010\n" * 90_000, "FZ013"),
    "undefined aliases": ("a:\n" + "- *b\n" * 90_000, "FZ003"),
    "carriage returns": ("a: 1\r" * (SIZE // 5), "FZ014"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_flood_ends_in_a_finding(name: str) -> None:
    text, code = REFUSED[name]
    document = read_text(text.encode(), "a.yaml", Limits())
    assert code in {problem.code for problem in document.problems}
    assert len(document.problems) <= 100


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "中" * 600_000,
        "a: " + "中 " * 400_000,
        "a:\n" + "  中文\n" * 190_000,
        "a: >\n" + "  中文\n" * 190_000,
        'a: "' + "  中文\n" * 190_000 + '"',
        "# 注\n" * 300_000 + "a: 1\n",
    ],
    ids=["long line", "long line of words", "plain text", "folded text", "quoted text", "comments"],
)
def test_large_but_simple_files_are_read(text: str) -> None:
    document = read_text(text.encode(), "a.yaml", Limits())
    assert document.problems == ()
    assert document.data is not None
