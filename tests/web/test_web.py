import gzip
import hashlib
import time

import pytest
from servers import Handler, Page, Site, html, moved

from claimcheck.errors import InputError
from claimcheck.records import Answer
from claimcheck.web import Manners, Web

HURRIED = Manners(pause=0, backoff=0, seconds=5, size=1_000_000)


@pytest.fixture
def web() -> Web:
    """The web as it is asked in tests: at once, and on this machine."""
    return Web(allow_private=True, manners=HURRIED)


def got(web: Web, url: str, **conditions: str) -> Answer:
    answer = web.get(url, **conditions)
    assert answer
    return answer


def refusal(web: Web, url: str) -> str:
    with pytest.raises(InputError) as caught:
        web.get(url)
    told = str(caught.value)
    assert "\n" not in told
    return told


def test_an_answer_is_told_by_address_time_type_and_hash(web: Web, site: Site) -> None:
    site.pages["/a"] = html("<p>He said no.</p>", ETag='"1"')
    answer = got(web, f"{site.address}/a#part")
    assert answer.body == b"<p>He said no.</p>"
    assert answer.fetch.sha256 == hashlib.sha256(answer.body).hexdigest()
    assert (answer.fetch.url, answer.fetch.address) == (f"{site.address}/a#part", f"{site.address}/a")
    assert (answer.fetch.size, answer.fetch.content_type) == (18, "text/html; charset=utf-8")
    assert answer.fetch.at.endswith("Z")
    assert answer.etag == '"1"'


def test_the_program_says_who_it_is_and_keeps_no_cookies(web: Web, site: Site) -> None:
    site.pages["/a"] = html("a", **{"Set-Cookie": "id=1"})
    for _ in range(2):
        web.get(f"{site.address}/a")
    _, headers = site.asked[-1]
    assert headers["user-agent"].startswith("claimcheck/")
    assert headers["host"] == site.address.removeprefix("http://")
    assert "cookie" not in headers


def test_what_is_packed_is_unpacked(web: Web, site: Site) -> None:
    site.pages["/a"] = Page(gzip.compress(b"He said no."), headers={"Content-Encoding": "gzip"})
    assert got(web, f"{site.address}/a").body == b"He said no."


def test_what_is_packed_badly_is_refused(web: Web, site: Site) -> None:
    site.pages["/a"] = Page(b"no gzip", headers={"Content-Encoding": "gzip"})
    assert refusal(web, f"{site.address}/a") == "its answer is packed badly; save the page and ingest the file"


def test_redirects_are_followed(web: Web, site: Site) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved(f"{site.address}/c"), "/c": html("here")}
    assert got(web, f"{site.address}/a").fetch.address == f"{site.address}/c"


def test_a_circle_of_redirects_ends(web: Web, site: Site) -> None:
    site.pages["/a"] = moved("/a")
    assert refusal(web, f"{site.address}/a").startswith("leads on and on")
    assert len(site.paths) == 11


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://valley.example/a", "data:text/html,a", "gopher://a/"])
def test_redirects_out_of_the_web_are_refused(web: Web, site: Site, place: str) -> None:
    site.pages["/a"] = moved(place)
    assert refusal(web, f"{site.address}/a") == f"leads to {place}, which is no web address; refused"


def test_redirects_into_a_private_network_are_refused_before_anything_is_asked_there(site: Site) -> None:
    outside = ["93.184.216.34"]

    def resolve(host: str, _: int) -> list[str]:
        return [host] if host == "127.0.0.1" else outside

    web = Web(resolve=resolve, manners=HURRIED)
    told = refusal(web, f"{site.address}/a")
    assert told == "leads to 127.0.0.1, in a private network; refused, but for --allow-private"
    assert site.asked == []


