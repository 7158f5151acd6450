import pytest

from claimcheck.extract.spellings import spelling_key


@pytest.mark.parametrize(
    "names",
    [
        "Uthman Ghazi|Usman Ghazi|Osman Ghazi|Uthman Ghazi’s",
        "Akhtar Mohammad Mansur|Akhtar Muhammad Mansour|Akhtar Mansour",
        "Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskiy|President Volodymyr Zelensky",
        "Qasem Soleimani|Qassem Suleimani|Kassem Soleymani",
        "Hillary Clinton|Hillary Rodham Clinton|Hilary Clinton",
        "Donald Trump|Donald J. Trump|DONALD TRUMP",
        "Abu Bakr al-Baghdadi|Abu Bakr Al Baghdadi|Abu Bakr Baghdadi",
        "Enrique Peña Nieto|Enrique Pena Nieto",
    ],
)
def test_spellings_of_one_name_share_a_key(names: str) -> None:
    assert len({spelling_key(name) for name in names.split("|")}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Abu Bakr al-Baghdadi|Abu Omar al-Baghdadi",
        "George Bush|George H.W. Bush",
        "Dan Brown|Don Brown|Dean Brown",
        "Maria Lopez|Mario Lopez",
        "John Smith|Joan Smith|Jan Smith",
        "Mohammed bin Salman|Mohammed bin Zayed",
        "Ли Мин|Ли Мей",
    ],
)
def test_names_of_different_people_do_not(names: str) -> None:
    people = names.split("|")
    assert len({spelling_key(name) for name in people}) == len(people)
