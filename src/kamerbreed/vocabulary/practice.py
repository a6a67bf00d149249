# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Practice: what happened, what was measured, and what should be."""

from kamerbreed.vocabulary._kinds import (
    CONTINUITY,
    GOVERNANCE,
    LOCATION,
    MANAGEMENT,
    OVERSIGHT,
    RISK,
    TECHNOLOGY,
    Many,
    One,
    Thing,
)
from kamerbreed.vocabulary._values import (
    BOOLEAN,
    DATE,
    MOMENT,
    NUMBER,
    PERIOD,
    PROSE,
    TEXT,
    WHOLE,
    code,
    reference,
)

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Outage(Thing, slug="outage", nl="storing", en="outage",
        help_nl="Uitval of verstoring van een voorziening, ook in het buitenland.", help_en="Loss or disruption of a service, abroad too."):
    keepers = ("party/lms",)
    start = One(PERIOD, "begin", "start",
        "Begin van de uitval, plaatselijke tijd.", "Start of the outage, local time.", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    end = One(PERIOD, "einde", "end",
        "Einde van de uitval, plaatselijke tijd.", "End of the outage, local time.", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    start_detail = One(MOMENT, "begin, nader", "start in detail",
        "Preciezer begin op een zwakkere grond.", "A finer start on a weaker ground.", aspect=TECHNOLOGY)
    end_detail = One(MOMENT, "einde, nader", "end in detail",
        "Preciezer einde op een zwakkere grond.", "A finer end on a weaker ground.", aspect=TECHNOLOGY)
    start_time = One(TEXT, "tijd van begin", "time of start",
        "Tijd van de dag, als de dag niet bekend is.", "Time of day, where the day is not known.", aspect=TECHNOLOGY)
    end_time = One(TEXT, "tijd van einde", "time of end",
        "Tijd van de dag, als de dag niet bekend is.", "Time of day, where the day is not known.", aspect=TECHNOLOGY)
    end_not_before = One(MOMENT, "einde niet eerder dan", "end not before",
        "De uitval duurde in elk geval tot hier.", "The outage lasted until here at least.", aspect=TECHNOLOGY)
    duration_h = One(NUMBER, "duur", "duration",
        "Duur van de uitval.", "Duration of the outage.", unit="h", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    duration_text = One(PROSE, "duur in woorden", "duration in words",
        "Duur zoals de bron hem noemt.", "Duration as the source words it.", aspect=TECHNOLOGY)
    country = One(TEXT, "land", "country",
        "Land, ISO 3166-1.", "Country, ISO 3166-1.", timeless=True, aspect=LOCATION)
    scope = One(code("outage-scope"), "omvang", "scope",
        "Hoe ver de uitval reikte.", "How far the outage reached.", aspect=TECHNOLOGY)
    services_affected = Many(reference("service"), "geraakte voorziening", "service affected",
        "Voorziening die niet of slechter werkte.", "Service that did not work, or worse.", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    failed = One(PROSE, "wat uitviel", "what failed",
        "Wat er uitviel.", "What failed.", aspect=TECHNOLOGY)
    effect = One(PROSE, "gevolg", "effect",
        "Wat mensen ervan merkten.", "What people noticed of it.", aspect=MANAGEMENT)
    cause = One(PROSE, "oorzaak", "cause",
        "Oorzaak zoals de bron haar geeft.", "Cause as the source gives it.", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    cause_class = One(code("cause-class"), "soort oorzaak", "class of cause",
        "Waartoe de oorzaak behoort.", "What class the cause belongs to.", wanted=(RISK,), aspect=TECHNOLOGY)
    cause_status = One(PROSE, "stand van de oorzaak", "status of the cause",
        "Waarom de oorzaak niet bekend is.", "Why the cause is not known.", aspect=MANAGEMENT)
    fallback_used = Many(PROSE, "gebruikte terugval", "fallback used",
        "Waarmee men zich redde.", "What people fell back on.", aspect=MANAGEMENT)
    lessons = One(PROSE, "lessen", "lessons",
        "Wat ervan geleerd is.", "What was learned from it.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    calls_failed = One(WHOLE, "mislukte oproepen", "calls failed",
        "Aantal oproepen dat niet doorkwam.", "Number of calls that did not get through.", unit="calls", wanted=(RISK,), aspect=TECHNOLOGY)
    aggregate = One(BOOLEAN, "verzameling", "aggregate",
        "Of dit meer storingen samen zijn, die niet nog eens meetellen.", "Whether these are several outages together, not to be counted again.", timeless=True)


class Event(Thing, slug="event", nl="gebeurtenis", en="event",
        help_nl="Wat op een moment gebeurde, binnen een storing of daarbuiten.", help_en="What happened at a moment, within an outage or apart."):
    keepers = ("party/lms",)
    description = One(PROSE, "omschrijving", "description",
        "Wat er gebeurde.", "What happened.", wanted=(CONTINUITY,), aspect=MANAGEMENT)
    part_of = One(reference("outage"), "hoort bij", "part of",
        "Storing waar dit bij hoort.", "Outage that this belongs to.", structural=True, aspect=MANAGEMENT)
    occurred_at = One(MOMENT, "gebeurde op", "occurred at",
        "Dag of moment, plaatselijke tijd.", "Day or moment, local time.", wanted=(CONTINUITY,), aspect=MANAGEMENT)
    reported_on = One(DATE, "gemeld op", "reported on",
        "Dag van het bericht; niet van wat gebeurde.", "Day of the report; not of what happened.", aspect=MANAGEMENT)
    persons = One(WHOLE, "personen", "persons",
        "Aantal mensen dat meedeed of geraakt werd.", "Number of people who took part or were hit.", unit="persons", aspect=MANAGEMENT)


class Exercise(Thing, slug="exercise", nl="oefening", en="exercise",
        help_nl="Oefening of proef van een overname, een voorziening of een werkwijze.", help_en="Exercise or test of a takeover, a service or a procedure."):
    keepers = ("party/lms",)
    type = One(code("exercise-type"), "soort oefening", "type of exercise",
        "Van tafeloefening tot volledige oefening.", "From table-top to full scale.", timeless=True)
    held_on = One(DATE, "gehouden op", "held on",
        "Dag van de oefening.", "Day of the exercise.", wanted=(CONTINUITY, OVERSIGHT), aspect=MANAGEMENT)
    tests = Many(reference("takeover", "component", "service", "control-room", "management-process"), "beproeft", "tests",
        "Wat beproefd werd.", "What was tested.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    result = One(PROSE, "uitkomst", "result",
        "Wat eruit kwam.", "What came out of it.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)


class Scenario(Thing, slug="scenario", nl="scenario", en="scenario",
        help_nl="Verloop waarop men zich voorbereidt.", help_en="Course of events that one prepares for."):
    keepers = ("party/lms",)
    description = One(PROSE, "omschrijving", "description",
        "Wat er in het scenario gebeurt.", "What happens in the scenario.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    fails = Many(reference("component", "service", "control-room", "common-cause", "staff-group"), "valt uit", "fails",
        "Wat er in het scenario uitvalt.", "What fails in the scenario.", wanted=(CONTINUITY,), aspect=TECHNOLOGY)


class Indicator(Thing, slug="indicator", nl="indicator", en="indicator",
        help_nl="Maat die geregeld wordt bijgehouden.", help_en="Measure that is kept regularly."):
    keepers = ("party/lms",)
    definition = One(PROSE, "definitie", "definition",
        "Wat er precies gemeten wordt.", "What exactly is measured.", timeless=True, wanted=(GOVERNANCE,), aspect=MANAGEMENT)
    unit = One(TEXT, "eenheid", "unit",
        "Eenheid van de maat.", "Unit of the measure.", timeless=True)
    target = One(NUMBER, "streefwaarde", "target",
        "Waarde waarnaar gestreefd wordt.", "Value that is aimed at.", wanted=(GOVERNANCE, OVERSIGHT), aspect=MANAGEMENT)
    measured = One(NUMBER, "gemeten waarde", "measured value",
        "Laatst gemeten waarde.", "Value last measured.", wanted=(GOVERNANCE, OVERSIGHT), aspect=MANAGEMENT)


class Figure(Thing, slug="figure", nl="cijfer", en="figure",
        help_nl="Eén getal over het stelsel, met eenheid, periode en grenzen; ook faalkansen en hersteltijden.", help_en="One number on the system, with unit, period and bounds; rates and repair times too."):
    keepers = ("party/lms",)
    measure = One(PROSE, "maat", "measure",
        "Wat het getal telt of meet.", "What the number counts or measures.", timeless=True)
    value = One(NUMBER, "waarde", "value",
        "Het getal.", "The number.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    unit = One(TEXT, "eenheid", "unit",
        "Eenheid van het getal.", "Unit of the number.", timeless=True, wanted=(CONTINUITY,), aspect=MANAGEMENT)
    period = One(PERIOD, "periode", "period",
        "Tijd waarover het getal gaat.", "Time that the number is about.", aspect=MANAGEMENT)
    scope = One(code("figure-scope"), "gebied", "area",
        "Land of unie waarvoor het getal geldt.", "Country or union that the number holds for.", timeless=True)
    about = One(reference(), "gaat over", "about",
        "Zaak waarvoor het getal geldt.", "Thing that the number holds for.", timeless=True, structural=True)
    applies_to = One(reference(), "toe te passen op", "applies to",
        "Zaak waarvoor het getal gebruikt kan worden.", "Thing that the number may be used for.", timeless=True, structural=True)
    quantity = One(code("quantity"), "grootheid", "quantity",
        "Grootheid uit de betrouwbaarheidsleer.", "Quantity of reliability theory.", timeless=True)
    bound = One(code("bound"), "grens", "bound",
        "Of het getal precies is, een ondergrens of een bovengrens.", "Whether the number is exact, a lower or an upper bound.", timeless=True)
    low = One(NUMBER, "laag", "low",
        "Ondergrens van het interval.", "Lower end of the interval.", aspect=MANAGEMENT)
    high = One(NUMBER, "hoog", "high",
        "Bovengrens van het interval.", "Upper end of the interval.", aspect=MANAGEMENT)
    placeholder = One(BOOLEAN, "plaatshouder", "placeholder",
        "Of het getal alleen een plaats openhoudt en geen bron heeft.", "Whether the number only holds a place and has no source.", timeless=True)


class Norm(Thing, slug="norm", nl="norm", en="norm",
        help_nl="Wet, regeling, norm of streefwaarde.", help_en="Act, regulation, standard or target."):
    keepers = ("party/inspectie-jenv",)
    requirement = One(PROSE, "eis", "requirement",
        "Wat de norm vraagt.", "What the norm asks.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    value = One(NUMBER, "waarde", "value",
        "Getal van de norm.", "Number of the norm.", aspect=MANAGEMENT)
    unit = One(TEXT, "eenheid", "unit",
        "Eenheid van dat getal.", "Unit of that number.", timeless=True)


class Expectation(Thing, slug="expectation", nl="verwachting", en="expectation",
        help_nl="Wat er hoort te zijn, naar welke norm, vanaf wanneer en tot wanneer.", help_en="What should exist, by which norm, from when and until when."):
    keepers = ("party/minister-jenv",)
    expects = One(TEXT, "verwacht", "expects",
        "Soort die er hoort te zijn.", "Kind that should exist.", timeless=True)
    of_type = One(TEXT, "van de soort", "of type",
        "Waarde van type of proces die de zaak moet hebben.", "Value of type or process that the thing must have.", timeless=True)
    per = One(code("per"), "per", "per",
        "Of het aantal voor het stelsel geldt of voor elke meldkamer.", "Whether the number is for the system or for each room.", timeless=True)
    number = One(WHOLE, "aantal", "number",
        "Hoeveel er horen te zijn.", "How many there should be.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    rule = One(code("rule"), "regel", "rule",
        "Precies, ten hoogste, of gepland.", "Exactly, at most, or planned.", timeless=True)
    norm = One(reference("norm"), "norm", "norm",
        "Norm waarop de verwachting rust.", "Norm that the expectation rests on.", timeless=True)
    purpose = Many(TEXT, "doel", "purpose",
        "Waarvoor het nodig is.", "What it is needed for.", timeless=True)
    aspect = One(TEXT, "aspect", "aspect",
        "Aspect waar het bij hoort.", "Aspect that it belongs to.", timeless=True)
