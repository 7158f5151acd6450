from scenes import span_of

from claimcheck.extract.attributions import CONTENT, CUE, Attribution
from claimcheck.extract.existential import with_reports_as_source
from claimcheck.extract.words import split_words


def parts(text: str, cue: str, content: str) -> tuple[str | None, str]:
    """Return the source and cue of `text` after the rule, as words."""
    words = split_words(text)
    given = Attribution(None, span_of(text, words, cue, CUE), (span_of(text, words, content, CONTENT),), 0.5)
    found = with_reports_as_source(words, given)

    def said(span):
        return span and " ".join(words.forms[span.first : span.last])

    return said(found.source), said(found.cue)


def test_the_reports_there_are_become_the_source() -> None:
    text = "There are unconfirmed reports that he fled."
    assert parts(text, "are unconfirmed reports", "that he fled") == ("unconfirmed reports", "There are")
    assert parts(text, "There are unconfirmed reports", "that he fled") == ("unconfirmed reports", "There are")


def test_other_cues_stay_as_they_are() -> None:
    assert parts("It was reported that he fled.", "was reported", "that he fled") == (None, "was reported")
    assert parts("There was smoke, reports say, over Kot.", "say", "over Kot") == (None, "say")
