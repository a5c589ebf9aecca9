"""The words that each record was read from, with what stands around them, so that a table can show and link them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.records import Event, Figure, Record, Span, Statement

from .views import ArticleView

AROUND, MOST = 140, 320
"""Characters shown before and after a record's own words, up to the ends of the sentence; and of these words themselves."""

_SPACES = re.compile(r"\s+")
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n")


@dataclass(frozen=True)
class Passage:
    """A record's words (``own``) within their sentence, and the article that they stand in."""

    record: str
    view: ArticleView
    before: str
    own: str
    after: str

    @property
    def outlet(self) -> str:
        """Where it stands: the outlet, or the title where none is known."""
        return self.view.article.outlet or self.view.title

    @property
    def day(self) -> str | None:
        """When the article appeared."""
        return self.view.article.published


class Passages(Mapping[str, Passage]):
    """The passages of statements, figures and events by record id, each made when it is asked for."""

    def __init__(self, read: Iterable[tuple[ArticleView, Sequence[Record]]]) -> None:
        self._at = {
            record.id: (view, record) for view, records in read for record in records if isinstance(record, Statement | Figure | Event)
        }

    def __getitem__(self, record: str) -> Passage:
        view, found = self._at[record]
        spans = _spans(found)
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return Passage(record, view, *in_sentence(view.article.text, start, end))

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def in_sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words from start to end, with the rest of their sentence before and after; long stretches are cut ("…")."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    stops = list(_STOP.finditer(before))
    stop = _STOP.search(after)
    cut_before = not stops and start > AROUND
    before = before[stops[-1].end() :] if stops else before
    cut_after = stop is None and end + AROUND < len(text)
    after = after[: stop.end()] if stop else after
    own = " ".join(text[start:end].split())
    own = own if len(own) <= MOST else f"{_to_word(own[:MOST])} …"
    before, after = _SPACES.sub(" ", before).lstrip(), _SPACES.sub(" ", after).rstrip()
    return (f"… {_from_word(before)}" if cut_before else before), own, (f"{_to_word(after)} …" if cut_after else after)


def _from_word(words: str) -> str:
    return words.partition(" ")[2]


def _to_word(words: str) -> str:
    return words.rpartition(" ")[0]


def _spans(record: Record) -> list[Span]:
    match record:
        case Statement():
            named = [span for span in (record.source, record.cue) if span]
            # Who says it may stand far off; then what is said must do.
            near = [span for span in named if not record.content or abs(span.start - record.content[0].start) < MOST]
            return [*near, *record.content] or named
        case Event():
            return [record.trigger]
        case Figure():
            return [record.span]
    raise TypeError(record.type)
