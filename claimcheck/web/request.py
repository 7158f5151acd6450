"""One request to one server, answered as a whole or not at all."""

import asyncio
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.errors import InputError
from claimcheck.web.guard import Resolve, check_public, numbers
from claimcheck.web.robots import AGENT

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import URL, AsyncHTTPTransport, Proxy, Request, Response

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CONNECT_SECONDS = 15.0
_MOST_SERVERS = 3  # of those behind one name


class NoAnswer(Exception):  # noqa: N818 (not an error yet: another attempt may succeed)
    """The server could not be reached, or broke off; the message says which."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered. Names of headers are in lower case; there is a body with status 200 alone."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` is how long an answer may take, from looking up the name to the last byte; `size` is in bytes."""

    seconds: float
    size: int


def ask(url: "URL", headers: Mapping[str, str], resolve: Resolve, limits: Limits, *, allow_private: bool) -> Reply:
    """Return what the server of `url` answers; redirects are not followed, cookies neither kept nor sent.

    Where the surroundings name a proxy (HTTPS_PROXY, ALL_PROXY), it alone looks names up, so that none is betrayed to
    the network; only hosts written as numbers can then be checked.

    Raises:
        InputError: the server may not be asked, or its answer is too long, too slow, or damaged.
        NoAnswer: it cannot be reached, or breaks off.
    """
    return asyncio.run(_in_time(url, headers, resolve, limits, allow_private=allow_private))


async def _in_time(
    url: "URL", headers: Mapping[str, str], resolve: Resolve, limits: Limits, *, allow_private: bool
) -> Reply:
    from httpx import DecodingError, RequestError

    try:
        # Around everything: a server that sends a byte now and then never lets a single read run out of time.
        async with asyncio.timeout(limits.seconds):
            return await _ask(url, headers, resolve, limits.size, allow_private=allow_private)
    except TimeoutError:
        raise InputError(f"not answered in full within {limits.seconds:g} seconds; try again later") from None
    except DecodingError as error:
        raise InputError("its answer is packed badly; save the page and ingest the file") from error
    except RequestError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise InputError("its server cannot prove who it is (certificate); check the address") from error
        raise NoAnswer("cannot be reached, or broke off; check the address, and try again later") from error


async def _ask(url: "URL", headers: Mapping[str, str], resolve: Resolve, size: int, *, allow_private: bool) -> Reply:
    from httpx import AsyncHTTPTransport, ConnectError, ConnectTimeout, Request, Timeout

    host = url.raw_host.decode("ascii")
    port = url.port or {"http": 80, "https": 443}[url.scheme]
    proxy = _proxy(url.scheme, host)
    # A proxy looks names up itself; what is written as a number can be looked at all the same.
    servers = [host] if proxy else await asyncio.to_thread(resolve, host, port)
    if not allow_private:
        check_public(host, numbers(host) if proxy else servers)
    # A new one for each request: connections to an address must not be used for another name there. And no client
    # around it, which would keep cookies, and make something of a redirect, wherever it leads.
    async with AsyncHTTPTransport(proxy=proxy, trust_env=False, verify=_certificates()) as transport:
        for number, server in enumerate(servers[:_MOST_SERVERS], start=1):
            request = Request(
                "GET",
                url.copy_with(host=server),
                headers={"Host": url.netloc.decode("ascii"), **_HEADERS, **headers},
                extensions={
                    "sni_hostname": host,  # whose certificate is asked for, and checked
                    "timeout": Timeout(None, connect=_CONNECT_SECONDS).as_dict(),
                },
            )
            try:
                return await _answer(transport, request, size)
            except (ConnectError, ConnectTimeout):
                if number == min(len(servers), _MOST_SERVERS):
                    raise
    raise NoAnswer("cannot be reached; check the address")


@cache
def _certificates() -> "SSLContext":
    from httpx import create_ssl_context

    return create_ssl_context()  # 30 ms


def _proxy(scheme: str, host: str) -> "Proxy | None":
    """Return the proxy that the surroundings name; raise InputError if it is of a kind that is not known."""
    from httpx import InvalidURL, Proxy

    named = urllib.request.getproxies()
    address = named.get(scheme) or named.get("all")
    if not address or urllib.request.proxy_bypass(host):
        return None
    try:
        return Proxy(address if "://" in address else f"http://{address}")
    except (InvalidURL, ValueError) as error:
        raise InputError(
            "the proxy in your environment is none that can be used; give http://, or socks5://"
        ) from error


async def _answer(transport: "AsyncHTTPTransport", request: "Request", size: int) -> Reply:
    response = await transport.handle_async_request(request)
    try:
        body = await _body(response, size) if response.status_code == 200 else b""
        return Reply(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)
    finally:
        await response.aclose()


async def _body(response: "Response", size: int) -> bytes:
    declared = response.headers.get("content-length", "")
    body = bytearray()
    if not declared.isdecimal() or int(declared) <= size:
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > size:
                break
        else:
            return bytes(body)
    raise InputError(f"larger than {size // 1_000_000} MB; save it, and ingest the parts that matter")
