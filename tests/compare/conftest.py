"""What the tests of what articles say together share."""

from __future__ import annotations

import pytest

from hearsay.extract.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the shipped model and knowledge, once a session."""
    return Reader()
