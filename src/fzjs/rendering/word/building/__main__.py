"""Write the Word templates: `python -m fzjs.rendering.word.building [FOLDER]`, usually templates/word."""

from __future__ import annotations

import sys
from pathlib import Path

from fzjs.rendering.word.building.measures import PROFILES
from fzjs.rendering.word.building.papers import PAPERS

USUAL = "std"


def templates() -> dict[str, bytes]:
    """All templates by their path in the folder; those of other profiles than the usual one lie in folders of theirs."""
    return {
        (f"{name}.docx" if profile.name == USUAL else f"{profile.name}/{name}.docx"): build(profile)
        for profile in PROFILES.values()
        for name, build in PAPERS.items()
    }


def main() -> None:
    """Write each template that has changed."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "templates/word")
    for path, content in templates().items():
        target = folder / path
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
