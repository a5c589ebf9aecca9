"""Claims as they are shown in a terminal: who affirms, who denies, on whom it rests, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from hearsay.records import Claim, ClaimMember, Document, Record, Statement, VerbDrift
from hearsay.wording import one_line, what

STANCES = {"asserts": "says so", "reports": "passed on", "questions": "asked, doubted or only supposed", "denies": "denied"}
"""The stances in the order in which they are shown, in words."""
STATUSES = {
    "uncontested": "nobody denies it",
    "contested": "denied by others",
    "denied_by_subject": "denied by those whom it is about",
    "single_origin": "from one origin",
}
CHANGES = {
    "repeated": "said it again",
    "hardened": "said it more strongly",
    "softened": "said it less strongly",
    "reversed": "took it back",
}
ORIGINS = 6
"""Origins that are shown of one stance."""
WIDTH = 100
"""Characters that are shown of the words."""


def claims_face(
    found: Sequence[Claim],
    told: Mapping[str, Record],
    documents: Mapping[str, Document],
    firsts: Mapping[str, str],
    limit: int,
    more: int,
) -> Iterator[RenderableType]:
    """Each claim with its members by stance and origin, then what changed. ``told`` has the records of the claims that are shown, by id.

    ``firsts`` has for each article that is surely a copy the one that it goes back to. ``more`` is how many claims of one article are left
    out.
    """
    contested = sum(any(member.stance == "denies" for member in claim.members) for claim in found)
    if not found:
        yield Text("No two articles here claim the same.")
    else:
        yield Text(f"{_counted(len(found), 'claim')} told more than once, {contested:,} denied by somebody", "bold")
    for claim in found[:limit]:
        yield Text()
        yield from _claim(claim, told, documents, firsts)
    if len(found) > limit:
        yield Text(f"\nand {len(found) - limit:,} more (--limit {len(found)} shows all)")
    if more:
        yield Text(f"\n{_counted(more, 'claim')} told by one article only (--all shows them)", "dim")


def _claim(claim: Claim, told: Mapping[str, Record], documents: Mapping[str, Document], firsts: Mapping[str, str]) -> Iterator[Text]:
    docs = len({member.doc for member in claim.members})
    counted = f"{_counted(docs, 'article')}, {_counted(claim.independent_origins, 'independent origin')}"
    yield Text.assemble((claim.label, "bold"), f"  {counted}; {STATUSES[claim.status]}", (f"  {claim.id}", "dim"))
    for stance, words in STANCES.items():
        own = [member for member in claim.members if member.stance == stance]
        if own:
            yield Text(f"  {words}", "red" if stance == "denies" else "green" if stance == "asserts" else "yellow")
            yield from _by_origin(own, told, documents)
    origins = {member.record: member.origin.name for member in claim.members}
    for change in claim.changes:
        if change.change != "repeated":
            days = " and ".join(_day(claim, record) for record in (change.earlier, change.later))
            yield Text.assemble("  changed: ", f"{origins[change.later]} {CHANGES[change.change]}", (f"  {days}  {change.later}", "dim"))
    for drift in claim.drift:
        yield Text.assemble("  verbs for the words of ", f"{drift.who.name}: ", "; ".join(_verbs(drift, claim, documents, firsts)))


def _verbs(drift: VerbDrift, claim: Claim, documents: Mapping[str, Document], firsts: Mapping[str, str]) -> list[str]:
    """With which verb each outlet tells it, from the weakest to the strongest: “said” in one, “admitted” in its copy in another."""
    docs = {member.record: member.doc for member in claim.members}
    told = []
    for verb, doc in zip(drift.verbs, (docs[member] for member in drift.members), strict=True):
        first = firsts.get(doc, doc)
        copied = f", a copy from {_outlet(first, documents)}" if first != doc else ""
        told.append(f"“{verb}” in {_outlet(doc, documents)}{copied}")
    return list(dict.fromkeys(told))


def _by_origin(own: Sequence[ClaimMember], told: Mapping[str, Record], documents: Mapping[str, Document]) -> Iterator[Text]:
    """One line for each origin: its first telling, a statement rather than an event, and in how many articles it stands."""
    origins: dict[str, list[ClaimMember]] = {}
    for member in own:
        origins.setdefault(member.origin.id, []).append(member)
    for members in list(origins.values())[:ORIGINS]:
        first = min(members, key=lambda member: not isinstance(told.get(member.record), Statement))
        outlets = list(dict.fromkeys(_outlet(member.doc, documents) for member in members))
        through = ", ".join(outlet for outlet in outlets if outlet != first.origin.name)
        line = Text.assemble("    ", first.day or "no day known", "  ", (first.origin.name, "bold"))
        if through:
            line.append(f" in {through}")
        line.append(f"  {_words(first, told.get(first.record))}")
        line.append(f"  {first.record}", "dim")
        yield line
    if len(origins) > ORIGINS:
        yield Text(f"    and {len(origins) - ORIGINS:,} more origins", "dim")


def _words(member: ClaimMember, record: Record | None) -> str:
    """The sentence that tells the claim, or what the record tells."""
    if record is None:
        return ""
    if not isinstance(record, Statement):
        return _short(what(record))
    text = member.span.text if member.span else " … ".join(span.text for span in record.content)
    return "“{}”".format(_short(text).strip('“”"'))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= WIDTH else line[:WIDTH].rsplit(" ", 1)[0] + "…"


def _day(claim: Claim, record: str) -> str:
    return next((member.day for member in claim.members if member.record == record and member.day), "no day known")


def _outlet(doc: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(doc)
    return (document.outlet if document else None) or doc


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
