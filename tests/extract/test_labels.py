import pytest

from claimcheck.extract.labels import certainty_of, distance_of, kind_of, polarity_of
from claimcheck.records import Certainty, Distance, Kind, Polarity


@pytest.mark.parametrize(
    ("source", "cue", "content", "certainty"),
    [
        ("Ghani", "said", "the group is on the run", Certainty.CERTAIN),
        ("he", "confirmed", "that 60 fighters were killed", Certainty.CERTAIN),
        ("two officials", "suspect", "that hundreds have fled", Certainty.PROBABLE),
        ("she", "hopes", "to be home in time", Certainty.POSSIBLE),
        ("an officer", "said", "the movement might have chosen a leader", Certainty.POSSIBLE),
        ("the splinter group", "accused", "the Taliban of killing its fighters", Certainty.UNVERIFIED),
        ("the Taliban", "claimed", "to have eliminated them", Certainty.UNVERIFIED),
        ("Ghazi", "pledged allegiance to", "Islamic State", Certainty.CERTAIN),
        ("unconfirmed reports", "There are", "that the Taliban executed him", Certainty.UNVERIFIED),
    ],
)
def test_certainty_is_what_source_cue_and_content_say_of_it(
    source: str, cue: str, content: str, certainty: Certainty
) -> None:
    assert certainty_of(source, cue, content) == certainty


@pytest.mark.parametrize(
    ("cue", "polarity"),
    [
        ("said", Polarity.AFFIRMED),
        ("denied", Polarity.DENIED),
        ("did not say", Polarity.DENIED),
        ("did not deny", Polarity.AFFIRMED),
        ("rejected", Polarity.DENIED),
        ("identified", Polarity.AFFIRMED),
    ],
)
def test_a_verb_of_denial_or_a_negated_one_denies_and_both_together_do_not(cue: str, polarity: Polarity) -> None:
    assert polarity_of(cue) == polarity


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
    assert kind_of(cue, content) == kind


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
