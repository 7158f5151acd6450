"""What stands between the browser and Datasette: who may ask, and what a page may do.

A web page that somebody opens elsewhere can have the browser ask this machine, too, under a name of its own whose
address it changes to 127.0.0.1. Then it could read the answer. So whoever does not ask for this machine by name is
refused. And should markup of an article ever get into a page, the Content-Security-Policy runs and sends nothing of it.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_REFUSAL = b"claimcheck serve answers to http://127.0.0.1 and http://localhost only\n"


def is_loopback(host: str) -> bool:
    """Tell whether `host`, a name or an address, is this machine as only itself sees it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def policy(templates: Iterable[str]) -> str:
    """Return the Content-Security-Policy of pages made from `templates`, whose own scripts it lets run."""
    scripts = sorted({script for template in templates for script in _SCRIPT.findall(template)})
    hashes = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *(f"'sha256-{each}'" for each in hashes)]),
            "style-src 'self' 'unsafe-inline'",  # Datasette's templates have style attributes
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def guarded(app: App, content_policy: str) -> App:
    """Return `app` for whoever asks on this machine, and with strict headers on all it answers."""
    headers = [
        (b"content-security-policy", content_policy.encode()),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"x-content-type-options", b"nosniff"),
    ]

    async def answer(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *headers]}
            await send(message)

        if scope["type"] == "lifespan":
            await app(scope, receive, send)
        elif is_loopback(_asked_for(scope)):
            await app(scope, receive, strictly)
        else:
            await strictly(
                {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]}
            )
            await send({"type": "http.response.body", "body": _REFUSAL})

    return answer


def _asked_for(scope: Message) -> str:
    """The host that a request names, "" for none."""
    for name, value in scope["headers"]:
        if name == b"host":
            try:
                return urlsplit(f"//{value.decode('latin-1')}").hostname or ""
            except ValueError:
                return ""
    return ""
