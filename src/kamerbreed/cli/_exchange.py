# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files out and in: templates to fill in, exports of a picture, and imports of workbooks and CSV."""

import gc
import pathlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._acting import perform, viewer
from kamerbreed.cli._audit import announced, witnessed
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._progress import progress_bar
from kamerbreed.cli._show import banner, console, grid, write_json
from kamerbreed.cli._view import (
    AS_JSON,
    LANG,
    View,
    language,
    ledger,
    local_today,
    party_id,
    present,
    reading,
)
from kamerbreed.exchange import (
    ExportDocument,
    Extract,
    Intake,
    Plan,
    Wishes,
    counts,
    extract,
    import_document,
    notable,
    open_grid,
    plan,
    proposed,
    read_intake,
    read_mapping,
    report_heads,
    report_rows,
    statement_counts,
    write_csv_template,
    write_kind_csv,
    write_mapping,
    write_statements_csv,
    write_table,
    write_table_csv,
    write_workbook,
    write_workbook_template,
)
from kamerbreed.picture import Coordinates, InSteps, Picture, Refusal, refused
from kamerbreed.vocabulary import (
    BASES,
    Lang,
    Thing,
    VocabularyError,
    kind_of,
    partial_date,
    say,
    say_number,
    scales,
)

MOST_SHOWN = 20
MOST_NAMED = 5
FILE = Annotated[pathlib.Path, typer.Argument(metavar="BESTAND", help=".xlsx of/or .csv")]
KINDS = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Alleen deze soort; mag vaker. / This kind only; may be repeated."),
]


def ending(file: pathlib.Path) -> str:
    """The form of a file to write by the end of its name: ``xlsx`` or ``csv``. Raises CommandError."""
    found = file.suffix.lower().removeprefix(".")
    if found not in ("xlsx", "csv"):
        raise CommandError("export.ending", file=file)
    return found


def write_template(
    kind: Annotated[str, typer.Argument(metavar="SOORT", help="zoals control-room")],
    file: FILE,
    lang: LANG = "nl",
) -> None:
    """Maak een leeg bestand om in te vullen. / Make an empty file to fill in."""
    found, chosen = kind_of(kind), language(lang)
    if ending(file) == "csv":
        write_csv_template(file, found, chosen)
    else:
        write_workbook_template(file, found, present(), chosen)
    _print(say("template.done", chosen, file=file, kind=found.label.of(chosen)))


@reading
def export(view: View, file: FILE, kind: KINDS = None) -> None:
    """Schrijf het beeld naar een bestand. / Write the picture to a file."""
    kinds = [kind_of(slug) for slug in dict.fromkeys(kind or [])]
    if ending(file) == "csv" and len(kinds) > 1:
        raise CommandError("export.one_kind", file=file)
    # Files of somebody's own need no database, and tell nothing of what the ledger holds.
    with nullcontext() if view.of_files else announced("export"):
        taken = _written(view, file, kinds)
    lang = view.lang
    told = len(taken.statements or ())
    if view.as_json:
        document = ExportDocument(
            version="1",
            file=str(file),
            statements=told,
            destroyed=taken.destroyed,
            left_out=taken.left_out,
            fingerprint=view.picture.fingerprint,
        )
        write_json(document)
        return
    banner(view)
    if ending(file) == "csv" and kinds:
        n = len(view.picture.subjects(kinds[0]))
        _print(say("export.rows", lang, n=say_number(n, lang), file=file))
    else:
        _print(say("export.statements", lang, n=say_number(told, lang), file=file))
    for key, n in (("export.destroyed", taken.destroyed), ("export.left_out", taken.left_out)):
        if n:
            _print(say(key, lang, n=say_number(n, lang)))


def _written(view: View, file: pathlib.Path, kinds: Sequence[type[Thing]]) -> Extract:
    taken = extract(view.picture, view.lang, kinds)
    if ending(file) == "xlsx":
        write_workbook(file, taken)
    elif kinds:
        write_kind_csv(file, taken)
    else:
        write_statements_csv(file, taken)
    return taken


def _print(text: str) -> None:
    console().print(Text(text))


