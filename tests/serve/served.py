"""Two articles, one of them hostile in every text, their three claims, and what is asked of them."""

from collections.abc import Callable

import httpx
from builders import make_article, make_claim, make_speaker

from claimcheck.identity import make_id
from claimcheck.records import Event, Proposition, Quantity, SpeakerType

NOON = "2016-04-01T12:00:00Z"
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202eesrever"
HERALD = make_article(
    "An official said that 12 people died. Ann Lee said that 15 people died.",
    source="news/herald.txt",
    title="The bridge",
    publisher="Herald",
    published="2016-03-22T06:30:00Z",
)
POST = make_article(
    f"{ATTACK} said {ATTACK} again.",
    source="news/post.txt",
    title=ATTACK,
    publisher=f"Post {ATTACK}",
    author=ATTACK,
    url="https://post.example/1",
)
PEOPLE = Event(quantities=(Quantity("12 people", 12, 12, "people", approximate=False),))
TWELVE = make_claim(
    HERALD,
    "12 people died",
    "An official",
    "said",
    event=PEOPLE,
    propositions=(Proposition(22, 36, "12 people died"),),
    speaker=make_speaker("An official", SpeakerType.ANONYMOUS),
)
FIFTEEN = make_claim(HERALD, "15 people died", "Ann Lee", "said", propositions=(Proposition(56, 70, "15 people died"),))
HOSTILE = make_claim(
    POST, f"{ATTACK} again", ATTACK, "said", speaker=make_speaker(ATTACK), id=make_id("clm", "hostile")
)

Ask = Callable[..., httpx.Response]
