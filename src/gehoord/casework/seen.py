"""Who looked at a client and did something for them, from the journal, in words that a client can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from gehoord.casework.access import in_own_name, open_client, whole
from gehoord.people.models import Person
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.models import JournalEntry

DEEDS: Mapping[str, Text] = {
    "accepted a referral": Text("nam de vraag om mee te lezen aan", "agreed to read along"),
    "advised a client": Text("rondde een onderwerp af met advies", "concluded a concern with advice"),
    "agreed on safe contact": Text("legde vast hoe contact veilig is", "wrote down how contact is safe"),
    "agreed to an erasure": Text("stemde in met het wissen", "agreed to the erasure"),
    "asked a colleague along": Text("vroeg een collega erbij", "asked a colleague along"),
    "asked a colleague to take over": Text("vroeg een collega om over te nemen", "asked a colleague to take over"),
    "broke off a contact": Text("legde vast dat het contact stopte", "wrote down that the contact stopped"),
    "broke the glass": Text("opende het dossier in nood", "opened the case in an emergency"),
    "changed a category": Text("deelde een onderwerp anders in", "sorted a concern otherwise"),
    "changed a place": Text("wijzigde waarover een onderwerp gaat", "changed what place a concern is about"),
    "changed a relation": Text("wijzigde de relatie", "changed the relation"),
    "closed a trajectory": Text("sloot een traject af", "closed a trajectory"),
    "declined a referral": Text("zei nee op de vraag van een collega", "said no to the question of a colleague"),
    "destroyed": Text("wiste wat over zijn termijn was", "erased what was past its term"),
    "erased": Text("wiste het dossier", "erased the case"),
    "extended a deadline": Text("verlengde een termijn", "extended a deadline"),
    "gave a stand-in": Text("regelde waarneming", "arranged a stand-in"),
    "gave another owner": Text("gaf een andere vertrouwenspersoon", "gave another counsellor"),
    "learned from": Text("leerde van hoe een onderwerp is ingedeeld", "learned from how a concern is sorted"),
    "lifted holds": Text("hief de bewaarplicht op", "lifted the hold"),
    "listed own clients": Text("zag de naam in de eigen lijst", "saw the name in the own list"),
    "merged a client": Text("voegde twee inschrijvingen samen", "merged two registrations"),
    "opened a client": Text("opende het dossier", "opened the case"),
    "opened a trajectory": Text("begon een traject", "began a trajectory"),
    "placed a hold": Text("legde bewaarplicht op", "placed a hold"),
    "raised a concern": Text("legde een onderwerp vast", "wrote down a concern"),
    "read": Text("las een tekst", "read a text"),
    "recorded a contact": Text("legde een contact vast", "recorded a contact"),
    "recorded an outcome": Text("legde een uitkomst vast", "recorded an outcome"),
    "registered a client": Text("schreef in", "registered"),
    "reopened a trajectory": Text("opende een traject opnieuw", "reopened a trajectory"),
    "resumed a deadline": Text("liet een termijn weer lopen", "resumed a deadline"),
    "reviewed a broken glass": Text("bekeek de noodtoegang", "reviewed the break-glass access"),
    "revoked a referral": Text("trok een vraag aan een collega in", "took a question to a colleague back"),
    "saw who looked": Text("bekeek deze bladzijde", "looked at this page"),
    "searched": Text("las bij het zoeken in de eigen cliënten", "read while searching the own clients"),
    "suspended a deadline": Text("liet een termijn stilstaan", "let a deadline stand still"),
    "took a client over": Text("nam over", "took over"),
    "took back a contact": Text("maakte een contact ongedaan", "took a contact back"),
    "took an action": Text("zette een stap", "took a step"),
    "unmerged a client": Text("maakte een samenvoeging ongedaan", "undid a merging"),
    "was recognised": Text("zocht op een naam die hierop lijkt", "looked up a name that is like this one"),
    "withdrew a consent": Text("legde vast dat een toestemming stopte", "wrote down that a consent ended"),
    "wrote a note": Text("schreef een notitie", "wrote a note"),
    "wrote a residence": Text("legde een woonplaats vast", "wrote down a residence"),
    "wrote an identity": Text("legde naam of bereikbaarheid vast", "wrote down a name or how to be reached"),
    "wrote down a consent": Text("legde een toestemming vast", "wrote down a consent"),
}
"""What a line of the journal says, in words (nl: handelingen)."""


LISTED = "listed own clients"
"""What happens each time somebody opens their own list; day after day of it hides who really looked (nl: lijst gezien)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody did on one day, and how often (nl: inzage). `name` is empty for the house itself."""

    on: date
    name: str
    role: Role
    what: Text
    times: int


@in_own_name
def who_looked(client_id: UUID, *, by: Actor) -> list[Seen]:
    """Who did what with a client, latest day first, to read with the client (nl: wie keek mee). It is in the journal too.

    That somebody saw the name in their own list is told once for each, on the last day, with how often. Raises: NotFound.
    """
    client = open_client(client_id, by=by)
    journal.record(by=by, did="saw who looked", on=client, case=client.pk)
    lines = [line for one in whole(client.pk) for line in journal.read_of(one)]
    names = dict(Person.objects.filter(pk__in={line.person_id for line in lines}).values_list("pk", "name"))
    last: dict[tuple[UUID | None, str], date] = {}
    for line in lines:
        if line.did == LISTED:
            who, day = (line.person_id, line.role), timezone.localdate(line.at)
            last[who] = max(day, last.get(who, day))
    counts = Counter((_told_on(line, last), line.person_id, line.role, line.did) for line in lines)
    told = [
        Seen(on, names.get(person, "") if person else "", Role.coded(role), DEEDS.get(did, Text(did, did)), times)
        for (on, person, role, did), times in counts.items()
    ]
    return sorted(told, key=lambda one: one.on, reverse=True)


def _told_on(line: JournalEntry, last: Mapping[tuple[UUID | None, str], date]) -> date:
    return last[line.person_id, line.role] if line.did == LISTED else timezone.localdate(line.at)
