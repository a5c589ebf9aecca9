"""The errors a caller may want to catch.

    HearsayError
    ├── InputError        an article, file or folder that cannot be read as asked
    ├── DeskError         a desk that is missing, foreign, of another version, locked or full
    ├── ModelError        a language model that cannot be loaded or lacks Universal Dependencies
    ├── KnowledgeError    a knowledge file with a bad row
    └── NotFound          a document, record, actor or label that does not exist

Every message names the file or option, says what was expected and what was found, and what to do.
"""

from __future__ import annotations

from pathlib import Path


class HearsayError(Exception):
    """Base of all errors that hearsay raises on purpose; its text is meant for the user."""


class InputError(HearsayError):
    """An input that cannot be read: ``source`` names the file (and line), ``reason`` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """So that it can travel between processes."""
        return type(self), (self.source, self.reason)


class DeskError(HearsayError):
    """A desk that cannot be opened or written."""


class ModelError(HearsayError):
    """A language model that cannot be used."""


class KnowledgeError(HearsayError):
    """A knowledge file that cannot be used: ``path`` and ``line`` say where the fault is, as far as it is known."""

    def __init__(self, message: str, path: Path | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class NotFound(HearsayError):  # noqa: N818  (reads better where it is raised)
    """Something asked for by name that is not there."""
