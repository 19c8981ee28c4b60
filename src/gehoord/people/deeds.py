"""What can be done with what, and on which ground: the words that the table of rights is written in."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class Resource(Term):
    """A kind of thing that somebody may or may not come near (nl: onderwerp van een recht)."""

    DESK_ITEM = "desk_item", "vraag aan het meldpunt", "item on the desk"
    CONVERSATION = (
        "conversation",
        "gesprek in chat, brief of mail",
        "conversation by chat, letter or mail",
        Text("Wat een bezoeker en wij schrijven, en wie met wie praat.", "What a visitor and we write, and who talks with whom."),
    )
    SAVED_REPLY = "saved_reply", "standaardtekst", "saved reply"
    RECOGNITION = (
        "recognition",
        "herkenning",
        "recognition",
        Text("Of iemand al eerder contact had, zonder naam.", "Whether somebody had contact before, without a name."),
    )
    CLIENT = (
        "client",
        "cliënt",
        "client",
        Text("De gecodeerde gegevens, zonder naam of tekst.", "The coded columns, without a name or text."),
    )
    IDENTITY = (
        "identity",
        "naam en bereikbaarheid",
        "identity",
        Text("Naam, geboortedatum en hoe iemand te bereiken is.", "Name, date of birth and how somebody can be reached."),
    )
    CASE_ACCESS = (
        "case_access",
        "toegang tot een dossier",
        "access to a case",
        Text("Wie bij welke cliënt hoort, en tot wanneer.", "Who belongs to which client, and until when."),
    )
    BREAK_GLASS = (
        "break_glass",
        "noodtoegang",
        "break-glass access",
        Text(
            "Wie een dossier in nood opende, waarom, en of dat bekeken is.",
            "Who opened a case in an emergency, why, and whether it was reviewed.",
        ),
    )
    CONTACT = "contact", "contact", "contact"
    CONCERN = "concern", "vraag, probleem of klacht", "concern"
    TRAJECTORY = "trajectory", "ondersteuningstraject", "trajectory"
    ACTION = "action", "actie", "action"
    NOTE = "note", "aantekening", "note"
    CONSENT = "consent", "toestemming", "consent"
    REFERRAL = "referral", "doorverwijzing", "referral"
    VISIT = "visit", "bezoek", "visit"
    CALENDAR = (
        "calendar",
        "adres van een eigen agenda",
        "address of an own calendar",
        Text(
            "Een geheim adres waar een agenda leest wanneer er een bezoek is, zonder waar.",
            "A secret address where a calendar reads when there is a visit, without where.",
        ),
    )
    ALERT = "alert", "signaal", "alert"
    SIGHTING = "sighting", "vroeg gezien onderwerp", "subject seen early"
    MARK = "mark", "rapportcijfer", "mark"
    INVITATION = (
        "invitation",
        "uitnodiging voor een cijfer",
        "invitation to give a mark",
        Text(
            "Een code waarmee een cliënt een cijfer geeft. Er staat niet bij voor wie.",
            "A code with which a client gives a mark. It does not say for whom.",
        ),
    )
    REPORT = "report", "rapport", "report"
    FINDINGS = "findings", "opvallendheden bij een rapport", "findings with a report"
    FETCH = "fetch", "opgehaald rapport", "fetched report"
    ACCESS_KEY = (
        "access_key",
        "sleutel voor programma’s",
        "key for programs",
        Text(
            "Een sleutel waarmee een programma ophaalt wat iemand is uitgereikt.",
            "A key with which a program fetches what was handed to somebody.",
        ),
    )
    RECIPIENT = (
        "recipient",
        "uitnodiging van een ontvanger",
        "invitation of a recipient",
        Text(
            "Wie bij een gemeente, regio of instantie is uitgenodigd om rapporten te lezen.",
            "Who was invited at a municipality, region or agency to read reports.",
        ),
    )
    AGREEMENT = (
        "agreement",
        "afspraak over informeren",
        "agreement on informing",
        Text(
            "Hoe vaak wij een gemeente, regio of instantie vertellen wat wij zien.",
            "How often we tell a municipality, region or agency what we see.",
        ),
    )
    JOURNAL = (
        "journal",
        "logboek",
        "journal",
        Text("Wie wat wanneer inzag of deed, zonder de inhoud.", "Who saw or did what and when, without the content."),
    )
    DIRECTORY = "directory", "adresboek", "directory"
    OPENING = (
        "opening",
        "openingstijden",
        "opening hours",
        Text("Wanneer iemand antwoordt, per kanaal.", "When somebody answers, by channel."),
    )
    PUBLIC_PAGE = "public_page", "teksten van de startpagina", "texts of the start page"
    ABSENCE = (
        "absence",
        "afwezigheid van een collega",
        "absence of a colleague",
        Text(
            "Van wanneer tot wanneer iemand er niet is, en wie waarneemt.",
            "From when until when somebody is away, and who stands in.",
        ),
    )
    PERSON = "person", "account van een medewerker", "account of a colleague"
    SEAT = (
        "seat",
        "rol van een medewerker",
        "role of a colleague",
        Text("Welke rol iemand heeft, en waar.", "Which role somebody holds, and where."),
    )
    RECOVERY = (
        "recovery",
        "herstel van een account",
        "recovery of an account",
        Text(
            "Iemand zonder sleutel weer binnenlaten; twee mensen bevestigen het.",
            "Letting somebody in again; two people confirm.",
        ),
    )
    KEY = "key", "versleuteling", "encryption keys"
    RETENTION = "retention", "bewaartermijnen", "retention"
    WORKLOAD = (
        "workload",
        "werkvoorraad",
        "workload",
        Text(
            "Hoeveel er wacht en loopt; alleen voor binnen het kantoor.", "How much waits and runs; for inside the office only."
        ),
    )
    REGISTER = "register", "heel het register", "whole register"


class Act(Term):
    """What somebody does with a thing (nl: handeling)."""

    LIST = (
        "list",
        "in een lijst zien",
        "list",
        Text("Zien dat het er is, met gecodeerde kolommen.", "See that it is there, with coded columns."),
    )
    SEE = "see", "inzien", "see", Text("De inhoud lezen.", "Read the content.")
    CREATE = "create", "maken", "create"
    CHANGE = "change", "veranderen", "change"
    CLOSE = "close", "afsluiten", "close"
    HAND_OVER = "hand_over", "overdragen", "hand over"
    MERGE = "merge", "samenvoegen", "merge"
    ERASE = "erase", "wissen", "erase"
    EXPORT = "export", "meenemen buiten het systeem", "export"
    SIGN = "sign", "ondertekenen", "sign"


class Condition(Term):
    """On which ground somebody may do it (nl: voorwaarde). Who has none of the grounds may not."""

    EVERYWHERE = "everywhere", "overal", "everywhere"
    OWN_OFFICE = "own_office", "van het eigen kantoor", "of the own office"
    OWN_CASE = (
        "own_case",
        "in het eigen dossier",
        "in an own case",
        Text(
            "Van een cliënt bij wie iemand hoort: als eigenaar, als waarnemer, na doorverwijzing of tot het einde van de dag.",
            "Of a client somebody belongs to: as owner, as stand-in, by referral or until the end of the day.",
        ),
    )
    ON_LEASE = (
        "on_lease",
        "tijdens noodtoegang",
        "during break-glass access",
        Text(
            "Van een cliënt die iemand in nood opende, een half uur lang.",
            "Of a client somebody opened in an emergency, for half an hour.",
        ),
    )
    UNCLAIMED = (
        "unclaimed",
        "van een cliënt die nog niemand heeft",
        "of a client nobody has yet",
    )
    OWN_RECORD = "own_record", "over of door zichzelf", "about or by oneself"
    ASSIGNED_PLACE = (
        "assigned_place",
        "in de eigen gemeente of instantie",
        "at the own municipality or agency",
        Text("De plaats die bij de rol hoort.", "The place that comes with the role."),
    )
    HANDED_OVER = (
        "handed_over",
        "na uitreiking aan de eigen plaats",
        "once handed to the own place",
        Text(
            "Pas als het aan die gemeente of instantie is uitgereikt.", "Only when it was handed to that municipality or agency."
        ),
    )


NOWHERE: frozenset[Condition] = frozenset()
"""No ground at all: what is not in the table of rights (nl: nergens)."""
