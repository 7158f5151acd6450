from claimcheck.corroborate.copies import is_copy, sketch

WIRE = (
    "At least 14 people died when the passenger ferry Star of Lumay overturned off Cape Tinago on Wednesday "
    "night, the Coast Guard said, as patrol boats and fishing craft combed the strait for survivors. The "
    "operator, Lumay Lines, said that the ferry had been carrying 212 passengers and a crew of 18. By daybreak "
    "several hundred relatives had gathered at the passenger terminal, where a clerk read names from a clipboard "
    "every half hour."
)
REPRINT = (
    "PORT DELAN – At least 14 people have died after the ferry Star of Lumay overturned off Cape Tinago on "
    "Wednesday night, the Coast Guard said, as patrol boats and fishing craft combed the strait for survivors. A "
    "clerk read names from a clipboard every half hour."
)
OWN = (
    "Teresa Oblin sells dried mango and has crossed the strait every Wednesday for six years. On Thursday she sat"
    " on the steps of the hospital with somebody else's coat round her shoulders. The Coast Guard said that at "
    "least 14 people had died; how many had been on the Star of Lumay is now the question on the waterfront, "
    "where the manifest is passed from hand to hand and nobody believes it."
)


def test_a_lightly_edited_reprint_is_a_copy() -> None:
    assert is_copy(sketch(WIRE), sketch(REPRINT))


def test_another_report_of_the_same_event_is_none() -> None:
    assert not is_copy(sketch(WIRE), sketch(OWN))


def test_short_texts_are_no_copies_of_one_another() -> None:
    assert not is_copy(sketch("It rains."), sketch("It rains."))
