"""The front of a page: what stands before its first paragraph. Here the title, the byline and the date are found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hearsay.articles.calendar_day import iso_day
from hearsay.articles.furniture import FurnitureRules
from hearsay.articles.lines import Line, fold
from hearsay.articles.pieces import Piece, caption_pieces
from hearsay.records import PartKind

_HEADER = re.compile(r"^\**(?P<key>[A-Za-z ]{2,20})\**:\**\s+(?P<value>\S.*)$")
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::|»)\s+(?P<outlet>[^|–—»]{2,40})$")
_KICKER = 3
_MOST_HEADLINES = 60
_LONGEST_OUTLET = 5
_REPEATED = 0.6


@dataclass
class Front:
    """``end`` is the first line that belongs to the text; what the lines before it were read as and tell."""

    end: int = 0
    pieces: list[Piece] = field(default_factory=list)
    title: str | None = None
    bylines: list[str] = field(default_factory=list)
    outlet: str | None = None
    published: str | None = None


def read_front(lines: list[Line], rules: FurnitureRules, title: str | None = None) -> Front:
    """Label the lines before the first paragraph. ``title`` is the headline from the page's metadata, if any."""
    front = Front()
    header = _header_block(lines, rules, front)
    front.end = _first_paragraph(lines, rules, header, fold(title or front.title or ""))
    kinds: dict[int, PartKind] = dict.fromkeys(range(header), "boilerplate")
    for i in range(header, front.end):
        if kind := _furniture(lines, i, rules, front):
            kinds[i] = kind
    headlines = [i for i in range(header, front.end) if i not in kinds]
    chosen = _title(lines, headlines[:_MOST_HEADLINES], title or front.title, rules)
    for i in headlines:
        kinds[i] = _headline_kind(lines, i, chosen)
    _bare_byline(lines, kinds, chosen, rules, front)
    _outlet_under_byline(lines, kinds, front)
    _timeline(lines, kinds, rules, front)
    for i in range(front.end):
        front.pieces += _pieces(lines[i], kinds[i], rules, front)
    return front


def _first_paragraph(lines: list[Line], rules: FurnitureRules, header: int, title: str) -> int:
    """The index of the first line that is text. A page with no paragraph at all has at most a title before its text."""
    for i in range(header, len(lines)):
        line = lines[i]
        if _over_byline(lines, i, rules) or (title and lines[i].key == title):
            continue
        if line.bullet or (line.text.endswith(":") and line.size > _KICKER and not rules.byline(line)):
            return i
        if (
            line.prose
            and not rules.is_boilerplate(line, edge=True)
            and not rules.is_teaser(line, front=True)
            and not _labelled_caption(line, rules)
        ):
            return i
    has_title = len(lines) > header + 1 and lines[header].title_like
    return header + 1 if has_title else header


