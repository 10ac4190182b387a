"""Loading with positions, against PyYAML's own loader on the same file in the same run.

    python benchmarks/loading.py [FILE] [--repeats 200]

Prints the median time of each and its ratio to `yaml.load(text, CSafeLoader)`. The ways take turns, so that
a busy machine is busy for all of them. Without a file a made plan of 28 measures is read.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from fzjs.workspace.reading import Limits, read_text
from made_plans import make_plan


def ways(data: bytes) -> dict[str, Callable[[], object]]:
    """What is compared, by the name that is printed; the first is the measure of the others."""
    text = data.decode()
    limits = Limits()

    def events() -> None:
        parser = yaml.CSafeLoader(data)
        while parser.get_event() is not None:  # type: ignore[no-untyped-call]
            pass

    def nodes() -> object:
        return yaml.compose(text, yaml.CSafeLoader)

    return {
        "yaml.load(…, CSafeLoader)": lambda: yaml.load(text, yaml.CSafeLoader),
        "events only": events,
        "nodes only (yaml.compose)": nodes,
        "read_text": lambda: read_text(data, "plan.yaml", limits),
        "read_text + first position": lambda: read_text(data, "plan.yaml", limits).position(
            ("goals", 0, "title")
        ),
    }


def medians(compared: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The median time of each way, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(repeats):
        for name, way in compared.items():
            started = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--repeats", type=int, default=200)
    options = parser.parse_args()
    data: bytes = options.file.read_bytes() if options.file else make_plan(1).encode()
    problems = read_text(data, "plan.yaml", Limits()).problems
    print(f"{len(data):,} bytes, {len(problems)} problems, median of {options.repeats}")
    taken = medians(ways(data), options.repeats)
    reference = next(iter(taken.values()))
    for name, seconds in taken.items():
        print(f"{name:28} {seconds * 1000:7.3f} ms  {seconds / reference:5.2f} x")


if __name__ == "__main__":
    main()
