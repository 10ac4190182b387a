"""Validate broken plans: sample files with bytes flipped, lines moved, structures nested, encodings changed.

    python benchmarks/mutations.py --count 20000 --seed 1

Every input is put in place of its original in a copy of its workspace and validated by the command line's
own entry, in this process. A traceback, a rule that fails, an exit code other than 0, 1 and 2, or more than
two seconds is a failure; the failing input is kept and its path printed. Exit code: 0 if nothing failed, else 1.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from fzjs.checks.run import FAILED_RULE
from fzjs.cli.exits import run

ROOT = Path(__file__).resolve().parent.parent
SECONDS_ALLOWED = 2.0

TOKENS = [
    "null", "~", "true", "yes", "010", "1.10", ".inf", "1e999", "2024-02-30", "2024-04-22", "12:30", "[]", "{}",
    "- ", ": ", "? ", "&a ", "*a", "<<: *a", "!!python/object:os.system ", "!x ", "| \n", ">-\n", "%YAML 1.1\n",
    "---\n", "...\n", "：", "，", "“", "”", "［", "＃", "\t", "\r", "\r\n", "\x00", "\x07", "\x85", "\u2028", "\ufeff",
    "\u200b", "\U0001f600", "县司法局", "XX县", "202x年", "年5月10日前", "〔2024]018号", "9" * 5000, "[" * 200, "{a: " * 200,
    "- " * 300, "'", '"', "#", "@", "`", "{{", "\\", "每月2日前", "3—5项", "至少2次以上", "# fzjs: ignore[FZ2] 理由",
]  # fmt: skip

Mutation = Callable[[bytes, random.Random], bytes]


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] if rng.random() < 0.5 else data[:start] + data[start + rng.randrange(200) :]


def drop_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 4)):
        if lines:
            lines.pop(rng.randrange(len(lines)))
    return b"".join(lines)


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 4)):
        if len(lines) > 1:
            one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def repeat_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = rng.randrange(len(lines))
    return b"".join(lines[:at] + lines[at : at + rng.randint(1, 12)] * rng.randint(2, 30) + lines[at:])


def indent_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 5)):
        if lines:
            at = rng.randrange(len(lines))
            lines[at] = (
                rng.choice([b"  ", b"\t", b" "]) + lines[at] if rng.random() < 0.6 else lines[at].lstrip()
            )
    return b"".join(lines)


def insert_token(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(TOKENS).encode("utf-8", "surrogatepass") + data[at:]
    return data


def replace_value(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    with_colon = [index for index, line in enumerate(lines) if b": " in line]
    if with_colon:
        at = rng.choice(with_colon)
        key = lines[at].partition(b": ")[0]
        lines[at] = key + b": " + rng.choice(TOKENS).encode() + b"\n"
    return b"".join(lines)


def nest(data: bytes, rng: random.Random) -> bytes:
    depth = rng.choice([5, 60, 500, 20_000])
    shape = rng.choice([("[", "]"), ("{a: ", "}"), ("- ", ""), ("&a [*a, ", "]")])
    nested = (shape[0] * depth + "x" + shape[1] * depth).encode()
    at = rng.choice([0, len(data), data.find(b": ") + 2])
    return data[:at] + nested + b"\n" + data[at:]


def alias_bomb(data: bytes, rng: random.Random) -> bytes:
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [
        b"a%d: &a%d [%s]" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 9))
        for level in range(1, rng.randint(2, 12))
    ]
    return b"\n".join(lines) + b"\n" + data


def full_width(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    pairs = [
        (": ", "："),
        (", ", "，"),
        ("[", "［"),
        ("]", "］"),
        ("- ", "—"),
        ('"', "“"),
        ("#", "＃"),
        ("{", "｛"),
    ]
    for half, full in rng.sample(pairs, rng.randint(1, 3)):
        text = text.replace(half, full, rng.choice([1, 3, -1]))
    return text.encode()


def other_encoding(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = rng.choice(
        ["gb18030", "gbk", "big5", "utf-16", "utf-32", "utf-8-sig", "shift_jis", "latin-1", "utf-16-le"]
    )
    changed = text.encode(encoding, "replace")
    return changed[: rng.randrange(len(changed) + 1)] if rng.random() < 0.2 else changed


def line_ends(data: bytes, rng: random.Random) -> bytes:
    end = rng.choice([b"\r\n", b"\r", b"\x85", "\u2028".encode(), b"\n\n", b"\x0b", b"\x0c"])
    lines = data.split(b"\n")
    return (
        end.join(lines)
        if rng.random() < 0.5
        else b"".join(line + (end if rng.random() < 0.2 else b"\n") for line in lines)
    )


def noise(_data: bytes, rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice([0, 1, 3, 100, 5000]))


MUTATIONS: list[Mutation] = [
    flip_bytes, cut, drop_lines, swap_lines, repeat_lines, indent_lines, insert_token, replace_value, replace_value,
    nest, alias_bomb, full_width, other_encoding, line_ends, noise,
]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What came of a share of the inputs."""

    codes: Counter[int]
    slowest: float
    failures: list[str]


