# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The system itself: regions, rooms, services and what they rest on."""

from kamerbreed.vocabulary._kinds import (
    CONTINUITY,
    GOVERNANCE,
    LOCATION,
    MANAGEMENT,
    OVERSIGHT,
    PERSONNEL,
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
    record,
    reference,
)

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501



DEPENDENCY = record(
    required={"on": reference()},
    optional={"strength": code("strength"), "redundancy": TEXT, "fallback": TEXT, "group": TEXT, "lang": TEXT},
)
REDUNDANCY = record(required={"needed": WHOLE, "of": WHOLE}, optional={"note": TEXT})

ALL = (CONTINUITY, GOVERNANCE, RISK, OVERSIGHT)


class _Dependent:
    """What anything says that needs something else in order to work."""

    depends_on = Many(DEPENDENCY, "hangt af van", "depends on",
        "Wat deze zaak nodig heeft om te werken, en hoe erg het is als dat uitvalt.", "What this needs in order to work, and how bad its loss is.",
        structural=True, wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    dependency_strength = Many(code("strength"), "ernst van de afhankelijkheid", "strength of the dependency",
        "De ernst, als die op een zwakkere grond rust dan de afhankelijkheid zelf.", "The strength, where it rests on a weaker ground than the dependency itself.",
        structural=True, key="thing", aspect=TECHNOLOGY)
    dependency_fallback = Many(PROSE, "terugval bij uitval", "fallback of the dependency",
        "De terugval, als die op een zwakkere grond rust dan de afhankelijkheid zelf.", "The fallback, where it rests on a weaker ground than the dependency itself.",
        structural=True, key="thing", aspect=TECHNOLOGY)
    redundancy_group = Many(REDUNDANCY, "redundantiegroep", "redundancy group",
        "Groep onderling vervangbare afhankelijkheden: hoeveel er nodig zijn van hoeveel (k uit n).", "Group of dependencies that can replace each other: how many are needed of how many (k of n).",
        structural=True, aspect=TECHNOLOGY)


class Region(Thing, slug="region", nl="veiligheidsregio", en="safety region",
        help_nl="Een van de 25 veiligheidsregio's.", help_en="One of the 25 safety regions."):
    keepers = ("party/lms",)
    number = One(WHOLE, "nummer", "number",
        "Nummer van de regio.", "Number of the region.", timeless=True)
    population = One(WHOLE, "inwoners", "population",
        "Aantal inwoners.", "Number of inhabitants.", unit="persons", wanted=(CONTINUITY, RISK), aspect=LOCATION, keeper=("party/cbs",))
    designated_room = One(reference("control-room"), "aangewezen meldkamer", "designated control room",
        "Meldkamer die het Besluit aanwijzing meldkamers voor deze regio noemt.", "Room that the designation decree names for this region.",
        wanted=(GOVERNANCE, OVERSIGHT), aspect=LOCATION, keeper=("party/minister-jenv",))
    served_by = One(reference("control-room"), "bediend door", "served by",
        "Meldkamer die het werk voor deze regio doet.", "Room that does the work for this region.",
        structural=True, wanted=(CONTINUITY, OVERSIGHT), aspect=LOCATION)
    fire_alarm_min = One(NUMBER, "alarmeringstijd brandweer", "fire alarm time",
        "Gemiddelde tijd tussen melding en alarmering, brand prio 1.", "Mean time between call and alert, fire priority 1.", unit="min", aspect=MANAGEMENT, keeper=("party/cbs",))
    fire_response_min = One(NUMBER, "opkomsttijd brandweer", "fire response time",
        "Gemiddelde opkomsttijd, brand prio 1.", "Mean response time, fire priority 1.", unit="min", aspect=MANAGEMENT, keeper=("party/cbs",))


class ControlRoom(Thing, _Dependent, slug="control-room", nl="meldkamer", en="control room",
        help_nl="Plaats waar de meldkamerfunctie wordt uitgevoerd (Politiewet 2012, art. 25a); ook voorgangers.", help_en="Place where the control-room function is carried out (Politiewet 2012, art. 25a); predecessors too."):
    keepers = ("party/lms",)
    type = One(code("room-type"), "soort meldkamer", "type of room",
        "Regionaal, landelijk of voorganger.", "Regional, national or predecessor.", timeless=True, structural=True)
    city = One(TEXT, "plaats", "city",
        "Plaats van vestiging.", "Town where it stands.", wanted=(CONTINUITY, RISK), aspect=LOCATION)
    site = One(reference("site"), "locatie", "site",
        "Gebouw of terrein waar de meldkamer staat.", "Building or grounds where the room stands.", wanted=(CONTINUITY, RISK), aspect=LOCATION)
    lat = One(NUMBER, "breedtegraad", "latitude",
        "Breedtegraad, WGS 84.", "Latitude, WGS 84.", unit="degrees", timeless=True, aspect=LOCATION)
    lon = One(NUMBER, "lengtegraad", "longitude",
        "Lengtegraad, WGS 84.", "Longitude, WGS 84.", unit="degrees", timeless=True, aspect=LOCATION)
    designated_by_law = One(BOOLEAN, "aangewezen bij besluit", "designated by law",
        "Of het Besluit aanwijzing meldkamers de meldkamer noemt.", "Whether the designation decree names the room.", wanted=(GOVERNANCE, OVERSIGHT), aspect=MANAGEMENT, keeper=("party/minister-jenv",))
    operational_state = One(code("operational-state"), "bedrijfstoestand", "operational state",
        "Of de meldkamer meldingen verwerkt.", "Whether the room handles calls.", wanted=(CONTINUITY, OVERSIGHT), aspect=LOCATION)
    in_operation_since = One(PERIOD, "in bedrijf sinds", "in operation since",
        "Dag waarop de meldkamer begon te werken.", "Day on which the room began to work.", wanted=(OVERSIGHT,), aspect=LOCATION)
    officially_opened_on = One(DATE, "officieel geopend op", "officially opened on",
        "Dag van de officiële opening; niet de eerste werkdag.", "Day of the official opening; not the first working day.", aspect=LOCATION)
    planned_for = One(PERIOD, "gepland voor", "planned for",
        "Geplande ingebruikname; zegt niets over wat gebeurd is.", "Planned go-live; says nothing about what happened.", aspect=LOCATION)
    earlier_planned_for = Many(PERIOD, "eerder gepland voor", "earlier planned for",
        "Een eerdere plandatum, die is verschoven.", "An earlier planned date, since moved.", aspect=LOCATION)
    merged_from = Many(reference("control-room"), "samengevoegd uit", "merged from",
        "Voorganger die in deze meldkamer is opgegaan.", "Predecessor that was merged into this room.", structural=True, wanted=(OVERSIGHT,), aspect=LOCATION)
    merged_into = One(reference("control-room"), "opgegaan in", "merged into",
        "Meldkamer waarin deze is opgegaan.", "Room into which this one was merged.", structural=True, aspect=LOCATION)
    planned_merged_from = Many(reference("control-room"), "samen te voegen uit", "planned to be merged from",
        "Voorganger die volgens plan opgaat in deze meldkamer.", "Predecessor that is planned to be merged into this room.", aspect=LOCATION)
    planned_to_merge_into = Many(reference("control-room"), "gaat volgens plan op in", "planned to merge into",
        "Meldkamer waarin deze volgens plan opgaat.", "Room into which this one is planned to be merged.", aspect=LOCATION)
    national_ict = One(code("national-ict"), "aansluiting op de landelijke ICT", "connection to the national ICT",
        "Of de meldkamer op het landelijke ICT-platform werkt.", "Whether the room works on the national ICT platform.", wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=TECHNOLOGY)
    national_ict_since = One(DATE, "op de landelijke ICT sinds", "on the national ICT since",
        "Dag van aansluiting.", "Day of connection.", wanted=(OVERSIGHT,), aspect=TECHNOLOGY)
    national_ict_order = One(WHOLE, "volgnummer landelijke ICT", "order on the national ICT",
        "De hoeveelste aangesloten meldkamer.", "Which number in the order of connection.", aspect=TECHNOLOGY)
    national_ict_planned = One(BOOLEAN, "aansluiting voorzien", "connection planned",
        "Of aansluiting op de landelijke ICT is voorzien.", "Whether connection to the national ICT is planned.", aspect=TECHNOLOGY)
    national_ict_planned_for = One(PERIOD, "aansluiting gepland voor", "connection planned for",
        "Geplande aansluiting; zegt niets over wat gebeurd is.", "Planned connection; says nothing about what happened.", aspect=TECHNOLOGY)
    migration_started_at = One(MOMENT, "overgang begonnen op", "migration started at",
        "Begin van de overgang naar de landelijke ICT.", "Start of the move to the national ICT.", aspect=TECHNOLOGY)
    migration_ended_at = One(MOMENT, "overgang klaar op", "migration ended at",
        "Einde van de overgang naar de landelijke ICT.", "End of the move to the national ICT.", aspect=TECHNOLOGY)
    staff = One(WHOLE, "personeel", "staff",
        "Aantal mensen dat er werkt.", "Number of people who work there.", unit="persons", wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=PERSONNEL)
    minimum_staffing = One(WHOLE, "minimumbezetting", "minimum staffing",
        "Laagste bezetting waarmee de meldkamer mag werken.", "Lowest staffing with which the room may work.", unit="persons", wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=PERSONNEL)
    workplaces = One(WHOLE, "werkplekken", "workplaces",
        "Aantal werkplekken voor centralisten.", "Number of call-taker and dispatcher positions.", unit="positions", wanted=(CONTINUITY,), aspect=LOCATION)
    backup_power_h = One(NUMBER, "zelfstandigheid noodstroom", "back-up power autonomy",
        "Hoe lang de meldkamer zonder netstroom kan werken.", "How long the room can work without mains power.", unit="h", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    fallback_room = One(reference("control-room"), "uitwijkmeldkamer", "fallback room",
        "Meldkamer die het werk bij uitval overneemt.", "Room that takes the work over at an outage.", structural=True, wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=LOCATION)
    last_tested = One(DATE, "overname laatst beproefd op", "takeover last tested on",
        "Dag waarop de overname het laatst is beproefd.", "Day on which the takeover was last tested.", wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=MANAGEMENT)
    head = One(reference("party"), "leiding", "head",
        "Functie die de meldkamer leidt.", "Office that leads the room.", wanted=(GOVERNANCE,), aspect=MANAGEMENT)


class Site(Thing, slug="site", nl="locatie", en="site",
        help_nl="Gebouw of terrein waar iets van het stelsel staat.", help_en="Building or grounds where a part of the system stands."):
    keepers = ("owner", "party/lms")
    address = One(TEXT, "adres", "address",
        "Bezoekadres van het gebouw.", "Street address of the building.", aspect=LOCATION, sensitivity="internal")
    municipality = One(TEXT, "gemeente", "municipality",
        "Gemeente waarin de locatie ligt.", "Municipality of the site.", wanted=(RISK,), aspect=LOCATION)
    owner = Many(reference("party"), "eigenaar", "owner",
        "Partij die eigenaar is.", "Party that owns it.", structural=True, wanted=(GOVERNANCE,), aspect=LOCATION)
    hosts = Many(reference(), "huisvest", "hosts",
        "Wat op deze locatie staat.", "What stands on this site.", structural=True, wanted=(CONTINUITY, RISK), aspect=LOCATION)


class Service(Thing, _Dependent, slug="service", nl="voorziening", en="service",
        help_nl="Wat het stelsel voor mensen en eenheden doet.", help_en="What the system does for people and units."):
    keepers = ("owner", "party/lms")
    description = One(PROSE, "omschrijving", "description",
        "Wat de voorziening doet.", "What the service does.", timeless=True)
    scope = One(code("reach"), "bereik", "reach",
        "Waar de voorziening wordt geleverd.", "Where the service is rendered.", timeless=True, wanted=(CONTINUITY,), aspect=MANAGEMENT)
    owner = Many(reference("party"), "eigenaar", "owner",
        "Partij die verantwoordelijk is voor de voorziening.", "Party responsible for the service.", structural=True, wanted=(GOVERNANCE, RISK), aspect=MANAGEMENT)
    availability_target = One(NUMBER, "beschikbaarheidsnorm", "availability target",
        "Afgesproken beschikbaarheid.", "Agreed availability.", unit="percent", wanted=(CONTINUITY, OVERSIGHT), aspect=MANAGEMENT)


class Component(Thing, _Dependent, slug="component", nl="onderdeel", en="component",
        help_nl="Waar de voorzieningen op rusten: techniek, stroom, mensen, werkwijzen.", help_en="What the services rest on: technology, power, people, procedures."):
    keepers = ("operator", "owner", "party/lms")
    type = One(code("component-type"), "soort onderdeel", "type of component",
        "Waartoe het onderdeel behoort.", "What class the component belongs to.", timeless=True, structural=True, wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    replicated_per = One(code("reach"), "eenmaal per", "one per",
        "Of er één is, of één per meldkamer, regio of aanbieder.", "Whether there is one, or one per room, region or operator.", timeless=True)
    owner = Many(reference("party"), "eigenaar", "owner",
        "Partij die eigenaar is.", "Party that owns it.", structural=True, wanted=(GOVERNANCE, RISK), aspect=MANAGEMENT)
    operator = Many(reference("party"), "beheerder", "operator",
        "Partij die het onderdeel beheert.", "Party that runs it.", structural=True, wanted=(CONTINUITY, GOVERNANCE), aspect=MANAGEMENT)
    supplier = Many(reference("party"), "leverancier", "supplier",
        "Partij die het onderdeel levert.", "Party that supplies it.", structural=True, wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    in_operation_since = One(PERIOD, "in bedrijf sinds", "in operation since",
        "Dag van ingebruikname van wat er nu staat.", "Day on which what stands now began to work.", aspect=TECHNOLOGY)
    operational_state = One(code("operational-state"), "bedrijfstoestand", "operational state",
        "Of het onderdeel werkt.", "Whether the component works.", aspect=TECHNOLOGY)
    planned_for = One(PERIOD, "gepland voor", "planned for",
        "Geplande ingebruikname; zegt niets over wat gebeurd is.", "Planned go-live; says nothing about what happened.", aspect=TECHNOLOGY)
    contract_until = Many(PERIOD, "contract tot", "contract until",
        "Einde van het contract, per leverancier.", "End of the contract, per supplier.", aspect=MANAGEMENT, key="label")
    end_of_life = One(DATE, "einde levensduur", "end of life",
        "Dag waarna het onderdeel niet meer wordt ondersteund.", "Day after which the component is no longer supported.", wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)
    stands_for = One(code("stands-for"), "staat voor", "stands for",
        "Of dit in een sjabloon de meldkamer zelf is.", "Whether this is the room itself in a template.", timeless=True)
    successor_of = One(reference("component"), "opvolger van", "successor of",
        "Onderdeel dat door dit onderdeel wordt vervangen.", "Component that this one replaces.", structural=True, aspect=TECHNOLOGY)
    last_tested = One(DATE, "laatst beproefd op", "last tested on",
        "Dag van de laatste proef.", "Day of the last test.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    lesson = One(PROSE, "les", "lesson",
        "Wat een storing over het onderdeel leerde.", "What an outage taught about the component.", aspect=MANAGEMENT)


class CommonCause(Thing, slug="common-cause", nl="gemeenschappelijke oorzaak", en="common cause",
        help_nl="Eén oorzaak die meer onderdelen tegelijk treft.", help_en="One cause that hits several parts at once."):
    keepers = ("party/lms",)
    description = One(PROSE, "omschrijving", "description",
        "Wat er gebeurt.", "What happens.", timeless=True)
    affects = Many(reference("service", "component", "control-room"), "treft", "affects",
        "Onderdeel, voorziening of meldkamer die geraakt wordt.", "Component, service or room that is hit.", structural=True, wanted=(CONTINUITY, RISK), aspect=TECHNOLOGY)


class Takeover(Thing, slug="takeover", nl="overname", en="takeover",
        help_nl="Wie het werk van wie kan of kon overnemen: overname, uitwijk, overloop, doorgeleiding.", help_en="Who can or could take over whose work: takeover, relocation, overflow, rerouting."):
    keepers = ("party/lms",)
    type = Many(code("takeover-type"), "soort overname", "type of takeover",
        "Overname, uitwijk, overloop of doorgeleiding.", "Takeover, relocation, overflow or rerouting.", timeless=True, structural=True)
    room = One(reference("control-room", "component"), "meldkamer die uitvalt", "room that fails",
        "Meldkamer waarvan het werk wordt overgenomen.", "Room whose work is taken over.", structural=True, wanted=(CONTINUITY,), aspect=LOCATION)
    taken_over_by = One(reference("control-room", "component"), "neemt over", "taken over by",
        "Meldkamer of onderdeel dat het werk overneemt.", "Room or component that takes the work over.", structural=True, wanted=(CONTINUITY,), aspect=LOCATION)
    extent = One(PROSE, "omvang", "extent",
        "Welk deel van het werk wordt overgenomen.", "Which part of the work is taken over.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    extent_low = One(NUMBER, "omvang, ten minste", "extent, at least",
        "Laagste deel van het werk dat kan worden overgenomen.", "Lowest share of the work that can be taken over.", unit="percent", aspect=MANAGEMENT)
    extent_high = One(NUMBER, "omvang, ten hoogste", "extent, at most",
        "Hoogste deel van het werk dat kan worden overgenomen.", "Highest share of the work that can be taken over.", unit="percent", aspect=MANAGEMENT)
    evidence = One(PROSE, "bewijs", "evidence",
        "Waaruit de overname blijkt.", "What shows the takeover.", aspect=MANAGEMENT)
    last_used = One(DATE, "laatst gebruikt op", "last used on",
        "Dag waarop de overname het laatst nodig was.", "Day on which the takeover was last needed.", aspect=MANAGEMENT)
    last_tested = One(DATE, "laatst beproefd op", "last tested on",
        "Dag waarop de overname het laatst is beproefd.", "Day on which the takeover was last tested.", wanted=(CONTINUITY, RISK, OVERSIGHT), aspect=MANAGEMENT)


class StaffGroup(Thing, slug="staff-group", nl="personeelsgroep", en="staff group",
        help_nl="Groep centralisten of beheerders van één meldkamer of dienst.", help_en="Group of operators or engineers of one room or service."):
    keepers = ("party/lms",)
    room = One(reference("control-room"), "meldkamer", "control room",
        "Meldkamer waar de groep werkt.", "Room where the group works.", structural=True, wanted=(CONTINUITY,), aspect=PERSONNEL)
    discipline = One(code("discipline"), "discipline", "discipline",
        "Politie, brandweer, ambulancezorg, KMar of multidisciplinair.", "Police, fire, ambulance, KMar or multidisciplinary.", timeless=True, wanted=(CONTINUITY,), aspect=PERSONNEL)
    required = One(NUMBER, "nodig", "required",
        "Benodigde bezetting.", "Staffing that is needed.", unit="fte", wanted=(CONTINUITY, RISK), aspect=PERSONNEL)
    present = One(NUMBER, "aanwezig", "present",
        "Werkelijke bezetting.", "Staffing that there is.", unit="fte", wanted=(CONTINUITY, RISK), aspect=PERSONNEL)


class ManagementProcess(Thing, slug="management-process", nl="beheerproces", en="management process",
        help_nl="Een beheerproces van één meldkamer of van het stelsel.", help_en="A management process of one room or of the system."):
    keepers = ("owner", "party/lms")
    room = One(reference("control-room"), "meldkamer", "control room",
        "Meldkamer waarvoor het proces geldt.", "Room that the process is for.", structural=True, aspect=MANAGEMENT)
    process = One(code("process"), "proces", "process",
        "Welk beheerproces het is.", "Which management process it is.", timeless=True, wanted=(GOVERNANCE,), aspect=MANAGEMENT)
    owner = Many(reference("party"), "proceseigenaar", "process owner",
        "Partij die het proces leidt.", "Party that leads the process.", structural=True, wanted=(GOVERNANCE, RISK), aspect=MANAGEMENT)
    described_on = One(DATE, "beschreven op", "described on",
        "Dag van de geldende beschrijving.", "Day of the description in force.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    last_tested = One(DATE, "laatst beproefd op", "last tested on",
        "Dag van de laatste proef of toets.", "Day of the last test or audit.", wanted=(RISK, OVERSIGHT), aspect=MANAGEMENT)
