"""What construction finds wrong in a document's structure, and the words for it."""

from __future__ import annotations

from typing import NamedTuple

from fzjs.workspace.edits import Edit


class Flaw(NamedTuple):
    """Something wrong at an offset of the parsed text: a problem that does not know its line yet.

    `length` is how many characters it concerns, 0 where that cannot be said; `edits` of the same text mend it
    without a loss, if it can be mended so.
    """

    code: str
    offset: int
    message: str
    hint: str
    length: int = 0
    edits: tuple[Edit, ...] | None = None


class LimitReached(Exception):  # noqa: N818 (no failure of the program: a document to refuse)
    """The document is deeper or larger than allowed. Carries the flaw to report."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


def too_deep(offset: int, limit: int) -> Flaw:
    """More collections within collections than allowed."""
    return Flaw("FZ008", offset, f"嵌套超过 {limit} 层，没有读", "减少括号和缩进的层数")


def too_many(offset: int, what: str) -> Flaw:
    """More of something than allowed, counted with aliases unfolded."""
    return Flaw("FZ008", offset, f"{what}，没有读", "少用引用（& 和 *），或者拆成几个文件")


def endless_alias(offset: int, name: str) -> Flaw:
    """An alias inside the collection that it stands for."""
    return Flaw("FZ008", offset, f"锚点“*{name}”引用了它自己", "把这里要重复的内容直接写出来", len(name) + 1)


def undefined_alias(offset: int, name: str) -> Flaw:
    """An alias to an anchor that nothing before it has."""
    hint = f"先用 &{name} 定义；如果这是以 * 开头的文字，请加引号"
    return Flaw("FZ003", offset, f"引用了没有定义的锚点“*{name}”", hint, len(name) + 1)


def directive(offset: int) -> Flaw:
    """A `%YAML` or `%TAG` line."""
    return Flaw("FZ012", offset, "文件开头有以 % 开始的指令行", "删去 % 开头的行和它后面的 --- 行")


def second_document(offset: int) -> Flaw:
    """A second `---`."""
    message = "一个文件里写了两份文档（用 --- 分开），从这里起的内容没有读"
    return Flaw("FZ012", offset, message, "把第二份文档另存为一个文件；如果只是想分段，删去这一行 ---")


def tagged(offset: int, tag: str) -> Flaw:
    """A tag such as `!!str` or `!!python/object`: fzjs knows the types, and runs no code."""
    return Flaw(
        "FZ011",
        offset,
        f"不支持 YAML 标签“{tag}”",
        f"删去“{tag}”；如果这是以感叹号开头的文字，请加引号",
        len(tag),
    )


def disputed_number(offset: int, written: str) -> Flaw:
    """A scalar that YAML tools read as different values."""
    hint = f'如果是文字（编号、代码），写成 "{written}"；如果是数，写成普通的十进制数'
    # To this program it is a text already: with quotes it is one to all others too.
    edits = (Edit(offset, offset + len(written), f'"{written}"'),)
    return Flaw("FZ013", offset, f"“{written}”在不同的软件里会读成不同的数或文字", hint, len(written), edits)


def control_escape(offset: int, character: str) -> Flaw:
    """A control character written as an escape."""
    message = f"引号里的转义写出了控制字符 U+{ord(character):04X}"
    return Flaw("FZ010", offset, message, "删去这个转义（以 \\ 开头的几个字符）")


def repeated_key(offset: int, key: str, first_line: int) -> Flaw:
    """The second of two equal keys."""
    message = f"键“{key}”重复，第 {first_line} 行已经写过；这里的内容没有采用"
    return Flaw("FZ007", offset, message, "合并成一处，或者改掉其中一个键名", len(key))


def merge_key(offset: int) -> Flaw:
    """`<<`, which YAML 1.2 does not have."""
    return Flaw("FZ019", offset, "不支持合并键 <<", "把要合并进来的各行直接写在这里", 2)


def missing_key(offset: int) -> Flaw:
    """A colon with nothing before it."""
    return Flaw("FZ019", offset, "冒号前面没有键", "在冒号前写上键名，或者删去这一行")


def no_text_as_key(offset: int, written: str) -> Flaw:
    """A key that YAML reads as null, true, a fraction or a date."""
    return Flaw("FZ019", offset, f"键“{written}”不是文字", f'键写成带引号的文字："{written}"', len(written))


def collection_as_key(offset: int) -> Flaw:
    """A list, a mapping or an alias where a key belongs."""
    hint = "键只能是文字；如果这是以 [、{ 或 * 开头的文字，请加引号"
    return Flaw("FZ019", offset, "用列表、映射或引用作了键", hint)


def no_mapping(offset: int, *, is_empty: bool) -> Flaw:
    """An empty file, or one whose top is a list or a text."""
    message = "文件是空的，或者只有注释" if is_empty else "文件的最外层不是“键: 值”"
    return Flaw(
        "FZ017", offset, message, "第一行写“fzjs: 1”，第二行写“kind: …”说明文件种类；“fzjs new”可以生成样例"
    )
