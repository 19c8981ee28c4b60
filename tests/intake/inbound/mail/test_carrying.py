from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from tests.told.intake import NOW
from tests.told.mail import OURS, SENDER
from tests.told.servers import PASSWORD, Taken, box_at, takes_mail

from gehoord.intake.inbound.mail.carrying import carry, connected
from gehoord.intake.inbound.mail.mailboxes import Post, Security
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.outbox import NotAccepted, Parcel, TryLater

TEXT = "Ja, dat mag. Bel gerust als u nog iets wilt weten over het kluisje.\n.een punt vooraan\n" + "lang " * 300
PARCEL = Parcel(uuid4(), "meldpunt", uuid4(), True, False, False, NOW, SENDER, TEXT, "<in@post.example>")


@pytest.fixture(scope="module")
def server() -> Iterator[Taken]:
    with takes_mail() as taken:
        yield taken


@pytest.fixture
def taken(server, settings, tmp_path) -> Taken:
    server.envelopes.clear()
    server.answer.clear()
    settings.POST = Post((box_at(tmp_path, smtp=server.port),))
    return server


def test_an_answer_goes_out_whole_where_it_was_asked_for(taken):
    identity = carry(PARCEL)
    (envelope,), (mail,) = taken.envelopes, taken.mails()
    back = OURS.replace("@", f"+{token_of(PARCEL.conversation)}@")
    assert (envelope.mail_from, envelope.rcpt_tos) == (back, [SENDER])
    assert (mail["From"], mail["Reply-To"], mail["To"]) == (f"Postbus <{OURS}>", back, SENDER)
    assert (mail["Message-ID"], mail["In-Reply-To"]) == (identity, "<in@post.example>")
    said = mail.get_payload(decode=True).decode().replace("\r\n", "\n")
    assert said.strip() == TEXT.strip()
    assert taken.signed_in[-1] == PASSWORD.encode()


def test_a_notice_says_nothing_of_what_was_answered(taken):
    carry(replace(PARCEL, in_full=False, text=""))
    (mail,) = taken.mails()
    assert mail["Subject"] == "Uw bericht"
    assert mail["Auto-Submitted"] == "auto-generated"
    told = mail.get_payload(decode=True).decode()
    assert "antwoord" in told
    assert "kluisje" not in taken.envelopes[0].content.decode()
    assert "JA" in told


def test_a_file_that_was_not_taken_is_told_kindly(taken):
    carry(replace(PARCEL, refused_files=True))
    assert "konden wij niet openen" in taken.mails()[0].get_payload(decode=True).decode()


def test_a_line_break_in_an_address_goes_nowhere(taken):
    with pytest.raises(NotAccepted):
        carry(replace(PARCEL, address="a@b.example\nBcc: c@d.example"))
    assert taken.envelopes == []


@pytest.mark.parametrize(
    ("answer", "expected"), [("550 5.1.1 no such person", "5.1.1"), ("554 no", "554"), ("552 5.2.2 full", "5.2.2")]
)
def test_what_a_server_refuses_for_good_came_back(taken, answer, expected):
    taken.answer[SENDER] = answer
    with pytest.raises(NotAccepted) as refusal:
        carry(PARCEL)
    assert refusal.value.status == expected


def test_what_a_server_refuses_for_now_is_tried_later(taken):
    taken.answer[SENDER] = "451 4.7.1 greylisted"
    with pytest.raises(TryLater):
        carry(PARCEL)


def test_a_wrong_password_says_nothing_about_the_mail(taken, tmp_path):
    (tmp_path / "password").write_text("fout")
    with pytest.raises(TryLater):
        carry(PARCEL)


def test_a_mailbox_or_a_server_that_is_away_is_tried_later(taken, settings, tmp_path):
    settings.POST = Post((box_at(tmp_path, smtp=1),))
    with pytest.raises(TryLater):
        carry(PARCEL)
    settings.POST = Post()
    with pytest.raises(TryLater):
        carry(PARCEL)


def test_a_line_that_was_to_be_secure_is_never_used_bare(taken, tmp_path):
    box = box_at(tmp_path, smtp=taken.port)
    with pytest.raises(smtplib.SMTPNotSupportedError):
        connected(replace(box.outgoing, security=Security.STARTTLS))