SOURCE = Annotated[
    list[str] | None,
    typer.Option(
        "--source", help="Bron van wat er staat; mag vaker. / Source of what it says; may be repeated."
    ),
]
PARTY = Annotated[str, typer.Option("--stated-by", help="Wie dit zegt. / Who says so.")]
DRY_RUN = Annotated[
    bool, typer.Option("--dry-run", help="Alleen oordelen, niets invoeren. / Judge only, enter nothing.")
]
BASIS = Annotated[str, typer.Option("--basis", help="Grondslag: " + ", ".join(BASES))]
OBSERVED = Annotated[
    str, typer.Option("--observed-on", help="Peildatum van wat geen datum heeft. / Day of what has no date.")
]
CHANGED = Annotated[
    str,
    typer.Option("--changed-on", help="Wat verschilt is veranderd op deze dag. / What differs changed then."),
]
WRONG = Annotated[
    bool, typer.Option("--it-was-wrong", help="Wat verschilt was fout. / What differs was wrong.")
]
WHY = Annotated[str, typer.Option("--reason", help="Waarom het fout was. / Why it was wrong.")]
MAPPING = Annotated[
    pathlib.Path | None,
    typer.Option("--mapping", help="Koppeling van kolommen (JSON). / Mapping of columns (JSON)."),
]
SAVE_MAPPING = Annotated[
    pathlib.Path | None,
    typer.Option(
        "--save-mapping", help="Schrijf een voorstel voor een koppeling. / Write a proposed mapping."
    ),
]
IGNORE = Annotated[
    str,
    typer.Option("--ignore-columns", help="Kolommen die niet gelezen worden, met ; ertussen. / Left unread."),
]
KIND = Annotated[
    str, typer.Option("--kind", help="Soort van een blad dat dat niet zegt. / Kind of the sheet.")
]
REPORT = Annotated[
    pathlib.Path | None,
    typer.Option("--report", help="Schrijf elk oordeel naar .xlsx of .csv. / Write every verdict."),
]


def import_file(
    file: FILE,
    source: SOURCE = None,
    stated_by: PARTY = "",
    dry_run: DRY_RUN = False,
    basis: BASIS = "",
    observed_on: OBSERVED = "",
    changed_on: CHANGED = "",
    it_was_wrong: WRONG = False,
    reason: WHY = "",
    mapping: MAPPING = None,
    save_mapping: SAVE_MAPPING = None,
    ignore_columns: IGNORE = "",
    kind: KIND = "",
    report: REPORT = None,
    lang: LANG = "nl",
    as_json: AS_JSON = False,
) -> None:
    """Voer een bestand in, geheel of niet. / Enter a file, whole or not at all."""
    chosen = language(lang)
    if save_mapping is not None:
        with open_grid(file) as opened:
            write_mapping(save_mapping, proposed(opened))
        _print(say("import.mapping", chosen, file=save_mapping))
        return
    if changed_on and it_was_wrong:
        raise CommandError("import.choose")
    if report is not None:
        ending(report)
    wishes = Wishes(
        lang=chosen,
        sources=tuple(one if "/" in one else f"source/{one}" for one in source or ()),
        stated_by=party_id(stated_by),
        basis=_basis(basis),
        observed_on=_date("--observed-on", observed_on),
        changed_on=_date("--changed-on", changed_on),
        it_was_wrong=it_was_wrong,
        reason=reason,
        ignored=tuple(part.strip() for part in ignore_columns.split(";") if part.strip()),
        kind=kind_of(kind) if kind else None,
        layouts=read_mapping(mapping) if mapping else {},
    )
    with _unhurried():
        _import(file, wishes, chosen, dry_run=dry_run, report=report, as_json=as_json)


def _basis(text: str) -> str:
    if text and text not in BASES:
        raise CommandError("import.basis", found=text, allowed=", ".join(BASES))
    return text


def _date(name: str, text: str) -> str:
    try:
        return partial_date(text).text if text else ""
    except VocabularyError as error:
        raise CommandError("import.date", name=name, problem=error) from None


