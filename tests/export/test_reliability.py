import pytest

from claimcheck.export.reliability import grounds, suggested
from claimcheck.records import Reliability, SpeakerType
from claimcheck.store import Track


def judged(held: int, failed: int) -> Track:
    """The track record of somebody with so many claims confirmed and contested."""
    return Track(
        id="spk_1",
        name="Ann Lee",
        type=SpeakerType.PERSON,
        claims=90,
        kinds={},
        confirmed=held,
        contested=failed,
        conflicting=0,
        changed=0,
        articles=1,
        outlets=1,
        speakers=1,
        first=None,
        last=None,
        held=held,
        failed=failed,
        reliability=Reliability.A,
    )


@pytest.mark.parametrize(
    ("held", "failed", "letter"),
    [
        (0, 0, "F"),
        (4, 0, "F"),
        (5, 0, "B"),
        (0, 5, "D"),
        (19, 1, "A"),
        (18, 2, "B"),
        (15, 5, "C"),
        (10, 10, "D"),
        (5, 15, "E"),
    ],
)
def test_the_share_of_what_was_confirmed_decides_once_enough_was_judged(held: int, failed: int, letter: str) -> None:
    assert suggested(judged(held, failed)) == letter


def test_what_a_suggestion_rests_on_is_said() -> None:
    assert grounds(judged(2, 1)) == "3 of at least 5 claims of fact judged"
    assert grounds(judged(5, 1)) == "5 of 6 judged claims of fact confirmed"
