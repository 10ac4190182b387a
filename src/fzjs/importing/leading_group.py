"""The leading group: by post, never by person."""

from __future__ import annotations

import re

from fzjs.importing.entry import Entry
from fzjs.importing.outline import Node
from fzjs.language.folding import fold_text

_LABELS = {"组长": "head", "常务副组长": "deputies", "副组长": "deputies", "成员": "members"}


def leading_group_of(node: Node) -> Entry | None:
    """The leading group that a section sets up; None where it names no 组长 with a post."""
    lines = [line.strip() for line in node.written()[1:]]
    start = next((at for at, line in enumerate(lines) if _label(line)), None)
    if start is None:
        return None
    posts: dict[str, list[str]] = {"head": [], "deputies": [], "members": []}
    rest, role = [], ""
    for line in lines[start:]:
        labelled = _label(line)
        if labelled is None and (role == "" or ("办公室" in line and "设" in line) or len(line) > 60):
            rest.append(line)
            continue
        role, written = labelled or (role, line)
        posts[role] += _posts(written, role)
    if not posts["head"]:
        return None
    entry = Entry(node.line, node.marker, None)
    intro = "\n".join(lines[:start])
    if intro:
        entry["text"] = intro
    name = re.search(r"成立(?:了)?([^,。;]{2,40}?(?:领导小组|协调小组|委员会|指挥部))", fold_text(intro))
    entry["name"] = name[1] if name else "领导小组"
    entry["head"] = posts["head"][0]
    for key in ("deputies", "members"):
        if posts[key]:
            entry[key] = posts[key]
    office = re.search(r"办公室设在?([^,。;]{2,24}?)(?:,|。|;|$)", fold_text("".join(rest)))
    if office is not None:
        entry["office"] = office[1]
    entry.doubt("领导小组按职务写，人名没有写入；办公室组成人员请核对")
    return entry


def _label(line: str) -> tuple[str, str] | None:
    found = re.match(r"(常务副组长|副组长|组\s*长|成\s*员)\s*[:：。]\s*(.*)", line)
    return (_LABELS["".join(found[1].split())], found[2]) if found else None


def _posts(written: str, role: str) -> list[str]:
    """Posts out of 张三（县长） or 张三 县长; names of persons stay behind."""
    in_brackets = re.findall(r"[\u4e00-\u9fff·]{2,6}\s*[（(]([^（）()]{2,40})[)）]", written)
    if in_brackets and role != "members":
        return in_brackets
    parts = re.split(r"\s+", written.strip())
    if role != "members" and len(parts) == 2 and len(parts[0]) <= 4:
        return [parts[1]]
    if role == "members":
        return [name for name in re.split(r"[、，,；;]", written.rstrip("。")) if name]
    return [written.rstrip("。")] if written else []
