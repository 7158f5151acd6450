"""What a site asks of programs (robots.txt, RFC 9309)."""

from claimcheck.errors import InputError

AGENT = "claimcheck"
_MOST_BYTES = 500_000  # the standard's own limit
_LONGEST_DELAY = 30.0  # seconds between two requests; who asks for more is asked this often


class Robots:
    """What one site asks: `status` and `body` are what its robots.txt was answered with."""

    def __init__(self, status: int, body: bytes) -> None:
        from protego import Protego

        self._is_out_of_order = status >= 500
        rules = body[:_MOST_BYTES].decode("utf-8", "replace") if status == 200 else ""
        self._rules = Protego.parse(rules)

    def check(self, url: str) -> None:
        """Raise InputError if `url` is not to be fetched by programs; while the rules are not to be had, none is."""
        if self._is_out_of_order:
            raise InputError("what its site allows programs (robots.txt) cannot be read just now; try again later")
        if not self._rules.can_fetch(url, AGENT):
            raise InputError("its site asks programs not to fetch it (robots.txt); save the page and ingest the file")

    @property
    def delay(self) -> float:
        """The seconds that the site wants to pass between two requests."""
        return min(float(self._rules.crawl_delay(AGENT) or 0), _LONGEST_DELAY)
