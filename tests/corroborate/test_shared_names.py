from claimcheck.corroborate.names import names_in, names_within, same_name


def test_what_begins_a_sentence_is_no_name_by_that() -> None:
    assert names_in("The ship sank on Monday off Cape Tinago") == names_in("a ship sank off Cape Tinago")


def test_a_name_under_two_spellings_is_one() -> None:
    assert names_in("they shot Uthman Ghazi") == names_in("Usman Ghazi was shot")


def test_a_text_has_the_names_that_stand_within_its_sentences() -> None:
    text = "Rescuers found 12 people.\n\n“Nobody slept,” said Ann Lee of Qalat. Divers went to Qalat."
    assert names_within(text) == names_in("Ann Lee Qalat")


def test_a_short_name_is_part_of_the_full_one() -> None:
    assert same_name("the Coast Guard", "Coast Guard")
    assert same_name("Valdeoro", "Ines Valdeoro")
    assert not same_name("Port Authority", "Port Police")
    assert not same_name("", "Coast Guard")
