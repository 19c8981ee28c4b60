from __future__ import annotations

from django.utils import timezone
from tests.told.chat import Talk, moment

from gehoord.chat.models import OpenPage
from gehoord.chat.visits import LASTS, admit, digest, forget_pages, visitor
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_a_page_is_known_by_a_secret_of_256_bits_of_which_a_digest_is_kept(talk: Talk):
    assert len(talk.visit) == 43
    with acting(HOUSE):
        page = OpenPage.objects.get()
    assert bytes(page.digest) == digest(talk.visit)
    assert page.until - page.since == LASTS
    assert visitor(talk.visit).page == page.pk


def test_pages_whose_time_is_over_are_forgotten(talk: Talk):
    admit(talk.id, at=moment(days=2))
    assert forget_pages(at=timezone.now()) == 1
    assert visitor(talk.visit).conversation == talk.id
