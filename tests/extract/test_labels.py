import pytest

from claimcheck.extract.cast import Character
from claimcheck.extract.labels import certainty_of, distance_of, kind_of, polarity_of, speaker_type_of
from claimcheck.extract.mentions import PERSON
from claimcheck.extract.scene import NOBODY, Voice
from claimcheck.records import Certainty, Distance, Kind, Polarity, SpeakerType


def test_the_model_tells_certainty_and_polarity() -> None:
    judged = {Certainty.CERTAIN: 0.3, Certainty.PROBABLE: 0.6, Polarity.AFFIRMED: 0.2, Polarity.DENIED: 0.8}
    assert certainty_of(judged, "two officials") == Certainty.PROBABLE
    assert polarity_of(judged) == Polarity.DENIED


@pytest.mark.parametrize("source", ["unconfirmed reports", "a rumour", "rumors in the capital", "Unverified footage"])
def test_what_is_called_unconfirmed_is_unverified_whatever_the_model_says(source: str) -> None:
    assert certainty_of({Certainty.CERTAIN: 0.9}, source) == Certainty.UNVERIFIED


def test_a_named_speaker_is_what_the_name_is_and_an_unnamed_one_what_the_model_says() -> None:
    judged = {SpeakerType.GROUP: 0.7, SpeakerType.ANONYMOUS: 0.2}
    named = Voice("Sara Amin", SpeakerType.PERSON, (Character(PERSON),))
    assert speaker_type_of(judged, named) == SpeakerType.PERSON
    assert speaker_type_of(judged, Voice("villagers", SpeakerType.ANONYMOUS)) == SpeakerType.GROUP
    assert speaker_type_of(judged, NOBODY) == SpeakerType.NONE


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("said", "60 fighters were killed in the clashes", Kind.FACT),
        ("predicted", "that proof would come within days", Kind.PREDICTION),
        ("said", "the survivors will scatter towards the north", Kind.PREDICTION),
        ("vowed", "to clear the last valley", Kind.INTENT),
        ("said", "the government must build a road", Kind.INTENT),
        ("criticized", "the handling of the affair by the council", Kind.OPINION),
        ("asked", "“Running where?”", Kind.OTHER),
    ],
)
def test_kind_is_told_by_the_cue_or_by_the_content(cue: str, content: str, kind: Kind) -> None:
    assert kind_of({}, cue, content) == kind


def test_of_the_kind_the_model_may_be_surer_than_the_words() -> None:
    assert kind_of({Kind.FACT: 0.95, Kind.PREDICTION: 0.05}, "said", "it would open every Monday") == Kind.FACT
    assert kind_of({Kind.FACT: 0.6, Kind.PREDICTION: 0.4}, "said", "it would open on Monday") == Kind.PREDICTION


@pytest.mark.parametrize(
    ("cue", "distance"),
    [
        ("said", Distance.NEUTRAL),
        ("according to", Distance.NEUTRAL),
        ("claimed", Distance.DISTANCING),
        ("insisted", Distance.DISTANCING),
        ("confirmed", Distance.ENDORSING),
        ("admitted", Distance.ENDORSING),
        ("provided", Distance.NEUTRAL),
        ("pledged allegiance", Distance.NEUTRAL),
    ],
)
def test_the_cue_tells_how_far_the_reporter_stands_behind_it(cue: str, distance: Distance) -> None:
    assert distance_of(cue) == distance
