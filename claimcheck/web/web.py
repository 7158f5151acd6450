"""From an address to its answer, as a well-behaved program gets it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.records import Answer, Fetch
from claimcheck.web import guard
from claimcheck.web.guard import Resolve
from claimcheck.web.request import Limits, NoAnswer, Reply, ask
from claimcheck.web.robots import Robots

if TYPE_CHECKING:
    from httpx import URL

_MOST_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_TEMPORARY = (429, 500, 502, 503, 504)
_LONGEST_WAIT = 60.0  # seconds that a server may want to pass before another attempt
_SHOWN = 200  # characters of an address that an error tells
_REASONS = {
    **dict.fromkeys((401, 402, 403, 451), "its server does not give it to programs; save the page and ingest the file"),
    **dict.fromkeys((404, 410), "no such page; check the address"),
    429: "its server wants to be asked less often; try again later",
}


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are treated: seconds between two requests to one, attempts, seconds before the second (then doubled).

    An answer may take `seconds` as a whole, and have `size` bytes.
    """

    pause: float = 1.0
    attempts: int = 3
    backoff: float = 2.0
    seconds: float = 60.0
    size: int = 100_000_000


class Web:
    """Fetches addresses; sites' rules, and when they were last asked, are kept while it lives."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = guard.resolve,
        manners: Manners | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._manners = manners or Manners()
        self._robots: dict[str, Robots] = {}
        self._asked: dict[bytes, float] = {}

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer | None:
        """Return what `url` answers, after redirects; None if it is still what it was called `etag` or `modified`.

        Raises InputError, in one line, for whatever keeps it from being answered or allowed.
        """
        wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in wanted.items() if value and value.isascii()}  # as headers are
        reply, address = self._followed(_parsed(url), conditions, self._robots_of)
        if reply.status == 304 and conditions:
            return None
        if reply.status != 200:
            raise InputError(_reason(reply.status))
        fetch = Fetch(
            url=url,
            address=str(address),
            at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            content_type=reply.headers.get("content-type", ""),
            sha256=sha256(reply.body).hexdigest(),
            size=len(reply.body),
        )
        return Answer(fetch, reply.body, reply.headers.get("etag"), reply.headers.get("last-modified"))

    def _followed(
        self, url: "URL", headers: Mapping[str, str], rules: "Callable[[URL], Robots | None]"
    ) -> "tuple[Reply, URL]":
        """Return the answer behind all redirects, each of which is held to the same as the first address."""
        for _ in range(_MOST_REDIRECTS + 1):
            robots = rules(url)
            if robots:
                robots.check(str(url))
            reply = self._patiently(url, headers, max(robots.delay, self._manners.pause) if robots else 0)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not location:
                return reply, url
            url = _parsed(location, url)
        raise InputError("leads on and on, from one address to the next; check the address")

    def _robots_of(self, url: "URL") -> Robots:
        site = url.copy_with(raw_path=b"/robots.txt")
        known = str(site)
        if known not in self._robots:
            reply, _ = self._followed(site, {}, lambda _: None)
            self._robots[known] = Robots(reply.status, reply.body)
        return self._robots[known]

    def _patiently(self, url: "URL", headers: Mapping[str, str], pause: float) -> Reply:
        """Ask until there is an answer, or nothing is to be hoped for."""
        wait = self._manners.backoff
        for left in reversed(range(self._manners.attempts)):
            if pause:
                self._keep_pace(url.raw_host, pause)
            try:
                reply = self._ask(url, headers)
            except NoAnswer as error:
                if not left:
                    raise InputError(str(error)) from error
                time.sleep(wait)
            else:
                wanted = _seconds(reply.headers.get("retry-after"))
                if reply.status not in _TEMPORARY or not left or wanted > _LONGEST_WAIT:
                    return reply
                time.sleep(max(wait, wanted))
            wait *= 2
        raise AssertionError("at least one attempt is made")

    def _ask(self, url: "URL", headers: Mapping[str, str]) -> Reply:
        limits = Limits(self._manners.seconds, self._manners.size)
        return ask(url, headers, self._resolve, limits, allow_private=self._allow_private)

    def _keep_pace(self, host: bytes, pause: float) -> None:
        last = self._asked.get(host)
        if last is not None:
            time.sleep(max(0.0, last + pause - time.monotonic()))
        self._asked[host] = time.monotonic()


def _parsed(address: str, base: "URL | None" = None) -> "URL":
    """Return an address, which may be one relative to `base`; raise InputError if it is none that is fetched."""
    from httpx import URL, InvalidURL

    try:
        url = base.join(address) if base else URL(address)
    except InvalidURL as error:
        raise InputError(f"not a web address: {address[:_SHOWN]}; check how it is written") from error
    if url.scheme not in ("http", "https"):
        raise InputError(f"leads to {address[:_SHOWN]}, which is no web address; refused")
    if not url.raw_host or (url.port or 0) > 65535:
        raise InputError(f"not a web address: {address[:_SHOWN]}; check how it is written")
    if url.userinfo:
        raise InputError("has a user name in it, which the database would keep; give the address without")
    return url.copy_with(fragment=None)


def _reason(status: int) -> str:
    told = _REASONS.get(status, "its server is out of order; try again later" if status >= 500 else "")
    return f"{told or 'its server answers, but not with a page; open it in a browser'} (status {status})"


def _seconds(text: str | None) -> float:
    return float(text) if text and text.isascii() and text.isdecimal() else 0.0
