"""How long `fzjs status` takes, as a whole process, on a workspace of 40 units × 12 months × 28 measures.

    .venv/bin/python benchmarks/status.py [--runs 5]

Once every unit reports every month on all 28 measures (480 files, 13,440 entries), once on those that it leads (as units
do). Beside it stands what it costs to start the program at all.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

UNITS, MONTHS, MEASURES = 40, 12, 28
STATES = ("not_started", "in_progress", "in_progress", "in_progress", "done", "blocked")
FZJS = [sys.executable, "-m", "fzjs"]


def build(folder: Path, *, all_measures: bool) -> None:
    """Write the workspace; every unit reports on all measures, or on those that it leads."""
    write(folder / "fzjs.yaml", "fzjs: 1\nkind: workspace\njurisdiction: 示例县\ncurrent: annual-2024\n"
          "reporting: {due: 每月2日前, covers: previous, to: 县司法局}\n")  # fmt: skip
    units = "".join(
        f"  - {{name: 县第{number}局, aliases: [第{number}局]}}\n" for number in range(1, UNITS + 1)
    )
    write(
        folder / "units.yaml",
        f"fzjs: 1\nkind: units\njurisdiction: 示例县\nunits:\n{units}groups:\n"
        "  - {name: 县直各单位, members: {type: department}}\n",
    )
    write(folder / "annual-2024.yaml", plan())
    for unit in range(1, UNITS + 1):
        for month in range(1, MONTHS + 1):
            write(
                folder / "reports" / f"2024-{month:02d}" / f"{unit:02d}.yaml",
                report(unit, month, all_measures=all_measures),
            )


def plan() -> str:
    """28 measures in four goals, with deadlines and targets of many kinds."""
    lines = ["fzjs: 1\nkind: annual\nid: annual-2024\ntitle: 示例县2024年工作要点\nyear: 2024\n"]
    lines.append("support: [县直各单位]\ngoals:\n")
    deadlines = ("2024年底前", "每季度末", "6月底前", "每月25日前", "长期坚持", "10月15日前")
    for number in range(1, MEASURES + 1):
        if number % 7 == 1:
            lines.append(f"  - title: 目标{number // 7 + 1}\n    measures:\n")
        lines.append(
            f"      - id: m{number:02d}\n        title: 措施{number}\n        text: 照年度安排逐月推进，按期完成。\n"
            f"        lead: [{', '.join(f'县第{unit}局' for unit in leads(number))}]\n"
            f"        deadline: {deadlines[number % len(deadlines)]}\n"
            "        targets:\n          - {indicator: 办结率, value: 不低于90%}\n          - 培训不少于12次\n"
        )
    return "".join(lines)


def leads(number: int) -> tuple[int, int]:
    """The two units that lead a measure."""
    return number % UNITS + 1, (number + 11) % UNITS + 1


def report(unit: int, month: int, *, all_measures: bool) -> str:
    """One unit's month: an entry on each measure, with results and evidence."""
    day = f"2024-{month + 1:02d}-02" if month < 12 else "2025-01-02"
    lines = [f"fzjs: 1\nkind: report\nplan: annual-2024\nunit: 县第{unit}局\nperiod: 2024-{month:02d}\n"]
    lines.append(f"submitted: {day}\nentries:\n")
    for number in range(1, MEASURES + 1):
        if not all_measures and unit not in leads(number):
            continue
        state = STATES[min((unit + number + month) // 9, len(STATES) - 1)]
        lines.append(
            f"  - measure: m{number:02d}\n    state: {state}\n    note: 第{unit}局{month}月推进措施{number}，按计划进行。\n"
            f"    results:\n      - {{indicator: 办结率, value: {70 + month * 2}%}}\n      - {{indicator: 培训, value: {month}次}}\n"
            f"    evidence:\n      - {{kind: 正式文件, title: 措施{number}进展通报, number: 示字〔2024〕{unit * 100 + month}号}}\n"
        )
    return "".join(lines)


def write(path: Path, text: str) -> None:
    """Write a file, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def seconds(arguments: list[str], folder: Path, runs: int) -> float:
    """The median of whole processes, after one that is not counted."""
    took = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([*FZJS, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
    return statistics.median(took[1:])


def measure(folder: Path, runs: int) -> None:
    """Print how large the workspace is and how long each view of it takes."""
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
    print(
        f"  {UNITS} units x {MONTHS} months x {MEASURES} measures: {UNITS * MONTHS} reports, {size / 1e6:.1f} MB"
    )
    for name, more in (("whole plan", []), ("one unit", ["--unit", "县第5局"]), ("by unit", ["--by-unit"])):
        took = seconds(["status", "--on", "2024-12-20", *more], folder, runs)
        print(f"  fzjs status, {name:<10} {took:.2f} s (wanted ≤ 1 s)")


def main() -> None:
    """Build, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    for name, all_measures in (
        ("every unit reports on all measures", True),
        ("on those that it leads", False),
    ):
        print(name)
        with tempfile.TemporaryDirectory() as made:
            build(Path(made), all_measures=all_measures)
            measure(Path(made), asked.runs)
            print(f"  fzjs --version          {seconds(['--version'], Path(made), asked.runs):.2f} s")


if __name__ == "__main__":
    main()
