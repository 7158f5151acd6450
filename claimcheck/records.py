"""The plain records that pass between the layers, and the vocabularies they are written in.

The words of each vocabulary, and what they mean, are documented in docs/record.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class QuoteType(StrEnum):
    """How the content is rendered: in the source's words, in the reporter's, in both, or asserted by the outlet."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Kind(StrEnum):
    """What the content is."""

    FACT = "fact"
    PREDICTION = "prediction"
    OPINION = "opinion"
    INTENT = "intent"
    OTHER = "other"


class Certainty(StrEnum):
    """How certain source and author present the content to be (after FactBank, Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNVERIFIED = "unverified"


class Polarity(StrEnum):
    """Whether the source affirms the content or rejects it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Distance(StrEnum):
    """How far the reporter stands behind the content, by the cue chosen: said, claimed, confirmed."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"


class SpeakerType(StrEnum):
    """What the source of a claim is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    NONE = "none"


class CorroborationStatus(StrEnum):
    """What stands behind a claim across all stored articles."""

    SINGLE_SOURCE = "single-source"
    ECHOED = "echoed"
    CORROBORATED = "corroborated"
    CONFLICTING = "conflicting"


class ConflictReason(StrEnum):
    """Why two claims cannot both be true."""

    NUMBER = "number"
    DENIAL = "denial"
    IDENTITY = "identity"
    PLACE = "place"
    TIME = "time"
    OTHER = "other"


class Link(StrEnum):
    """An analyst's word on two claims, which counts for more than any model's; UNDO takes back the last one."""

    SAME = "same"
    CONFLICT = "conflict"
    UNRELATED = "unrelated"
    UNDO = "undo"


class Reliability(StrEnum):
    """How far an analyst trusts a speaker or an outlet: the letters of the Admiralty code (NATO AJP-2.1)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Origin(StrEnum):
    """Where a piece of an article's metadata was found (docs/inputs.md says of which formats)."""

    JSON_LD = "json-ld"
    OPEN_GRAPH = "open-graph"
    META = "meta"
    BYLINE = "byline"
    PAGE = "page"
    FRONT_MATTER = "front-matter"
    HEADING = "heading"
    PROPERTIES = "properties"
    TEXT = "text"
    MARGIN = "margin"
    MESSAGE = "message"
    FEED = "feed"
    COLUMN = "column"
    MAPPED = "mapped"
    ADDRESS = "address"


class VerdictStatus(StrEnum):
    """What an analyst says of a claim; every claim starts unconfirmed."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (Unicode code points, end excluded) of an article's text, and what they say."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read. `published` is UTC in ISO 8601; all offsets elsewhere count into `text`.

    An excerpt is what a feed or a paywall shows of an article of that address; it never replaces the whole. `origins`
    says of title, publisher, author, published and url, by these names, where each was found; what the article lacks is
    not among them, and nothing is where it was stored by a version that did not keep this.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    excerpt: bool = False
    origins: Mapping[str, Origin] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One answer of a web address: `url` is what was asked for, `address` what answered, after all redirects.

    `at` is UTC in ISO 8601; `sha256` and `size` are of the bytes as the server has them, without the packing they
    travelled in.
    """

    url: str
    address: str
    at: str
    content_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A fetch and the bytes it brought; `etag` and `modified` are what the server calls this state of them."""

    fetch: Fetch
    body: bytes
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the fullest name the article gives, "" where there is no source."""

    id: str
    name: str
    type: SpeakerType


