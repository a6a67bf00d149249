# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which is recorded what happened on a track: each event with the fields that it needs."""

from dataclasses import dataclass, replace

from kamerbreed.oversight import (
    BEFORE,
    Option,
    Recording,
    addressees,
    event_label,
    options_of,
    record_event,
    track_of,
)
from kamerbreed.vocabulary import FollowUpEvent, Hearing, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Field, Group, Typed
from kamerbreed.web._place import Place, item_place
from kamerbreed.web._sourcing import audience_group, read_date
from kamerbreed.web._uploads import name_of_submit
from kamerbreed.web._words import word
from kamerbreed.web.recording._base import (
    DAY,
    HEARING,
    PARTY,
    TEXT,
    RecordForm,
    back_to,
    labels_of,
    new_things,
)
from kamerbreed.web.recording._who import events_of_addressees, recorders

_EXTRA = {
    "response": ("standpunt", "aanvaarding"),
    "appraisal": ("beoordeling",),
    "closure": ("grond", "hercontrole"),
    "suspension": ("aangehouden-tot",),
}
_SCALES = {"standpunt": "stance", "beoordeling": "appraisal", "grond": "closure-ground"}
_DATES = ("hercontrole", "aangehouden-tot")
TRACKS, ALL, SUPERSEDED = "sporen", "alle", "superseded"


