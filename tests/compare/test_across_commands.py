"""``hearsay copies``, ``stories`` and ``origins`` on a desk."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import made
import pytest
from reported import INDEPENDENT, REWRITE, UNLIKE, WIRE, article
from typer.testing import CliRunner, Result

from hearsay.articles.article import Article
from hearsay.cli import app
from hearsay.desk import Desk
from hearsay.records import Actor, Figure, Record, Span, Statement, record_id

WIRE_ACTOR = Actor(id="media/north-wire", name="North Wire", kind="media", known=False)
ALDOUS = Actor(id="person/henrik-aldous", name="Henrik Aldous", kind="person", known=False)
NAMELESS = Actor(id="unnamed/source", name="unnamed", kind="unnamed")

WIRED = article("wire", WIRE, "2022-01-04", "North Wire")
REWRITTEN = article("rewrite", REWRITE, "2022-01-05", "The Herald")
OWN = article("own", INDEPENDENT, "2022-01-05", "The Ledger")
BEES = article("bees", UNLIKE, "2022-01-06")


def said(of: Article, words: str, speaker: Actor, chain: tuple[Actor, ...] = ()) -> Statement:
    where = span(of, words)
    return made.a_statement(of.doc, where, speaker, id=record_id("s", of.doc, [where]), chain=[*chain])


def counted(of: Article, words: str, number: float) -> Figure:
    where = span(of, words)
    return made.a_figure(of.doc, where, number, number, id=record_id("f", of.doc, [where]), unit="other", noun="freighters")


def span(of: Article, words: str) -> Span:
    return made.span(words, of.text)


TOLD: list[tuple[Article, list[Record]]] = [
    (WIRED, [said(WIRED, "the walkout reckless", ALDOUS), counted(WIRED, "Forty-one freighters", 41)]),
    (REWRITTEN, [said(REWRITTEN, "a reckless walkout", ALDOUS, (WIRE_ACTOR,)), counted(REWRITTEN, "41 freighters", 41)]),
    (OWN, [said(OWN, "they will not be hired", NAMELESS)]),
    (BEES, []),
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.desk"
    with Desk.create(path) as made:
        for each, records in TOLD:
            made.add(each, [each.record(), *records])
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def told(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_copies_stand_under_the_first_text_with_what_shows_it(desk: Path) -> None:
    words = told(run("copies", desk))
    assert words.startswith("4 articles: 1 comes from another")
    assert "wire North Wire, 2022-01-04 first, as far as can be told rewrite The Herald, 2022-01-05 rewritten (0." in words
    assert "of the words in the same order); it is dated later" in words
    assert "rewrite: “" in words


def test_copies_of_which_the_first_is_not_known_say_so(desk: Path) -> None:
    with Desk.create(desk) as opened:
        opened.add(article("twin", UNLIKE, "2022-01-06"), [])
    words = told(run("copies", desk))
    assert "the same text (1.00 of the words); which came first is not told" in words


def test_many_copies_of_one_text_are_not_all_shown(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "many.desk") as made:
        for number in range(16):
            made.add(article(f"twin{number:02}", UNLIKE, "2022-01-06"), [])
    words = told(run("copies", tmp_path / "many.desk", "--limit", "2"))
    assert words.startswith("16 articles: 15 come from another")
    assert words.endswith("and 5 more copies of it (--limit 15 shows all)")
    assert "more copies" not in told(run("copies", tmp_path / "many.desk"))


def test_weak_rewrites_are_for_the_reader_to_judge(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.compare.families.SURE", 0.99)
    words = told(run("copies", desk))
    assert "none is surely a copy of another" in words
    assert "Perhaps copies, to be looked at rewrite (The Herald, 2022-01-05) and wire (North Wire, 2022-01-04)" in words


def test_no_copies_is_an_answer(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "empty.desk"):
        pass
    assert "0 articles: none is surely a copy" in told(run("copies", tmp_path / "empty.desk"))
    assert "0 articles: no two tell of the same thing" in told(run("stories", tmp_path / "empty.desk"))
    assert run("origins", tmp_path / "empty.desk").exit_code == 1


def test_stories_tell_their_days_and_independent_texts(desk: Path) -> None:
    words = told(run("stories", desk))
    assert "2022-01-04 to 2022-01-05 3 articles, 2 independent texts story-" in words
    assert "rewrite The Herald, 2022-01-05 from wire" in words
    assert "1 article in no story with others" in words


def test_records_for_other_programs_are_the_published_form(desk: Path) -> None:
    (copy,) = [json.loads(line) for line in run("copies", desk, "--format", "jsonl").stdout.splitlines()]
    (story,) = [json.loads(line) for line in run("stories", desk, "--format", "jsonl").stdout.splitlines()]
    assert (copy["type"], copy["doc"], copy["of"], copy["relation"]) == ("copy", "rewrite", "wire", "rewritten")
    assert (story["type"], sorted(story["docs"]), story["from"]) == ("story", ["own", "rewrite", "wire"], "2022-01-04")
    assert json.loads(run("export", desk, "--type", "copy", "--format", "jsonl").stdout) == copy
    (row,) = csv.DictReader(io.StringIO(run("export", desk, "--type", "story", "--format", "csv").stdout))
    assert (row["docs"], row["to"]) == ("; ".join(story["docs"]), "2022-01-05")


def test_a_copy_adds_no_origin(desk: Path) -> None:
    words = told(run("origins", desk, "--about", "freighters"))
    assert words.startswith("2 articles, 1 origin: North Wire North Wire 2 articles, 2 records")
    assert "The Herald (copy) ← North Wire f-" in words


def test_origins_of_a_story(desk: Path) -> None:
    story = json.loads(run("stories", desk, "--format", "jsonl").stdout)["id"]
    words = told(run("origins", desk, "--story", story))
    assert words.startswith("3 articles, 3 origins: Henrik Aldous; North Wire; somebody unnamed")
    assert "The Herald (copy) ← North Wire ← Henrik Aldous s-" in words


def test_origins_for_other_programs(desk: Path) -> None:
    first, *_ = [json.loads(line) for line in run("origins", desk, "--format", "jsonl").stdout.splitlines()]
    assert (first["origin"], first["articles"]) == ("person/henrik-aldous", ["rewrite", "wire"])
    assert [station["name"] for station in first["ways"][0]["stations"]] == ["North Wire", "Henrik Aldous"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--story", "story-0"), "there is no story 'story-0' in this desk; `hearsay stories` prints the ids"),
        (("--about", "zebras"), "no statement, figure or event bears on zebras"),
        (("--about", " "), "expected words to look for, found none"),
        (("--about", "x", "--story", "y"), "expected one of the two"),
    ],
)
def test_what_cannot_be_answered_says_why(desk: Path, options: tuple[str, ...], said: str) -> None:
    result = run("origins", desk, *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_limit_says_how_much_is_left_out(desk: Path) -> None:
    result = run("origins", desk, "--limit", "1", "--records", "1")
    assert "and 1 more record" in result.stdout
    assert "and 2 more origins (--limit 3 shows all)" in result.stdout


def test_a_copy_and_a_story_are_explained_by_their_ids(desk: Path) -> None:
    with Desk.open(desk) as opened:
        (copy,), (story,) = opened.copies(), opened.stories()
    words = told(run("explain", copy.id, "--desk", desk))
    assert words.startswith(f"copy {copy.id} rewrite The Herald, 2022-01-05 of wire North Wire, 2022-01-04 rewritten (0.")
    assert "rule: copies:order: two articles whose words stand in the same order" in words
    assert all(" ".join(pair.doc.text.split()) in words for pair in copy.evidence)
    words = told(run("explain", story.id, "--desk", desk))
    assert f"story {story.id} {story.label} 2022-01-04 to 2022-01-05" in words
    assert "rule: stories:words: articles with the same rare words" in words
    assert "there is no record 'copy-0000000000'" in run("explain", "copy-0000000000", "--desk", desk).stderr
