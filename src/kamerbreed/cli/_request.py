# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Information requests: make one, send it, remind, take in the answer, and see what is out and late."""

import math
import pathlib
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, TypeVar

import typer
from rich.text import Text

from kamerbreed.cli._acting import perform
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._keeping import document_limit, documents
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import LANG, View, language, ledger, local_today, party_id, reading
from kamerbreed.documents import whole_file
from kamerbreed.exchange import (
    FillInPlan,
    Returned,
    fill_in_workbook,
    plan_fill_in,
    read_returned,
)
from kamerbreed.picture import Act, Picture
from kamerbreed.reports import letter_as_docx, letter_as_pdf, letter_of
from kamerbreed.requests import (
    DATINGS,
    Appraising,
    Closing,
    Dating,
    Extending,
    Making,
    Noting,
    QuestionState,
    Receiving,
    Reminding,
    RequestState,
    Sending,
    Wish,
    appraise,
    close,
    extend,
    give_date,
    ladder,
    make,
    note_outcome,
    propose,
    receive,
    remind,
    request_document,
    request_of,
    requests,
    requests_document,
    say_days_late,
    say_term,
    send,
    sensitivity_of,
    text_in,
)
from kamerbreed.vocabulary import Lang, Statement, property_of, say, say_date, say_number

Intent = TypeVar("Intent")
STEPS = tuple(one.step for one in ladder())
request = typer.Typer(
    no_args_is_help=True,
    help="Informatieverzoeken aan partijen. / Information requests to parties.",
)
ID = Annotated[str, typer.Argument(metavar="ID", help="request/naam")]
ON = Annotated[str, typer.Option("--on", metavar="DAG", help="Dag; anders vandaag. / Day; else today.")]
OUTPUT = Annotated[
    pathlib.Path, typer.Option("--output", metavar="BESTAND", help="Nieuw bestand. / New file.")
]
ASK = Annotated[
    list[str],
    typer.Option(
        "--ask",
        metavar="ZAAK:GEGEVEN[:LID]",
        help="Waarnaar gevraagd wordt; mag vaker. / What is asked for; repeatable.",
    ),
]


_LENGTH = re.compile(r"([0-9]{1,9}) ?([a-z]+)", re.ASCII)


