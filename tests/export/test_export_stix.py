import json
from dataclasses import replace
from uuid import UUID

import pytest
from builders import make_claim, make_speaker
from exports import exported

from claimcheck.export import ExportFormat
from claimcheck.export.stix import _CONFIDENCE
from claimcheck.records import (
    Certainty,
    Corroboration,
    CorroborationStatus,
    Entry,
    QuoteType,
    SpeakerType,
    Verdict,
    VerdictStatus,
)

stix2 = pytest.importorskip("stix2", reason="stix2 is not installed")


def bundle(*entries: Entry) -> dict[str, object]:
    return json.loads(exported(entries, ExportFormat.STIX))


def objects(kind: str, *entries: Entry) -> list[dict[str, object]]:
    return [each for each in bundle(*entries)["objects"] if each["type"] == kind]


def test_the_library_takes_the_bundle_for_a_valid_one(plain: Entry, bare: Entry, hostile: Entry) -> None:
    parsed = stix2.parse(
        exported([plain, bare, hostile], ExportFormat.STIX).decode(), allow_custom=False, version="2.1"
    )
    assert parsed.type == "bundle"
    assert len(parsed.objects) == 13


def test_every_reference_is_to_an_object_of_the_bundle(plain: Entry, bare: Entry, hostile: Entry) -> None:
    found = bundle(plain, bare, hostile)["objects"]
    ids = [each["id"] for each in found]
    assert len(ids) == len(set(ids))
    assert {ref for each in found for ref in each.get("object_refs", [])} <= set(ids)
    assert {each["created_by_ref"] for each in found if "created_by_ref" in each} <= set(ids)


def test_a_claim_is_a_note_on_its_speaker_and_outlet(plain: Entry) -> None:
    (note,) = objects("note", plain)
    names = {each["id"]: each["name"] for each in objects("identity", plain)}
    assert [names[ref] for ref in note["object_refs"]] == ["Police chief Fazal Ahmad Sherzad", "The Herald"]
    assert note["abstract"] == "denied: nearly 2,000 fighters died in November"
    assert note["labels"] == ["fact", "certain", "single-source"]
    assert note["created"] == "2016-03-22T06:30:00.000Z"
    assert note["modified"] == "2026-01-05T14:05:00.000Z"
    assert note["external_references"] == [
        {"source_name": "The Herald", "url": "https://herald.example/figures", "external_id": plain.claim.id}
    ]


def test_a_verdict_is_an_opinion_of_the_analyst(plain: Entry, bare: Entry) -> None:
    (opinion,) = objects("opinion", plain, bare)
    (judged,) = objects("note", plain)
    assert opinion["object_refs"] == [judged["id"]]
    assert opinion["opinion"] == "disagree"
    assert opinion["authors"] == ["Ann Lee"]
    assert opinion["explanation"].splitlines() == [
        "he said 200 in May",
        "evidence: https://example.org/a",
        "evidence: https://example.org/b",
    ]


def test_an_article_is_a_report_of_all_that_is_in_it(plain: Entry) -> None:
    other = replace(plain, claim=make_claim(plain.article, "nearly 2,000 fighters"), verdict=Verdict())
    found = bundle(plain, other)["objects"]
    (report,) = (each for each in found if each["type"] == "report")
    assert report["name"] == "Figures in dispute"
    assert report["published"] == "2016-03-22T06:30:00Z"
    assert report["modified"] == "2026-01-05T14:05:00.000Z"
    assert set(report["object_refs"]) == {each["id"] for each in found if each["type"] != "report"}


def test_an_identity_comes_once_under_its_fullest_name(plain: Entry) -> None:
    short = replace(plain.claim.speaker, name="Sherzad")
    other = replace(plain, claim=replace(make_claim(plain.article, "nearly 2,000"), speaker=short))
    (speaker, *_) = objects("identity", other, plain)
    assert len(objects("identity", other, plain)) == 3
    assert (speaker["name"], speaker["description"]) == ("Police chief Fazal Ahmad Sherzad", "also: Sherzad")
    assert speaker["identity_class"] == "individual"


def test_confidence_is_credibility_on_the_published_scale(plain: Entry) -> None:
    from stix2.confidence.scales import admiralty_credibility_to_value

    words = {1: "Confirmed by other sources", 2: "Probably True", 3: "Possibly True", 4: "Doubtful", 5: "Improbable"}
    for number, word in words.items():
        assert _CONFIDENCE[number] == admiralty_credibility_to_value(f"{number} - {word}")
    (note,) = objects(
        "note", replace(plain, corroboration=Corroboration(CorroborationStatus.CONFLICTING), verdict=Verdict())
    )
    assert note["confidence"] == 30


def test_what_cannot_be_judged_has_no_confidence(plain: Entry) -> None:
    unverified = replace(plain, claim=replace(plain.claim, certainty=Certainty.UNVERIFIED), verdict=Verdict())
    (note,) = objects("note", unverified)
    assert "confidence" not in note


def test_ids_are_uuids_of_version_5_that_follow_from_what_they_name(plain: Entry, bare: Entry) -> None:
    for each in bundle(plain, bare)["objects"]:
        assert UUID(each["id"].partition("--")[2]).version == 5
    judged = replace(bare, verdict=Verdict(VerdictStatus.CONFIRMED, "B", "2026-01-05T14:05:00Z"))
    assert objects("note", bare)[0]["id"] == objects("note", plain, judged)[1]["id"]
    assert bundle(bare)["id"] != bundle(judged)["id"]


def test_a_speaker_without_a_name_is_no_identity(bare: Entry) -> None:
    (outlet,) = objects("identity", bare)
    assert outlet["name"] == "news/story.txt"


def test_what_an_outlet_asserts_itself_is_its_own(plain: Entry) -> None:
    own = replace(plain.claim, speaker=make_speaker("The Herald"), quote_type=QuoteType.NARRATED)
    (note,) = objects("note", replace(plain, claim=own, verdict=Verdict()))
    (outlet,) = objects("identity", replace(plain, claim=own, verdict=Verdict()))
    assert note["object_refs"] == [outlet["id"]]


def test_unnamed_informants_are_of_no_known_class(plain: Entry) -> None:
    unnamed = replace(plain, claim=replace(plain.claim, speaker=make_speaker("an aide", SpeakerType.ANONYMOUS)))
    assert objects("identity", unnamed)[0]["identity_class"] == "unknown"


def test_no_claims_are_a_bundle_of_nothing() -> None:
    assert set(bundle()) == {"type", "id"}
    assert stix2.v21.Bundle(**bundle()).type == "bundle"


def test_a_very_long_claim_is_whole(bare: Entry) -> None:
    (note,) = objects("note", replace(bare, claim=replace(bare.claim, statement="a" * 100_000)))
    assert note["abstract"] == "a" * 100_000


def test_those_who_were_merged_are_one_identity(known: Entry) -> None:
    aide = replace(known.claim, id="clm_2", speaker=make_speaker("his aide"))
    article = replace(known.article, id="art_2", publisher="Herald on Sunday")
    both = (known, replace(known, claim=aide, article=article))
    speaker, outlet, _ = objects("identity", *both)
    assert speaker["name"] == "Chief Sherzad"
    assert speaker["description"] == "also: Police chief Fazal Ahmad Sherzad; his aide"
    assert outlet["name"] == "The Herald Group"
    notes = objects("note", *both)
    assert [note["object_refs"] for note in notes] == [[speaker["id"], outlet["id"]]] * 2
    assert "said by Chief Sherzad, as “his aide” (person) in The Herald Group" in notes[1]["content"]
