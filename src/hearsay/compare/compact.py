"""Plain rows that are written without what they lack: a desk keeps very many of them."""

from __future__ import annotations

from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from hearsay.records import Plain


class Compact(Plain):
    """A row whose empty fields are left out in writing. Every field that may be empty needs a default."""

    @model_serializer(mode="wrap")
    def _filled(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in write(self).items() if value is not None and value != "" and value != [] and value != ()}
