"""The knowledge of actors: states, institutions by pattern, persons and the roles they held, and what is refused at load."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from hearsay.errors import KnowledgeError
from hearsay.knowledge.actors import ActorKnowledge, surname_of
from hearsay.knowledge.tables import Knowledge
from hearsay.knowledge.words import Lexicon, folded, slug


@pytest.fixture(scope="module")
def actors() -> ActorKnowledge:
    return ActorKnowledge.load(Knowledge())


def named(actors: ActorKnowledge, *words: str) -> str | None:
    found = actors.names.match(words, 0)
    return found[1][0].actor.id if found and found[1][0].actor else None


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        (("U.S.",), "USA"),
        (("United", "States"), "USA"),
        (("Britain",), "GBR"),
        (("Bosnia", "-", "Herzegovina"), "BIH"),
        (("Russians",), "RUS"),
        (("Danes",), "DNK"),
        (("Kremlin",), "RUS.gov.presidency"),
        (("Pentagon",), "USA.gov.defence"),
        (("Whitehall",), "GBR.gov"),
        (("Kyiv",), "UKR"),
        (("ISIS",), "org/islamic-state"),
        (("Da'esh",), "org/islamic-state"),
        (("North", "Atlantic", "Treaty", "Organisation"), "org/nato"),
        (("AFP",), "media/afp"),
        (("Recep", "Tayyip", "Erdogan"), "person/recep-tayyip-erdogan"),
        (("Anthony", "Blinken"), "person/antony-blinken"),
    ],
)
def test_names_by_other_spellings(actors: ActorKnowledge, words: tuple[str, ...], actor: str) -> None:
    assert named(actors, *words) == actor


def test_every_state_has_a_code_of_three_letters(actors: ActorKnowledge) -> None:
    states = [a for a in actors.actors.values() if a.kind == "state"]
    assert len(states) >= 249
    assert all(len(a.id) == 3 and a.id.isupper() for a in states)


def test_institutions_are_made_by_pattern(actors: ActorKnowledge) -> None:
    assert actors.institution("UKR", "gov.defence").name == "Ukrainian defence ministry"
    assert actors.institution("IRQ", "mil").id == "IRQ.mil"
    assert actors.institution("USA", "gov.defence").name == "Pentagon"


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2016-05-05", "John Kerry"), ("2021-11-10", "Antony Blinken"), ("2019-01-01", "Mike Pompeo"), ("1950-01-01", None), (None, None)],
)
def test_role_to_holder_by_day(actors: ActorKnowledge, day: str | None, holder: str | None) -> None:
    found = actors.holder("foreign_minister", "USA", day)
    assert (found.actor.name if found else None) == holder


def test_nobody_holds_a_high_office_together_with_another(actors: ActorKnowledge) -> None:
    single = {"president", "prime_minister", "foreign_minister", "defence_minister", "secretary_general", "vice_president", "leader"}
    for (role, of), people in actors.by_role.items():
        terms = sorted(
            (o.first, o.last or "9999", p.actor.name) for p in people for o in p.offices if (o.role, o.of) == (role, of) and o.first
        )
        if role in single:
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(terms)), (role, of, terms)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Antony Blinken", "Blinken"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Bashar al-Assad", "Assad"),
        ("Jean-Yves Le Drian", "Le Drian"),
    ],
)
def test_surname(name: str, surname: str) -> None:
    assert surname_of(name.split()) == surname


def test_surname_stands_first_in_chinese_names() -> None:
    assert surname_of(["Xi", "Jinping"], "CHN") == "Xi"


def test_lexicon_takes_the_longest_phrase_whatever_the_tokens() -> None:
    lexicon: Lexicon[str] = Lexicon()
    lexicon.add("al-Nusra", "short")
    lexicon.add("al-Nusra Front", "long")
    assert lexicon.match(["al", "-", "Nusra", "Front", "said"], 0) == (4, ["long"])
    assert lexicon.match(["al-Nusra", "said"], 0) == (1, ["short"])
    assert lexicon.match(["said"], 0) is None


def test_folding_and_slugs() -> None:
    assert folded("Erdoğan’s Wałęsa") == "Erdogan's Walesa"
    assert slug("Mevlüt Çavuşoğlu") == "mevlut-cavusoglu"


PERSONS = "name,aliases,gender,country,roles\n"
BODIES = "id,name,kind,aliases,nouns\n"


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        ("persons", PERSONS + "Jane Roe,,f,FRA,shadow_minister FRA\n", "2: expected .*role.*, found shadow_minister"),
        ("persons", PERSONS + "Jane Roe,,f,FRA,president ZZZ\n", "2: expected .*, found ZZZ"),
        ("persons", PERSONS + "Jane Roe,,f,FRA,president FRA 2020-01-02/2019-01-01\n", "2: expected .*, found .*2020-01-02/2019-01-01"),
        ("persons", PERSONS + "Jane Roe,,f,FRA,president FRA 2020-13-02/\n", "2: expected .*, found .*2020-13-02"),
        ("persons", PERSONS + "Jane Roe,,x,FRA,\n", "2: expected m, f or nothing as gender, found x"),
        ("persons", PERSONS + "Jane Roe,,f,ZZZ,\n", "2: expected .*country, found ZZZ"),
        ("persons", PERSONS + "Ada Holm,,f,NOR,\nVladimir Putin,,m,RUS,\n", "3: expected each id once, found .*twice"),
        ("persons", PERSONS + "Jane Roe,,f,RUS,president RUS 2020-01-02/\n", "2: expected one president of RUS at a time, found Jane Roe"),
        ("persons", PERSONS + "Jane Roe,,f\n", "2: expected 5 cells, found 3"),
        ("organisations", BODIES + "ZZZ.gov.mills,Ministry of Mills,government,,\n", "2: expected .*, found .*ZZZ"),
        ("organisations", BODIES + "org/mills,Mills,windmill,,\n", "2: expected .*, found windmill"),
        ("organisations", BODIES + "org/nato,Other NATO,igo,,\n", "2: expected each id once, found org/nato twice"),
        ("organisations", BODIES + "org/mills,,igo,,\n", "2: expected a value in the column name, found none"),
    ],
)
def test_a_bad_row_of_the_user_is_refused_with_file_and_line(tmp_path: Path, table: str, rows: str, told: str) -> None:
    (tmp_path / f"{table}.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{table}.csv:{told}"):
        ActorKnowledge.load(Knowledge(tmp_path))


def test_rows_of_the_user_are_added(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text(
        "id,name,kind,aliases,nouns\norg/lamplighters,Lamplighters,organisation,LLU,union\n", encoding="utf-8"
    )
    assert named(ActorKnowledge.load(Knowledge(tmp_path)), "LLU") == "org/lamplighters"
