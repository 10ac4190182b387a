"""`fzjs` and `python -m fzjs`.

What needs no option parser does not load one: `fzjs --version`, and `fzjs validate` with nothing but paths,
which is what an editor or a hook runs at every save.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line; always ends the process with 0, 1 or 2."""
    # Neither imports nor plans make reference cycles; looking for them after every few hundred objects only costs
    # time, a tenth of a short run. A run over one file leaves about 56,000 objects: none of it is spent on the search.
    gc.set_threshold(100_000, 20, 20)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from fzjs import __version__

        print(f"fzjs {__version__}")
        return
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 (open till the end)
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows a substitute; it must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from fzjs.cli.exits import run

    code = run(arguments)
    gc.freeze()  # what is left goes with the process: no need to go through it all once more
    sys.exit(code)


if __name__ == "__main__":
    main()
