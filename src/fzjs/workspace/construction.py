"""From libyaml's events to plain dicts and lists, with the place of every node noted on the way.

Every event costs, so the two loops below do the common case in line: a text that begins with a Chinese
character and has no space needs no look at its style, for it means itself however it was quoted. In a
document with an `&` or `!` anywhere (anchors, tags) nothing takes that short cut.
"""

from __future__ import annotations

from typing import NamedTuple

from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fzjs.workspace.document import Key, Places, Scalar, Value
from fzjs.workspace.line_folding import refold
from fzjs.workspace.scalars import CONSTANTS, NUMBER_STARTS, is_disputed_number, resolve_number

# The CJK Unified Ideographs: what begins with one of them is no number, no constant and no mark.
_FIRST_IDEOGRAPH = "\u4e00"
_PAST_IDEOGRAPHS = "\ua000"
_PAST_EVERY_TEXT = "\U0010ffff\U0010ffff"

# What a plain scalar begins with when a list dash, a bracket or a comment sign went wrong.
_SLIP_STARTS = frozenset("-#＃－—–―•·［｛：")


class Flaw(NamedTuple):
    """Something wrong in the structure, at an offset of the parsed text."""

    code: str
    offset: int
    message: str
    hint: str
    length: int = 0


class LimitReached(Exception):  # noqa: N818 (no failure of the program: a document to refuse)
    """The document is deeper or larger than allowed. Carries the flaw to report."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


class _Anchor(NamedTuple):
    value: Value
    nodes: int
    height: int


class Construction:
    """One pass over a text. Afterwards `data`, `places` and `flaws` say what it holds.

    `suspicious` is set where something that libyaml takes for a text looks like structure hidden by a
    slip of the pen (`title：…`, `—县司法局`). `build` raises `yaml.YAMLError` for what is not YAML and
    `LimitReached` for bombs; a `data` that is already there by then is the whole first document.
    """

    __slots__ = (
        "_anchors",
        "_careful",
        "_deepest",
        "_get",
        "_keys",
        "_large",
        "_low",
        "_max_aliases",
        "_max_depth",
        "_max_nodes",
        "_repeats",
        "_text",
        "_unfolded",
        "data",
        "flaws",
        "is_empty",
        "places",
        "suspicious",
    )

    def __init__(self, text: str, source: bytes, max_depth: int, max_nodes: int, max_aliases: int) -> None:
        self._text = text
        self._get = CParser(source).get_event
        self._careful = b"&" in source or b"!" in source
        self._low = _PAST_EVERY_TEXT if self._careful else _FIRST_IDEOGRAPH
        self._large = 2 * len(source) > max_nodes  # no two bytes can make more than four nodes
        self._max_depth = max_depth
        self._max_nodes = max_nodes
        self._max_aliases = max_aliases
        self._keys: dict[str, Key] = {}
        self._anchors: dict[str, _Anchor | None] = {}
        self._repeats: list[tuple[dict[Key, Value], int, Key, int]] = []
        self._unfolded = 0
        self._deepest = 0
        self.data: Value = None
        self.is_empty = True
        self.flaws: list[Flaw] = []
        self.places = Places()
        self.suspicious = False

    def build(self) -> None:
        """Read the first document of the text; a second one is a flaw."""
        try:
            self._build()
        finally:  # what was found before a syntax error still holds
            self._report_repeats()

    def _build(self) -> None:
        get = self._get
        get()  # the start of the stream
        event = get()
        if not isinstance(event, DocumentStartEvent):
            return
        if event.version or event.tags:
            self._flaw("FZ012", event.start_mark.index, "文件开头有以 % 开始的指令行", "删去 % 开头的行和它后面的 --- 行")
        event = get()
        self.is_empty = isinstance(event, ScalarEvent) and not event.value
        self.data = self._node(event, 1)
        get()  # the end of the document
        event = get()
        if not isinstance(event, StreamEndEvent) and event is not None:
            self._flaw(
                "FZ012",
                event.start_mark.index,
                "一个文件里写了两份文档（用 --- 分开），从这里起的内容没有读",
                "把第二份文档另存为一个文件；如果只是想分段，删去这一行 ---",
            )

    def _mapping(self, depth: int, flow: bool) -> dict[Key, Value]:
        get, low, keys, large = self._get, self._low, self._keys, self._large
        starts = self.places.starts
        note = starts.append
        mapping: dict[Key, Value] = {}
        own = len(starts) - 1
        while True:
            event = get()
            if type(event) is ScalarEvent:
                note(event.start_mark.index)
                key = keys.get(event.value)
                if key is None:
                    key = self._key(event)
            elif type(event) is MappingEndEvent:
                return mapping
            else:
                key = self._collection_as_key(event, depth)
            ordinal = len(starts) - 1
            event = get()
            if type(event) is ScalarEvent:
                note(event.start_mark.index)
                value = event.value
                if not low <= value < _PAST_IDEOGRAPHS or " " in value:
                    value = self._scalar(event)
                if flow and "，" in event.value and not event.style:
                    self.suspicious = True
                if large:
                    self._count()
            else:
                value = self._node(event, depth)
            if key is None or key in mapping:
                self.places.skips[ordinal] = len(starts)
                if key is not None:
                    self._repeats.append((mapping, own, key, ordinal))
            else:
                mapping[key] = value

    def _sequence(self, depth: int, flow: bool) -> list[Value]:
        get, low, large = self._get, self._low, self._large
        note = self.places.starts.append
        items: list[Value] = []
        while True:
            event = get()
            if type(event) is ScalarEvent:
                note(event.start_mark.index)
                value = event.value
                if not low <= value < _PAST_IDEOGRAPHS or " " in value:
                    value = self._scalar(event)
                if flow and "，" in event.value and not event.style:
                    self.suspicious = True
                if large:
                    self._count()
                items.append(value)
            elif type(event) is SequenceEndEvent:
                return items
            else:
                items.append(self._node(event, depth))

    def _node(self, event: NodeEvent, depth: int) -> Value:
        self.places.starts.append(event.start_mark.index)
        if type(event) is ScalarEvent:
            return self._scalar(event)
        if type(event) is AliasEvent:
            return self._alias(event, depth)
        if depth > self._max_depth:
            raise LimitReached(too_deep(event.start_mark.index, self._max_depth))
        self._deepest = max(self._deepest, depth)
        if self._large:
            self._count()
        if self._careful:
            return self._marked(event, depth)
        return self._collection(event, depth)

    def _collection(self, event: NodeEvent, depth: int) -> Value:
        if type(event) is MappingStartEvent:
            return self._mapping(depth + 1, event.flow_style)
        assert type(event) is SequenceStartEvent
        return self._sequence(depth + 1, event.flow_style)

    def _marked(self, event: NodeEvent, depth: int) -> Value:
        """A collection that may have a tag or an anchor."""
        self._refuse_tag(event)
        anchor = event.anchor
        if anchor is None:
            return self._collection(event, depth)
        self._anchors[anchor] = None  # still open: an alias to it from inside would never end
        before = self._nodes() - 1
        deepest, self._deepest = self._deepest, depth
        value = self._collection(event, depth)
        self._anchors[anchor] = _Anchor(value, self._nodes() - before, self._deepest - depth + 1)
        self._deepest = max(deepest, self._deepest)
        return value

    def _alias(self, event: AliasEvent, depth: int) -> Value:
        name, offset = event.anchor, event.start_mark.index
        self.places.aliases.add(len(self.places.starts) - 1)
        if name not in self._anchors:
            self._flaw("FZ003", offset, f"引用了没有定义的锚点“*{name}”", f"先用 &{name} 定义；如果这是以 * 开头的文字，请加引号")
            return f"*{name}"
        anchor = self._anchors[name]
        if anchor is None:
            self._flaw("FZ008", offset, f"锚点“*{name}”引用了它自己", "把这里要重复的内容直接写出来")
            return None
        self._unfolded += anchor.nodes - 1
        self._count(offset)
        if len(self.places.aliases) > self._max_aliases:
            raise LimitReached(_bomb(offset, f"引用（*名称）超过 {self._max_aliases} 处"))
        if depth + anchor.height - 1 > self._max_depth:
            raise LimitReached(too_deep(offset, self._max_depth))
        self._deepest = max(self._deepest, depth + anchor.height - 1)
        return anchor.value

    def _scalar(self, event: ScalarEvent) -> Scalar:
        value = self._meaning(event)
        if self._careful:
            self._refuse_tag(event)
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchor(value, 1, 0)
        return value

    def _meaning(self, event: ScalarEvent) -> Scalar:
        value: str = event.value
        style = event.style
        if not style:
            if value in CONSTANTS:
                return CONSTANTS[value]
            first = value[0]
            if first in NUMBER_STARTS:
                number = resolve_number(value)
                if number is not value:
                    return number
                if is_disputed_number(value):
                    self._disputed(event)
                    return value
            if first in _SLIP_STARTS or ("a" <= value < "{" and not value.isascii() and _hides_key(value)):
                self.suspicious = True
        elif style == '"' and not value.isprintable():
            self._refuse_escapes(event)
        if " " in value and style != "|" and event.start_mark.line != event.end_mark.line:
            raw = self._text[event.start_mark.index : event.end_mark.index]
            if not style and not self.suspicious:
                from fzjs.workspace.slips import hides_structure  # texts over several lines are rare

                self.suspicious = hides_structure(raw)
            return refold(value, raw, style)
        return value

    def _key(self, event: ScalarEvent) -> Key | None:
        """The key that this scalar makes; None for one that is left out, which is then a flaw."""
        written: str = event.value
        if written == "<<" and not event.style:
            self._flaw("FZ019", event.start_mark.index, "不支持合并键 <<", "把要合并进来的各行直接写在这里", 2)
            return None
        key = self._scalar(event)
        if isinstance(key, str):
            if key[:1] not in NUMBER_STARTS and key not in CONSTANTS and not self._careful:
                self._keys[written] = key
            if not key.isascii() and ("：" in key or key[0] in _SLIP_STARTS or key[0].isspace()):
                self.suspicious = True
            return key
        if isinstance(key, int) and not isinstance(key, bool):
            return key
        if written or key is not None:
            hint = f'键写成带引号的文字："{written}"'
            self._flaw("FZ019", event.start_mark.index, f"键“{written}”不是文字", hint, len(written))
            return written
        self._flaw("FZ019", event.start_mark.index, "冒号前面没有键", "在冒号前写上键名，或者删去这一行")
        return None

    def _collection_as_key(self, event: NodeEvent, depth: int) -> None:
        self._flaw(
            "FZ019",
            event.start_mark.index,
            "用列表、映射或引用作了键",
            "键只能是文字；如果这是以 [、{ 或 * 开头的文字，请加引号",
        )
        self._node(event, depth)

    def _disputed(self, event: ScalarEvent) -> None:
        written = event.value
        message = f"“{written}”在不同的软件里会读成不同的数或文字"
        hint = f'如果是文字（编号、代码），写成 "{written}"；如果是数，写成普通的十进制数'
        self._flaw("FZ013", event.start_mark.index, message, hint, len(written))

    def _refuse_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is None:
            return
        offset = event.start_mark.index
        written = self._text[offset : event.end_mark.index].split(maxsplit=1)[0]
        if written.startswith("&"):
            written = self._text[offset : event.end_mark.index].split(maxsplit=2)[1]
        hint = f"删去“{written}”；如果这是以感叹号开头的文字，请加引号"
        self._flaw("FZ011", offset, f"不支持 YAML 标签“{written}”", hint, len(written))

    def _refuse_escapes(self, event: ScalarEvent) -> None:
        for character in event.value:
            if character < " " and character not in "\n\t\r":
                message = f"引号里的转义写出了控制字符 U+{ord(character):04X}"
                self._flaw("FZ010", event.start_mark.index, message, "删去这个转义（以 \\ 开头的几个字符）")
                return

    def _report_repeats(self) -> None:
        ordinals: dict[int, dict[Key, int]] = {}
        starts = self.places.starts
        for mapping, own, key, ordinal in self._repeats:
            if id(mapping) not in ordinals:
                self.places.note_ordinals(mapping, own, ordinals)
            first = self._text.count("\n", 0, starts[ordinals[id(mapping)][key] - 1]) + 1
            message = f"键“{key}”重复，第 {first} 行已经写过；这里的内容没有采用"
            self._flaw("FZ007", starts[ordinal], message, "合并成一处，或者改掉其中一个键名", len(str(key)))
        self._repeats.clear()

    def _nodes(self) -> int:
        return len(self.places.starts) + self._unfolded

    def _count(self, offset: int | None = None) -> None:
        if self._nodes() > self._max_nodes:
            at = self.places.starts[-1] if offset is None else offset
            raise LimitReached(_bomb(at, f"展开后超过 {self._max_nodes} 项"))

    def _flaw(self, code: str, offset: int, message: str, hint: str, length: int = 0) -> None:
        self.flaws.append(Flaw(code, offset, message, hint, length))


def too_deep(offset: int, limit: int) -> Flaw:
    """The flaw of a document with more collections within collections than allowed."""
    return Flaw("FZ008", offset, f"嵌套超过 {limit} 层，没有读", "减少括号和缩进的层数")


def _bomb(offset: int, what: str) -> Flaw:
    return Flaw("FZ008", offset, f"{what}，没有读", "少用引用（& 和 *），或者拆成几个文件")


def _hides_key(value: str) -> bool:
    """Whether a text begins like an English key with a colon that YAML did not take for one."""
    head = value.partition("：")[0].partition(":")[0]
    return head != value and head.strip().isascii() and head.strip().replace("_", "a").isalnum()
