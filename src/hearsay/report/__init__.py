"""The report: everything on a desk as one self-contained HTML page, to look at, print and hand on."""

from __future__ import annotations

from .page import render_report, write_report

__all__ = ["render_report", "write_report"]
