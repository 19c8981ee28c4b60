from __future__ import annotations

from tests.told.intake import NOW, TODAY
from tests.told.mail import mail, picture

from gehoord.chat.rooms import forget
from gehoord.intake.inbound.models import Correspondence, Enclosure, Received
from gehoord.intake.inbound.retention import LETTERS
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.retention import sweep


def there() -> list[int]:
    with acting(HOUSE):
        return [kind.objects.count() for kind in (Correspondence, Received, Enclosure)]


def test_letters_stay_as_long_as_their_conversation(front, arrive):
    arrive(mail(files=(("foto.jpg", "image/jpeg", picture()),)))
    sweep(on=TODAY)
    assert there() == [1, 1, 1]
    assert list(LETTERS.past_term(TODAY)) == []


def test_what_is_forgotten_takes_its_letters_along(front, arrive):
    thread, other = arrive(mail(files=(("foto.jpg", "image/jpeg", picture()),))), arrive(mail("Iets anders"))
    forget(thread.conversation, at=NOW)
    assert there() == [1, 1, 0]
    with acting(HOUSE):
        assert Correspondence.objects.get().pk == other.pk


def test_what_went_by_its_term_is_swept_after_it(front, arrive):
    arrive()
    sweep(on=TODAY.replace(year=TODAY.year + 1))
    sweep(on=TODAY.replace(year=TODAY.year + 1))
    assert there() == [0, 0, 0]