class TooSlowError(Exception):
    """An input took longer than allowed."""


def _too_slow(_signal: int, _frame: object) -> None:
    raise TooSlowError


def run_share(share: tuple[int, int, int]) -> Outcome:
    """Run every `step`-th input from `first` on."""
    first, count, step = share[0], share[1], share[2]
    signal.signal(signal.SIGALRM, _too_slow)
    codes: Counter[int] = Counter()
    failures: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "plans"
        shutil.copytree(ROOT / "plans", copy)
        files = [path for path in sorted(copy.rglob("*.yaml")) if "with-mistakes" not in path.parts]
        for seed in range(first, count, step):
            name, path, data = mutate(files, seed)
            original = path.read_bytes()
            path.write_bytes(data)
            started = time.perf_counter()
            code, told = validate(path)
            seconds = time.perf_counter() - started
            path.write_bytes(original)
            codes[code] += 1
            slowest = max(slowest, seconds)
            if code not in (0, 1, 2) or seconds > SECONDS_ALLOWED:
                kept = Path(tempfile.gettempdir()) / f"mutation-{seed}.yaml"
                kept.write_bytes(data)
                failures.append(
                    f"seed {seed} ({name} on {path.name}): {told or f'{seconds:.1f} s'}\n  kept as {kept}"
                )
    return Outcome(codes, slowest, failures)


def mutate(files: list[Path], seed: int) -> tuple[str, Path, bytes]:
    """The input of a seed: which mutation, in place of which file, with what bytes."""
    rng = random.Random(seed)
    path = rng.choice(files)
    data = path.read_bytes()
    names = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        mutation = rng.choice(MUTATIONS)
        names.append(mutation.__name__)
        data = mutation(data, rng)
    return "+".join(names), path, data


def validate(path: Path) -> tuple[int, str]:
    """The exit code of validating a file as the command line does, and a traceback if there was one."""
    signal.setitimer(signal.ITIMER_REAL, 4 * SECONDS_ALLOWED)
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()):
            code = run(["validate", str(path)])
        failed = [line.strip() for line in told.getvalue().splitlines() if FAILED_RULE in line]
        return (-1, "\n".join(failed)) if failed else (code, "")
    except BaseException:  # whatever escapes is what this script looks for
        return -1, "".join(traceback.format_exc().splitlines(keepends=True)[-3:]).rstrip()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def shares(count: int, first: int, jobs: int) -> Iterator[tuple[int, int, int]]:
    for job in range(jobs):
        yield first + job, first + count, jobs


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with get_context("fork").Pool(options.jobs) as pool:
        outcomes = pool.map(run_share, shares(options.count, options.seed, options.jobs), chunksize=1)
    codes = sum((outcome.codes for outcome in outcomes), Counter[int]())
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    print(
        f"{options.count} inputs; exit codes {dict(sorted(codes.items()))}; slowest {max(o.slowest for o in outcomes):.2f} s"
    )
    print("\n".join(failures[:10]))
    print(f"{options.count - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
