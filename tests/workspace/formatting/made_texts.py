"""Annual plans written in every way that an author might: any order of keys, any style, comments, blanks, line ends."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

WORDS = (
    "评查案卷",
    "年内至少举办2次",
    "县司法局",
    "yes",
    "12:30",
    "018",
    "a: b",
    "甲 # 乙",
    "x",
    "2024年底前",
    "1_000",
    "off",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("，".join) | st.sampled_from(WORDS)
UNITS = st.lists(st.sampled_from(["县司法局", "县财政局", "各乡镇（街道）"]), max_size=3)
BLANKS = st.sampled_from(["", "", "", "", " ", "\t", "   "])

TARGET = TEXTS | st.fixed_dictionaries(
    {"indicator": TEXTS}, optional={"value": TEXTS, "trajectory": st.just({2023: "50%", 2024: "60%"})}
)
MEASURE = st.fixed_dictionaries(
    {"id": st.sampled_from(["m01", "m02", "1.10"])},
    optional={
        "title": TEXTS,
        "text": TEXTS,
        "lead": UNITS,
        "support": UNITS,
        "deadline": TEXTS | st.lists(TEXTS, min_size=1, max_size=2),
        "targets": st.lists(TARGET, max_size=2),
    },
)
GOAL = st.fixed_dictionaries(
    {"title": TEXTS}, optional={"statement": TEXTS, "lead": UNITS, "measures": st.lists(MEASURE, max_size=3)}
)
PLAN = st.fixed_dictionaries(
    {"kind": st.just("annual"), "id": st.just("annual-2024"), "title": TEXTS},
    optional={
        "fzjs": st.just(1),
        "year": st.just(2024),
        "lead": UNITS,
        "preamble": TEXTS,
        "notice": st.fixed_dictionaries({"number": TEXTS}, optional={"issuer": TEXTS}),
        "general": st.lists(st.fixed_dictionaries({"title": TEXTS, "text": TEXTS}), max_size=2),
        "goals": st.lists(GOAL, max_size=2),
        "requirements": st.lists(MEASURE, max_size=2),
        "closing": TEXTS,
    },
)


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """The text of a plan; not always one that can be read without problems."""
    lines = ["# 第一行的说明", ""] if draw(st.booleans()) else []
    lines += _mapping(draw, draw(PLAN), 0)
    end = draw(st.sampled_from(["\n", "", "\n\n\n", "\n# 末尾的说明\n", "\n  \n"]))
    text = (
        "\n".join(line + draw(BLANKS if line.strip() else st.sampled_from(["", "  "])) for line in lines)
        + end
    )
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def _mapping(draw: st.DrawFn, data: dict[Any, Any], depth: int) -> list[str]:
    lines: list[str] = []
    pad = "  " * depth
    for key in draw(st.permutations(list(data))):
        before = draw(st.sampled_from(["", "", "", "", "comment", "blank", "both", "deep"]))
        if before in ("blank", "both"):
            lines.append("")
        if before in ("comment", "both"):
            lines.append(f"{pad}# 关于{key}：的说明")
        if before == "deep":
            lines.append(f"{pad}    # 缩进更深的说明 {key}")
        lines += _entry(draw, f"{pad}{key}:", data[key], depth)
    return lines


def _entry(draw: st.DrawFn, head: str, value: Any, depth: int) -> list[str]:
    if isinstance(value, dict):
        if draw(st.booleans()):
            return [f"{head} {_flow(draw, value)}"]
        return [head, *_mapping(draw, value, depth + 1)]
    if isinstance(value, list):
        if not value or draw(st.booleans()):
            return [f"{head} {_flow(draw, value)}{draw(st.sampled_from(['', '  # 行末的说明']))}"]
        below = depth + draw(st.sampled_from([0, 1]))
        return [head, *(line for item in value for line in _item(draw, item, below))]
    return _scalar(draw, head, value, depth)


def _item(draw: st.DrawFn, item: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(item, dict) and draw(st.booleans()):
        lines = _mapping(draw, item, depth + 1)
        first = next(n for n, line in enumerate(lines) if line.strip() and not line.strip().startswith("#"))
        above = [pad + line.strip() if line else "" for line in lines[:first]]
        return [*above, f"{pad}- {lines[first].lstrip()}", *lines[first + 1 :]]
    if isinstance(item, dict):
        return [f"{pad}- {_flow(draw, item)}"]
    return [f"{pad}- {_inline(draw, item)}"]


def _scalar(draw: st.DrawFn, head: str, value: Any, depth: int) -> list[str]:
    style = draw(
        st.sampled_from(["inline", "inline", "inline", "|", "|-", "|+", ">", ">-", "wrapped", "quoted"])
    )
    pad = "  " * (depth + 1)
    if not isinstance(value, str) or style == "inline" or head.endswith(("kind:", "id:")):
        return [f"{head} {_inline(draw, value)}{draw(st.sampled_from(['', '', '  # 行末的说明']))}"]
    if style == "wrapped":
        return [f"{head} 第一行，", f"{pad}第二行{value if value.isalpha() else ''}"]
    if style == "quoted":
        return [f'{head} "第一行，', "", f"{pad}第二行 \\", f'{pad}完"']
    return [
        f"{head} {style}",
        f"{pad}{value}",
        *draw(st.sampled_from([[], [""], [f"{pad}  更深一行", "", f"{pad}末行"]])),
    ]


def _inline(draw: st.DrawFn, value: Any) -> str:
    if not isinstance(value, str):
        return str(value)
    style = draw(st.sampled_from(["plain", "plain", "double", "single"]))
    if style == "single":
        return f"'{value}'"
    return (
        json.dumps(value, ensure_ascii=False)
        if style == "double" or ": " in value or " #" in value
        else value
    )


def _flow(draw: st.DrawFn, value: Any) -> str:
    if isinstance(value, dict):
        entries = [f"{key}: {_flow(draw, value[key])}" for key in draw(st.permutations(list(value)))]
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(draw, item) for item in value) + "]"
    return _inline(draw, value)
