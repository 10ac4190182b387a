"""Parting files among several machines: every file to exactly one, evenly, and nearly always to the same one."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple


class Shard(NamedTuple):
    """The `number`th of so many `parts`, counted from 1."""

    number: int
    parts: int


def in_shard(names: Iterable[str], shard: Shard) -> set[str]:
    """The names that fall to a part.

    A name goes to the part that its hash says, and on to the next one where that is full: the parts differ by at
    most one name more than an even share, and a name that comes or goes moves few others.
    """
    hashed = sorted((int.from_bytes(sha256(name.encode()).digest()[:8]), name) for name in set(names))
    room = [-(-len(hashed) // shard.parts)] * shard.parts
    mine = set()
    for number, name in hashed:
        part = number % shard.parts
        while not room[part]:
            part = (part + 1) % shard.parts
        room[part] -= 1
        if part == shard.number - 1:
            mine.add(name)
    return mine
