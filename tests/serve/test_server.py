"""The command as it is typed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

import claimcheck
from claimcheck.errors import UsageError
from claimcheck.serve.server import serve


def running(database: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(claimcheck.__file__).parents[1]), *sys.path])}
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "serve", "--db", str(database), *arguments],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_says_where_it_answers_until_it_is_stopped(database: Path) -> None:
    pytest.importorskip("datasette", reason="serve is an extra, and not installed: pip install 'claimcheck[serve]'")
    with running(database, "--port", "0") as process:
        assert process.stderr
        address, *_ = process.stderr.readline().split()
        try:
            with httpx.Client(trust_env=False, transport=httpx.HTTPTransport(retries=5)) as client:
                assert "Conflicts, side by side" in client.get(address).text
            port = httpx.URL(address).port
            with pytest.raises(UsageError, match=f"port {port} .* --port 0"):
                serve(database, "127.0.0.1", port or 0, print)
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])  # noqa: S104
def test_it_is_not_shown_to_the_network(database: Path, host: str) -> None:
    with pytest.raises(UsageError, match="asks nobody for a password"):
        serve(database, host, 8001, print)


def test_it_names_the_extra_it_lacks(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "claimcheck.serve.site", None)
    with pytest.raises(UsageError, match=r"serving needs: pip install 'claimcheck\[serve\]'"):
        serve(database, "127.0.0.1", 0, print)
