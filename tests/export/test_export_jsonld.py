import json
from dataclasses import replace

import pytest
from builders import make_claim, make_speaker
from exports import exported
from schema_org import faults

from claimcheck.export import ExportFormat
from claimcheck.records import Entry, SpeakerType, Verdict


def nodes(*entries: Entry) -> list[dict[str, object]]:
    return json.loads(exported(entries, ExportFormat.JSONLD))["@graph"]


def of_type(kind: str, *entries: Entry) -> list[dict[str, object]]:
    return [node for node in nodes(*entries) if node.get("@type") == kind]


def said_by(entry: Entry, name: str, kind: SpeakerType) -> Entry:
    return replace(entry, claim=replace(entry.claim, speaker=make_speaker(name, kind)))


@pytest.mark.parametrize("kind", SpeakerType)
def test_every_node_is_valid_by_the_definitions_of_schema_org(
    kind: SpeakerType, plain: Entry, bare: Entry, hostile: Entry
) -> None:
    parentless = replace(plain, claim=replace(plain.claim, parent=None))
    child = replace(bare, claim=replace(bare.claim, parent=plain.claim.id))
    graph = nodes(said_by(parentless, "A; B", kind), child, hostile)
    known = {str(node["@id"]): str(node["@type"]) for node in graph if "@id" in node}
    assert [fault for node in graph if "@type" in node for fault in faults(node, known)] == []


def test_the_definitions_find_what_is_wrong() -> None:
    rating = {"@type": "Rating", "ratingValue": 1, "headline": "x"}
    review = {"@type": "ClaimReview", "reviewRating": rating, "author": "A", "datePublished": "today"}
    assert list(faults(review, {})) == [
        "Rating has no headline",
        "author may not be 'A'",
        "datePublished may not be 'today'",
    ]


def test_author_and_publisher_are_whom_analysts_know(known: Entry) -> None:
    (claim,), (article,) = of_type("Claim", known), of_type("NewsArticle", known)
    assert claim["author"] == [{"@type": "Person", "name": "Chief Sherzad"}]
    assert article["publisher"] == {"@type": "Organization", "name": "The Herald Group"}


def test_an_article_comes_once_before_its_claims(plain: Entry) -> None:
    other = replace(plain, claim=make_claim(plain.article, "nearly 2,000 fighters"))
    kinds = [node.get("@type") or node["type"] for node in nodes(plain, other)]
    assert kinds == ["NewsArticle", "Claim", "Annotation", "ClaimReview", "Claim", "Annotation", "ClaimReview"]


def test_a_claim_points_at_its_words_by_position_and_by_quotation(plain: Entry) -> None:
    (annotation,) = (node for node in nodes(plain) if node.get("type") == "Annotation")
    (claim,) = of_type("Claim", plain)
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotation["body"] == claim["@id"]
    (target,) = annotation["target"]
    assert target["source"] == "https://herald.example/figures"
    position, quotation = target["selector"]
    text = plain.article.text
    assert position["type"] == "TextPositionSelector"
    assert text[position["start"] : position["end"]] == "that nearly 2,000 fighters died in November"
    assert quotation["type"] == "TextQuoteSelector"
    assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in text
    assert quotation["prefix"] == "hief Fazal Ahmad Sherzad denied "


def test_only_a_judged_claim_has_a_review(plain: Entry, bare: Entry) -> None:
    (review,) = of_type("ClaimReview", plain, bare)
    (judged, _) = of_type("Claim", plain, bare)
    assert review["itemReviewed"] == {"@id": judged["@id"]}
    assert review["author"] == {"@type": "Person", "name": "Ann Lee"}
    assert review["reviewRating"]["alternateName"] == "contested"
    assert review["reviewBody"] == "he said 200 in May"


def test_a_denial_is_not_put_into_its_sources_mouth(plain: Entry) -> None:
    (claim,) = of_type("Claim", plain)
    (review,) = of_type("ClaimReview", plain)
    assert claim["text"] == review["claimReviewed"] == "denied: nearly 2,000 fighters died in November"


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (SpeakerType.PERSON, {"author": [{"@type": "Person", "name": "A"}, {"@type": "Person", "name": "B"}]}),
        (SpeakerType.GROUP, {"author": {"@type": "Organization", "name": "A; B"}}),
        (SpeakerType.DOCUMENT, {"isBasedOn": {"@type": "CreativeWork", "name": "A; B"}}),
        (SpeakerType.ANONYMOUS, {"creditText": "A; B"}),
    ],
)
def test_who_cannot_be_an_author_is_none(kind: SpeakerType, found: dict[str, object], plain: Entry) -> None:
    (claim,) = of_type("Claim", said_by(plain, "A; B", kind))
    assert {name: claim[name] for name in ("author", "isBasedOn", "creditText") if name in claim} == found


def test_an_address_that_is_none_of_the_web_is_left_out(plain: Entry) -> None:
    (article,) = of_type("NewsArticle", replace(plain, article=replace(plain.article, url="javascript:alert(1)")))
    assert "url" not in article


def test_no_article_can_end_the_script_of_the_page_that_the_graph_is_put_into(hostile: Entry) -> None:
    assert b"<" not in exported([hostile], ExportFormat.JSONLD)
    assert of_type("NewsArticle", hostile)[0]["headline"] == hostile.article.title


def test_ids_are_the_same_in_every_export(plain: Entry, bare: Entry) -> None:
    assert of_type("Claim", plain, bare)[1]["@id"] == of_type("Claim", bare)[0]["@id"]
    again = replace(plain, verdict=Verdict(plain.verdict.status, "Ann Lee", "2026-01-06T00:00:00Z"))
    assert of_type("ClaimReview", plain)[0]["@id"] != of_type("ClaimReview", again)[0]["@id"]
