"""Thousands of plans: `fzjs validate` with every rule, against tools that check less.

    python benchmarks/throughput.py [--files 3000] [--peer-files 300]

Plans of about 34 kB are made in a workspace with a register of units. yamllint, check-jsonschema and ajv are
used where they are installed (on PATH, or in folders given by --path); the slow ones look at fewer files and
their time is given per file. The memory is the largest process's, at two sizes, to show whether it grows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_plans import make_framework, make_plan

ROOT = Path(__file__).resolve().parent.parent


def make_workspace(folder: Path, files: int) -> list[Path]:
    """A county's settings, units and framework, and as many annual plans as wanted."""
    sample = ROOT / "plans" / "sample-county"
    for name in ("fzjs.yaml", "units.yaml"):
        shutil.copy(sample / name, folder / name)
    (folder / "framework.yaml").write_text(make_framework(), "utf-8")
    paths = []
    for number in range(files):
        path = folder / f"{number // 100:02d}" / f"plan-{number:04d}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(make_plan(number), "utf-8")
        paths.append(path)
    return paths


def run(command: list[str], **options: object) -> tuple[float, int, int]:
    """Seconds, exit code and the largest process's memory in kB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    return taken, os.waitstatus_to_exitcode(status), usage.ru_maxrss


def peers(where: str) -> dict[str, list[str]]:
    """The peers that are installed, with the options for our files."""
    schema = str(ROOT / "schemas" / "plan.schema.json")
    commands = {
        "yamllint": ["yamllint", "-d", "{extends: default, rules: {line-length: disable}}"],
        "check-jsonschema": ["check-jsonschema", "--schemafile", schema],
        "ajv": ["ajv", "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", schema],
    }
    found = {}
    for name, command in commands.items():
        program = shutil.which(name, path=where)
        if program is None:
            print(f"{name}: not installed, left out")
        else:
            found[name] = [program, *command[1:]]
    return found


def with_files(name: str, command: list[str], paths: list[Path]) -> list[str]:
    """ajv wants `-d` before each file; the others take a list."""
    return [
        *command,
        *(word for path in paths for word in (("-d", str(path)) if name == "ajv" else (str(path),))),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--peer-files", type=int, default=300, help="files for yamllint and check-jsonschema")
    parser.add_argument("--path", default=os.environ.get("PATH", ""), help="where to look for the peers")
    options = parser.parse_args()
    program = [sys.executable, "-m", "fzjs", "validate", "--no-cache"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_workspace(folder, options.files)
        size = sum(path.stat().st_size for path in paths) / len(paths) / 1000
        print(f"{len(paths)} plans of {size:.0f} kB")
        ours, code, _ = min(run([*program, "--jobs", "2", str(folder)]) for _ in range(3))
        print(
            f"fzjs, every rule, 2 processes: {ours:.1f} s (exit code {code}), {ours / len(paths) * 1000:.2f} ms a plan"
        )
        slow = 0.0
        for peer, command in peers(options.path).items():
            share = paths if peer == "ajv" else paths[: options.peer_files]
            taken, code, _ = run(with_files(peer, command, share))
            whole = taken / len(share) * len(paths)
            print(f"{peer}: {taken:.1f} s for {len(share)} plans (exit code {code}), {whole:.0f} s for all")
            if peer == "ajv":
                print(f"fzjs / ajv = {ours / whole:.2f} × (wanted ≤ 1.5 ×)")
            else:
                slow += whole
        if slow:
            print(f"yamllint and check-jsonschema / fzjs = {slow / ours:.0f} × (wanted ≥ 50 ×)")
        _, _, most = run([*program, "--jobs", "1", str(folder)])
        for path in paths[len(paths) // 10 :]:
            path.unlink()
        _, _, few = run([*program, "--jobs", "1", str(folder)])
        print(
            f"memory of one process: {few / 1000:.0f} MB for {len(paths) // 10} plans, {most / 1000:.0f} MB for {len(paths)}"
        )


if __name__ == "__main__":
    main()
