from pathlib import Path

import pytest

from claimcheck.records import Kind, VerdictStatus
from claimcheck.store import Filter
from claimcheck.tui import place
from claimcheck.tui.desk import Draft


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    database = tmp_path / "claims.db"
    place.keep(database, "facts", ["clm_1", "clm_2"], {"clm_9": Draft("half a th", ("https://a.example",))})
    place.keep(database, "all", ["clm_3"], {"clm_9": Draft("half a thought")})
    kept = place.load(database)
    assert kept.ahead == {"facts": ["clm_1", "clm_2"], "all": ["clm_3"]}
    assert kept.drafts == {"clm_9": Draft("half a thought")}
    assert place.load(tmp_path / "other.db") == place.Place()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"ahead": 1, "drafts": {}}', '{"drafts": {"clm_1": "x"}}', "\x00"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    database = tmp_path / "claims.db"
    place.keep(database, "all", ["clm_3"], {})
    (file,) = (tmp_path / "state" / "claimcheck" / "review").iterdir()
    file.write_text(damage)
    assert place.load(database) == place.Place()


def test_a_choice_is_known_again_whatever_the_order_of_its_verdicts() -> None:
    verdicts = [VerdictStatus.CONFIRMED, VerdictStatus.CONTESTED]
    one, other = (Filter(statuses=frozenset(order), kind=Kind.FACT) for order in (verdicts, verdicts[::-1]))
    assert place.choice(one, "Ann") == place.choice(other, "Ann")
    assert len({place.choice(one, "Ann"), place.choice(one, "Bob"), place.choice(Filter(), "Ann")}) == 3
    assert place.choice(Filter(search="a"), "Ann") != place.choice(Filter(speaker="a"), "Ann")
