from __future__ import annotations

import pytest
from tests.intake.inbound.conftest import BOX
from tests.told.intake import NOW, Front
from tests.told.mail import SENDER, mail, picture

from gehoord.intake import desk
from gehoord.intake.drafts import save_draft
from gehoord.intake.inbound.correspondence import letters_of
from gehoord.intake.inbound.mail.arriving import take_in
from gehoord.intake.inbound.mail.mailboxes import Post
from gehoord.intake.inbound.models import Correspondence, Outgoing
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.web.workplace.post import letters

KEY = "a1b2c3d4e5f6"


@pytest.fixture
def item(front: Front, settings):
    settings.POST = Post((BOX,))
    text = "Mag dat?<script>x()</script>\n\n> eerder\n"
    take_in(mail(text, subject="Kluisje", files=(("foto.jpg", "image/jpeg", picture()),)), box=BOX, scanner=None, at=NOW)
    with acting(HOUSE):
        return Correspondence.objects.get().item_id


def sent() -> list[Outgoing]:
    with acting(HOUSE):
        return list(Outgoing.objects.all())


def test_it_shows_what_was_written_and_nothing_that_runs(front: Front, ask, item):
    page = ask(letters.letters, front.line, item).text
    assert "Mag dat?&lt;script&gt;" in page
    assert "Kluisje" in page
    assert SENDER in page
    assert "De hele e-mail" in page
    assert "<textarea" not in page
    assert "Neem aan" in page


def test_who_has_it_in_hand_answers(front: Front, ask, item):
    desk.take(item, by=front.line, at=NOW)
    assert "<textarea" in ask(letters.letters, front.line, item).text
    answered = ask(letters.letters, front.line, item, sent={"answer": "Ja, dat mag.", "key": KEY, "is_safe": "on"})
    assert answered["Location"] == f"/werkplek/{item}/post/"
    assert "gaat zo op weg" in answered.said[0]
    assert [out.in_full for out in sent()] == [False]
    page = ask(letters.letters, front.line, item).text
    assert "Ja, dat mag." in page
    assert "wacht op verzenden" in page
    assert 'name="is_safe"' not in page


def test_what_is_refused_keeps_what_was_typed(front: Front, ask, item):
    desk.take(item, by=front.line, at=NOW)
    page = ask(letters.letters, front.line, item, sent={"answer": "Ja, dat mag.", "key": KEY, "in_full": "on"}).text
    assert "Kijk eerst of antwoorden langs deze weg veilig is" in page
    assert ">Ja, dat mag.</textarea>" in page
    assert 'name="in_full" checked' in page
    assert f'value="{KEY}"' in page
    assert sent() == []


def test_what_was_agreed_while_registering_holds_for_the_answer(front: Front, ask, item):
    desk.take(item, by=front.line, at=NOW)
    save_draft(item, {"may_reach": ["never"]}, by=front.line, at=NOW)
    page = ask(letters.letters, front.line, item, sent={"answer": "Ja.", "key": KEY, "is_safe": "on"}).text
    assert "wil zo niet benaderd worden" in page


def test_a_file_is_kept_and_never_opened_here(front: Front, ask, item):
    (photo,) = letters_of(item, by=front.line).entries[0].came.files
    given = ask(letters.file, front.line, item, photo.id)
    assert given["Content-Disposition"] == 'attachment; filename="foto.jpg"'
    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert given.content[:3] == b"\xff\xd8\xff"


def test_what_is_no_correspondence_has_no_page(front: Front, ask):
    with pytest.raises(NotFound):
        ask(letters.letters, front.line, front.letter())
