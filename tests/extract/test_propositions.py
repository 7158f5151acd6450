from builders import make_article, make_claim

from claimcheck.extract import with_propositions
from claimcheck.records import Claim, QuoteType, SpeakerType

TEXT = (
    "The old bridge fell on Monday night. At least 14 people died when the ferry sank, the Coast Guard said. Nobody "
    "had seen the captain. “We know him,” a sailor said.\n\nWas he on board? The ferry was built in 1998."
)
ARTICLE = make_article(TEXT, publisher="Lumay Tribune", published="2031-06-12T09:00:00Z")


def told() -> Claim:
    return make_claim(ARTICLE, "At least 14 people died when the ferry sank", "the Coast Guard", "said")


def test_every_clause_of_a_claim_is_a_proposition_with_its_own_time_and_numbers() -> None:
    claim = next(claim for claim in with_propositions(ARTICLE, [told()]) if claim.id == told().id)
    assert [each.text for each in claim.propositions] == ["At least 14 people died", "the ferry sank"]
    assert [len(each.event.quantities) for each in claim.propositions] == [1, 0]
    assert all(TEXT[each.start : each.end] == each.text for each in claim.propositions)


def test_a_clause_that_he_said_interrupts_is_one_proposition() -> None:
    article = make_article("“The cargo,” he said, “was secured.”")
    claim = make_claim(article, "“The cargo,”", "he", "said")
    halves = make_claim(article, "“was secured.”", "he", "said").content
    (whole,) = with_propositions(article, [Claim(**{**_fields(claim), "content": claim.content + halves})])
    assert [each.text for each in whole.propositions] == ["The cargo,” he said, “was secured"]


def test_what_the_outlet_asserts_is_a_claim_of_the_publisher() -> None:
    claims = with_propositions(ARTICLE, [told()])
    narrated = [claim for claim in claims if claim.quote_type is QuoteType.NARRATED]
    assert [claim.statement for claim in narrated] == [
        "The old bridge fell on Monday night",
        "Nobody had seen the captain",
        "The ferry was built in 1998",
    ]
    assert {(claim.speaker.name, claim.speaker.type) for claim in narrated} == {
        ("Lumay Tribune", SpeakerType.ORGANIZATION)
    }


def test_claims_stay_in_the_order_of_the_text() -> None:
    starts = [claim.content[0].start for claim in with_propositions(ARTICLE, [told()])]
    assert starts == sorted(starts)


def test_without_a_publisher_nobody_asserts_it() -> None:
    (claim,) = with_propositions(make_article("The old bridge fell on Monday night."), [])
    assert (claim.speaker.name, claim.speaker.type) == ("", SpeakerType.NONE)


def test_a_sentence_that_stands_twice_is_asserted_once() -> None:
    article = make_article("The old bridge fell on Monday. It rained all day long. The old bridge fell on Monday.")
    assert len(with_propositions(article, [])) == 2


def _fields(claim: Claim) -> dict[str, object]:
    return {name: getattr(claim, name) for name in Claim.__dataclass_fields__}
