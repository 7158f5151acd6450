"""Of each proposition those that promise most to have to do with it: what decides which pairs are judged.

Within a Store's transaction. What a pair promises is what claimcheck.corroborate.sieve thinks of it.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from claimcheck.records import Promise

_LESSENED = """
INSERT INTO lessened
SELECT proposition, count(*) FROM likes
WHERE proposition IN (SELECT proposition FROM likes WHERE other IN (SELECT value FROM json_each(:gone)))
    AND proposition NOT IN (SELECT value FROM json_each(:gone))
GROUP BY proposition
ON CONFLICT DO UPDATE SET likes = max(likes, excluded.likes)
"""


class Likes:
    """The tables of likes, and of propositions that have lost some."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, numbers: Iterable[int]) -> dict[int, dict[int, Promise]]:
        """Return the likes of each of these propositions that has any, and what each promises."""
        rows = self._connection.execute(
            "SELECT proposition, other, promise, far FROM likes WHERE proposition IN (SELECT value FROM json_each(?))",
            [json.dumps(list(numbers))],
        )
        found: dict[int, dict[int, Promise]] = {}
        for row in rows:
            found.setdefault(row["proposition"], {})[row["other"]] = Promise(row["promise"], bool(row["far"]))
        return found

    def replace(self, lists: Mapping[int, Mapping[int, Promise]]) -> None:
        """Store the likes of these propositions in place of those they had."""
        self._connection.execute(
            "DELETE FROM likes WHERE proposition IN (SELECT value FROM json_each(?))", [json.dumps(list(lists))]
        )
        self._connection.executemany(
            "INSERT INTO likes VALUES (?, ?, ?, ?)",
            [(number, other, *promise) for number, found in lists.items() for other, promise in found.items()],
        )

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget these propositions, and note who liked them: others may take their place."""
        gone = {"gone": json.dumps(list(numbers))}
        self._connection.execute(_LESSENED, gone)
        for table, column in (("likes", "proposition"), ("likes", "other"), ("lessened", "proposition")):
            self._connection.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(:gone))",  # noqa: S608
                gone,
            )

    def lessened(self) -> dict[int, int]:
        """Return, and forget, the propositions that have lost likes, with how many they had."""
        rows = self._connection.execute("SELECT proposition, likes FROM lessened ORDER BY proposition").fetchall()
        self._connection.execute("DELETE FROM lessened")
        return {row["proposition"]: row["likes"] for row in rows}

    def clear(self) -> None:
        """Forget all."""
        for table in ("likes", "lessened"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
