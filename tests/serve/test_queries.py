"""What the questions answer."""

from pathlib import Path
from typing import Any

import pytest
from builders import make_article, make_claim
from served import FIFTEEN, HERALD, HOSTILE, NOON, POST, TWELVE, Ask

from claimcheck.records import Link, Verdict, VerdictStatus
from claimcheck.store import open_store
from claimcheck.store.matching import LinkEntry

pytest.importorskip("datasette", reason="serve is an extra, and not installed: pip install 'claimcheck[serve]'")
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def rows(ask: Ask, question: str, **query: Any) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = ask(f"/claims/{question}.json", **query, _shape="array").json()
    return answer


def claims(ask: Ask, question: str, **query: Any) -> list[str]:
    return [row["claim"] for row in rows(ask, question, **query)]


def test_a_contested_claim_is_not_among_those_that_wait(ask: Ask) -> None:
    assert claims(ask, "unconfirmed") == [FIFTEEN.id, HOSTILE.id]


def test_a_speaker_is_found_by_a_part_of_its_name_or_by_id(ask: Ask) -> None:
    assert claims(ask, "by_speaker", speaker="ANN") == [FIFTEEN.id]
    assert claims(ask, "by_speaker", speaker=FIFTEEN.speaker.id) == [FIFTEEN.id]


def test_track_records_are_those_of_the_command(ask: Ask) -> None:
    tracks = {row["name"]: (row["claims"], row["contested"]) for row in rows(ask, "track_records")}
    assert tracks["An official"] == (1, 1)
    assert tracks["Ann Lee"] == (1, 0)
    assert [row["claims"] for row in rows(ask, "outlets")] == [2, 1]


def test_what_stands_on_one_source_is_told(ask: Ask) -> None:
    assert set(claims(ask, "one_source")) == {TWELVE.id, FIFTEEN.id, HOSTILE.id}


def test_verdicts_of_an_analyst_come_with_reasons(ask: Ask) -> None:
    (row,) = rows(ask, "verdicts", analyst="ann")
    assert (row["verdict"], row["claim"], row["evidence"]) == ("contested", TWELVE.id, '["https://a.example/1"]')
    assert rows(ask, "verdicts", analyst="bob") == []


def test_what_changed_after_its_verdict_is_told(ask: Ask, database: Path) -> None:
    assert rows(ask, "after_verdict") == []
    with open_store(database) as store:
        store.mark([FIFTEEN.id, HOSTILE.id], Verdict(VerdictStatus.CONFIRMED, "Ann", NOON))
        store.mark([FIFTEEN.id], Verdict(VerdictStatus.CONTESTED, "Bob", NOON))
        corrected = make_claim(HERALD, "12 people died", "An official", "said", statement="as many as 12 people died")
        store.save(make_article(HERALD.text, source=HERALD.source, title="Corrected"), [corrected, FIFTEEN])
        store.save(make_article("Nothing.", source=POST.source, url=POST.url), [])
    found = {(row["what"], row["claim"], row["judged_by"]) for row in rows(ask, "after_verdict")}
    assert found == {
        ("reads otherwise than when it was judged", TWELVE.id, "Ann"),
        ("its article no longer has it", HOSTILE.id, "Ann"),
        ("somebody had judged it otherwise: confirmed", FIFTEEN.id, "Ann"),
    }


def test_anonymous_sources_are_counted_by_outlet(ask: Ask) -> None:
    (row,) = rows(ask, "anonymous")
    assert (row["outlet"], row["source"], row["claims"], row["contested"]) == ("Herald", "An official", 1, 1)


def test_figures_come_with_their_bounds_and_what_they_count(ask: Ask) -> None:
    (row,) = rows(ask, "figures", unit="PEOPLE")
    assert (row["unit"], row["day"], row["low"], row["high"], row["claim"]) == (
        *("people", "2016-03-22", 12, 12, TWELVE.id),
    )
    assert rows(ask, "figures", unit="ships") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("ann 15", [FIFTEEN.id]), ("peop bridge", []), ("bridge peop", [TWELVE.id, FIFTEEN.id]), ('"', []), ("", [])],
)
def test_the_search_takes_words_as_the_command_does(ask: Ask, words: str, found: list[str]) -> None:
    assert sorted(claims(ask, "search", words=words)) == sorted(found)


def test_conflicts_stand_side_by_side_and_once_and_a_claim_tells_its_own(ask: Ask, database: Path) -> None:
    with open_store(database) as store, store.transaction():
        store._db.execute(
            "INSERT INTO conflicts SELECT a.number, b.number, 'number' FROM propositions AS a, propositions AS b "
            "WHERE a.claim IN (1, 2) AND b.claim IN (1, 2) AND a.claim <> b.claim"
        )
        store._db.execute("UPDATE propositions SET group_id = 'grp_00000000000000aa' WHERE claim = 1")
        store.matching.link(LinkEntry((TWELVE.id, 0), (HOSTILE.id, 0), Link.UNRELATED, "Ann", NOON))
    (row,) = rows(ask, "side_by_side")
    assert (row["reason"], row["one_words"], row["other_words"]) == ("number", "12 people died", "15 people died")
    assert (row["one_outlet"], row["other_claim"]) == ("Herald, 2016-03-22", FIFTEEN.id)
    told = {row["what"]: row["value"] for row in rows(ask, "claim", claim=TWELVE.id)}
    assert (told["conflict: number"], told["linked: unrelated"]) == (FIFTEEN.id, HOSTILE.id)
    assert told["said by"] == "An official"
    assert claims(ask, "story", group="grp_00000000000000aa") == [TWELVE.id]
