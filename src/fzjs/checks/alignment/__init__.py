"""How a plan stands to the framework that it implements: what it carries out, weakens, delays or leaves out."""

from __future__ import annotations
