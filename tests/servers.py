"""A web server in a thread, which answers as a test says, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Handler = BaseHTTPRequestHandler


@dataclass(frozen=True)
class Page:
    """An answer of a server."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def html(text: str, **headers: str) -> Page:
    return Page(text.encode(), headers={"Content-Type": "text/html; charset=utf-8", **headers})


def moved(location: str) -> Page:
    return Page(status=302, headers={"Location": location})


class Site:
    """What a server has: `pages` by path, each an answer, several (the last of which stays), or what writes one."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | list[Page] | Callable[[Handler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, handler: Handler) -> None:
        self.asked.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        page = self.pages.get(handler.path, Page(status=404))
        if callable(page):
            page(handler)
            return
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if "ETag" in page.headers and handler.headers.get("If-None-Match") == page.headers["ETag"]:
            page = Page(status=304)
        handler.send_response(page.status)
        for name, value in ({"Content-Length": str(len(page.body))} | dict(page.headers)).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(page.body)


@contextmanager
def serving() -> Iterator[Site]:
    """Yield a site, which answers at its `address` within the block."""
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # a client that has lost its patience
                site.answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep standard error clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
