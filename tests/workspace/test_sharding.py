"""Shards: together everything, each file once, evenly, and nearly always the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzjs.workspace.sharding import Shard, in_shard

NAMES = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=60)


@given(NAMES, st.integers(1, 9))
def test_every_name_falls_to_exactly_one_part_and_the_parts_are_even(names: list[str], parts: int) -> None:
    shards = [in_shard(names, Shard(number, parts)) for number in range(1, parts + 1)]
    assert sorted(name for shard in shards for name in shard) == sorted(names)
    assert max(map(len, shards)) <= -(-len(names) // parts)


@given(NAMES, st.randoms())
def test_the_order_of_the_names_means_nothing(names: list[str], random: object) -> None:
    shuffled = sorted(names, key=lambda name: hash((name, id(random))))
    assert in_shard(names, Shard(1, 3)) == in_shard(shuffled, Shard(1, 3))


def test_a_name_that_comes_moves_few_others() -> None:
    names = [f"plans/{number:04d}.yaml" for number in range(3000)]
    before = [in_shard(names, Shard(number, 4)) for number in range(1, 5)]
    after = [in_shard([*names, "plans/new.yaml"], Shard(number, 4)) for number in range(1, 5)]
    assert sum(len(one - other) for one, other in zip(before, after, strict=True)) <= 30
