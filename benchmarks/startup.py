"""Whole processes: `fzjs --version` and `fzjs validate` of one plan, against the least that could do it.

    python benchmarks/startup.py [PLAN]

- `fzjs --version` against `python -c pass` (wanted: at most 7 times as long);
- `fzjs validate PLAN` against a process that imports yaml, pydantic and the model, loads that file with
  CSafeLoader and validates it with the model (wanted: at most 1.5 times as long).

Runs alternate, so that a machine that slows down slows both; the medians and their ratio are printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_plans import make_plan

ROUNDS = 31
FLOOR = (
    "import sys, yaml, pydantic\n"
    "from fzjs.model.kinds import model_of\n"
    "data = yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)\n"
    "model_of(data['kind']).model_validate(data)\n"
)


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.stderr.decode()}")
    return taken


def compare(name: str, command: list[str], floor: list[str], wanted: float) -> None:
    seconds(command), seconds(floor)
    pairs = [(seconds(command), seconds(floor)) for _ in range(ROUNDS)]
    ours, least = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"{name}: {ours * 1000:.0f} ms / {least * 1000:.0f} ms = {ours / least:.2f} × (wanted ≤ {wanted} ×)"
    )


def main() -> None:
    described = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    described.add_argument(
        "plans", nargs="*", type=Path, metavar="PLAN", help="plans to validate besides a made one"
    )
    plans = described.parse_args().plans
    for missing in (plan for plan in plans if not plan.is_file()):
        described.error(f"no such file: {missing}")
    program = [sys.executable, "-m", "fzjs"]
    script = Path(sys.executable).with_name("fzjs")
    if script.is_file():
        program = [str(script)]
    compare("fzjs --version / python -c pass", [*program, "--version"], [sys.executable, "-c", "pass"], 7)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "annual.yaml"
        made.write_text(make_plan(1), "utf-8")
        for plan in [made, *plans]:
            name = f"fzjs validate {plan.name} ({plan.stat().st_size / 1000:.0f} kB) / import, load, validate"
            compare(name, [*program, "validate", str(plan)], [sys.executable, "-c", FLOOR, str(plan)], 1.5)


if __name__ == "__main__":
    main()
