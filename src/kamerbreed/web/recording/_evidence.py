# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which evidence is brought in for a recommendation or request."""

from dataclasses import dataclass, replace

from kamerbreed.oversight import Bringing, addressees, bring_in, criteria_of
from kamerbreed.vocabulary import Evidence, Party, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Group, Typed
from kamerbreed.web._place import Place, item_place
from kamerbreed.web._sourcing import audience_group, read_date
from kamerbreed.web._uploads import name_of_submit
from kamerbreed.web._words import word
from kamerbreed.web.recording._base import (
    PARTY,
    TEXT,
    RecordForm,
    back_to,
    criterion_text,
    labels_of,
    new_things,
)
from kamerbreed.web.recording._who import supervising

KIND, BY, DATED, UNTIL, TRACK = "soort", "afkomstig-van", "gedateerd", "geldig-tot", "spoor"


@dataclass(frozen=True)
class EvidenceForm(RecordForm):
    """The form for a piece of evidence."""

    recommendation: str

    @property
    def place(self) -> Place:
        """Its address."""
        return evidence_place(self.recommendation)

    @property
    def after(self) -> Place:
        """The page of the item."""
        return item_place(self.recommendation)

    def at(self, scene: Scene) -> "EvidenceForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def parties(self) -> tuple[str, ...]:
        """For whom who asks may bring it in: supervisors, and addressees."""
        picture = self.scene.picture
        own = supervising(picture, self.rights, self.recommendation)
        parties = addressees(picture, self.recommendation)
        also = [party for party in parties if self.rights.may("say", party)]
        return tuple(dict.fromkeys((*own, *also)))

    def head(self) -> Head:
        """What stands above the form."""
        lang, item = self.scene.lang, self.recommendation.partition("/")[2]
        return Head(
            title=say("web.act.evidence.title", lang, item=item),
            back=back_to(self.scene, self.recommendation),
            lead=(say("web.act.evidence.lead", lang),),
            uploads=True,
        )

    def first(self) -> Typed:
        """Empty, but for the party for which this person acts if there is one alone."""
        return Typed({PARTY: self.parties[0] if len(self.parties) == 1 else ""})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang, picture = self.scene.lang, self.scene.picture
        date = say("web.act.hint.whole", lang)
        tracks = [(one, picture.name(one, lang).text) for one in addressees(picture, self.recommendation)]
        fields = [
            self.party_field(typed, self.parties),
            replace(self.chosen(typed, KIND, labels_of("evidence-kind", lang)), required=True),
            self.thing(typed, BY, Party.slug, required=True),
            self.field(typed, DATED, hint=date, required=True),
            self.field(typed, UNTIL, hint=say("web.act.hint.until", lang)),
            self.field(typed, TEXT, "area", required=True),
        ]
        if len(tracks) > 1:
            labels = [("", say("web.act.tracks.all", lang)), *tracks]
            fields.append(self.chosen(typed, TRACK, labels, empty=False))
        fields.append(self.letter_field(typed))
        criteria = tuple(
            replace(self.field(typed, f"criterium.{one.partition('/')[2]}", "checkbox"), label=text)
            for one in criteria_of(picture, self.recommendation)
            for text in [criterion_text(self.scene, one)]
        )
        about = Group(id="criteria", title=say("web.act.group.about", lang), fields=criteria)
        return (
            Group(id="evidence", title=say("web.act.group.evidence", lang), fields=tuple(fields)),
            *((about,) if criteria else ()),
            self.new_source(typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        ground = self.read_ground(typed, party, batch)
        wanted = Wanted(statements=(), after=self.after, upload=ground.upload)
        dated, until = read_date(typed, DATED), read_date(typed, UNTIL)
        given_by = self.read_thing(typed, BY, Party.slug, required=True)
        if typed.problems:
            return wanted
        criteria = [
            one
            for one in criteria_of(self.scene.picture, self.recommendation)
            if typed.text(f"criterium.{one.partition('/')[2]}")
        ]
        item = self.recommendation.partition("/")[2]
        bringing = Bringing(
            evidence=f"{Evidence.slug}/{item}-{name_of_submit(batch)}",
            recommendation=self.recommendation,
            kind=typed.text(KIND),
            given_by=given_by,
            dated=dated,
            valid_until=until,
            text=typed.text(TEXT),
            criteria=criteria,
            addressees=[typed.text(TRACK)] if typed.text(TRACK) else [],
            describing=ground.describing,
            sources=ground.sources,
            stated_by=party,
            sensitivity=ground.sensitivity,
            audience=ground.audience,
        )
        statements = self.recorded(typed, bring_in, bringing)
        if not statements:
            return wanted
        return replace(
            wanted, statements=statements, new=new_things(statements, ground), review=self._review(bringing)
        )

    def _review(self, bringing: Bringing) -> tuple[str, ...]:
        lang, picture = self.scene.lang, self.scene.picture
        told = say(
            "web.act.evidence.review",
            lang,
            kind=word("evidence-kind", bringing.kind, lang),
            by=picture.name(bringing.given_by, lang).text,
            day=say_date(bringing.dated, lang),
            criteria=", ".join(one.partition("/")[2] for one in bringing.criteria) or "–",
        )
        return (told, *((say("web.act.evidence.word", lang),) if bringing.kind == "statement" else ()))


def evidence_place(recommendation: str) -> Place:
    """The form for evidence."""
    return Place(name="followup-evidence", path=(recommendation.partition("/")[2],))
