"""Files as they are: reading one, finding all, and the workspace that they make."""

from __future__ import annotations
