"""Names that mean the same, and names that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import InputError
from hearsay.knowledge.matching import THRESHOLD, MatchRules, match_score, pair_of
from hearsay.knowledge.tables import Knowledge

RULES = MatchRules.load(Knowledge())


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Zelensky", "Zelenskyy", "person"),
        ("Zelensky", "Zilensky", "person"),
        ("Lukashenko", "Lukashenka", "person"),
        ("Tikhanovskaya", "Tsikhanouskaya", "person"),
        ("Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya", "person"),
        ("Antony Blinken", "Anthony Blinken", "person"),
        ("Blinken, Antony", "Antony Blinken", "person"),
        ("A. Blinken", "Antony Blinken", "person"),
        ("Dr. Antony Blinken", "Antony Blinken", "person"),
        ("AntonyBlinken", "Antony Blinken", "person"),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", "person"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy", "person"),
        ("Usama ibn Ladin", "Osama bin Laden", "person"),
        ("Müller", "Mueller", "person"),
        ("Donbas", "Donbass", "place"),
        ("Iskander", "Iskender", "weapon"),
        ("Rosneft OAO", "Open Joint Stock Company Rosneft", "company"),
        ("World Health Organisation", "The World Health Organization", "organization"),
        ("IAEA", "International Atomic Energy Agency", "organization"),
        ("45th Brigade", "Brigade forty-five", "organization"),
    ],
)
def test_spellings_of_one_name(left: str, right: str, kind: str) -> None:
    assert match_score(left, right, kind, RULES) >= THRESHOLD
    assert match_score(right, left, kind, RULES) == match_score(left, right, kind, RULES)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ryabkov", "Rybakov", "person"),
        ("Sergei Ryabkov", "Sergei Rybakov", "person"),
        ("Scholz", "Schulz", "person"),
        ("Olaf Scholz", "Martin Schulz", "person"),
        ("Russia", "Prussia", "state"),
        ("Associated News", "Associated Press", "media"),
        ("Donald Tusk", "Donald Trump", "person"),
        ("Hunter Biden", "Joe Biden", "person"),
        ("Blinken", "Antony Blinken", "person"),
        ("76th Division", "78th Division", "organization"),
        ("Bank of Norway", "Bank of Sweden", "organization"),
        ("Seaward Lines AG", "Seaward Shipping AG", "company"),
    ],
)
def test_names_of_two(left: str, right: str, kind: str) -> None:
    assert match_score(left, right, kind, RULES) < THRESHOLD


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["", "Person", "Company"]))
def test_a_score_whatever_the_text(left: str, right: str, kind: str) -> None:
    assert 0 <= match_score(left, right, kind, RULES) <= 1
    assert match_score(left, left, kind, RULES) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[1]", "found list"),
        ("{", "found: Expecting"),
        ('{"left": "A"}', 'under "right", found null'),
        ('{"left": " ", "right": "B"}', 'under "left"'),
    ],
)
def test_a_bad_line_is_told(line: str, found: str) -> None:
    with pytest.raises(InputError, match=r"^pairs:3: expected") as told:
        pair_of(line, "pairs:3")
    assert found in str(told.value)
