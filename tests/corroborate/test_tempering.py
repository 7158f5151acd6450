from dataclasses import replace

from reports import make_statement

from claimcheck.corroborate.judgement import Judgement
from claimcheck.corroborate.tempering import tempered
from claimcheck.records import ConflictReason, Kind

FOUND = Judgement(0.6, 0.2, 0.8, ConflictReason.NUMBER)
FACT = make_statement("14 people died", "Ann Lee")
AROUND = [replace(FACT, around=frozenset(names.split())) for names in ("qalat ghazi", "qalat lumay", "tinago lee")]


def test_two_facts_stay_what_they_were() -> None:
    assert tempered(FOUND, FACT, replace(FACT, kind=Kind.PREDICTION)) == FOUND


def test_it_takes_more_to_believe_outlets_opinions_and_strangers() -> None:
    doubtful = [
        tempered(FOUND, FACT, replace(FACT, narrated=True)),
        tempered(FOUND, FACT, replace(FACT, kind=Kind.OPINION)),
        tempered(FOUND, AROUND[0], AROUND[1]),
        tempered(FOUND, AROUND[0], AROUND[2]),
    ]
    assert all(each.about_one_claim < FOUND.about_one_claim for each in doubtful)
    assert all(each.conflict < FOUND.conflict for each in doubtful)
    assert doubtful[3].conflict < doubtful[2].conflict
