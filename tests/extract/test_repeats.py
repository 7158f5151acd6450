from builders import make_article, make_claim

from claimcheck.extract.repeats import without_repeats
from claimcheck.extract.words import split_words
from claimcheck.records import Claim


def statements_left(text: str, *claims: tuple[str, str, str]) -> list[str]:
    """Return the statements left of claims given as source, cue and content, each where its words first stand."""
    article = make_article(text)
    made = [make_claim(article, content, source, cue) for source, cue, content in claims]
    return [claim.statement for claim in without_repeats(split_words(text), made)]


def test_a_headline_that_the_story_says_again_is_left_out() -> None:
    text = "President says war is over\n\nThe President, Ann Lee, declared that the war is over at last."
    headline, story = ("President", "says", "war is over"), ("Ann Lee", "declared", "that the war is over at last")
    assert statements_left(text, headline, story) == ["that the war is over at last"]


def test_a_headline_that_says_something_of_its_own_stays() -> None:
    text = "President says war is over\n\nAnn Lee declared that taxes would rise."
    headline, story = ("President", "says", "war is over"), ("Ann Lee", "declared", "that taxes would rise")
    assert len(statements_left(text, headline, story)) == 2


def test_a_sentence_of_the_story_may_be_said_again() -> None:
    text = "Ann Lee says the war is over. Omar Zaki agreed that the war is over."
    lee, zaki = ("Ann Lee", "says", "the war is over"), ("Omar Zaki", "agreed", "that the war is over")
    assert len(statements_left(text, lee, zaki)) == 2


def test_the_second_copy_of_a_claim_goes_with_what_stands_within_it() -> None:
    article = make_article("Ann Lee said that Bo Kim had claimed to have won it.")
    first = make_claim(article, "that Bo Kim had claimed to have won it", "Ann Lee", "said")
    copy = make_claim(article, "that Bo Kim had claimed to have won it", "Ann Lee", "said", id="clm_copy")
    within: Claim = make_claim(article, "to have won it", "Bo Kim", "claimed", id="clm_within", parent="clm_copy")
    left = without_repeats(split_words(article.text), [first, copy, within])
    assert [claim.id for claim in left] == [first.id]
