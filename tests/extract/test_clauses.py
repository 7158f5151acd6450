import pytest

from claimcheck.extract.clauses import clauses


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the toll was certain to rise", ["the toll was certain to rise"]),
        (
            "At least 14 people died when the ferry Star of Lumay overturned off Cape Tinago",
            ["At least 14 people died", "the ferry Star of Lumay overturned off Cape Tinago"],
        ),
        (
            "We have enough forces in the region. We also have 1,000 volunteers.",
            ["We have enough forces in the region", "We also have 1,000 volunteers"],
        ),
        (
            "“I heard chains snap, then the trucks slid to one side and the whole boat followed them,”",
            ["I heard chains snap, then the trucks slid to one side", "the whole boat followed them"],
        ),
        (
            "that the dam had held; the road to it was gone",
            ["the dam had held", "the road to it was gone"],
        ),
        (
            "three people were held, but police said nothing of charges",
            ["three people were held", "police said nothing of charges"],
        ),
        ("the sheet was stamped and carries three signatures", ["the sheet was stamped and carries three signatures"]),
        ("he sells bread and butter, eggs and milk", ["he sells bread and butter, eggs and milk"]),
        (
            "the captain was in a lifeboat before any order to leave the ship was given",
            ["the captain was in a lifeboat before any order to leave the ship was given"],
        ),
        ("Dr. Paz Herrada took in fifty-eight people", ["Dr. Paz Herrada took in fifty-eight people"]),
        ("no", ["no"]),
    ],
)
def test_a_text_is_cut_into_what_can_be_true_by_itself(text: str, found: list[str]) -> None:
    assert cut(text) == found


def test_clauses_lie_within_the_stretch_asked_for() -> None:
    text = "He said that it rained. It did not rain."
    assert [text[a:b] for a, b in clauses(text, 8, 22)] == ["it rained"]
