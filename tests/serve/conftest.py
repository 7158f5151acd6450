import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import ATTACK, FIFTEEN, HERALD, HOSTILE, NOON, POST, TWELVE, Ask

from claimcheck.records import Verdict, VerdictStatus
from claimcheck.store import open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Three claims in two articles, one of them hostile in every text, and a verdict."""
    path = tmp_path / "desk of Ann.db"
    with open_store(path) as store:
        store.save(HERALD, [TWELVE, FIFTEEN])
        store.save(POST, [HOSTILE])
        store.mark([TWELVE.id], Verdict(VerdictStatus.CONTESTED, "Ann", NOON, ATTACK, ("https://a.example/1",)))
    return path


@pytest.fixture
def ask(database: Path) -> Ask:
    """Ask for a path; parameters of the query by name, what a browser sends as `headers`."""
    from claimcheck.serve.site import site

    answers = site(database)

    def asked(path: str, headers: dict[str, str] | None = None, **query: Any) -> httpx.Response:
        async def get() -> httpx.Response:
            transport = httpx.ASGITransport(app=answers)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001") as client:
                return await client.get(path, params=query or None, headers=headers)

        return asyncio.run(get())

    return asked
