"""The article with its records marked: the text cut at every boundary of a part or span, each stretch told which records it bears.

The words between the tags are the article's own, character for character: ``textContent`` of what is made here equals the text. The
only exceptions are NUL and lone surrogates, which HTML cannot hold; each becomes one U+FFFD, so that offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from hearsay.articles.article import Article
from hearsay.records import Date, Document, Event, Figure, Mention, Part, Place, Record, Span, Statement

UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Marking:
    """One span to mark: of which record, and in which role (``content``, ``source``, ``cue``, ``condition``, ``figure`` ...)."""

    start: int
    end: int
    id: str
    role: str
    label: str | None = None


def markings(records: Iterable[Record]) -> list[Marking]:
    """The spans of an article's records that are shown in its text."""
    return [marking for record in records for marking in _of(record) if marking.start < marking.end]


def marked_text(article: Article, found: Sequence[Marking]) -> Markup:
    """The article's text as HTML, cut into parts and, within these, into ``<mark data-ids="...">`` stretches."""
    pieces: list[str] = []
    parts = _covering(article)
    starts = sorted(found, key=lambda m: (m.start, -m.end, m.id))
    cuts = sorted({edge for marking in found for edge in (marking.start, marking.end)})
    open_now: list[Marking] = []
    cut, following = 0, 0
    seen: set[str] = set()
    for part in parts:
        pieces.append(_part_tag(article.text, part))
        at = part.start
        while at < part.end:
            while cut < len(cuts) and cuts[cut] <= at:
                cut += 1
            until = min(part.end, cuts[cut]) if cut < len(cuts) else part.end
            open_now = [marking for marking in open_now if marking.end > at]
            while following < len(starts) and starts[following].start <= at:
                if starts[following].end > at:
                    open_now.append(starts[following])
                following += 1
            pieces.append(_stretch(article.text[at:until], open_now, seen))
            at = until
        pieces.append("</span>")
    return Markup("".join(pieces))


def html_text(text: str) -> str:
    """Text that a browser reads back as it is."""
    # A browser turns a carriage return that is written as itself into a line feed.
    return str(escape(UNWRITABLE.sub("\ufffd", text))).replace("\r", "&#13;")


def _of(record: Record) -> list[Marking]:
    def one(span: Span | None, role: str, label: str | None = None) -> list[Marking]:
        return [Marking(span.start, span.end, record.id, role, label)] if span else []

    match record:
        case Statement():
            label = f"{record.speaker.name if record.speaker else 'speaker unresolved'} · {record.act}"
            named = one(record.source, "source") + one(record.cue, "cue") + one(record.condition, "condition")
            return named + [m for i, span in enumerate(record.content) for m in one(span, "content", None if i else label)]
        case Figure():
            return one(record.span, "figure")
        case Date():
            return one(record.span, "date")
        case Mention():
            return one(record.span, "mention")
        case Place():
            return one(record.span, "place")
        case Event():
            return one(record.trigger, "event")
        case Document():
            return []


def _covering(article: Article) -> list[Part]:
    """The parts, or the whole text as one where an article has not been segmented."""
    return article.parts or [Part(kind="body", start=0, end=len(article.text))]


def _part_tag(text: str, part: Part) -> str:
    """A part that fills whole lines is shown as a block; a byline within a line stays in it."""
    begins = part.start == 0 or text[part.start - 1] == "\n"
    ends = part.end == len(text) or text[part.end - 1 : part.end] == "\n"
    block = " block" if begins and ends else ""
    return f'<span class="part {part.kind}{block}" data-part="{part.kind}">'


def _stretch(text: str, bearing: list[Marking], seen: set[str]) -> str:
    if not bearing:
        return html_text(text)
    inner_first = sorted(bearing, key=lambda m: (m.end - m.start, m.id))
    ids = list(dict.fromkeys(m.id for m in inner_first))
    roles = sorted({m.role for m in bearing})
    if sum(m.role == "content" for m in bearing) > 1:
        roles.append("nested")
    new = [i for i in ids if i not in seen]
    seen.update(new)
    labels = [m.label for m in bearing if m.label and _first_sight(m, seen)]
    tags = [f'class="{" ".join(roles)}"', f'data-ids="{escape(" ".join(ids))}"']
    if new:
        tags.append(f'data-first="{escape(" ".join(new))}"')
    if labels:
        tags.append(f'data-label="{html_text(" | ".join(labels))}"')
    return f"<mark {' '.join(tags)}>{html_text(text)}</mark>"


def _first_sight(marking: Marking, seen: set[str]) -> bool:
    """Whether this is where the label of a statement belongs: the first stretch of its content."""
    key = f"label {marking.id}"
    if key in seen:
        return False
    seen.add(key)
    return True
