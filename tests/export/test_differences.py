import pytest

from claimcheck.export.differences import differences, differences_from_all
from claimcheck.records import ConflictReason


def marked(a: str, b: str, reason: str) -> tuple[list[str], list[str]]:
    """The words marked in two statements, which must be whole again when put together."""
    pieces = differences(a, b, ConflictReason(reason))
    assert tuple("".join(text for text, _ in each) for each in pieces) == (a, b)
    mine, theirs = ([text for text, differs in each if differs] for each in pieces)
    return mine, theirs


@pytest.mark.parametrize(
    ("a", "b", "reason", "expected"),
    [
        ("at least 14 people died", "37 people drowned", "number", (["14"], ["37"])),
        ("1,985 people fled", "nearly two thousand people fled", "number", (["1,985"], ["two", "thousand"])),
        ("Ann Lee fired first", "the police said Bob Lee fired", "identity", (["Ann"], ["Bob"])),
        ("the bridge fell on Monday", "the bridge fell on May 3", "time", (["Monday"], ["May", "3"])),
        ("He was there", "he was not there", "denial", ([], ["not"])),
        ("they fled", "they stayed", "number", (["fled"], ["stayed"])),
        ("the dead man", "the man is dead", "other", ([], [])),
        ("", "all", "other", ([], ["all"])),
    ],
)
def test_words_that_the_other_lacks_are_marked(
    a: str, b: str, reason: str, expected: tuple[list[str], list[str]]
) -> None:
    assert marked(a, b, reason) == expected


def test_what_several_others_lack_is_marked_once_and_each_of_them_on_its_own() -> None:
    mine, (more, elsewhere) = differences_from_all(
        "12 died in Rome",
        [("15 died in Rome", ConflictReason.NUMBER), ("12 died in Oslo", ConflictReason.PLACE)],
    )
    assert mine == [("12", True), (" died in ", False), ("Rome", True)]
    assert more == [("15", True), (" died in Rome", False)]
    assert elsewhere == [("12 died in ", False), ("Oslo", True)]
