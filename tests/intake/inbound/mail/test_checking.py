from __future__ import annotations

import pytest
from tests.told.intake import TODAY
from tests.told.servers import box_at, keeps_mail, takes_mail

from gehoord.intake.inbound.enclosures.scanning import Scanner
from gehoord.intake.inbound.mail.checking import check
from gehoord.intake.inbound.mail.mailboxes import Post


@pytest.mark.django_db
def test_a_mailbox_that_works_is_told_to(tmp_path):
    with keeps_mail() as keeper, takes_mail() as taken:
        found = list(check(Post((box_at(tmp_path, imap=keeper.port, smtp=taken.port),)), on=TODAY))
    assert all(one.is_well for one in found)
    assert found[0].told.nl == "meldpunt: post komt binnen; er liggen 0 berichten in INBOX."
    assert found[1].told.en == "meldpunt: the mail server takes mail from us."


@pytest.mark.django_db
def test_what_does_not_work_is_told_each_by_itself(tmp_path):
    post = Post((box_at(tmp_path, office="Nergens"),), Scanner(path="/nergens/clamd"))
    found = [one for one in check(post, on=TODAY) if not one.is_well]
    assert len(found) == 4
    assert "Nergens" in found[2].told.nl


def test_without_a_mailbox_it_says_where_to_read_how():
    (found, _scanner) = check(Post(), on=TODAY)
    assert "docs/operate/mail.md" in found.told.nl
    assert not found.is_well
