"""Claims in the words of schema.org."""

from __future__ import annotations

import io
import json
from typing import Any

import claimed

from hearsay.export.claimreview import write_claimreview
from hearsay.records import Claim


def document(*claims: Claim) -> dict[str, Any]:
    out = io.StringIO()
    write_claimreview(claims, claimed.corpus(), claimed.PASSAGES, out)
    return json.loads(out.getvalue())


def claim(*claims: Claim) -> dict[str, Any]:
    (node,) = document(*claims or (claimed.claim(),))["@graph"]
    return node


def test_a_graph_of_claims() -> None:
    assert document() == {"@context": "https://schema.org", "@graph": []}
    assert [node["@type"] for node in document(claimed.claim(), claimed.claim(id="c-2"))["@graph"]] == ["Claim", "Claim"]


def test_where_a_claim_appears_and_whose_it_is() -> None:
    found = claim()
    assert found["text"] == "Russia shelled Lyman"
    assert [author["name"] for author in found["author"]] == ["Anna Petrova"]  # who passes it on is no author
    assert found["author"][0]["@type"] == "Person"
    assert [(article["identifier"], article["datePublished"]) for article in found["appearance"]] == [
        ("ledger-7", "2022-01-21"),
        ("herald-1", "2022-01-24"),
    ]
    assert found["firstAppearance"]["url"] == "https://ledger.example/7"
    (quotation,) = found["appearance"][0]["hasPart"]
    assert (quotation["text"], quotation["creator"]["name"]) == (claimed.PASSAGES[quotation["identifier"]].words, "Anna Petrova")


def test_who_denies_or_questions_it_is_its_reviewer_and_nobody_rates_it() -> None:
    reviews = claim()["review"]
    assert [(review["@type"], review["author"]["name"], review["reviewAspect"]) for review in reviews] == [
        ("ClaimReview", "Ukraine", "denies"),
        ("ClaimReview", "officials", "questions"),
    ]
    assert reviews[0]["reviewBody"] == "Ukraine denied that it had attacked."
    assert "ating" not in json.dumps(document(claimed.claim()))


def test_what_hearsay_found_of_it() -> None:
    properties = {found["name"]: found["value"] for found in claim()["additionalProperty"]}
    assert properties == {"status": "contested", "independentOrigins": 2, "rule": "claims.event"}


def test_a_claim_without_any_day_has_no_first_appearance() -> None:
    asserted = claimed.DOUBTED.model_copy(update={"stance": "asserts"})
    found = claim(claimed.claim(asserted))
    assert "firstAppearance" not in found
    assert "datePublished" not in found
    assert found["appearance"][0]["@id"] == "urn:x-hearsay:article:note%201%2F%C3%A9"
