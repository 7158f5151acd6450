"""Which pairs are judged: those of which each is among the other's likes, whatever came first and whatever went."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection, Row, connect

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.corroborate import MOST_FAR, MOST_LIKES, PROMISING, likes
from claimcheck.records import Promise
from claimcheck.store.likes import Likes
from claimcheck.store.matching import Indexed, Near
from claimcheck.workflow.pairing import Pair, pair_up

SIZE = 40  # propositions: enough for some to have more than MOST_LIKES likes
LEAST = PROMISING - 10


class Index:
    """An index that finds everything in it, and the likes beside it."""

    def __init__(self, connection: Connection) -> None:
        self.likes = Likes(connection)
        self.numbers: set[int] = set()

    def indexed(self, numbers: Iterable[int]) -> dict[int, Indexed]:
        return {number: Indexed(bytes([number]), 0, (0,)) for number in sorted(self.numbers & set(numbers))}

    def in_cells(self, _cells: Sequence[int], _months: range | None) -> list[Near]:
        return [Near(number, bytes([number]), 0) for number in sorted(self.numbers)]


class Table:
    """A sieve that looks promises up."""

    def __init__(self, promises: dict[Pair, int]) -> None:
        self.promises = promises

    def of(self, a: int, b: int) -> int:
        return self.promises[min(a, b), max(a, b)]

    def promise(self, vector: bytes, others: Sequence[bytes]) -> npt.NDArray[np.int64]:
        return np.array([self.of(vector[0], other[0]) for other in others], dtype=np.int64)


@pytest.fixture(scope="module")
def tables() -> Connection:
    connection = connect(":memory:")
    connection.row_factory = Row
    connection.execute("CREATE TABLE likes (proposition, other, promise, far, PRIMARY KEY (proposition, other))")
    connection.execute("CREATE TABLE lessened (proposition INTEGER PRIMARY KEY, likes)")
    return connection


def expected(numbers: set[int], table: Table) -> set[Pair]:
    """The pairs that are judged, worked out from all that there is at once."""
    lists = {
        a: likes({b: Promise(table.of(a, b), False) for b in numbers if b != a and table.of(a, b) >= PROMISING})
        for a in numbers
    }
    return {(a, b) for a in lists for b in lists[a] if a < b and a in lists[b]}


def follow(index: Index, table: Table, judged: set[Pair], fresh: Iterable[int]) -> None:
    found = pair_up(index, table, fresh)  # type: ignore[arg-type]
    assert found.gone <= judged
    assert not found.new & judged
    judged |= found.new
    judged -= found.gone


@given(
    st.randoms(use_true_random=False),
    st.permutations(range(SIZE)),
    st.integers(1, SIZE),
    st.lists(st.integers(0, SIZE - 1), max_size=10),
)
def test_what_is_judged_depends_on_what_is_there_alone(tables, chance, order, size, gone) -> None:
    table = Table({(a, b): chance.randint(LEAST, LEAST + 60) for b in range(SIZE) for a in range(b)})
    index, judged = Index(tables), set[Pair]()
    index.likes.clear()
    for at in range(0, SIZE, size):
        index.numbers |= set(order[at : at + size])
        follow(index, table, judged, order[at : at + size])
    assert judged == expected(set(range(SIZE)), table)
    for number in gone:
        index.numbers.discard(number)
        index.likes.drop([number])
        judged = {each for each in judged if number not in each}
    follow(index, table, judged, ())
    assert judged == expected(index.numbers, table)


def test_one_that_everything_is_like_is_judged_with_few(tables: Connection) -> None:
    crowd = MOST_LIKES + 10
    table = Table({(a, b): 100 - a if b == crowd else PROMISING - 1 for b in range(crowd + 1) for a in range(b)})
    index, judged = Index(tables), set[Pair]()
    index.likes.clear()
    index.numbers = set(range(crowd + 1))
    follow(index, table, judged, index.numbers)
    assert judged == {(number, crowd) for number in range(MOST_LIKES)}


def test_all_that_promise_as_much_as_the_last_count() -> None:
    assert len(likes(dict.fromkeys(range(MOST_LIKES + 3), Promise(7, False)))) == MOST_LIKES + 3


def test_what_was_published_long_before_or_after_is_ranked_apart() -> None:
    reports = dict.fromkeys(range(MOST_LIKES), Promise(50, False))
    looking_back = {100 + number: Promise(number, True) for number in range(MOST_FAR + 5)}
    assert likes(reports | looking_back).keys() == reports.keys() | set(range(105, 105 + MOST_FAR))
