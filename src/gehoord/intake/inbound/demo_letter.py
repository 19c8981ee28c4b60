"""A letter of a demo: written by nobody, answered through the verbs, and waiting for whoever types its code."""

from __future__ import annotations

from datetime import datetime, timedelta

from gehoord.chat.codes.demo import demo_code
from gehoord.intake import desk
from gehoord.intake.inbound.answering import answer
from gehoord.intake.inbound.meant import Meant
from gehoord.intake.inbound.reaching import Asked
from gehoord.intake.inbound.writing import Written, write
from gehoord.intake.models import DeskItem
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation

KEY = "demo-letter"
ASKED = (
    "Op de groep lezen ze soms mijn berichten mee. Ze zeggen dat het voor mijn veiligheid is. Mag dat zomaar? "
    "Ik durf het niet aan mijn mentor te vragen."
)
ANSWERED = (
    "Dag Noor. Je hebt recht op privacy, ook op de groep. Meelezen mag niet zomaar: er moet een reden voor zijn,"
    " en iemand moet jou die uitleggen. Wil je dat wij meegaan als je het vraagt? Schrijf het hieronder, of vraag of wij bellen."
)
LETTER = Written(ASKED, Asked(), nickname="Noor", relation=Relation.YOUNG_PERSON, where=Meant(municipality="GM0392"))


def tell_letter(email: str, *, at: datetime) -> bool:
    """Let a letter be written and answered by the counsellor with this address, unless it was (nl: brief van de demo)."""
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or DeskItem.objects.filter(key=f"form-{KEY}").exists():
            return False
    counsellor = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
    item = write(LETTER, demo_code(), key=KEY, at=at - timedelta(hours=5), office_id=seat.office_id).item
    desk.take(item, by=counsellor, at=at - timedelta(hours=2))
    answer(item, ANSWERED, by=counsellor, key=KEY, at=at - timedelta(hours=2))
    return True