def test_what_is_connected_to_is_what_was_looked_at(site: Site) -> None:
    """A name that stands for a public address when it is looked at, and for another ever after (DNS rebinding)."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return answers[0]

    port = site.address.rpartition(":")[2]
    site.pages["/a"] = html("here")
    web = Web(allow_private=True, resolve=resolve, manners=HURRIED)
    answer = got(web, f"http://valley.example:{port}/a")
    assert answer.body == b"here"
    assert answer.fetch.address == f"http://valley.example:{port}/a"
    assert asked == ["valley.example"] * 2  # once a request: robots.txt, and the page
    assert site.asked[-1][1]["host"] == f"valley.example:{port}"


def test_a_name_that_moves_into_a_private_network_is_refused(site: Site) -> None:
    port = site.address.rpartition(":")[2]
    places = iter([["127.0.0.1"], ["127.0.0.1"]])
    web = Web(resolve=lambda *_: next(places), manners=HURRIED)
    assert "valley.example (127.0.0.1), in a private network" in refusal(web, f"http://valley.example:{port}/a")
    assert site.asked == []


def test_another_server_of_the_name_is_tried_when_one_is_down(site: Site) -> None:
    port = site.address.rpartition(":")[2]
    site.pages["/a"] = html("here")
    web = Web(allow_private=True, resolve=lambda *_: ["127.0.0.2", "127.0.0.1"], manners=HURRIED)
    assert got(web, f"http://valley.example:{port}/a").body == b"here"


def test_robots_txt_is_honoured(web: Web, site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /closed/*.html$\n")
    site.pages |= {"/closed/a.html": html("a"), "/open.html": html("open"), "/b": moved("/closed/a.html")}
    for path in ("/closed/a.html", "/b"):
        assert refusal(web, f"{site.address}{path}") == (
            "its site asks programs not to fetch it (robots.txt); save the page and ingest the file"
        )
    assert got(web, f"{site.address}/open.html").body == b"open"
    assert "/closed/a.html" not in site.paths
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_while_robots_txt_is_out_of_order_nothing_is_fetched(web: Web, site: Site) -> None:
    site.pages |= {"/robots.txt": Page(status=503), "/a": html("a")}
    assert "robots.txt) cannot be read just now" in refusal(web, f"{site.address}/a")
    assert site.paths == []


def test_a_site_is_not_asked_more_often_than_it_wants(site: Site) -> None:
    site.pages |= {"/robots.txt": Page(b"User-agent: *\nCrawl-delay: 0.3"), "/a": html("a")}
    web = Web(allow_private=True, manners=HURRIED)
    began = time.monotonic()
    web.get(f"{site.address}/a")
    web.get(f"{site.address}/a")
    assert time.monotonic() - began >= 0.3


def test_a_server_out_of_order_is_asked_again(web: Web, site: Site) -> None:
    site.pages["/a"] = [Page(status=503), Page(status=429), html("here")]
    assert got(web, f"{site.address}/a").body == b"here"


def test_but_not_for_ever(web: Web, site: Site) -> None:
    site.pages["/a"] = Page(status=503)
    assert refusal(web, f"{site.address}/a") == "its server is out of order; try again later (status 503)"
    assert len(site.paths) == 3


def test_nor_before_it_wants_to_be(site: Site) -> None:
    site.pages["/a"] = [Page(status=429, headers={"Retry-After": "1"}), html("here")]
    began = time.monotonic()
    assert got(Web(allow_private=True, manners=HURRIED), f"{site.address}/a").body == b"here"
    assert time.monotonic() - began >= 1


def test_nor_if_that_is_too_late(web: Web, site: Site) -> None:
    site.pages["/a"] = Page(status=429, headers={"Retry-After": "3600"})
    assert refusal(web, f"{site.address}/a").startswith("its server wants to be asked less often")
    assert len(site.paths) == 1


@pytest.mark.parametrize(
    ("status", "reason"), [(403, "not give it to programs"), (404, "no such page"), (418, "not with a page")]
)
def test_other_answers_are_told_in_one_line(web: Web, site: Site, status: int, reason: str) -> None:
    site.pages["/a"] = Page(status=status)
    told = refusal(web, f"{site.address}/a")
    assert reason in told
    assert told.endswith(f"(status {status})")


def test_nothing_is_fetched_anew_that_is_still_what_it_was(web: Web, site: Site) -> None:
    site.pages["/feed"] = html("a", ETag='"1"')
    assert web.get(f"{site.address}/feed", etag='"1"', modified="Tue, 22 Mar 2016 00:00:00 GMT") is None
    assert site.asked[-1][1]["if-modified-since"] == "Tue, 22 Mar 2016 00:00:00 GMT"
    assert got(web, f"{site.address}/feed", etag='"0"').body == b"a"


def test_a_name_for_its_state_that_no_header_can_hold_is_not_used(web: Web, site: Site) -> None:
    site.pages["/feed"] = html("a", ETag='"é"')
    answer = got(web, f"{site.address}/feed")
    assert got(web, f"{site.address}/feed", etag=str(answer.etag)).body == b"a"


def _trickle(handler: Handler) -> None:
    """Send a byte of the headers now and then, so that no single read ever times out."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(40):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def _trickle_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "40")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [_trickle, _trickle_body])
