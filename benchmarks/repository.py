"""A repository of thousands of plans: all anew, with a cold cache, with a warm one, and after one file changed.

    python benchmarks/repository.py [--files 3000]

Whole processes, as a hook or a CI job starts them. Wanted: an unchanged repository of 3,000 files answers within
one second.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from throughput import make_workspace, run


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=3000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_workspace(folder, options.files)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} plans, {size / 1e6:.0f} MB")
        program = [sys.executable, "-m", "fzjs", "validate", str(folder)]
        tell("without cache", [*program, "--no-cache"])
        tell("cold cache", program)
        for _ in range(3):
            tell("warm cache (wanted ≤ 1 s)", program)
        paths[0].write_bytes(paths[0].read_bytes() + b"# changed\n")
        tell("one plan changed", program)
        units = folder / "units.yaml"
        units.write_bytes(units.read_bytes() + b"# changed\n")
        tell("register of units changed", program)
        cache = sum(path.stat().st_size for path in (folder / ".fzjs-cache").iterdir())
        print(f"cache on the disk: {cache / 1e6:.2f} MB")


def tell(what: str, command: list[str]) -> None:
    seconds, code, memory = run(command)
    print(f"{what}: {seconds:.2f} s, {memory / 1000:.0f} MB at most (exit code {code})")


if __name__ == "__main__":
    main()
