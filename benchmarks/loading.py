"""Loading with positions, against PyYAML's own loader on the same file in the same run.

    python benchmarks/loading.py [FILE] [--repeats 200]

Prints the median and the best time of each and their ratios to those of `yaml.load(text, CSafeLoader)`. The
ways take turns, so that a busy machine is busy for all of them; on a very busy one the best times say more.
Without a file a made plan of 28 measures is read.
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


def measure(compared: dict[str, Callable[[], object]], repeats: int) -> dict[str, list[float]]:
    """The times of each way in seconds, sorted."""
    times: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(repeats):
        for name, way in compared.items():
            started = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - started)
    return {name: sorted(taken) for name, taken in times.items()}


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
    print(f"{len(data):,} bytes, {len(problems)} problems, {options.repeats} repeats: median, best")
    taken = measure(ways(data), options.repeats)
    reference = next(iter(taken.values()))
    for name, times in taken.items():
        middle, best = statistics.median(times), times[0]
        ratios = f"{middle / statistics.median(reference):5.2f} x  {best / reference[0]:5.2f} x"
        print(f"{name:28} {middle * 1000:7.3f} ms {best * 1000:7.3f} ms  {ratios}")


if __name__ == "__main__":
    main()