def register(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(request, name="request")


def _id(text: str) -> str:
    return text if "/" in text else f"request/{text}"


def _day(text: str) -> str:
    return text or local_today().isoformat()


# --- making ---------------------------------------------------------------------------------------


@request.command("make")
def make_one(  # noqa: PLR0917  # typer reads options from the signature
    thing: ID,
    title: Annotated[str, typer.Option("--title", help="Onderwerp. / Subject.")],
    by: Annotated[str, typer.Option("--by", help="Partij die vraagt. / Party that asks.")],
    to: Annotated[str, typer.Option("--to", help="Partij aan wie. / Party that is asked.")],
    ask: ASK,
    due: Annotated[str, typer.Option("--due", metavar="DAG", help="Uiterste dag. / Last day.")] = "",
    term: Annotated[
        str,
        typer.Option(
            "--term", metavar="6week", help="Of: duur, in day, week, month, year. / Or: its length."
        ),
    ] = "",
    regime: Annotated[str, typer.Option("--regime", help="act, order, regulation, letter")] = "",
    ground: Annotated[str, typer.Option("--ground", help="voluntary of legal")] = "voluntary",
    norm: Annotated[str, typer.Option("--norm", help="Norm van de grondslag. / Norm of the ground.")] = "",
    ground_text: Annotated[str, typer.Option("--ground-text", help="Toelichting. / Note.")] = "",
    series: Annotated[str, typer.Option("--series", help="Reeks. / Series.")] = "",
    year: Annotated[str, typer.Option("--year", help="Jaar in de reeks. / Year in the series.")] = "",
    lang: LANG = "nl",
) -> None:
    """Maak een verzoek; het gaat nog niet uit. / Make a request; it does not go out yet."""
    tongue = language(lang)
    picture = ledger().picture()
    questions = [_wish(picture, one) for one in ask]
    length, unit = _length(term)
    making = Making(
        request=_id(thing),
        title=title,
        asked_by=party_id(by),
        addressee=party_id(to),
        questions=questions,
        sensitivity=sensitivity_of(picture, questions),
        due_on=due,
        regime=regime,
        term_n=length,
        term_unit=unit,
        ground=ground,
        ground_norm=norm if not norm or "/" in norm else f"norm/{norm}",
        ground_text=ground_text,
        series=series,
        year=year,
    )
    _do(make, making)
    told = say("request.made", tongue, id=making.request, n=say_number(len(making.questions), tongue))
    console().print(Text(told))


def _length(text: str) -> tuple[int, str]:
    """A length such as 6week; none for no text."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        if text:
            raise CommandError("request.length", found=text)
        return 0, ""
    return int(found[1]), found[2]


def _wish(picture: Picture, text: str) -> Wish:
    subject, colon, rest = text.partition(":")
    name, _, member = rest.partition(":")
    if not colon or not name:
        raise CommandError("request.ask", found=text)
    return propose(picture, subject, name, member)


# --- what becomes of it ---------------------------------------------------------------------------


@request.command("send")
def send_one(thing: ID, on: ON = "", lang: LANG = "nl") -> None:
    """Noteer de verzending: vanaf dan is er gevraagd. / Note the sending: from then on it is asked."""
    _do(send, Sending(request=_id(thing), on=_day(on)))
    _done("sent", thing, on, language(lang))


@request.command("receive")
def receive_one(thing: ID, on: ON = "", lang: LANG = "nl") -> None:
    """Noteer de ontvangst door de partij. / Note the receipt by the party."""
    party = str(ledger().picture().one(_id(thing), "addressee") or "")
    intent = Receiving(request=_id(thing), party=party, on=_day(on))
    _do(receive, intent)
    _done("received", thing, on, language(lang))


@request.command("remind")
def remind_one(
    thing: ID,
    step: Annotated[
        str, typer.Option("--step", help="Stap op de ladder. / Step of the ladder: " + ", ".join(STEPS))
    ] = "",
    on: ON = "",
    lang: LANG = "nl",
) -> None:
    """Noteer een herinnering. / Note a reminder."""
    _do(remind, Reminding(request=_id(thing), on=_day(on), step=step))
    _done("reminded", thing, on, language(lang))


@request.command("extend")
def extend_one(
    thing: ID,
    until: Annotated[str, typer.Argument(metavar="DAG", help="nieuwe uiterste dag / new last day")],
    reason: Annotated[str, typer.Option("--reason", help="Waarom. / Why.")],
    on: ON = "",
    lang: LANG = "nl",
) -> None:
    """Geef uitstel tot een latere dag. / Give more time, until a later day."""
    _do(extend, Extending(request=_id(thing), granted_on=_day(on), until=until, reason=reason))
    _done("extended", thing, until, language(lang))


@request.command("date")
def date_one(
    thing: ID,
    what: Annotated[str, typer.Argument(metavar="WAT", help=", ".join(DATINGS))],
    on: ON = "",
    lang: LANG = "nl",
) -> None:
    """Noteer de aanbieding aan het parlement of de openbaarmaking. / Note offering or publication."""
    _do(give_date, Dating(request=_id(thing), what=what, on=_day(on)))
    _done(what, thing, on, language(lang))


@request.command("appraise")
def appraise_one(
    thing: ID,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="VRAAG", help="nummers; anders alle / numbers; else all")
    ] = None,
    on: ON = "",
    lang: LANG = "nl",
) -> None:
    """Noteer dat is gewaardeerd wat binnenkwam. / Note that what came in was appraised."""
    _do(appraise, Appraising(request=_id(thing), on=_day(on), keys=keys or ()))
    _done("appraised", thing, on, language(lang))


@request.command("close")
def close_one(thing: ID, on: ON = "", lang: LANG = "nl") -> None:
    """Sluit een verzoek af: er komt niets meer. / Close a request: nothing more will come."""
    _do(close, Closing(request=_id(thing), on=_day(on)))
    _done("closed", thing, on, language(lang))


@request.command("outcome")
def outcome_of(  # noqa: PLR0917  # typer reads options from the signature
    thing: ID,
    key: Annotated[str, typer.Argument(metavar="VRAAG", help="nummer van de vraag / its number")],
    state: Annotated[
        str,
        typer.Argument(metavar="AFLOOP", help="answered, partly, too_abstract, refused, nobody_knows"),
    ],
    by: Annotated[str, typer.Option("--by", help="Partij die dit zegt. / Party that says so.")],
    ground: Annotated[str, typer.Option("--ground", help="Grond bij weigering. / Ground.")] = "",
    share: Annotated[
        float | None, typer.Option("--share", help="Beantwoord deel, 0 tot 1. / Answered share, 0 to 1.")
    ] = None,
    on: ON = "",
    lang: LANG = "nl",
) -> None:
    """Noteer wat er van een vraag werd. / Note what became of a question."""
    if share is not None and not math.isfinite(share):
        raise CommandError("request.share", found=share)
    noting = Noting(
        request=_id(thing),
        key=key,
        state=state,
        on=_day(on),
        stated_by=party_id(by),
        ground=ground,
        share=None if share is None else Fraction(str(share)),
    )
    _do(note_outcome, noting)
    _done("noted", thing, on, language(lang))


def _do(act: Act[Intent], intent: Intent) -> None:
    with witnessed("request sent" if act is send else "say") as telling:
        perform(ledger(), act, intent, witness=telling.witness)


def _done(what: str, thing: str, on: str, lang: Lang) -> None:
    told = say(f"request.was.{what}", lang, id=_id(thing), day=say_date(_day(on), lang))
    console().print(Text(told))


# --- the answer -----------------------------------------------------------------------------------


@request.command("answer")
def answer_file(
    file: Annotated[pathlib.Path, typer.Argument(metavar="BESTAND", help="ingevuld blad / filled-in sheet")],
    on: ON = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Alleen beoordelen. / Only judge.")] = False,
    lang: LANG = "nl",
) -> None:
    """Voer een ingevuld blad in: wat goed is telt, wat fout is wordt genoemd. / Enter a returned sheet."""
    tongue = language(lang)
    returned = read_returned(file, _day(on), tongue)
    if dry_run:
        _show_plan(plan_fill_in(ledger().picture(), returned), tongue)
        return
    plans: list[FillInPlan] = []

    def enter(picture: Picture, what: Returned) -> Sequence[Statement]:
        plans.append(plan_fill_in(picture, what))
        return plans[-1].statements

    act: Act[Returned] = enter
    kept = documents().keep(file, limit=document_limit())
    try:
        with witnessed("request answered") as telling:
            done = perform(ledger(), act, returned, witness=telling.witness)
    except BaseException:
        if kept.new:
            documents().remove(kept.sha256)
        raise
    if not done and kept.new:
        # A file that no statement names does not stay behind.
        documents().remove(kept.sha256)
    _show_plan(plans[-1], tongue)
    console().print(Text(say("request.entered", tongue, n=say_number(len(done), tongue))))


def _show_plan(plan: FillInPlan, lang: Lang) -> None:
    out = console()
    rows = [
        (
            str(one.number),
            one.key,
            say(f"fill.verdict.{one.verdict}", lang),
            word("outcome", one.outcome, lang),
            one.ground,
        )
        for one in plan.verdicts
    ]
    heads = [
        say("fill.head.row", lang),
        say("head.request.question", lang),
        say("fill.head.verdict", lang),
        say("head.request.outcome", lang),
        say("fill.head.ground", lang),
    ]
    out.print(grid(heads, rows))
    for fault in plan.faults:
        out.print(Text(fault.in_language(lang)))


# --- documents ------------------------------------------------------------------------------------


@request.command("letter")
@reading
def letter(view: View, thing: ID, output: OUTPUT) -> None:
    """Schrijf de brief (.docx of .pdf). / Write the letter (.docx or .pdf)."""
    made = {".docx": letter_as_docx, ".pdf": letter_as_pdf}.get(output.suffix.lower())
    if made is None:
        raise CommandError("request.output", path=output)
    content = made(letter_of(view.picture, _found(view.picture, thing), view.lang))
    _write(output, content, view.lang)


@request.command("workbook")
@reading
def workbook(view: View, thing: ID, output: OUTPUT) -> None:
    """Schrijf het invulblad (.xlsx). / Write the sheet to fill in (.xlsx)."""
    _write(output, fill_in_workbook(view.picture, _found(view.picture, thing), view.lang), view.lang)


def _found(picture: Picture, thing: str) -> RequestState:
    found = request_of(picture, _id(thing))
    if found is None:
        raise CommandError("request.unknown", request=_id(thing))
    return found


def _write(path: pathlib.Path, content: bytes, lang: Lang) -> None:
    with whole_file(path) as file:
        file.write(content)
    told = say("request.written", lang, file=path, n=say_number(len(content), lang))
    console().print(Text(told))


# --- what there is --------------------------------------------------------------------------------


@request.command("list")
@reading
def list_all(
    view: View,
    party: Annotated[str, typer.Option("--party", help="Alleen aan deze partij. / To this party only.")] = "",
) -> None:
    """Verzoeken en hoe ze staan. / Requests and how they stand."""
    found = [one for one in requests(view.picture) if party_id(party) in ("", one.addressee)]
    if view.as_json:
        write_json(requests_document(view.picture, found, view.lang))
        return
    banner(view)
    lang = view.lang
    rows = [
        (
            one.subject,
            one.title,
            view.picture.name(one.addressee, lang).text,
            word("request-state", one.state, lang),
            say_date(one.due_on, lang) if one.due_on else "",
            say("of", lang, n=say_number(one.totals.answered, lang), of=say_number(len(one.questions), lang)),
            say_days_late(one.totals, lang),
        )
        for one in found
    ]
    names = ("id", "subject", "addressee", "state", "due", "answered", "days_late")
    heads = [say(f"head.request.{name}", lang) for name in names]
    console().print(grid(heads, rows, right=(6,)))


@request.command("show")
@reading
def show_one(view: View, thing: ID) -> None:
    """Een verzoek met zijn vragen. / A request with its questions."""
    found = _found(view.picture, thing)
    if view.as_json:
        write_json(request_document(view.picture, found, view.lang))
        return
    banner(view)
    out, lang = console(), view.lang
    out.print(Text(f"{found.title} ({found.subject})", style="bold"))
    parties = [view.picture.name(one, lang).text for one in (found.asked_by, found.addressee)]
    state = word("request-state", found.state, lang)
    out.print(Text(say("request.parties", lang, asked_by=parties[0], addressee=parties[1], state=state)))
    for text in say_term(found.term, found.sent_on, lang):
        out.print(Text(text))
    rows = [_row(view, one) for one in found.questions]
    heads = [say(f"head.request.{name}", lang) for name in ("question", "asked", "outcome", "late")]
    out.print(grid(heads, rows, right=(3,)))


def _row(view: View, one: QuestionState) -> tuple[str, ...]:
    asked, lang = one.asked, view.lang
    label = property_of(asked.subject, asked.property).label.of(lang)
    thing = view.picture.name(asked.subject, lang).text
    state = word("question-state", one.state, lang)
    told = " · ".join(
        text for text in (state, one.ground, say_date(one.since, lang) if one.since else "") if text
    )
    late = say("cell.unknown", lang) if one.late is None else say_number(one.late, lang)
    return asked.key, f"{thing}: {label}\n{text_in(asked.text, lang)}", told, late
