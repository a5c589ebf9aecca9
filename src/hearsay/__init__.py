"""Who said what, who did what, how many and when: checkable records from news about international crises.

    from hearsay import Desk

    with Desk.create("crisis.desk") as desk:
        desk.read(["news/"])

Names are imported when they are first used, so that `import hearsay` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.articles.article import Article
    from hearsay.desk import Desk
    from hearsay.errors import HearsayError
    from hearsay.extract.reader import Reader

__version__ = "0.1.0"

__all__ = ["Article", "Desk", "HearsayError", "Reader", "__version__"]

_HOMES = {
    "Article": "hearsay.articles.article",
    "Desk": "hearsay.desk",
    "HearsayError": "hearsay.errors",
    "Reader": "hearsay.extract.reader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'hearsay' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
