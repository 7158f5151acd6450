from dataclasses import replace

from claimcheck.export import claim_record
from claimcheck.records import Entry


def test_the_record_has_the_documented_keys_in_their_order(plain: Entry) -> None:
    record = claim_record(plain)
    assert list(record) == [
        "id",
        "article",
        "statement",
        "speaker",
        "source",
        "cue",
        "content",
        "quote_type",
        "kind",
        "certainty",
        "polarity",
        "distance",
        "parent",
        "confidence",
        "event",
        "corroboration",
        "verdict",
        "version",
    ]
    assert list(record["article"]) == [
        *("id", "source", "url", "title", "publisher", "author", "published", "language", "excerpt", "origins"),
        *("publisher_known_as", "publisher_reliability"),
    ]
    assert list(record["speaker"]) == ["id", "name", "type", "alternatives", "known_as", "reliability"]
    assert list(record["corroboration"]) == [
        "status",
        "group",
        "independent_sources",
        "same",
        "conflicts",
        "explanation",
        "credibility",
        "parts",
    ]
    assert list(record["verdict"]) == ["status", "by", "at", "note", "evidence"]


def test_the_time_of_an_event_runs_from_a_day_to_a_day(plain: Entry) -> None:
    assert claim_record(plain)["event"] == {
        "time": {"text": "November", "from": "2015-11-01", "to": "2015-11-30"},
        "quantities": [
            {"text": "nearly 2,000 fighters", "low": 1800, "high": 2000, "unit": "fighters", "approximate": True}
        ],
        "entities": [{"name": "IS", "type": "organization"}],
    }


def test_what_is_missing_is_null_or_empty(bare: Entry) -> None:
    record = claim_record(bare)
    assert record["source"] == []
    assert record["parent"] is None
    assert record["event"] == {"time": None, "quantities": [], "entities": []}
    assert record["verdict"] == {"status": "unconfirmed", "by": None, "at": None, "note": None, "evidence": []}


def test_spans_are_cut_from_the_articles_text(plain: Entry) -> None:
    (span,) = claim_record(plain)["content"]
    assert plain.article.text[span["start"] : span["end"]] == span["text"]


def test_the_explanation_names_the_source_and_where_it_stands(plain: Entry, bare: Entry) -> None:
    def explained(entry: Entry) -> str:
        return claim_record(entry)["corroboration"]["explanation"]

    outlet = replace(plain.claim, speaker=replace(plain.claim.speaker, name="The Herald"))
    assert explained(plain) == "Rests on one source: Police chief Fazal Ahmad Sherzad, in The Herald."
    assert explained(bare) == "Rests on one source, which news/story.txt does not name."
    assert explained(replace(plain, claim=outlet)) == "Rests on one source: The Herald."
