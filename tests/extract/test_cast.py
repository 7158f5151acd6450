from scenes import cast_of


def names_in_order(text: str, **named: str) -> list[str]:
    _, cast = cast_of(text, **named)
    return [character.name for _, character in cast.mentions]


def test_a_surname_joins_the_full_name_before_it() -> None:
    text = "Ashraf Ghani spoke. Later Ghani left."
    assert names_in_order(text, person="Ashraf Ghani|Ghani") == ["Ashraf Ghani", "Ashraf Ghani"]


def test_a_surname_that_comes_first_joins_the_full_name_after_it() -> None:
    text = "Ghani denies it. President Ashraf Ghani spoke."
    assert names_in_order(text, person="Ashraf Ghani|Ghani") == ["Ashraf Ghani", "Ashraf Ghani"]


def test_of_two_people_with_one_surname_the_nearer_one_before_is_meant() -> None:
    text = "Bill Clinton came. Hillary Clinton followed. Clinton smiled."
    assert names_in_order(text, person="Bill Clinton|Hillary Clinton|Clinton")[-1] == "Hillary Clinton"


def test_a_title_tells_people_with_one_surname_apart() -> None:
    text = "Hillary Clinton followed. Bill Clinton came. Mrs. Clinton smiled."
    assert names_in_order(text, person="Bill Clinton|Hillary Clinton|Clinton")[-1] == "Hillary Clinton"


def test_a_surname_that_was_overlooked_is_found_by_its_spelling() -> None:
    text = "Chris Wallace asked.\n\nWALLACE: Why?"
    assert names_in_order(text, person="Chris Wallace") == ["Chris Wallace", "Chris Wallace"]


def test_an_acronym_in_brackets_joins_the_name_before_it() -> None:
    text = "The Islamic State (Daesh) and the Islamic Movement of Uzbekistan (IMU) met. The IMU left."
    bodies = "Islamic State|Islamic Movement of Uzbekistan|IMU"
    assert names_in_order(text, organization=bodies) == [
        "Islamic State",
        "Islamic Movement of Uzbekistan",
        "Islamic Movement of Uzbekistan",
        "Islamic Movement of Uzbekistan",
    ]


def test_a_name_spelt_out_before_its_acronym_is_one_name_however_the_model_cut_it() -> None:
    text = "The Islamic Movement of Uzbekistan (IMU) met. The IMU left Uzbekistan."
    names = names_in_order(text, organization="Islamic Movement|IMU", location="Uzbekistan")
    assert names == [*["Islamic Movement of Uzbekistan"] * 3, "Uzbekistan"]


def test_a_person_is_described_by_the_words_before_and_behind_the_name() -> None:
    text = "Provincial police chief Fazal Sherzad met Sara Amin, a doctor from Kot."
    _, cast = cast_of(text, person="Fazal Sherzad|Sara Amin")
    (_, sherzad), (_, amin) = cast.mentions
    assert {"police", "chief"} <= sherzad.roles
    assert "doctor" in amin.roles
