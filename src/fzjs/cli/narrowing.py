"""`fzjs validate --changed-since REV` and `--shard K/N`: fewer files than were named."""

from __future__ import annotations

import re

from fzjs.cli.exits import CannotRunError
from fzjs.workspace.sharding import Shard, in_shard
from fzjs.workspace.targets import Target


def narrowed(targets: list[Target], revision: str, shard: str) -> list[Target]:
    """Those files that have changed or refer to changed ones, and of these those that fall to the shard."""
    if revision:
        targets = _changed(targets, revision)
    if shard:
        targets = _of_shard(targets, _shard(shard))
    return targets


def _changed(targets: list[Target], revision: str) -> list[Target]:
    from fzjs.cli.git import changed_since
    from fzjs.workspace.affected import affected

    kept = []
    for target in targets:
        meant = set(affected(target.workspace, changed_since(target.workspace.root, revision)))
        kept.append(target._replace(entries=tuple(entry for entry in target.entries if entry in meant)))
    return kept


def _of_shard(targets: list[Target], shard: Shard) -> list[Target]:
    mine = in_shard((entry.shown for target in targets for entry in target.entries), shard)
    return [
        target._replace(entries=tuple(entry for entry in target.entries if entry.shown in mine))
        for target in targets
    ]


def _shard(text: str) -> Shard:
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    number, parts = (int(part) for part in found.groups()) if found else (0, 0)
    if not 1 <= number <= parts:
        raise CannotRunError(f"--shard {text} 不对，请写成 K/N，如 2/4：分成 4 份，查第 2 份")
    return Shard(number, parts)
