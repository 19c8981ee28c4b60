from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told.mail import OURS, SENDER, broken, mail, page, picture

from gehoord.intake.inbound.mail.reading import Mail, read
from gehoord.intake.inbound.words import Nature


def test_tells_who_wrote_what_to_whom():
    found = read(mail("Mag ik u iets vragen?\n", subject="Vraag", In_Reply_To="<eerder@kantoor.example>"))
    assert (found.sender, found.name, found.subject) == (SENDER, "Noor Bedacht", "Vraag")
    assert (found.text, found.sent_to) == ("Mag ik u iets vragen?", (OURS,))
    assert (found.identity, found.refers_to) == ("<een@post.example>", ("<eerder@kantoor.example>",))
    assert found.nature is Nature.LETTER


@pytest.mark.parametrize(
    ("charset", "said"),
    [("iso-8859-1", "één dag"), ("windows-1252", "‘één’ € dag"), ("utf-8", "één 😀"), ("utf-16", "één"), ("koi8-r", "да")],
)
def test_reads_each_character_set(charset, said):
    raw = f"From: {SENDER}\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    assert read(raw + said.encode(charset)).text == said


@pytest.mark.parametrize("charset", ["unknown-8bit", "hex", "punycode", "x" * 500, "''", "utf-8"])
def test_guesses_where_the_character_set_is_no_such_thing(charset):
    raw = f"From: {SENDER}\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert read(raw + b"d\xe1g").text == "dág"


def test_headers_with_bytes_that_nobody_encoded_are_read_too():
    raw = "From: Jörg <a@b.example>\nSubject: één dag\n\nx".encode()
    assert (read(raw).name, read(raw).subject) == ("Jörg", "één dag")


def test_an_encoded_name_with_a_comma_stays_one_sender():
    found = read(b"From: =?utf-8?q?Bedacht=2C_Noor?= <noor@post.example>\n\nx")
    assert (found.name, found.sender) == ("Bedacht, Noor", "noor@post.example")


def test_a_page_becomes_plain_text():
    found = read(page("<head><title>t</title><style>p{}</style></head><p>Dag\n <b>Noo</b>r<br>tot morgen<script>x()</script>"))
    assert found.text == "Dag Noor\ntot morgen"


def test_text_goes_before_a_page_that_says_the_same():
    raw = (
        b"From: a@b.example\nContent-Type: multipart/alternative; boundary=q\n\n"
        b"--q\nContent-Type: text/plain\n\nplat\n--q\nContent-Type: text/html\n\n<b>mooi</b>\n--q--\n"
    )
    assert read(raw).text == "plat"


def test_files_come_along_with_the_name_alone():
    found = read(mail(files=(("../../etc/foto.jpg", "image/jpeg", picture()),)))
    (part,) = found.parts
    assert (part.name, part.kind, part.content) == ("foto.jpg", "image/jpeg", picture())


def test_a_name_cannot_read_backwards():
    (part,) = read(mail(files=(("foto\u202egpj.exe", "image/jpeg", b"x"),))).parts
    assert part.name == "fotogpj.exe"


def test_a_mail_within_a_mail_is_a_file_and_says_nothing_here():
    raw = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nkijk\n--q\nContent-Type: message/rfc822\n\n"
    found = read(raw + mail("geheim") + b"\n--q--\n")
    assert found.text == "kijk"
    assert len(found.parts) == 1


def test_what_is_no_mail_at_all_is_still_shown():
    assert "hallo" in read(b"hallo, dit is geen mail\xff\xfe").text + read(b"\n\nhallo").text
    assert read(b"") == Mail()


def test_nesting_beyond_measure_ends_and_keeps_something_to_read():
    began = time.monotonic()
    raw = b"From: Noor <noor@post.example>\nSubject: x\n"
    for depth in range(3_000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    found = read(raw + b"\nhallo")
    assert found.sender == "noor@post.example"
    assert time.monotonic() - began < 10


def test_very_many_parts_are_counted_and_not_all_read():
    raw = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=q\n\n"
        + b"--q\nContent-Type: image/png\n\nx\n" * 150
        + b"--q--\n"
    )
    found = read(raw)
    assert (len(found.parts), found.more_parts) == (100, 50)


def test_no_broken_mail_breaks_the_reader():
    for raw in broken(1_500, seed=11):
        found = read(raw)
        (found.text + found.name + found.subject + "".join(part.name for part in found.parts)).encode()
        assert "\0" not in found.text + found.subject


@given(st.binary(max_size=400))
def test_any_bytes_at_all_can_be_read(raw):
    assert read(raw).text.encode() is not None
