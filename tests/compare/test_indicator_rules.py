"""What a file of indicators may say, and what is told of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearsay.compare.indicator_rules import Indicator, read_indicators
from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge

GOOD = """\
# A comment.
[[indicator]]
name = "Troops at the border"
kind = "figure"
unit = "troops"
actor = "Sweden"
near = ["NOR"]
above = 100_000
origins = 2

[[indicator]]
name = "Two of three mobilise within a week"
kind = "event"
class = "MOBILIZE"
actor = ["NOR", "SWE", "FIN.mil"]
actors_at_least = 2
within_days = 7
from = 2021-11-01
until = "2022-03-01"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_of_a_file(tmp_path: Path) -> None:
    figure, event = read_indicators(written(tmp_path, GOOD), Knowledge())
    assert (figure.name, figure.kind, figure.actors, figure.near, figure.above, figure.origins) == (
        "Troops at the border",
        "figure",
        ("SWE",),
        ("NOR",),
        100_000.0,
        2,
    )
    assert isinstance(event, Indicator)
    assert (event.actors, event.actors_at_least, event.within_days) == (("NOR", "SWE", "FIN.mil"), 2, 7)
    assert (event.first, event.last, event.line) == ("2021-11-01", "2022-03-01", 11)


FIGURE = '[[indicator]]\nname = "A"\nkind = "figure"\nunit = "troops"\nabove = 5\n'
EVENT = '[[indicator]]\nname = "A"\nkind = "event"\nclass = "ASSAULT"\n'


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (FIGURE + 'actor = "Atlantis"\n', 6, "known actor"),
        (FIGURE + 'actor = "Swedn"\n', 6, "did you mean Sweden"),
        (FIGURE.replace("troops", "soldiers"), 4, "one of troops"),
        (FIGURE + "greater = 7\n", 6, "a key of a figure rule"),
        (FIGURE + 'operator = ">"\n', 6, "a key of a figure rule"),
        (FIGURE.replace("5", '"> 5"'), 5, "a number"),
        (FIGURE.replace("5", "-5"), 5, "nought or more"),
        (FIGURE + "above = 7\n", 6, "TOML"),
        (FIGURE + 'near = "the Moon"\n', 6, "known actor"),
        (FIGURE + 'unit = ["troops", "tanks"]\n', 6, "TOML"),
        (FIGURE.replace('"troops"', '["troops", "tanks"]'), 4, "one unit"),
        (FIGURE + "within_days = 40000\n", 6, "at most"),
        (FIGURE + "within_days = -7\n", 6, "one or more"),
        (FIGURE + "from = yesterday\n", 6, "TOML"),
        (FIGURE + "below = 5\n", 6, "greater than 5"),
        (FIGURE.replace("above = 5\n", ""), 4, "above or below"),
        (FIGURE.replace("5", '"many"'), 5, "a number"),
        (FIGURE + "origins = 0\n", 6, "one or more"),
        (FIGURE + "within_days = 0\n", 6, "one or more"),
        (FIGURE + "within_days = 1.5\n", 6, "a whole number"),
        (FIGURE + 'from = "2022-02-01"\nuntil = "2022-01-01"\n', 7, "not before 2022-02-01"),
        (FIGURE + 'from = "2022-01-01"\nuntil = "2022-01-03"\nwithin_days = 9\n', 8, "3 days between"),
        (FIGURE + 'from = "2022-13-01"\n', 6, "a day as"),
        (FIGURE.replace('"figure"', '"number"'), 3, "one of figure, event"),
        (FIGURE.replace('name = "A"\n', ""), 1, "name = some words"),
        (EVENT.replace("ASSAULT", "ASSALT"), 4, "did you mean ASSAULT"),
        (EVENT + 'mode = "dance"\n', 5, "'dance'"),
        (EVENT + 'factuality = "certain"\n', 5, "happened"),
        (EVENT + 'actor = ["SWE", "NOR"]\nactors_at_least = 3\n', 6, "at most the 2 actors"),
        (EVENT.replace('class = "ASSAULT"\n', ""), 3, "class or words"),
        (EVENT + "words = []\n", 5, "a list of words"),
        ('[[indicator]]\nname = "A"\nkind = "statement"\nact = "shout"\n', 4, "did you mean|one of say"),
        ('[[indicator]]\nname = "A"\nkind = "threat_met"\norigins = 2\n', 4, "a key of a threat_met rule"),
        (EVENT + EVENT, 6, "line 1 has it"),
        ("[[indicators]]\nname = 'A'\n", 1, "'indicators'"),
        ("", 1, "found none"),
        ("[[indicator]]\nname = \n", 2, "expected TOML"),
    ],
)
def test_a_bad_rule_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        read_indicators(written(tmp_path, text), Knowledge())
    assert f"rules.toml:{line}: expected" in str(error.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_indicators(tmp_path / "none.toml", Knowledge())