@contextmanager
def _unhurried() -> Iterator[None]:
    """Many objects that all stay: looking for rubbish among them takes longer than making them."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _import(
    file: pathlib.Path,
    wishes: Wishes,
    lang: Lang,
    *,
    dry_run: bool,
    report: pathlib.Path | None,
    as_json: bool,
) -> None:
    with progress_bar(file.name) as progress:
        with open_grid(file) as opened:
            intake = read_intake(opened, wishes)
        found, entered, refusal = _entered(intake, progress, dry_run=dry_run)
    if report is not None:
        write = write_table if ending(report) == "xlsx" else write_table_csv
        write(report, lang, report_heads(lang), report_rows(intake, found, lang))
    if as_json:
        write_json(import_document(intake, found, lang, dry_run=dry_run, entered=entered))
    else:
        _show(intake, found, lang, dry_run=dry_run, entered=entered)
    if refusal is not None:
        raise refusal


def _entered(
    intake: Intake, progress: Callable[[int, int], None], *, dry_run: bool
) -> tuple[Plan, int, Refusal | None]:
    """The plan, how many statements were entered by it, and why none if none could be."""
    if dry_run:
        seen = Coordinates(valid_at=local_today(), viewer=viewer())
        found = plan(ledger().picture(seen), intake)
        return found, 0, refused(found.faults) if found.faults else None
    made: list[Plan] = []

    def act(picture: Picture, intake: Intake) -> InSteps:
        made[:] = [plan(picture, intake)]
        if made[0].faults:
            raise refused(made[0].faults)
        return made[0].add

    try:
        with witnessed("import") as telling:
            digests = perform(ledger(), act, intake, progress=progress, witness=telling.witness)
    except Refusal as refusal:
        if not made:
            raise
        return made[0], 0, refusal
    return made[0], len(digests), None


def _show(intake: Intake, found: Plan, lang: Lang, *, dry_run: bool, entered: int) -> None:
    state = "dry" if dry_run else "refused" if found.faults else "done"
    title = say(f"import.title.{state}", lang, file=intake.file, n=say_number(entered, lang))
    out = console()
    out.print(Text(title, style="bold"))
    words = scales()["verdict"]
    rows = [(words[name].of(lang), say_number(n, lang)) for name, n in counts(found).items() if n]
    if rows:
        out.print(grid([say("import.cells", lang), say("head.count", lang)], rows))
    if intake.recorded:
        _print(say("import.statements", lang, **_said(statement_counts(found), lang)))
    for key, n in (
        ("import.undated", found.undated),
        ("import.retractions", found.retractions),
        ("import.empties", len(found.empties)),
    ):
        if n:
            _print(say(key, lang, n=say_number(n, lang)))
    for slug, n in found.missing.items():
        _print(say("import.missing", lang, n=say_number(n, lang), kind=kind_of(slug).label.of(lang)))
    if found.strangers:
        shown = [*found.strangers][:MOST_NAMED]
        things = ", ".join([*shown, *(["…"] if len(found.strangers) > len(shown) else [])])
        _print(say("import.strangers", lang, n=say_number(len(found.strangers), lang), things=things))
    if found.edited:
        _print(say("import.edited", lang))
    for warning in intake.warnings[:MOST_SHOWN]:
        _print(say("import.warning", lang, warning=warning.in_language(lang)))
    if len(intake.warnings) > MOST_SHOWN:
        _print(say("more", lang, n=say_number(len(intake.warnings) - MOST_SHOWN, lang)))
    _show_notable(intake, found, lang)


def _said(numbers: dict[str, int], lang: Lang) -> dict[str, str]:
    return {name: say_number(n, lang) for name, n in numbers.items()}


def _show_notable(intake: Intake, found: Plan, lang: Lang) -> None:
    shown, revived = 0, False
    for place, said, verdict, parties in notable(intake, found):
        revived |= verdict == "retracted"
        shown += 1
        if shown > MOST_SHOWN:
            continue
        word = scales()["verdict"][verdict].of(lang)
        if parties:
            word = say("import.against", lang, verdict=word, parties=", ".join(parties))
        value = said.value if said.value is not None else f"({said.non_value})"
        _print(f"{place.in_language(lang)}: {said.subject} {said.property} {value} – {word}")
    if shown > MOST_SHOWN:
        _print(say("more", lang, n=say_number(shown - MOST_SHOWN, lang)))
    if revived:
        _print(say("import.revived", lang))


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("template")(write_template)
    app.command("export")(export)
    app.command("import")(import_file)
