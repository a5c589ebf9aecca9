"""The copies and stories of the example corpus, as its README tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearsay.desk import Desk
from hearsay.jobs import Recipe, articles_in

CORPUS = Path(__file__).parents[2] / "examples" / "standoff"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("standoff") / "standoff.desk"
    with Desk.create(path) as made:
        for article in articles_in([CORPUS / "articles"], Recipe(), dates=CORPUS / "meta.jsonl", split=True, on_error=pytest.fail):
            made.add(article, [article.record()])
    return path


def test_the_two_copies_go_back_to_their_wire_reports(desk: Path) -> None:
    with Desk.open(desk) as opened:
        assert opened.first_texts() == {"harrow-border": "northgate-border", "globe24-berlin": "northgate-berlin"}
        shown = {copy.doc: copy.direction for copy in opened.copies() if copy.of.startswith("northgate") and copy.direction}
        assert shown == {"harrow-border": "credit", "globe24-berlin": "dates"}


def test_a_copy_and_its_original_are_in_one_story(desk: Path) -> None:
    with Desk.open(desk) as opened:
        story_of = {doc: story.id for story in opened.stories() for doc in story.docs}
        for doc, first in opened.first_texts().items():
            assert story_of[doc] == story_of[first]
