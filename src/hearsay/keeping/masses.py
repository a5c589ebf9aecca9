"""Objects in masses: Python's garbage collector goes through all of them again and again while they are made, for nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_masses() -> Iterator[None]:
    """No garbage is collected meanwhile, which makes reading a hundred thousand items three times as fast. They have no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()  # and back: what has been made counts as old, and is not gone through at once
                gc.unfreeze()
            gc.enable()
