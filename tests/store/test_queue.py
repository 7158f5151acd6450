"""In which order claims wait for a verdict."""

from pathlib import Path

import pytest
from builders import make_article, make_claim

from claimcheck.errors import UsageError
from claimcheck.records import Certainty, Proposition, QuoteType, Verdict, VerdictStatus
from claimcheck.store import Filter, Store, open_reader

WORDS = "one two three four five six".split()


@pytest.fixture
def ids(store: Store, database: Path) -> list[str]:
    """Six claims, given here in the order in which they should wait."""
    assert database
    article = make_article(" ".join(WORDS))
    claims = {
        word: make_claim(
            article,
            word,
            certainty=Certainty.UNVERIFIED if word in ("two", "three") else Certainty.CERTAIN,
            propositions=(Proposition(0, 3, "one"),),
        )
        for word in WORDS
    }
    store.save(article, [claims[word] for word in ("six", "five", "four", "three", "two", "one")])
    connection = store._db.conn
    groups = {"one": ("conflicting", "a"), "four": ("corroborated", "b"), "five": ("echoed", "c")}
    for word, (status, group) in groups.items():
        connection.execute("UPDATE claims SET corroboration = ? WHERE id = ?", [status, claims[word].id])
        connection.execute(
            "UPDATE propositions SET group_id = ? WHERE claim = (SELECT number FROM claims WHERE id = ?)",
            [group, claims[word].id],
        )
    connection.execute(  # four is told twice, five once, and two as often as four
        "UPDATE propositions SET group_id = 'b' WHERE claim = (SELECT number FROM claims WHERE id = ?)",
        [claims["two"].id],
    )
    connection.execute("UPDATE claims SET corroboration = 'corroborated' WHERE id = ?", [claims["two"].id])
    return [claims[word].id for word in WORDS]


def waiting(database: Path, chosen: Filter = Filter()) -> list[str]:  # noqa: B008
    with open_reader(database) as reader:
        return [entry.claim.id for entry in reader.entries_of(reader.queue(chosen))]


def test_conflicting_then_unverified_then_told_in_most_places(database: Path, ids: list[str]) -> None:
    assert waiting(database) == [*ids[:4], ids[5], ids[4]], "five and six are told in one place each: as in the text"


def test_what_was_judged_waits_no_more_until_that_is_taken_back(store: Store, database: Path, ids: list[str]) -> None:
    store.mark(ids[:2], Verdict(VerdictStatus.UNCONFIRMED, by="Ann", at="2026-01-05T14:05:00Z"))
    assert waiting(database)[0] == ids[2]
    assert ids[0] in waiting(database, Filter(statuses=frozenset([VerdictStatus.UNCONFIRMED])))
    store.undo("Ann", "2026-01-05T14:06:00Z")
    assert waiting(database)[0] == ids[0]


def test_a_filter_chooses_as_in_lists(database: Path, ids: list[str]) -> None:
    assert waiting(database, Filter(certainty=Certainty.UNVERIFIED)) == ids[1:3]
    assert waiting(database, Filter(search="three")) == [ids[2]]
    with pytest.raises(UsageError):
        waiting(database, Filter(since="yesterday"))


def test_what_outlets_assert_themselves_waits_only_if_asked_for(store: Store, database: Path) -> None:
    article = make_article("one")
    store.save(article, [make_claim(article, "one", quote_type=QuoteType.NARRATED)])
    assert waiting(database) == []


def test_ids_lead_to_numbers_in_their_order_and_unknown_ones_to_none(database: Path, ids: list[str]) -> None:
    with open_reader(database) as reader:
        numbers = reader.numbers_of([ids[3], "clm_nothere", ids[0]])
        assert [entry.claim.id for entry in reader.entries_of(numbers)] == [ids[3], ids[0]]
