from dataclasses import replace

from builders import make_claim, make_speaker

from claimcheck.export.speaker import SPEAKER_COLUMNS, speaker_rows
from claimcheck.records import Corroboration, CorroborationStatus, Entry, Verdict, VerdictStatus


def test_a_speaker_is_one_row_under_all_spellings(plain: Entry, bare: Entry) -> None:
    short = replace(make_claim(plain.article, "nearly 2,000"), speaker=replace(plain.claim.speaker, name="Sherzad"))
    backed = Corroboration(CorroborationStatus.CORROBORATED, "grp_2", 2)
    other = Entry(short, plain.article, backed, Verdict(VerdictStatus.CONFIRMED, "B", "2026-01-05T14:05:00Z"))
    one, nobody = speaker_rows([other, plain, bare])
    assert tuple(one) == SPEAKER_COLUMNS
    assert one == {
        "id": plain.claim.speaker.id,
        "name": "Police chief Fazal Ahmad Sherzad",
        "type": "person",
        "names": ["Sherzad", "Police chief Fazal Ahmad Sherzad"],
        "claims": 2,
        "unconfirmed": 0,
        "confirmed": 1,
        "contested": 1,
        "articles": 1,
        "outlets": ["The Herald"],
        "first_published": "2016-03-22T06:30:00Z",
        "last_published": "2016-03-22T06:30:00Z",
        "corroborated": 1,
        "conflicting": 0,
    }
    assert (nobody["name"], nobody["claims"], nobody["first_published"]) == ("", 1, None)


def test_those_who_were_merged_are_one_row_under_the_name_they_are_known_by(known: Entry) -> None:
    other = replace(known, claim=replace(known.claim, speaker=make_speaker("Fazal Ahmad Sherzad of the Zabul police")))
    (one,) = speaker_rows([known, other])
    assert (one["id"], one["name"], one["claims"]) == ("spk_chief", "Chief Sherzad", 2)
    assert one["names"] == ["Police chief Fazal Ahmad Sherzad", "Fazal Ahmad Sherzad of the Zabul police"]