@dataclass(frozen=True)
class EventForm(RecordForm):
    """The form for one event on one track."""

    recommendation: str
    addressee: str
    event: str

    @property
    def place(self) -> Place:
        """Its address."""
        return event_place(self.recommendation, self.addressee, self.event)

    @property
    def after(self) -> Place:
        """The page of the item."""
        return item_place(self.recommendation)

    def at(self, scene: Scene) -> "EventForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def by_addressee(self) -> bool:
        """Whether the addressee does it itself."""
        return self.event in events_of_addressees()

    @property
    def parties(self) -> tuple[str, ...]:
        """For whom it may be recorded by who asks."""
        return tuple(
            recorders(self.scene.picture, self.rights, self.recommendation, self.addressee, self.event)
        )

    def head(self) -> Head:
        """What stands above the form."""
        lang, picture = self.scene.lang, self.scene.picture
        track = track_of(picture, self.recommendation, self.addressee)
        state = word("track-state", track.standing.state, lang) if track else ""
        party = picture.name(self.addressee, lang).text
        lead = [say("web.act.event.lead", lang, party=party, state=state)]
        actor = self.addressee if self.by_addressee else next(iter(self.parties), "")
        option = self._option(actor)
        if option and option.reason:
            lead.append(say("web.act.not-now", lang, reason=option.reason.in_language(lang)))
        item = self.recommendation.partition("/")[2]
        act = say(f"web.act.do.{self.event}", lang)
        return Head(
            title=say("web.act.event.title", lang, item=item, act=act[:1].lower() + act[1:]),
            back=back_to(self.scene, self.recommendation),
            lead=tuple(lead),
            uploads=True,
        )

    def _option(self, actor: str) -> Option | None:
        found = options_of(self.scene.picture, self.recommendation, self.addressee, actor)
        return next((one for one in found if one.event == self.event), None)

    def first(self) -> Typed:
        """Today, for the party for which this person acts if there is one alone."""
        parties = self.parties
        return Typed({DAY: self.scene.today.isoformat(), PARTY: parties[0] if len(parties) == 1 else ""})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        fields = [self.party_field(typed, self.parties), self.day_field(typed)]
        several = len(addressees(self.scene.picture, self.recommendation)) > 1
        if several and not self.by_addressee:
            own = self.scene.picture.name(self.addressee, lang).text
            labels = [
                ("dit", say("web.act.tracks.one", lang, party=own)),
                (ALL, say("web.act.tracks.all", lang)),
            ]
            typed.texts = {TRACKS: "dit", **typed.texts}
            fields.append(self.chosen(typed, TRACKS, labels, kind="radio", empty=False))
        fields += [self._extra(typed, name) for name in _EXTRA.get(self.event, ())]
        fields += [
            self.field(typed, TEXT, "area"),
            self.letter_field(typed, required=self.event == "closure"),
        ]
        if self.event == "closure":
            fields.append(self.hearing_field(typed))
        return (
            Group(id="event", title=say("web.act.group.event", lang), fields=tuple(fields)),
            self.new_source(typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def _extra(self, typed: Typed, name: str) -> Field:
        if name in _SCALES:
            return self.chosen(typed, name, labels_of(_SCALES[name], self.scene.lang))
        key = "web.act.hint.whole" if name in _DATES else f"web.act.hint.{name}"
        return self.field(typed, name, hint=say(key, self.scene.lang))

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        ground = self.read_ground(typed, party, batch)
        wanted = Wanted(statements=(), after=self.after, upload=ground.upload)
        hearing = self.read_thing(typed, HEARING, Hearing.slug)
        dates = {name: read_date(typed, name) for name in (DAY, *_DATES)}
        if typed.problems:
            return wanted
        letter = ground.sources[-1] if ground.sources and not self.by_addressee else ""
        item = self.recommendation.partition("/")[2]
        recording = Recording(
            event=f"{FollowUpEvent.slug}/{item}-{self.event.replace('_', '-')}-{name_of_submit(batch)}",
            type=self.event,
            on=dates[DAY],
            actors=[self.addressee if self.by_addressee else party],
            recommendations=[self.recommendation],
            addressees=[] if typed.text(TRACKS) == ALL and not self.by_addressee else [self.addressee],
            text=typed.text(TEXT) or None,
            stance=typed.text("standpunt"),
            accepted_risk=typed.text("aanvaarding"),
            appraisal=typed.text("beoordeling"),
            closure_ground=typed.text("grond"),
            verdict=self._standing_verdict(party) if typed.text("grond") == SUPERSEDED else "",
            recheck_on=dates["hercontrole"],
            suspended_until=dates["aangehouden-tot"],
            letter=letter,
            hearings=[hearing] if hearing else [],
            sources=ground.sources,
            describing=ground.describing,
            stated_by=party,
            sensitivity=ground.sensitivity,
            audience=ground.audience,
        )
        statements = self.recorded(typed, record_event, recording)
        if not statements:
            return wanted
        return replace(
            wanted,
            statements=statements,
            new=new_things(statements, ground),
            review=self._review(recording),
        )

    def _standing_verdict(self, party: str) -> str:
        """The verdict of a supervisor at this moment, which comes with the closing of what is replaced."""
        track = track_of(self.scene.picture, self.recommendation, self.addressee)
        return track.standing.verdicts.get(party, "") if track else ""

    def _review(self, recording: Recording) -> tuple[str, ...]:
        lang, picture = self.scene.lang, self.scene.picture
        tracks = recording.addressees or addressees(picture, self.recommendation)
        names = ", ".join(picture.name(one, lang).text for one in tracks)
        by = picture.name(recording.actors[0], lang).text
        told = {"event": event_label(self.event).of(lang), "day": say_date(recording.on, lang), "by": by}
        lines = [say("web.act.event.review", lang, tracks=names, **told)]
        option, track = (
            self._option(recording.actors[0]),
            track_of(picture, self.recommendation, self.addressee),
        )
        if option and option.row and track:
            to = {BEFORE: track.standing.before, "": track.standing.state}.get(option.row.to, option.row.to)
            lines.append(say("web.act.event.becomes", lang, state=word("track-state", to, lang)))
        return tuple(lines)


def event_place(recommendation: str, addressee: str, event: str) -> Place:
    """The form for an event on a track."""
    item, party = recommendation.partition("/")[2], addressee.partition("/")[2]
    return Place(name="followup-event", path=(item, party, event))
