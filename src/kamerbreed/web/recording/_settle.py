# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a person answers whether an item repeats an earlier one that it resembles."""

from dataclasses import dataclass, replace

from kamerbreed.oversight import Settling, settle
from kamerbreed.vocabulary import Told, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Group, Typed
from kamerbreed.web._place import Place, item_place
from kamerbreed.web.recording._base import PARTY, RecordForm, back_to, item_text
from kamerbreed.web.recording._who import supervising

ANSWER, NOTE = "herhaalt", "toelichting"


@dataclass(frozen=True)
class SettleForm(RecordForm):
    """The form on two items."""

    later: str
    earlier: str

    @property
    def place(self) -> Place:
        """Its address."""
        return settle_place(self.later, self.earlier)

    @property
    def after(self) -> Place:
        """The page of the later item."""
        return item_place(self.later)

    def at(self, scene: Scene) -> "SettleForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def parties(self) -> tuple[str, ...]:
        """The supervisors for which who asks may answer."""
        return tuple(supervising(self.scene.picture, self.rights, self.later))

    def head(self) -> Head:
        """What stands above the form: both texts."""
        lang = self.scene.lang
        names = {"later": self.later.partition("/")[2], "earlier": self.earlier.partition("/")[2]}
        return Head(
            title=say("web.settle.title", lang, **names),
            back=back_to(self.scene, self.later),
            lead=tuple(
                f"{one.partition('/')[2]}: {item_text(self.scene, one)}" for one in (self.earlier, self.later)
            ),
        )

    def first(self) -> Typed:
        """Empty, but for the supervisor for which this person acts if there is one alone."""
        return Typed({PARTY: self.parties[0] if len(self.parties) == 1 else ""})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        words = [("ja", say("web.settle.yes", lang)), ("nee", say("web.settle.no", lang))]
        fields = (
            self.party_field(typed, self.parties),
            self.chosen(typed, ANSWER, words, kind="radio", empty=False),
            self.field(typed, NOTE, "area"),
        )
        return (Group(id="settle", title=say("web.settle.group", lang), fields=fields),)

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        wanted = Wanted(statements=(), after=self.after)
        if typed.text(ANSWER) not in ("ja", "nee"):
            typed.wrong(ANSWER, Told("form.empty"))
        if typed.problems:
            return wanted
        settling = Settling(
            later=self.later,
            earlier=self.earlier,
            repeats=typed.text(ANSWER) == "ja",
            stated_by=party,
            note=typed.text(NOTE),
        )
        statements = self.recorded(typed, settle, settling)
        if not statements:
            return wanted
        key = "web.settle.review.yes" if settling.repeats else "web.settle.review.no"
        names = {"later": self.later.partition("/")[2], "earlier": self.earlier.partition("/")[2]}
        return replace(wanted, statements=statements, review=(say(key, self.scene.lang, **names),))


def settle_place(later: str, earlier: str) -> Place:
    """The form on two items."""
    return Place(name="followup-settle", path=(later.partition("/")[2], earlier.partition("/")[2]))