def test_a_server_that_trickles_runs_out_of_time(site: Site, slow: object) -> None:
    site.pages["/a"] = slow  # type: ignore[assignment]
    web = Web(allow_private=True, manners=Manners(pause=0, backoff=0, seconds=0.5))
    began = time.monotonic()
    assert refusal(web, f"{site.address}/a") == "not answered in full within 0.5 seconds; try again later"
    assert time.monotonic() - began < 1.5


def _break_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.close_connection = True


def test_half_an_answer_is_none(web: Web, site: Site) -> None:
    site.pages["/a"] = _break_off
    assert refusal(web, f"{site.address}/a").startswith("cannot be reached, or broke off")
    assert len(site.paths) == 3


def test_a_server_that_is_not_there_is_told_of(web: Web) -> None:
    assert refusal(web, "http://127.0.0.1:1/a").startswith("cannot be reached, or broke off")


@pytest.mark.parametrize("body", [bytes(1_000_001), gzip.compress(bytes(50_000_000))], ids=["long", "bomb"])
def test_an_answer_that_is_too_long_is_refused(web: Web, site: Site, body: bytes) -> None:
    headers = {"Content-Encoding": "gzip"} if len(body) < 100_000 else {}
    site.pages["/a"] = Page(body, headers=headers)
    assert refusal(web, f"{site.address}/a") == "larger than 1 MB; save it, and ingest the parts that matter"


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1/", "http://a:99999/", "http://exa\0mple/", "http://xn--a/"]
)
def test_what_is_no_address_is_told_of(address: str) -> None:
    refusal(Web(resolve=lambda *_: [], manners=HURRIED), address)


def test_no_password_gets_into_the_database(web: Web) -> None:
    assert refusal(web, "http://ann:secret@valley.example/").startswith("has a user name in it")


def test_a_proxy_is_gone_through_and_names_are_its_to_look_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for those who go through Tor: nothing may be asked around it, not even what a name stands for."""
    monkeypatch.setenv("http_proxy", site.address)
    site.pages["http://valley.example/a"] = html("through the proxy")

    def resolve(*_: object) -> list[str]:
        raise AssertionError

    web = Web(resolve=resolve, manners=HURRIED)
    assert got(web, "http://valley.example/a").body == b"through the proxy"
    for host in ("10.0.0.1", "127.1", "2130706433", "localhost", "[::1]"):
        assert "in a private network" in refusal(web, f"http://{host}/")


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy"])
def test_no_proxy_of_an_unknown_kind_is_passed_by(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "socks4://127.0.0.1:9")
    assert refusal(Web(allow_private=True, manners=HURRIED), f"{site.address}/a").startswith("the proxy in your env")
    assert site.asked == []
