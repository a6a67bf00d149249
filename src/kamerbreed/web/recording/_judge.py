# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a track is judged: a mark by criterion, then what they propose, then the verdict.

A verdict beside the proposal is not entered: it waits for another account, which becomes its second reader.
"""

from dataclasses import dataclass, replace

from kamerbreed.oversight import (
    MARKS,
    NOT_ASSESSABLE,
    Assessment,
    EvidenceItem,
    Giving,
    Weighed,
    assessment,
    give_verdict,
    verdict_ranks,
    verdict_text,
)
from kamerbreed.vocabulary import FollowUpEvent, Hearing, Lang, say, say_date, say_share
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
    criterion_text,
    labels_of,
    new_things,
)
from kamerbreed.web.recording._who import supervising

VERDICT, REASON = "oordeel", "reden"
_AWAITED = "awaited"
"""In the place of the second reader until somebody approves: never entered."""


@dataclass(frozen=True)
class JudgeForm(RecordForm):
    """The form for a verdict on one track."""

    recommendation: str
    addressee: str

    @property
    def place(self) -> Place:
        """Its address."""
        return judge_place(self.recommendation, self.addressee)

    @property
    def after(self) -> Place:
        """The page of the item."""
        return item_place(self.recommendation)

    def at(self, scene: Scene) -> "JudgeForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def parties(self) -> tuple[str, ...]:
        """The supervisors for which who asks may judge."""
        return tuple(supervising(self.scene.picture, self.rights, self.recommendation))

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        lead = [say("web.judge.lead", lang)]
        if self.scene.request.method != "POST":
            # What was sent has a proposal of its own, above the form.
            lead += proposals(assessment(self.scene.picture, self.recommendation, self.addressee), lang)
        party = self.scene.picture.name(self.addressee, lang).text
        item = self.recommendation.partition("/")[2]
        return Head(
            title=say("web.judge.title", lang, item=item, party=party),
            back=back_to(self.scene, self.recommendation),
            lead=tuple(lead),
            uploads=True,
        )

    def first(self) -> Typed:
        """Today, with the marks that were given last."""
        texts = {DAY: self.scene.today.isoformat(), PARTY: self.parties[0] if len(self.parties) == 1 else ""}
        for one in assessment(self.scene.picture, self.recommendation, self.addressee).criteria:
            texts[_field(one.criterion)] = one.mark
        return Typed(texts)

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        found = assessment(self.scene.picture, self.recommendation, self.addressee)
        proposed = say("web.judge.as-proposed", lang)
        verdicts = [(one, word("implementation", one, lang)) for one in verdict_ranks()]
        fields = (
            self.party_field(typed, self.parties),
            self.day_field(typed),
            self.chosen(typed, VERDICT, [("", proposed), *verdicts], empty=False),
            self.field(typed, REASON, "area", hint=say("web.act.hint.reden", lang)),
            self.field(typed, TEXT, "area"),
            self.letter_field(typed),
            self.hearing_field(typed),
        )
        return (
            *(self._criterion(typed, one) for one in found.criteria),
            Group(id="verdict", title=say("web.judge.group", lang), fields=fields),
            self.new_source(typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def _criterion(self, typed: Typed, one: Weighed) -> Group:
        lang = self.scene.lang
        name = _field(one.criterion)
        labels = [(code, label) for code, label in labels_of("criterion-mark", lang) if code in MARKS]
        field: Field = replace(
            self.chosen(typed, name, labels, kind="radio", empty=False), label=say("head.judging.mark", lang)
        )
        return Group(
            id=f"criterium-{one.criterion.partition('/')[2]}",
            title=f"{criterion_text(self.scene, one.criterion)} · {weight_text(one, lang)}",
            note=evidence_text(self.scene, one),
            fields=(field,),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        ground = self.read_ground(typed, party, batch)
        wanted = Wanted(statements=(), after=self.after, upload=ground.upload)
        day, hearing = read_date(typed, DAY), self.read_thing(typed, HEARING, Hearing.slug)
        if typed.problems:
            return wanted
        item, addressee = (one.partition("/")[2] for one in (self.recommendation, self.addressee))
        picture = self.scene.picture
        known = assessment(picture, self.recommendation, self.addressee).criteria
        marks = {one.criterion: typed.text(_field(one.criterion)) or "unknown" for one in known}
        found = assessment(picture, self.recommendation, self.addressee, marks=marks)
        proposed = found.score.verdict if found.score else ""
        giving = Giving(
            event=f"{FollowUpEvent.slug}/{item}-{addressee}-{name_of_submit(batch)}",
            on=day,
            recommendation=self.recommendation,
            addressee=self.addressee,
            verdict=typed.text(VERDICT) or proposed,
            marks=marks,
            reason=typed.text(REASON),
            second_readers=[_AWAITED],
            text=typed.text(TEXT) or None,
            letter=ground.sources[-1] if ground.sources else "",
            hearings=[hearing] if hearing else [],
            sources=ground.sources,
            describing=ground.describing,
            stated_by=party,
            judged_by=self.rights.key,
            sensitivity=ground.sensitivity,
            audience=ground.audience,
        )
        made = self.recorded(typed, give_verdict, giving)
        if not made:
            return wanted
        statements = tuple(one for one in made if one.property != "second_reader")
        return replace(
            wanted,
            statements=statements,
            new=new_things(statements, ground),
            review=self._review(found, giving),
        )

    def _review(self, found: Assessment, giving: Giving) -> tuple[str, ...]:
        lang = self.scene.lang
        declared = found.score.declared if found.score else False
        own = verdict_text(giving.verdict, declared=declared).of(lang)
        deviates = found.score is not None and giving.verdict != found.score.verdict
        return (
            *proposals(found, lang),
            say("web.judge.review", lang, verdict=own),
            *((say("web.judge.deviates", lang, reason=giving.reason),) if deviates else ()),
        )


def _field(criterion: str) -> str:
    return f"criterium.{criterion.partition('/')[2]}"


def proposals(found: Assessment, lang: Lang) -> tuple[str, ...]:
    """What the criteria propose and why, and apart from that what a sliding target proposes."""
    told = []
    if found.score is None:
        told.append(say("followup.judge.no-criteria", lang))
    else:
        one = found.score
        told.append(
            say(
                "followup.judge.proposal",
                lang,
                verdict=verdict_text(one.verdict, declared=one.declared).of(lang),
                score=say_share(one.score.numerator, one.score.denominator, lang),
                missing=say_share(one.missing.numerator, one.missing.denominator, lang),
                reasons="; ".join(word("score-reason", reason, lang) for reason in one.reasons),
            )
        )
        if one.verdict != NOT_ASSESSABLE:
            most = verdict_text(one.ceiling, declared=False).of(lang)
            told.append(say("followup.judge.ceiling", lang, verdict=most))
    if found.slip and found.slip.proposal:
        late = found.slip.proposal
        verdict = word("implementation", late.verdict, lang)
        told.append(say("followup.judge.lateness", lang, verdict=verdict, reason=late.reason.of(lang)))
    return tuple(told)


def weight_text(one: Weighed, lang: Lang) -> str:
    """How heavily a criterion counts, and that nobody said so where that is assumed."""
    text = say("web.judge.weight", lang, n=one.weight)
    if one.assumed:
        text = say("followup.judge.assumed", lang, n=text)
    return f"{text}, {say('field.core', lang)}" if one.core else text


def evidence_text(scene: Scene, one: Weighed) -> str:
    """The evidence of a criterion: kind, of whom and of when, and what no longer counts."""
    lang = scene.lang
    if not one.evidence:
        return say("web.judge.no-evidence", lang)
    told = "; ".join(piece_text(scene, item) for item in one.evidence)
    return say("web.judge.evidence", lang, evidence=told)


def piece_text(scene: Scene, item: EvidenceItem) -> str:
    """A piece of evidence: its kind, from whom, of which day, and whether it counts."""
    lang, picture = scene.lang, scene.picture
    by = picture.name(item.given_by, lang).text if item.given_by else say("nothing", lang)
    day = say_date(item.dated, lang) if item.dated else say("nothing", lang)
    text = f"{word('evidence-kind', item.type, lang)} ({by}, {day})"
    if item.counts_on(picture.coordinates.valid_at):
        return text
    idle = say("followup.judge.idle", lang)
    return f"{text}: {idle}"


def judge_place(recommendation: str, addressee: str) -> Place:
    """The form for a verdict on a track."""
    return Place(name="followup-judge", path=(recommendation.partition("/")[2], addressee.partition("/")[2]))
