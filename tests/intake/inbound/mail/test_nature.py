from __future__ import annotations

import pytest
from tests.told.mail import OURS, bounce, mail

from gehoord.intake.inbound.mail.nature import Bounce
from gehoord.intake.inbound.mail.reading import read
from gehoord.intake.inbound.words import Nature


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated (rejected)"},
        {"Precedence": "bulk"},
        {"List_Id": "<nieuws.example>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"subject": "Automatisch antwoord: Vraag"},
        {"subject": "Out of Office: Vraag"},
    ],
)
def test_what_a_machine_sent_is_known(headers):
    assert read(mail("x", **headers)).nature is Nature.AUTO_REPLY


@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "no"}, {"subject": "Kan ik afwezig zijn?"}, {"Precedence": "normal"}])
def test_what_somebody_wrote_is_a_letter(headers):
    assert read(mail("x", **headers)).nature is Nature.LETTER


def test_a_delivery_report_says_what_came_back_and_why():
    found = read(bounce(to=OURS, about="<uit@kantoor.example>"))
    assert found.nature is Nature.BOUNCE
    assert found.bounce == Bounce(final=True, status="5.1.1", about="<uit@kantoor.example>")
    assert found.parts == ()


def test_a_delay_is_no_end():
    found = read(bounce(to=OURS, action="delayed", status="4.4.1")).bounce
    assert found == Bounce(final=False, status="4.4.1", about="")


def test_an_old_server_that_only_writes_a_letter_is_understood():
    raw = mail("This is the end", sender="MAILER-DAEMON@mx.example", Return_Path="<>")
    assert read(raw).bounce == Bounce(final=True)


def test_a_stranger_who_is_called_postmaster_is_still_a_stranger():
    assert read(mail("Dag", sender="postmaster@post.example")).nature is Nature.LETTER