@dataclass(frozen=True, slots=True)
class EventTime:
    """A time the content speaks of: its words, and the first and last day (ISO 8601) they stand for."""

    text: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity the content gives: its words, its bounds, and what it counts.

    Bounds may be reached, and None is no bound: "more than 100" and "at least 100" have `low` 100 and no `high`. `unit`
    is a lower-case noun ("fighters", "dollars", "percent") or "". `approximate` tells rough figures ("about 60").
    """

    text: str
    low: float | None
    high: float | None
    unit: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, some body or some place that the content names. `type` is person, organization, location or other."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Event:
    """What the content speaks of, as far as it can be compared with other claims."""

    time: EventTime | None = None
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause of a claim's content that can be true or false on its own: what is compared with other claims.

    Characters `start` to `end` of the article's text, what they say, and what that speaks of.
    """

    start: int
    end: int
    text: str
    event: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim of one article. `confidence` is the probability that speaker and content are right.

    `alternatives` are the names of others who may as well be the speaker, likeliest first.
    """

    id: str
    article_id: str
    statement: str
    speaker: Speaker
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote_type: QuoteType
    kind: Kind
    certainty: Certainty
    polarity: Polarity
    confidence: float
    parent: str | None = None
    event: Event = field(default_factory=Event)
    distance: Distance = Distance.NEUTRAL
    alternatives: tuple[str, ...] = ()
    propositions: tuple[Proposition, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim, or one proposition of it, that cannot be true together with another one, and why."""

    claim: str
    part: int
    reason: ConflictReason


@dataclass(frozen=True, slots=True)
class Backing:
    """What all stored articles do to one proposition.

    `same` are the (claim, part) of the same claim elsewhere. `superseded_by` is the claim with which the same source
    later revised it; `changed_account` tells that the same speaker later said the contrary.
    """

    status: CorroborationStatus = CorroborationStatus.SINGLE_SOURCE
    group: str | None = None
    independent_sources: int = 1
    same: tuple[tuple[str, int], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    explanation: str = ""
    superseded_by: str | None = None
    changed_account: bool = False


class Promise(NamedTuple):
    """How much a pair of propositions promises, in hundredths of log-odds; `far`: published long after one another."""

    odds: int
    far: bool


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What other stored claims do to this one: the sum of what they do to its propositions, and those one by one."""

    status: CorroborationStatus = CorroborationStatus.SINGLE_SOURCE
    group: str | None = None
    independent_sources: int = 1
    parts: tuple[Backing, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One place where a claim is made, by whom; `passed_on` says what the outlet only passes on, "" if nothing.

    Whoever `denied` it said that `text` is not so.
    """

    claim_id: str
    part: int
    text: str
    speaker: str
    outlet: str
    day: str
    passed_on: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source, under its fullest name, and all places that go back to it, the first one first."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that may be the same or in conflict, and how probably: for the analyst to decide."""

    told: Told
    link: Link
    probability: float


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind one proposition of a claim, and against it."""

    text: str
    sources: tuple[Source, ...]
    conflicts: tuple[tuple[Told, Conflict], ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The analyst's word on a claim: by whom, when (UTC, ISO 8601), why, and on what evidence (URLs)."""

    status: VerdictStatus = VerdictStatus.UNCONFIRMED
    by: str | None = None
    at: str | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What analysts have said of who speaks and who publishes; a field left as it is says that nobody said anything.

    `speaker` is who the claim's speaker really is, under the name the analysts know it by; `apart` are the ids of
    speakers who are somebody else, whatever their names. `publisher` is the name under which the outlet is known.
    """

    speaker: Speaker | None = None
    apart: tuple[str, ...] = ()
    publisher: str | None = None
    speaker_reliability: Reliability | None = None
    publisher_reliability: Reliability | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with everything that is known about it: what lists show and exports write."""

    claim: Claim
    article: Article
    corroboration: Corroboration = field(default_factory=Corroboration)
    verdict: Verdict = field(default_factory=Verdict)
    assessment: Assessment = field(default_factory=Assessment)

    @property
    def speaker(self) -> Speaker:
        """Who speaks, by the analysts' word if there is one, else as the article has it."""
        return self.assessment.speaker or self.claim.speaker

    @property
    def publisher(self) -> str | None:
        """Who publishes, by the analysts' word if there is one, else as the article has it."""
        return self.assessment.publisher or self.article.publisher
