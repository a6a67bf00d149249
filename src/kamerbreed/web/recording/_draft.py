# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a new recommendation or request is drafted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight import Drafting, draft, framework
from kamerbreed.vocabulary import FollowUpEvent, Lang, Party, Recommendation, Report, Told, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Field, Group, Typed
from kamerbreed.web._place import Place, item_place
from kamerbreed.web._sourcing import Ground, audience_group, read_audience, read_date, slug_of
from kamerbreed.web._uploads import name_of_submit
from kamerbreed.web._words import Link, word
from kamerbreed.web.recording._base import (
    DAY,
    PARTY,
    RecordForm,
    criterion_text,
    labels_of,
    new_things,
)
from kamerbreed.web.recording._who import supervisors

KIND, WORDS, REPORT, WHY, ID = "soort-stuk", "tekst", "rapport", "waarom", "kenmerk"
ADDRESSEES = tuple(f"geadresseerde-{number}" for number in (1, 2, 3))
EXECUTORS = tuple(f"uitvoerder-{number}" for number in (1, 2, 3))
WEIGHTS: Mapping[str, Mapping[str, object] | None] = {
    "ja": None,
    **{str(n): {"weight": n, "core": False} for n in (1, 2, 3)},
    **{f"kern-{n}": {"weight": n, "core": True} for n in (1, 2, 3)},
}
"""What can be chosen of a criterion, and what is said of its weight; nothing is said with None."""


@dataclass(frozen=True)
class DraftForm(RecordForm):
    """The form for a new item."""

    @property
    def place(self) -> Place:
        """Its address."""
        return DRAFT

    @property
    def after(self) -> Place:
        """The board."""
        return Place(name="followup")

    def at(self, scene: Scene) -> "DraftForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def parties(self) -> tuple[str, ...]:
        """The supervisors for which who asks may act."""
        return tuple(supervisors(self.scene.picture, self.rights, ""))

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        return Head(
            title=say("web.draft.title", lang),
            back=Link(text=say("web.menu.followup", lang), url=self.scene.url(self.after)),
            lead=(say("web.draft.lead", lang),),
        )

    def first(self) -> Typed:
        """Today, for the supervisor for which this person acts if there is one alone."""
        parties = self.parties
        return Typed({DAY: self.scene.today.isoformat(), PARTY: parties[0] if len(parties) == 1 else ""})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        item = (
            self.party_field(typed, self.parties),
            replace(self.chosen(typed, KIND, labels_of("item-kind", lang)), required=True),
            self.field(typed, WORDS, "area", hint=say("web.act.hint.tekst", lang), required=True),
            self.thing(typed, REPORT, Report.slug, required=True, hint=say("web.act.hint.rapport", lang)),
            self.field(typed, ID, hint=say("web.act.hint.kenmerk", lang)),
            self.field(typed, WHY, "area", required=True),
            self.day_field(typed),
        )
        parties = (
            *(self._numbered(typed, name, required=name == ADDRESSEES[0]) for name in ADDRESSEES),
            *(self._numbered(typed, name) for name in EXECUTORS),
        )
        criteria = tuple(self._criterion(typed, one) for one in _criteria(self.scene))
        return (
            Group(id="item", title=say("web.draft.group.item", lang), fields=item),
            Group(id="parties", title=say("web.draft.group.parties", lang), fields=parties),
            Group(
                id="criteria",
                title=say("web.draft.group.criteria", lang),
                note=say("web.draft.criteria.note", lang),
                fields=criteria,
            ),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def _numbered(self, typed: Typed, name: str, *, required: bool = False) -> Field:
        """A field for a party; what there is is offered on the first alone, for it is long."""
        field = self.thing(typed, name, Party.slug, required=required)
        return field if name.endswith("-1") else replace(field, choices=(), hint="")

    def _criterion(self, typed: Typed, criterion: str) -> Field:
        lang = self.scene.lang
        labels = [(code, _weight_label(code, lang)) for code in WEIGHTS]
        first = ("", say("web.draft.weight.none", lang))
        name = f"criterium.{criterion.partition('/')[2]}"
        field = self.chosen(typed, name, [first, *labels], empty=False)
        return replace(field, label=criterion_text(self.scene, criterion))

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        wanted = Wanted(statements=(), after=self.after)
        sensitivity, audience = read_audience(self.scene, self.rights, typed)
        report = self.read_thing(typed, REPORT, Report.slug, required=True)
        named = {
            names: [one for name in names if (one := self.read_thing(typed, name, Party.slug))]
            for names in (ADDRESSEES, EXECUTORS)
        }
        day = read_date(typed, DAY)
        if not typed.text(WHY):
            typed.wrong(WHY, Told("form.empty"))
        if typed.problems:
            return wanted
        slug = typed.text(ID) or f"{slug_of(typed.text(WORDS))[:24].strip('-')}-{name_of_submit(batch)[:4]}"
        weights = self._weights(typed)
        drafting = Drafting(
            item=f"{Recommendation.slug}/{slug}",
            event=f"{FollowUpEvent.slug}/{slug}-draft-{name_of_submit(batch)}",
            on=day,
            item_kind=typed.text(KIND),
            text=typed.text(WORDS),
            report=report,
            addressees=tuple(dict.fromkeys(named[ADDRESSEES])),
            executors=tuple(dict.fromkeys(named[EXECUTORS])),
            criteria=tuple(weights),
            weights={one: weight for one, weight in weights.items() if weight is not None},
            why=typed.text(WHY),
            stated_by=party,
            sensitivity=sensitivity,
            audience=audience,
        )
        statements = self.recorded(typed, draft, drafting)
        if not statements:
            return wanted
        ground = Ground(
            party=party,
            basis="stated",
            sources=(),
            locator="",
            quotation="",
            sensitivity=sensitivity,
            audience=audience,
        )
        return replace(
            wanted,
            statements=statements,
            after=item_place(drafting.item),
            new=new_things(statements, ground),
            review=self._review(drafting),
        )

    def _weights(self, typed: Typed) -> Mapping[str, Mapping[str, object] | None]:
        found = {}
        for one in _criteria(self.scene):
            code = typed.text(f"criterium.{one.partition('/')[2]}")
            if code in WEIGHTS:
                found[one] = WEIGHTS[code]
        return found

    def _review(self, drafting: Drafting) -> tuple[str, ...]:
        lang, picture = self.scene.lang, self.scene.picture
        names = ", ".join(picture.name(one, lang).text for one in drafting.addressees)
        kind = word("item-kind", drafting.item_kind, lang)
        criteria = ", ".join(one.partition("/")[2] for one in drafting.criteria) or "–"
        item = drafting.item.partition("/")[2]
        return (
            say("web.draft.review", lang, kind=kind, item=item, parties=names),
            say("web.draft.review.criteria", lang, criteria=criteria),
            say("web.draft.review.text", lang, text=drafting.text),
        )


def _criteria(scene: Scene) -> Sequence[str]:
    """Every criterion that there is, by its number."""
    return [one.criterion for one in framework(scene.picture)]


DRAFT = Place(name="followup-new")


def _weight_label(code: str, lang: Lang) -> str:
    if code == "ja":
        return say("web.draft.weight.unsaid", lang)
    core, _, n = code.rpartition("-")
    return say("web.draft.weight.core" if core else "web.draft.weight", lang, n=n)
