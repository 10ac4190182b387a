"""Telling in Chinese what does not fit a model: where it is, what it is called, what to write instead."""

from __future__ import annotations