def _over_byline(lines: list[Line], i: int, rules: FurnitureRules) -> bool:
    """A single sentence directly over a byline or a date is a headline, whatever it ends with."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after is not None and lines[i].one_sentence and _is_head(after, rules)


def _is_head(line: Line, rules: FurnitureRules) -> bool:
    """A byline or a date."""
    byline, date_line = rules.byline(line), rules.day(line)
    return bool(byline and byline.sure) or bool(date_line and date_line.day)


def _labelled_caption(line: Line, rules: FurnitureRules) -> bool:
    return bool(pieces := caption_pieces(line, rules)) and pieces[0].kind == "boilerplate"


def _furniture(lines: list[Line], i: int, rules: FurnitureRules, front: Front) -> PartKind | None:
    """What line ``i`` of the front is if it is no headline."""
    line = lines[i]
    if date_line := rules.day(line):
        if not (date_line.update and front.published):
            front.published = date_line.day or front.published
        front.outlet = front.outlet or date_line.outlet
        return "dateline"
    if (byline := rules.byline(line)) and byline.sure:
        front.bylines.append(byline.name)
        front.published = front.published or byline.day
        front.outlet = front.outlet or byline.outlet
        return "byline"
    if rules.is_mark(line):
        return "byline"
    if line.key in rules.outlet_names and not line.markup:
        front.outlet = front.outlet or rules.outlet_names[line.key]
        return "boilerplate"
    if rules.is_teaser(line, front=True):
        return "teaser"
    if rules.is_boilerplate(line, edge=True):
        front.outlet = front.outlet or rules.outlet_at(line.text)
        return "boilerplate"
    if (suffix := _SUFFIX.search(line.text)) and fold(suffix["outlet"]) in rules.outlet_names:
        return None
    return "caption" if _labelled_caption(line, rules) or (rules.credit_start(line.text) is not None and not line.markup) else None


def _title(lines: list[Line], headlines: list[int], known: str | None, rules: FurnitureRules) -> int | None:
    """The line that is the title: the one the metadata names, else the fuller of two that repeat one another, else the first."""
    if known:
        wanted = fold(known)
        for i in headlines:
            if wanted == fold(lines[i].text[lines[i].markup :]):
                return i
    for i in headlines:
        for j in headlines:
            if j > i and repeats(lines[i], lines[j]):
                return i
            if j > i and repeats(lines[j], lines[i]):
                return j
    marked = [i for i in headlines if lines[i].markup]
    candidates = [i for i in marked or headlines if lines[i].title_like or lines[i].markup or _over_byline(lines, i, rules)]
    longer = [i for i in candidates if lines[i].size > _KICKER]
    return next(iter(longer or candidates), None)


def repeats(full: Line, other: Line) -> bool:
    """``other`` is the headline ``full`` again, whole, cut off, or with a section's or outlet's name before or after it."""
    whole, part = full.folded, other.folded
    if not whole or not part or (other.prose and full.prose):
        return False
    if whole == part:
        return not full.truncated
    if other.truncated:
        for skip in range(min(4, len(part))):
            rest = part[skip:]
            if len(rest) >= 4 and len(rest) >= _REPEATED * len(part) and whole[: len(rest)] == rest:
                return True
    longer = len(part) > len(whole) >= 4 and len(part) - len(whole) <= 4
    return longer and not full.truncated and (part[: len(whole)] == whole or part[-len(whole) :] == whole)


def _headline_kind(lines: list[Line], i: int, title: int | None) -> PartKind:
    if i == title:
        return "title"
    kicker = lines[i].size <= _KICKER and not lines[i].final
    if title is None:
        return "boilerplate" if kicker else "body"
    if repeats(lines[title], lines[i]) or (i < title and kicker):
        return "boilerplate"
    return "heading"


def _bare_byline(lines: list[Line], kinds: dict[int, PartKind], title: int | None, rules: FurnitureRules, front: Front) -> None:
    """A bare name beside the title, a date or a mark is the byline where there is no other."""
    if front.bylines or title is None:
        return
    # Words of the text in lower case, and names in it: a heading takes its words from the text, an author is not spoken of in it.
    page_words = {word.casefold() for line in lines[front.end :] for word in line.words if word.islower() or word.istitle()}
    for i in range(title + 1, front.end):
        byline = rules.byline(lines[i]) if kinds[i] == "heading" and not lines[i].markup else None
        if byline and _full_names(byline.name) and not {word.casefold() for word in byline.name.split()} & page_words:
            kinds[i] = "byline"
            front.bylines.append(byline.name)
            return


def _outlet_under_byline(lines: list[Line], kinds: dict[int, PartKind], front: Front) -> None:
    """A short capitalised line between the byline and the date names the outlet."""
    for i in range(1, front.end - 1):
        name = lines[i].text
        if kinds[i - 1] == "byline" and kinds[i] == "heading" and kinds[i + 1] == "dateline" and lines[i].size <= _LONGEST_OUTLET:
            if not name.istitle() or lines[i].final:
                continue
            kinds[i] = "byline"
            front.outlet = front.outlet or name


def _full_names(names: str) -> bool:
    return all(len(name.split()) in (2, 3) for name in names.split(", "))


def _timeline(lines: list[Line], kinds: dict[int, PartKind], rules: FurnitureRules, front: Front) -> None:
    """Where days stand as headings between the paragraphs, the one before the first paragraph is a heading, too, no publication date."""
    later = [line for line in lines[front.end : -1] if (date_line := rules.day(line)) and date_line.day and not date_line.update]
    above = [i for i in range(front.end) if kinds[i] == "dateline"]
    if later and len(above) == 1 and above[0] == front.end - 1 and not front.bylines and later[0].key != lines[above[0]].key:
        kinds[above[0]] = "heading"
        front.published = None


def _pieces(line: Line, kind: PartKind, rules: FurnitureRules, front: Front) -> list[Piece]:
    if kind == "caption":
        return caption_pieces(line, rules) or [Piece(line.start, line.end, kind)]
    if kind not in ("title", "heading"):
        return [Piece(line.start, line.end, kind)]
    start, end = line.start + line.markup, line.end
    suffix = _SUFFIX.search(line.text, line.markup)
    if suffix and fold(suffix["outlet"]) in rules.outlet_names:
        end = line.start + suffix.start()
        front.outlet = front.outlet or rules.outlet_names[fold(suffix["outlet"])]
    if line.markup and line.text.endswith(("**", "__")):
        end = min(end, line.end - 2)
    if kind == "title":
        front.title = line.text[start - line.start : end - line.start].strip(" #")
    pieces = [Piece(line.start, start, "boilerplate"), Piece(start, end, kind), Piece(end, line.end, "boilerplate")]
    return [piece for piece in pieces if piece.start < piece.end]


def _header_block(lines: list[Line], rules: FurnitureRules, front: Front) -> int:
    """How many lines at the top are a header block ("Title: ...", "Date: ...") or YAML front matter; what they tell goes to ``front``."""
    fenced = bool(lines) and lines[0].text == "---"
    found: dict[str, str] = {}
    i = int(fenced)
    while i < len(lines) and (match := _HEADER.match(lines[i].text)):
        field_name = rules.header_keys.get(fold(match["key"]))
        if field_name is None and not fenced:
            break
        if field_name:
            found.setdefault(field_name, match["value"].strip("\"' "))
        i += 1
    if fenced:
        if i >= len(lines) or lines[i].text != "---":
            return 0
        i += 1
    elif len(found) < 2:
        return 0
    front.title = found.get("title")
    front.bylines += [found["byline"]] if "byline" in found else []
    front.outlet = found.get("outlet")
    front.published = iso_day(found.get("published", ""))
    return i
