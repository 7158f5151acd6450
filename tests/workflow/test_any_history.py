"""Whatever analysts do, in whatever order: the database says what a plain model in memory says."""

import csv
from dataclasses import dataclass, field
from io import BytesIO
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from fakes import FakeExtractor, load_fake_matcher
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from claimcheck import sheets, workflow
from claimcheck.errors import UsageError
from claimcheck.export import ExportFormat, export_claims
from claimcheck.records import Link, VerdictStatus
from claimcheck.store import SourceKind, open_reader

OUTLETS = ["Herald", "Post", "Echo"]
SAID = {  # who said what; the first two are one claim to the fakes, the third conflicts with them
    "14 people died aboard the Lumay Star": "Ann Lee",
    "14 people died aboard the Lumay Star last night": "Bob Roe",
    "37 people died aboard the Lumay Star": "Cy Poe",
    "taxes rise": "Ann Lee",
}
Claim = tuple[str, str]  # outlet, statement


@dataclass
class Model:
    """What is in the database: which claims each outlet's article makes, and what analysts did."""

    articles: dict[str, list[str]] = field(default_factory=dict)
    seen: set[Claim] = field(default_factory=set)
    actions: list[dict[Claim, VerdictStatus]] = field(default_factory=list)  # the marks of each that stand
    entries: int = 0  # marks given and taken back
    links: list[tuple[Claim, Claim, Link]] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)  # who somebody is

    def claims(self) -> list[Claim]:
        return [(outlet, statement) for outlet, said in self.articles.items() for statement in said]

    def speakers(self) -> list[str]:
        """Who says anything now: nobody else can be named."""
        return sorted({SAID[statement] for _, statement in self.claims()})

    def status(self, claim: Claim) -> VerdictStatus:
        given = [action[claim] for action in self.actions if claim in action]
        return given[-1] if given else VerdictStatus.UNCONFIRMED

    def mark(self, verdicts: dict[Claim, VerdictStatus]) -> None:
        self.actions.append(verdicts)
        self.entries += len(verdicts)

    def undo(self, claim: Claim | None) -> int:
        """Take back the last action that stands, or the last mark of one claim; return how many marks that were."""
        for action in reversed(self.actions):
            taken = [each for each in action if claim in (None, each)]
            if taken:
                for each in taken:
                    del action[each]
                self.entries += len(taken)
                return len(taken)
        return 0

    def is_linked(self, a: Claim, b: Claim) -> bool:
        """Whether a word on these two stands, which an undo takes back."""
        words = [what for *pair, what in self.links if {a, b} == set(pair)]
        return 2 * words.count(Link.UNDO) < len(words)

    def merge(self, name: str, other: str) -> None:
        mine, theirs = self.owners[name], self.owners[other]
        self.owners = {each: mine if owner == theirs else owner for each, owner in self.owners.items()}


