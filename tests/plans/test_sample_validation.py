"""What `fzjs validate` says of the samples: nothing is wrong with the clean ones, and each mistake is named."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

MISTAKES = {
    "GBK编码.yaml": {"FZ001"},
    "全角冒号.yaml": {"FZ004"},
    "缺空格.yaml": {"FZ005"},
    "制表符.yaml": {"FZ006"},
    "重复的键.yaml": {"FZ007"},
    "拼错的键.yaml": {"FZ101", "FZ104"},
    "单位.yaml": {"FZ201", "FZ202", "FZ204", "FZ205"},
    "期限.yaml": {"FZ301", "FZ302", "FZ303", "FZ304"},
    "文号.yaml": {"FZ305", "FZ602"},
    "阶段重叠.yaml": {"FZ307", "FZ308"},
    "阶段颠倒.yaml": {"FZ306"},
    "目标.yaml": {"FZ401", "FZ402", "FZ403", "FZ404", "FZ412"},
    "引用.yaml": {"FZ501", "FZ502", "FZ504"},
    "用语.yaml": {"FZ601", "FZ603", "FZ604", "FZ607"},
    "月报.yaml": {"FZ702", "FZ704", "FZ706", "FZ707", "FZ708"},
    "指标.yaml": {"FZ804", "FZ807", "FZ810", "FZ816"},
    "自评.yaml": {"FZ802", "FZ803", "FZ808", "FZ811", "FZ814"},
}
"""file below `plans/with-mistakes` → the rules that its header speaks of, all of them and no others."""


BESIDE_THE_FRAMEWORK = ("FZ507", "FZ508", "FZ509", "FZ510", "FZ511", "FZ513", "FZ514")


def validated(root: Path, workspace: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and findings of `fzjs validate` on a sample workspace, on a fixed day."""
    command = [
        sys.executable,
        "-m",
        "fzjs",
        "validate",
        f"plans/{workspace}",
        "--format",
        "json",
        "--on",
        "2024-07-15",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert done.stderr.decode("utf-8") == ""
    return done.returncode, json.loads(done.stdout)["findings"]


@pytest.mark.parametrize("workspace", ["sample-county", "sample-city"])
def test_clean_samples_have_neither_errors_nor_warnings(root: Path, workspace: str) -> None:
    code, findings = validated(root, workspace)
    assert code == 0
    # The plan of 2009 keeps the names that units bore then; fzjs says who they are today. The annual plans fall
    # short of the framework here and there, which fzjs mentions.
    # Lapses of reporting are shown on purpose; test_sample_reporting tells which.
    findings = [finding for finding in findings if not finding["code"].startswith("FZ7")]
    assert {(finding["code"], Path(finding["file"]).name) for finding in findings} <= {
        ("FZ206", "indicator-pilot-2009.yaml"),
        *((code, f"annual-{year}.yaml") for code in BESIDE_THE_FRAMEWORK for year in (2023, 2024)),
    }
    assert {finding["severity"] for finding in findings} <= {"info"}


def test_each_mistake_is_named_and_nothing_else(root: Path) -> None:
    code, findings = validated(root, "with-mistakes")
    assert code == 1
    found: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        found[Path(finding["file"]).name].add(finding["code"])
    assert found == MISTAKES


def test_headers_say_what_is_wrong(plans: Path) -> None:
    for path in sorted((plans / "with-mistakes").glob("*.yaml")):
        header = path.read_bytes().decode("gb18030" if "GBK" in path.name else "utf-8").splitlines()[1]
        assert header.startswith("# 错在哪里：") == (path.name in MISTAKES), path.name
