"""Web addresses to bytes, and nothing else; what those mean is for `ingest` to say.

    web       an address → its answer: redirects, robots.txt, pace, further attempts
    request   one request to one server: time, size, the server connected to
    guard     which servers may be asked: public ones, unless the user says otherwise
    robots    what a site asks of programs

No socket is opened before an address is asked for.
"""

from claimcheck.web.web import Manners, Web

__all__ = ["Manners", "Web"]
