"""Killing `fzjs` while it writes: no plan lost or half written, and the next run tells the same.

    python benchmarks/kills.py [--kills 200]

Half of the kills hit `validate --fix` on a workspace full of slips, half hit runs that write the cache (with another
writing at the same time). After each kill every plan must hold its old text or its new one, whole, and a run with
whatever cache there is must find what a run without a cache finds.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_plans import make_plan
from throughput import make_workspace

PROGRAM = [sys.executable, "-m", "fzjs"]


def start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def duration(*words: str) -> float:
    begun = time.perf_counter()
    start(*words).wait()
    return time.perf_counter() - begun


def with_slips(folder: Path) -> dict[Path, bytes]:
    """Thirty plans in GBK with half-width marks; returns what they are to become."""
    make_workspace(folder, 0)
    wanted = {}
    for number in range(30):
        right = make_plan(number, 4) + "closing: 年内完成，不再拖延\n"
        path = folder / f"plan-{number}.yaml"
        path.write_bytes(right.replace("年内完成，", "年内完成,").encode("gbk"))
        wanted[path] = right.encode()
    return wanted


def kill_fixing(kills: int, dice: random.Random) -> None:
    unchanged = changed = parts = 0
    with tempfile.TemporaryDirectory() as name:
        fresh, folder = Path(name) / "fresh", Path(name) / "w"
        fresh.mkdir()
        new = {path.name: data for path, data in with_slips(fresh).items()}
        old = {name: (fresh / name).read_bytes() for name in new}
        shutil.copytree(fresh, folder)
        whole = duration("validate", "--fix", str(folder))
        assert all((folder / name).read_bytes() == data for name, data in new.items()), (
            "a run fixes everything"
        )
        for _ in range(kills):
            shutil.rmtree(folder)
            shutil.copytree(fresh, folder)
            process = start("validate", "--fix", str(folder))
            time.sleep(dice.uniform(0.15, whole))
            process.kill()
            process.wait()
            for plan in new:
                data = (folder / plan).read_bytes()
                assert data in (old[plan], new[plan]), plan
                unchanged += data == old[plan]
                changed += data == new[plan]
            parts += len(list(folder.glob(".*.part")))
    print(
        f"--fix: {kills} kills, {unchanged} plans old, {changed} new, 0 lost or half written, {parts} hidden parts left"
    )


def kill_caching(kills: int, dice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workspace(folder, 100)  # as few as are remembered
        answer = subprocess.run(
            [*PROGRAM, "validate", "--no-cache", str(folder)], capture_output=True, check=False
        )
        whole = duration("validate", str(folder))
        for number in range(kills):
            shutil.rmtree(folder / ".fzjs-cache", ignore_errors=True)
            processes = [start("validate", str(folder)) for _ in range(2)]
            time.sleep(dice.uniform(whole / 2, 2 * whole))
            for process in processes:
                process.kill()
                process.wait()
            if number % 10 == 0:
                again = subprocess.run([*PROGRAM, "validate", str(folder)], capture_output=True, check=False)
                assert (again.returncode, again.stdout) == (answer.returncode, answer.stdout)
    print(f"cache: {kills} kills of two writers each, every answer as without a cache")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--only", choices=["fix", "cache"])
    options = parser.parse_args()
    dice = random.Random(1)
    if options.only != "cache":
        kill_fixing(options.kills - options.kills // 2, dice)
    if options.only != "fix":
        kill_caching(options.kills // 2, dice)


if __name__ == "__main__":
    main()
