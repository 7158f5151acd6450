from pathlib import Path

from builders import make_article, make_claim

from claimcheck.records import Certainty, CorroborationStatus, Kind, Verdict, VerdictStatus
from claimcheck.store import Filter, Store, open_reader


def test_claims_are_counted_by_every_word_and_day(store: Store, database: Path) -> None:
    dated = make_article(published="2016-03-22T23:30:00Z")
    undated = make_article(source="news/other.txt")
    claims = [
        make_claim(dated, "The war is over", "a minister", "said", kind=Kind.OPINION),
        make_claim(dated, "shells fell near his barn", "A farmer", certainty=Certainty.PROBABLE),
    ]
    store.save(dated, claims)
    store.save(undated, [make_claim(undated, "The war is over")])
    store.mark([claims[0].id], Verdict(VerdictStatus.CONTESTED, "Ann Lee", "2026-01-05T14:05:00Z"))
    with open_reader(database) as reader:
        found = reader.statistics()
        some = reader.statistics(Filter(certainty=Certainty.PROBABLE))
    assert found.claims == 3
    assert found.verdict == {VerdictStatus.CONTESTED: 1, VerdictStatus.UNCONFIRMED: 2}
    assert found.corroboration == {CorroborationStatus.SINGLE_SOURCE: 3}
    assert found.certainty == {Certainty.CERTAIN: 2, Certainty.PROBABLE: 1}
    assert found.kind == {Kind.OPINION: 1, Kind.FACT: 2}
    assert found.day == {"2016-03-22": 2, "": 1}
    assert (some.claims, some.day) == (1, {"2016-03-22": 1})
