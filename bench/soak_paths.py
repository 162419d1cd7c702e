"""Where things lie that the soak needs from elsewhere in the checkout."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
"""Holds the fake sources, and how a register is judged against them."""
