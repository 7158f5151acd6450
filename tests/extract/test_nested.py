"""The model is played by hand: it finds in a content what it is told to."""

import numpy as np
from scenes import span_of

from claimcheck.extract.attributions import CONTENT, CUE, SOURCE, Attribution
from claimcheck.extract.encoder import Links, Scores
from claimcheck.extract.nested import with_inner
from claimcheck.extract.tags import ROLES, begin, inside, tag_count
from claimcheck.extract.words import Place, Quote, Words, split_words

TEXT = "Lakani said that a judge had claimed the sentence was carried out in November."


def outer(words: Words, content: str) -> Attribution:
    spans = [span_of(TEXT, words, "Lakani", SOURCE), span_of(TEXT, words, "said", CUE)]
    return Attribution(*spans, (span_of(TEXT, words, content, CONTENT),), 0.9)


def model(source: str, cue: str, content: str):
    """A model that reads any text as one attribution with these words."""

    def score(words: Words) -> Scores:
        tags = np.full((len(words), tag_count(ROLES)), -9.0, dtype=np.float32)
        tags[:, 0] = -0.1
        queries, keys = np.zeros((2, len(words), 4), np.float32)
        keys[words.forms.index(source.split()[0])] = [9, 0, 0, 0]
        keys[words.forms.index(cue)] = [0, 9, 0, 0]
        for role, phrase in ((SOURCE, source), (CUE, cue), (CONTENT, content)):
            first = words.forms.index(phrase.split()[0])
            for at in range(first, first + len(phrase.split())):
                tags[at] = -9.0
                tags[at, begin(role) if at == first else inside(role)] = -0.1
                queries[at] = [9, 0, 0, 0] if role == CUE else [0, 9, 0, 0]
        links = Links(0, len(words), queries, np.vstack([keys, np.zeros((1, 4), np.float32)]), queries, keys)
        return Scores(tags, np.zeros((len(words), 9), np.float32), [links], np.zeros(len(words), np.int64))

    return score


def said(words: Words, attribution: Attribution) -> list[str]:
    spans = (attribution.source, attribution.cue, *attribution.contents)
    return [TEXT[words.starts[span.first] : words.ends[span.last - 1]] for span in spans if span]


def test_a_content_with_a_cue_of_its_own_holds_another_attribution() -> None:
    words = split_words(TEXT)
    judge = model("a judge", "claimed", "the sentence was carried out in November")
    found = with_inner(words, outer(words, "that a judge had claimed the sentence was carried out in November"), judge)
    (inner,) = found.inner
    assert said(words, inner) == ["a judge", "claimed", "the sentence was carried out in November"]


def test_a_content_without_a_cue_is_not_read_again() -> None:
    words = split_words(TEXT)

    def unread(_: Words) -> Scores:
        raise AssertionError

    assert with_inner(words, outer(words, "the sentence was carried out in November"), unread).inner == ()


def test_part_of_a_quotation_stands_for_itself() -> None:
    words = split_words("He said: “They told us that it was over.”")
    first = words.forms.index("They")
    part = words.part(first, first + 4)
    assert part.forms == ["They", "told", "us", "that"]
    assert set(part.quotes) == {Quote.OUTSIDE}
    assert part.places[0] == Place.PARAGRAPH_START
