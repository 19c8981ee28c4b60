"""What the lines of the journal say, in words: it is kept in plain verbs, and read in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from gehoord.casework.replacing import MovedBecause
from gehoord.intake.endings import Leaving, Released
from gehoord.people.roles import Role
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertState, CalledOff, FrequencyReason, VisitState
from gehoord.practice.words import Term, Text, same
from gehoord.vault.holds import HeldBecause, LiftedBecause

DID: Mapping[str, Text] = {
    "accepted an invitation": Text("nam een uitnodiging aan", "accepted an invitation"),
    "advised a client": Text("gaf een cliënt advies", "advised a client"),
    "agreed how often to visit": Text("sprak af hoe vaak we langsgaan", "agreed how often to visit"),
    "agreed how often to inform": Text("sprak af hoe vaak we informeren", "agreed how often to inform"),
    "agreed on safe contact": Text("sprak veilig contact af", "agreed on safe contact"),
    "agreed to an erasure": Text("stemde in met wissen", "agreed to an erasure"),
    "answered an alert": Text("beantwoordde een signaal", "answered an alert"),
    "answered a question": Text("beantwoordde een vraag", "answered a question"),
    "arranged a stand-in": Text("regelde een waarnemer", "arranged a stand-in"),
    "asked to take a question over": Text(
        "vroeg een collega een vraag over te nemen", "asked a colleague to take a question over"
    ),
    "assigned a counsellor": Text("wees een vertrouwenspersoon toe", "assigned a counsellor"),
    "began a new edition": Text("begon een nieuwe uitgave van rapporten", "began a new edition of reports"),
    "began to take over a register": Text("begon een register over te nemen", "began to take over a register"),
    "broke off a contact": Text("legde vast dat een contact stopte", "broke off a contact"),
    "broke the glass": Text("opende een dossier in nood", "opened a case in an emergency"),
    "came back with a code": Text("kwam terug met een code", "came back with a code"),
    "cancelled a visit": Text("zegde een bezoek af", "cancelled a visit"),
    "changed a category": Text("veranderde een categorie", "changed a category"),
    "changed a place": Text("veranderde een plek", "changed a place"),
    "changed a relation": Text("veranderde een relatie", "changed a relation"),
    "changed how an office is reached": Text("veranderde hoe een kantoor te bereiken is", "changed how an office is reached"),
    "changed opening hours": Text("veranderde openingstijden", "changed opening hours"),
    "closed a period": Text("zette de cijfers van een periode vast", "fixed the figures of a period"),
    "changed an own password": Text("veranderde het eigen wachtwoord", "changed their own password"),
    "closed a trajectory": Text("sloot een traject af", "closed a trajectory"),
    "concluded a question": Text("rondde een vraag af", "concluded a question"),
    "confirmed a recovery": Text("bevestigde een herstel", "confirmed a recovery"),
    "declined a question": Text("nam een vraag niet over", "declined a question"),
    "declined a referral": Text("zei nee tegen een doorverwijzing", "declined a referral"),
    "destroyed": Text("vernietigde", "destroyed"),
    "ended a conversation": Text("beëindigde een gesprek", "ended a conversation"),
    "ended an absence": Text("beëindigde een afwezigheid", "ended an absence"),
    "ended an assignment": Text("beëindigde een toewijzing", "ended an assignment"),
    "erased": Text("wiste een dossier", "erased a case"),
    "extended a deadline": Text("verlengde een termijn", "extended a deadline"),
    "fetched a report": Text("haalde een rapport op", "fetched a report"),
    "extended an alert": Text("gaf meer tijd voor een signaal", "gave more time for an alert"),
    "follows a conversation": Text("volgde een gesprek", "followed a conversation"),
    "forgot old lines": Text("vergat oude regels van het logboek", "forgot old lines of the journal"),
    "gathered the facts of a year": Text("verzamelde de feiten van een jaar", "gathered the facts of a year"),
    "gave a code to come back": Text("gaf een code om terug te komen", "gave a code to come back"),
    "gave a role": Text("gaf een rol", "gave a role"),
    "gave a stand-in": Text("liet een collega waarnemen", "let a colleague stand in"),
    "gave a visit a day": Text("gaf een bezoek een dag", "gave a visit a day"),
    "gave an alert": Text("gaf een signaal", "gave an alert"),
    "gave another owner": Text("gaf een cliënt een andere vertrouwenspersoon", "gave a client another counsellor"),
    "gave out a register": Text("gaf een register uit", "gave out a register"),
    "had reports made": Text("liet rapporten maken", "had reports made"),
    "handed over a bundle of reports": Text("verstuurde rapporten", "handed reports over"),
    "invited a recipient": Text("nodigde een ontvanger uit", "invited a recipient"),
    "joined a conversation": Text("kwam bij een gesprek", "joined a conversation"),
    "learned from": Text("leerde van ingedeelde onderwerpen", "learned from sorted concerns"),
    "left a conversation": Text("verliet een gesprek", "left a conversation"),
    "lifted holds": Text("hief bewaarplichten op", "lifted holds"),
    "listed an alert": Text("zag een signaal in een lijst", "saw an alert in a list"),
    "listed own clients": Text("zag de lijst van eigen cliënten", "saw the list of own clients"),
    "looked up a name": Text("keek of iemand al bekend was", "looked up whether somebody was known"),
    "made a backup": Text("maakte een reservekopie", "made a backup"),
    "made a calendar address": Text("maakte een agenda-adres", "made a calendar address"),
    "made a key for programs": Text("maakte een sleutel voor programma’s", "made a key for programs"),
    "made a link to an alert": Text("maakte een link naar een signaal", "made a link to an alert"),
    "merged a client": Text("voegde cliënten samen", "merged clients"),
    "noted with an alert": Text("schreef bij een signaal", "noted with an alert"),
    "opened a client": Text("opende een cliënt", "opened a client"),
    "opened a conversation": Text("begon een gesprek", "opened a conversation"),
    "opened a trajectory": Text("begon een traject", "opened a trajectory"),
    "passed an alert on": Text("gaf een signaal door", "passed an alert on"),
    "placed a hold": Text("legde een bewaarplicht op", "placed a hold"),
    "planned a visit": Text("plande een bezoek", "planned a visit"),
    "planned other hours": Text("plande andere tijden", "planned other hours"),
    "published a public text": Text("zette een tekst op de startpagina", "published a text on the start page"),
    "put a question back": Text("legde een vraag terug", "put a question back"),
    "raised a concern": Text("legde een onderwerp vast", "raised a concern"),
    "read a conversation": Text("las een gesprek", "read a conversation"),
    "read a draft": Text("las een concept", "read a draft"),
    "read a remark": Text("las een opmerking bij een cijfer", "read a remark with a mark"),
    "read an alert": Text("las een signaal", "read an alert"),
    "read by a link": Text("las met een link", "read by a link"),
    "read": Text("las", "read"),
    "received a mail": Text("ontving een mail", "received a mail"),
    "received a question": Text("ontving een vraag", "received a question"),
    "recorded a contact": Text("legde een contact vast", "recorded a contact"),
    "recorded an outcome": Text("legde een uitkomst vast", "recorded an outcome"),
    "registered a client": Text("schreef een cliënt in", "registered a client"),
    "registered a visit": Text("legde een bezoek vast", "registered a visit"),
    "renewed a password": Text("vernieuwde een wachtwoord", "renewed a password"),
    "reopened a question": Text("heropende een vraag", "reopened a question"),
    "reopened a trajectory": Text("heropende een traject", "reopened a trajectory"),
    "reported an absence": Text("meldde iemand afwezig", "reported an absence"),
    "restored a backup": Text("zette een reservekopie terug", "restored a backup"),
    "resumed a deadline": Text("liet een termijn weer lopen", "resumed a deadline"),
    "reviewed a broken glass": Text("bekeek een noodtoegang", "reviewed an emergency access"),
    "revoked a calendar address": Text("trok een agenda-adres in", "revoked a calendar address"),
    "revoked a key for programs": Text("trok een sleutel voor programma’s in", "revoked a key for programs"),
    "revoked a link to an alert": Text("trok een link naar een signaal in", "revoked a link to an alert"),
    "revoked a referral": Text("trok een doorverwijzing in", "revoked a referral"),
    "saw who looked": Text("keek wie er meekeek", "saw who looked"),
    "searched own clients": Text("zocht in eigen cliënten", "searched own clients"),
    "searched the journal": Text("doorzocht het logboek", "searched the journal"),
    "searched": Text("las bij het zoeken in eigen cliënten", "read while searching own clients"),
    "sent an answer": Text("verstuurde een antwoord", "sent an answer"),
    "signed a bundle of reports": Text("tekende voor rapporten", "signed for reports"),
    "sought nobody in an emergency": Text("zocht in nood en vond niemand", "sought in an emergency and found nobody"),
    "suspended a deadline": Text("liet een termijn stilstaan", "suspended a deadline"),
    "told how a talk came": Text("vertelde hoe een gesprek binnenkwam", "told how a talk came"),
    "took a question over": Text("nam een vraag over", "took a question over"),
    "took a question": Text("nam een vraag aan", "took a question"),
    "took a role": Text("nam een rol terug", "took a role back"),
    "took a step in danger": Text("schreef een stap bij gevaar op", "wrote down a step in danger"),
    "took a step with an alert": Text("zette een stap met een signaal", "took a step with an alert"),
    "took an action": Text("zette een stap voor een cliënt", "took an action"),
    "took back a contact": Text("maakte een contact ongedaan", "took a contact back"),
    "took back a visit": Text("maakte een bezoek ongedaan", "took a visit back"),
    "took lines of the journal along": Text("nam regels van het logboek mee", "took lines of the journal along"),
    "took note of an acute alert": Text("las een acuut signaal", "took note of an acute alert"),
    "took other hours back": Text("nam andere tijden terug", "took other hours back"),
    "took over a register": Text("nam een register over", "took over a register"),
    "unmerged a client": Text("haalde cliënten weer uit elkaar", "unmerged clients"),
    "was answered by a link": Text("kreeg antwoord met een link", "was answered by a link"),
    "was recognised": Text("werd herkend", "was recognised"),
    "went on with a conversation": Text("ging verder met een gesprek", "went on with a conversation"),
    "threw an empty talk away": Text("gooide een leeg gesprek weg", "threw an empty talk away"),
    "withdrew a bundle of reports": Text("trok rapporten in", "withdrew reports"),
    "withdrew a consent": Text("trok een toestemming in", "withdrew a consent"),
    "withdrew an invitation": Text("trok een uitnodiging in", "withdrew an invitation"),
    "let the making of reports rest": Text("legde het maken van rapporten stil", "let the making of reports rest"),
    "wrote a note of correction": Text("schreef een verbeternota", "wrote a note of correction"),
    "wrote a note": Text("schreef een notitie", "wrote a note"),
    "wrote a residence": Text("schreef een woonplaats op", "wrote a residence"),
    "wrote an identity": Text("schreef een naam of bereikbaarheid op", "wrote an identity"),
    "wrote down a consent": Text("schreef een toestemming op", "wrote down a consent"),
    "wrote findings with a report": Text("schreef opvallendheden bij een rapport", "wrote findings with a report"),
}
"""What was done, by the verb that the journal keeps (nl: wat er gebeurde). A verb that is not here is shown as it is kept."""


def told(did: str) -> Text:
    """What a verb of the journal says (nl: in woorden)."""
    return DID.get(did, same(did))


LISTS: tuple[type[Term], ...] = (
    Role,
    HeldBecause,
    LiftedBecause,
    MovedBecause,
    Leaving,
    Released,
    AlertState,
    VisitState,
    CalledOff,
    FrequencyReason,
    Handling,
    Outcome,
)
"""Where the codes that a line gives as reason or outcome may come from (nl: lijsten)."""

GIVEN = "given"
"""The outcome of a line that says nothing more than that it was done (nl: gedaan)."""

_CODES = {term.value: term.label for terms in reversed(LISTS) for term in terms}


def told_code(code: str) -> Text:
    """What a code given as reason or outcome says; empty for none, and as it is kept where no list has it (nl: reden)."""
    return same("") if code in ("", GIVEN) else _CODES.get(code, same(code.replace("_", " ")))