@settings(max_examples=20, stateful_step_count=15, deadline=None)
class AnyHistory(RuleBasedStateMachine):
    """Articles come and change while analysts judge, link, merge, take back, and get sheets back from an editor."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.database, self.model = self.path / "claims.db", Model()
        self.ids: dict[Claim, str] = {}
        self.ingest("Herald", ["taxes rise"])

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.what_was_settled_bit_by_bit_is_what_is_settled_at_once()
            self.folder.cleanup()

    @rule(outlet=st.sampled_from(OUTLETS), said=st.lists(st.sampled_from([*SAID]), min_size=1, unique=True))
    def ingest(self, outlet: str, said: list[str]) -> None:
        path = self.path / f"{outlet}.txt"
        text = " ".join(f"{SAID[each]} said that {each}." for each in said)
        path.write_text(f"---\npublisher: {outlet}\ndate: 2031-06-12\n---\n{text}", encoding="utf-8")
        list(workflow.ingest([str(path)], BytesIO(), self.database, FakeExtractor, load_fake_matcher))
        self.model.articles[outlet] = said
        self.model.seen |= {(outlet, each) for each in said}
        self.model.owners = {SAID[each]: SAID[each] for each in said} | self.model.owners
        with open_reader(self.database) as reader:
            self.ids |= {(each.article.publisher, each.claim.statement): each.claim.id for each in reader.entries()}

    @rule(data=st.data(), status=st.sampled_from(VerdictStatus))
    def mark(self, data: st.DataObject, status: VerdictStatus) -> None:
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.model.seen)), min_size=1, unique=True))
        workflow.mark(self.database, [self.ids[claim] for claim in chosen], status, by="Ann")
        self.model.mark(dict.fromkeys(chosen, status))

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        claim = data.draw(st.none() | st.sampled_from(sorted(self.model.seen)))
        if expected := self.model.undo(claim):
            assert len(workflow.undo(self.database, claim and self.ids[claim], by="Bob")) == expected
        else:
            with pytest.raises(UsageError, match="no verdict to take back"):
                workflow.undo(self.database, claim and self.ids[claim], by="Bob")

    @precondition(lambda self: len(self.model.claims()) > 1)
    @rule(data=st.data(), what=st.sampled_from([Link.SAME, Link.CONFLICT, Link.UNRELATED, Link.UNDO]))
    def link(self, data: st.DataObject, what: Link) -> None:
        a, b = data.draw(st.lists(st.sampled_from(self.model.claims()), min_size=2, max_size=2, unique=True))
        if what is Link.UNDO and not self.model.is_linked(a, b):
            with pytest.raises(UsageError, match="nothing to undo"):
                workflow.link(self.database, self.ids[a], self.ids[b], what, by="Ann")
        else:
            workflow.link(self.database, self.ids[a], self.ids[b], what, by="Ann")
            self.model.links.append((a, b, what))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        name, other = (data.draw(st.sampled_from(self.model.speakers())) for _ in range(2))
        if self.model.owners[name] == self.model.owners[other]:
            with pytest.raises(UsageError, match="cannot be merged with itself"):
                workflow.merge(self.database, SourceKind.SPEAKER, name, [other], by="Ann")
        else:
            workflow.merge(self.database, SourceKind.SPEAKER, name, [other], by="Ann")
            self.model.merge(name, other)

    @rule(data=st.data())
    def take_in(self, data: st.DataObject) -> None:
        edits = data.draw(st.dictionaries(st.sampled_from(self.model.claims()), st.sampled_from(VerdictStatus)))
        sheet = self.path / "sheet.csv"
        with open_reader(self.database) as reader, sheet.open("w", encoding="utf-8", newline="") as stream:
            export_claims(lambda order: reader.entries(sort=order), stream, ExportFormat.CSV)
        self.edit(sheet, {self.ids[claim]: status for claim, status in edits.items()})
        returned = sheets.take_back(self.database, sheet, by="Ed")
        changed = {claim: status for claim, status in edits.items() if status is not self.model.status(claim)}
        assert (len(returned.changes), returned.misfits) == (len(changed), ())
        if changed:
            self.model.mark(changed)

    def edit(self, sheet: Path, verdicts: dict[str, VerdictStatus]) -> None:
        with sheet.open(encoding="utf-8", newline="") as stream:
            rows: list[dict[str, Any]] = list(csv.DictReader(stream))
        with sheet.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(row | {"verdict_status": verdicts.get(row["id"], row["verdict_status"])} for row in rows)

    @invariant()
    def claims_and_verdicts_are_those_of_the_model(self) -> None:
        with open_reader(self.database) as reader:
            listed = {(each.article.publisher, each.claim.statement) for each in reader.entries()}
            assert listed == set(self.model.claims())
            for claim in self.model.seen:
                assert reader.entry(self.ids[claim]).verdict.status is self.model.status(claim)
            assert len(list(reader.history())) == self.model.entries

    @invariant()
    def speakers_are_who_analysts_say_they_are(self) -> None:
        with open_reader(self.database) as reader:
            found = {name: reader.source(SourceKind.SPEAKER, name) for name in self.model.speakers()}
        owners = self.model.owners
        for a, b in combinations(found, 2):
            assert (found[a] == found[b]) == (owners[a] == owners[b])

    @invariant()
    def every_link_is_on_record(self) -> None:
        with open_reader(self.database) as reader:
            for claim in self.model.seen:
                made = [what for *pair, what in self.model.links if claim in pair]
                assert [line.link for line in reader.links(self.ids[claim])] == made

    @invariant()
    def file_and_ledger_are_sound(self) -> None:
        with open_reader(self.database) as reader:
            assert (reader.problems(), reader.audit().faults) == ([], ())

    def what_was_settled_bit_by_bit_is_what_is_settled_at_once(self) -> None:
        before = self.backings()
        workflow.rematch(self.database, load_fake_matcher)
        assert self.backings() == before

    def backings(self) -> dict[str, object]:
        with open_reader(self.database) as reader:
            return {each.claim.id: each.corroboration for each in reader.entries()}


TestAnyHistory = AnyHistory.TestCase
