"""Lists of names, and the abbreviation of a name."""

from __future__ import annotations

from hearsay.annotate.names import Segment
from hearsay.language.words import Doc
from hearsay.records import Actor, MentionForm

LIST_LINKS = frozenset({",", "and", "the", "&"})


def lists_of(doc: Doc, pieces: list[Segment], named: dict[int, tuple[Actor, MentionForm, str]]) -> dict[int, list[Segment]]:
    """Runs of three and more names of one kind with only commas and "and" between, by the first token of the last member."""
    found: dict[int, list[Segment]] = {}
    run: list[Segment] = []
    for piece in pieces:
        if piece.first not in named or piece.shape == "demonym":
            continue
        linked = bool(run) and piece.first - run[-1].last <= 3 and all(t.lower_ in LIST_LINKS for t in doc[run[-1].last : piece.first])
        if not linked or named[run[-1].first][0].kind != named[piece.first][0].kind:
            run = []
        run = [*run, piece]
        if len(run) > 2 and any(t.lower_ == "and" for t in doc[run[-2].last : piece.first]):
            found[piece.first] = run
    return found


def initials(name: str) -> str:
    """The abbreviation of a name: "Harbour Pilots Union" -> "HPU", "Institute for Rivers" -> "IR"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
