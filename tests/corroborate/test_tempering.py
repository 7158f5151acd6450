from dataclasses import replace

from builders import make_article
from reports import make_statement

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.tempering import shared_names, tempered
from claimcheck.records import ConflictReason, Kind

FOUND = Judgement(0.6, 0.2, 0.8, ConflictReason.NUMBER)
FACT = make_statement("14 people died", "Ann Lee")


def test_two_facts_of_related_articles_stay_what_they_were() -> None:
    assert tempered(FOUND, FACT, replace(FACT, kind=Kind.PREDICTION), names=2) == FOUND


def test_it_takes_more_to_believe_outlets_opinions_and_strangers() -> None:
    doubtful = [
        tempered(FOUND, FACT, replace(FACT, narrated=True), names=2),
        tempered(FOUND, FACT, replace(FACT, kind=Kind.OPINION), names=2),
        tempered(FOUND, FACT, FACT, names=1),
        tempered(FOUND, FACT, FACT, names=0),
    ]
    assert all(each.about_one_claim < FOUND.about_one_claim for each in doubtful)
    assert all(each.conflict < FOUND.conflict for each in doubtful)
    assert doubtful[3].conflict < doubtful[2].conflict


def test_articles_share_names_under_all_spellings() -> None:
    one = make_article("They shot Uthman Ghazi near Qalat.", source="one.txt")
    other = make_article("Nobody has seen Usman Ghazi, people said.", source="two.txt")
    assert shared_names(one, other) == 2
    assert shared_names(one, make_article("It rains.", source="three.txt")) == 0
    assert shared_names(one, one) >= 2
