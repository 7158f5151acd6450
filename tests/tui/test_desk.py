import pytest
from builders import make_article, make_claim

from claimcheck.records import Entry, Link, Verdict, VerdictStatus
from claimcheck.tui.desk import PAGE, Added, Desk, Draft, Linked, Merged
from claimcheck.tui.details import Details

CONFIRMED, CONTESTED = VerdictStatus.CONFIRMED, VerdictStatus.CONTESTED
NOTHING = Details((), (), (), ())


def entry(number: int, verdict: Verdict = Verdict()) -> Entry:  # noqa: B008
    article = make_article("The war is over.")
    return Entry(make_claim(article, "The war is over", id=f"clm_{number}"), article, verdict=verdict)


@pytest.fixture
def desk() -> Desk:
    """A queue of the claims 10 to 14, all at hand."""
    desk = Desk("Ann", [10, 11, 12, 13, 14])
    desk.take_in(desk.numbers, map(entry, desk.numbers))
    return desk


def test_a_verdict_takes_note_and_evidence_along_and_opens_the_next_claim(desk: Desk) -> None:
    desk.write_note(" seen ")
    desk.add_evidence("https://a.example")
    desk.add_evidence("https://a.example")
    ruling = desk.judge(CONFIRMED)
    assert ruling
    assert ruling.claim_id == "clm_10"
    assert ruling.verdict == Verdict(CONFIRMED, by="Ann", note="seen", evidence=("https://a.example",))
    assert ruling.before == Verdict()
    assert desk.number == 11
    assert desk.drafts == {}


def test_verdicts_are_taken_back_last_first_with_their_notes(desk: Desk) -> None:
    desk.write_note("seen")
    first, second = desk.judge(CONFIRMED), desk.judge(CONTESTED)
    desk.move(2)
    assert desk.take_back() is second
    assert desk.number == 11
    assert desk.take_back() is first
    assert desk.number == 10
    assert desk.draft == Draft("seen")
    assert desk.entry
    assert desk.entry.verdict == Verdict()
    assert desk.take_back() is None


def test_whatever_was_done_is_taken_back_last_first(desk: Desk) -> None:
    desk.add_evidence("https://a.example")
    desk.add_evidence("https://b.example")
    desk.move(1)
    linked = Linked(11, "clm_11", "clm_14", Link.SAME)
    merged = Merged(11, "spk_1", "spk_2")
    desk.record(linked)
    desk.record(merged)
    desk.move(2)
    assert desk.take_back() is merged
    assert desk.number == 11
    assert desk.take_back() is linked
    assert desk.take_back() == Added(10, "clm_10", "https://b.example")
    assert desk.number == 10
    assert desk.draft == Draft(evidence=("https://a.example",))
    desk.take_back()
    assert desk.drafts == {}
    assert desk.take_back() is None


def test_what_could_not_be_stored_is_not_taken_back(desk: Desk) -> None:
    first, second = (Linked(10, "clm_10", other, Link.SAME) for other in ("clm_11", "clm_12"))
    desk.record(first)
    desk.record(second)
    desk.refused(first)
    assert desk.take_back() is second
    assert desk.take_back() is None


def test_outdated_details_are_shown_until_they_are_read_again(desk: Desk) -> None:
    for number in desk.wanted_details():
        desk.take_in_details(number, NOTHING)
    desk.outdate()
    assert desk.details is NOTHING
    assert desk.wanted_details() == [10, 11]
    desk.take_in_details(10, NOTHING)
    assert desk.wanted_details() == [11]


def test_with_none_given_here_that_of_the_open_claim_is_taken_back(desk: Desk) -> None:
    verdict = Verdict(CONFIRMED, by="Bob", note="heard")
    desk.take_in([10], [entry(10, verdict)])
    ruling = desk.take_back()
    assert ruling
    assert (ruling.claim_id, ruling.verdict) == ("clm_10", verdict)


def test_a_refused_verdict_leaves_no_trace_but_its_note(desk: Desk) -> None:
    desk.write_note("seen")
    ruling = desk.judge(CONFIRMED)
    assert ruling
    desk.refused(ruling)
    assert desk.take_back() is None
    desk.move(-1)
    assert desk.draft == Draft("seen")
    assert desk.entry
    assert desk.entry.verdict == Verdict()


def test_what_has_not_been_read_cannot_be_judged() -> None:
    desk = Desk("Ann", [10, 11])
    desk.write_note("seen")
    assert desk.judge(CONFIRMED) is None
    assert desk.number == 10
    assert desk.drafts == {}


def test_one_moves_between_the_first_claim_and_the_end(desk: Desk) -> None:
    desk.move(-3)
    assert desk.number == 10
    desk.move(99)
    assert desk.number is desk.entry is desk.details is None
    assert desk.judge(CONFIRMED) is None
    desk.move(-1)
    assert desk.number == 14


def test_reading_is_by_pages_and_what_lies_far_off_is_put_away() -> None:
    desk = Desk("Ann", range(100_000))
    assert desk.wanted() == list(range(PAGE))
    desk.take_in(desk.wanted(), map(entry, desk.wanted()))
    assert desk.wanted() == []
    desk.move(50_000)
    wanted = desk.wanted()
    assert wanted == list(range(50_000 - PAGE, 50_000 + PAGE))
    desk.take_in(wanted, map(entry, wanted))
    assert desk.entry_of(0) is None
    assert desk.entry_of(50_000)
    desk.move(PAGE // 2)
    assert desk.wanted() == []


def test_details_are_wanted_of_the_open_claim_and_the_next(desk: Desk) -> None:
    assert desk.wanted_details() == [10, 11]
    desk.take_in_details(10, NOTHING)
    assert desk.details is NOTHING
    assert desk.wanted_details() == [11]
    desk.judge(CONFIRMED)
    desk.move(-1)
    assert desk.wanted_details() == [10, 11], "its history is another one now"


def test_a_search_keeps_the_open_claim_open_if_it_can(desk: Desk) -> None:
    desk.move(3)
    desk.narrow("war", [11, 13])
    assert (desk.number, len(desk.numbers)) == (13, 2)
    desk.narrow("peace", [12])
    assert desk.number == 12
    desk.move(1)
    desk.widen()
    assert (desk.number, desk.query) == (13, ""), "where one was before"


def test_rows_are_those_around_the_open_claim(desk: Desk) -> None:
    assert [place for place, _ in desk.rows(3)] == [0, 1, 2]
    desk.move(2)
    assert [place for place, _ in desk.rows(3)] == [1, 2, 3]
    desk.move(9)
    assert [place for place, _ in desk.rows(3)] == [2, 3, 4]
    assert [place for place, _ in desk.rows(9)] == [0, 1, 2, 3, 4]


def test_what_comes_next_is_told_for_the_next_time(desk: Desk) -> None:
    desk.move(3)
    assert desk.ahead() == ["clm_13", "clm_14"]
