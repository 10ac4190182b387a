"""The language floor: Chinese phrases, numerals, unit lists and document numbers read into values.

Pure functions over text; the only files read are the word tables beside the modules. Nothing here knows
plans, files or findings, and nothing here guesses: what is not understood in full is `Unparsed`.
"""

from __future__ import annotations
