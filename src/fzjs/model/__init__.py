"""What the files mean: one pydantic model for each kind of file.

`model_of(kind)` imports only the model that a file needs, so that checking one plan stays quick.
"""

from __future__ import annotations
