"""Answering on this machine until somebody stops it."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.export.extras import needed
from claimcheck.serve.guard import is_loopback
from claimcheck.serve.metadata import NAME
from claimcheck.store import open_reader


def serve(database: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Show `database` at `host`, which must be this machine, and `port`, 0 for any that is free, until interrupted.

    `ready` is told the address once it answers there.

    Raises:
        UsageError: Datasette is not installed, `host` is seen from elsewhere, or the port is taken.
        DatabaseError: the database is missing, damaged or newer than this version.
    """
    if not is_loopback(host):
        raise UsageError(
            f"{host} may be seen by others, and serve asks nobody for a password; leave out --host, and from another "
            f"machine look through: ssh -L {port}:127.0.0.1:{port} THIS-MACHINE"
        )
    with needed("serve", "serving"):
        import uvicorn

        from claimcheck.serve.site import site
    open_reader(database).close()  # says what is wrong with it, or brings it up to date
    listening = _listen(host, port)
    with listening:
        where = f"[{host}]" if ":" in host else host
        ready(f"http://{where}:{listening.getsockname()[1]}/{NAME}")
        config = uvicorn.Config(site(database), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(
            f"port {port} of {host} cannot be had ({os.strerror(error.errno or 0)}); "
            "choose another with --port, or --port 0 for any"
        ) from error
