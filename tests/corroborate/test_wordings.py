from dataclasses import replace

from reports import make_statement

from claimcheck.corroborate.wordings import is_comparable, wording

LONG = make_statement(
    "the ferry overturned off Cape Tinago on Wednesday night", "Coast Guard", published="2031-06-12T09:00:00Z"
)


def test_the_same_sentence_of_the_same_speaker_in_the_same_week_is_one_wording() -> None:
    copy = replace(LONG, claim="clm_other", text=LONG.text.upper(), published="2031-06-13T20:00:00Z")
    assert wording(copy) == wording(LONG)


def test_another_speaker_week_or_stance_is_another_wording() -> None:
    others = [
        replace(LONG, speaker=make_statement("", "Ann Lee").speaker),
        replace(LONG, published="2031-07-12T09:00:00Z"),
        replace(LONG, denied=True),
        replace(LONG, right=", and sank"),
    ]
    assert wording(LONG) not in map(wording, others)


def test_short_sentences_have_their_own_wording_each() -> None:
    short = make_statement("two people died", "police", published="2031-06-12")
    assert wording(short) != wording(replace(short, claim="clm_other"))


def test_one_word_says_too_little_to_be_compared() -> None:
    assert is_comparable(LONG)
    assert not is_comparable(make_statement("Yes."))
    assert not is_comparable(make_statement(""))
