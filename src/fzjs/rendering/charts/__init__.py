"""Pictures: charts as data (`data`), and as SVG (`svg`); Word makes its own charts out of the same data."""

from __future__ import annotations
