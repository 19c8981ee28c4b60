"""Tells mails: as the usual programs write them, and broken in every way a seed can think of."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

import pikepdf
from PIL import Image

NOW = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
OURS = "hulp@kantoor.example"
SENDER = "noor@post.example"


def mail(
    text: str = "Mag ik u iets vragen?",
    *,
    sender: str = f"Noor Bedacht <{SENDER}>",
    to: str = OURS,
    subject: str = "Vraag",
    identity: str = "<een@post.example>",
    files: tuple[tuple[str, str, bytes], ...] = (),
    **headers: str,
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = format_datetime(NOW), identity
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, kind, content in files:
        message.add_attachment(content, *kind.split("/"), filename=name)
    return message.as_bytes()


def page(html: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Message-ID"] = SENDER, OURS, "Vraag", "<p@post.example>"
    message.set_content(html, subtype="html")
    return message.as_bytes()


def bounce(*, to: str, about: str = "", action: str = "failed", status: str = "5.1.1") -> bytes:
    return (
        "From: Mail Delivery System <MAILER-DAEMON@kantoor.example>\n"
        f"To: {to}\nReturn-Path: <>\nAuto-Submitted: auto-replied\nSubject: Undelivered Mail\n"
        f"Message-ID: <dsn-{action}@kantoor.example>\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="r"\n\n'
        "--r\n\nI could not deliver your message.\n"
        f"--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {SENDER}\nAction: {action}\nStatus: {status}\n\n"
        f"--r\nContent-Type: text/rfc822-headers\n\nFrom: {OURS}\nMessage-ID: {about}\nSubject: Uw bericht\n\n--r--\n"
    ).encode()


def picture(shape: str = "JPEG", *, where: bool = True, side: int = 32) -> bytes:
    """A photo that tells by which camera, and where it was taken."""
    made, kept = Image.new("RGB", (side, side), (200, 120, 40)), io.BytesIO()
    told = Image.Exif()
    if where:
        told[0x010F], told[0x9286] = "Camera van Noor", "thuis"
        told[0x8825] = {1: "N", 2: (52.0, 22.0, 30.0)}
    made.save(kept, shape, exif=told, comment=b"geheim") if shape == "JPEG" else made.save(kept, shape, exif=told)
    return kept.getvalue()


def document(*, author: str = "Vader Bedacht", script: bool = True) -> bytes:
    """A PDF that tells who made it, and would run something."""
    made, kept = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Author"] = author
    with made.open_metadata() as told:
        told["dc:creator"] = [author]
    if script:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hallo')")
        made.attachments["verborgen.txt"] = b"verborgen"
        start = pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name.Launch, F="verborgen.exe")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=start)
        made.pages[0].Annots = pikepdf.Array([link])
    made.save(kept)
    return kept.getvalue()


def samples() -> list[bytes]:
    """One of each kind."""
    return [
        mail("Dag, é ü 😀\n\n> eerder\n", subject="Vraag é", sender='"Bedacht, Noor" <noor@post.example>'),
        mail("met een foto", files=(("foto.jpg", "image/jpeg", picture()), ("brief.pdf", "application/pdf", b"%PDF-1.4 x"))),
        page("<p>Dag <b>u</b></p><table><tr><td>x</table><script>y()</script>"),
        bounce(to=OURS, about="<uit@kantoor.example>"),
        mail("Ik ben er niet", subject="Automatisch antwoord: Vraag", Auto_Submitted="auto-replied"),
        b"From: =?utf-8?q?J=C3=B6rg?= <a@b.example>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nd\xe1g",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--a--",
    ]


WORDS = (
    b"Content-Type: multipart/mixed; boundary=",
    b"Content-Type: text/html; charset=utf-7",
    b"Content-Type: text/plain; charset=punycode",
    b"Content-Type: message/rfc822",
    b"Content-Type: message/delivery-status",
    b"Content-Transfer-Encoding: base64",
    b"Content-Transfer-Encoding: x-uuencode",
    b"Content-Transfer-Encoding: quoted-printable",
    b"Content-Disposition: attachment; filename*0*=utf-8''%ff%fe; filename*1=x",
    b"=?utf-8?b?=?=",
    b"=?x-unknown?q?=zz?=",
    b"=?iso-2022-jp?b?GyRC?=",
    b"\0\xff\xfe\x80",
    b"\r\n\r\n",
    b"--a\n--b\n--a--",
    b"<![CDATA[<!--<table><p><a href='",
    b"(" * 50,
    b"<" * 50,
    b"\nFrom: " + b"a," * 100,
    b"; charset*=''",
    b"; report-type*0=delivery-status",
)


def broken(how_many: int, *, seed: int) -> Iterator[bytes]:
    """Mails with bytes changed, cut, doubled and swapped, and with what parsers trip over put in between."""
    chance, whole = random.Random(seed), samples()  # noqa: S311 - damage, not secrets
    for _number in range(how_many):
        raw = bytearray(chance.choice(whole))
        for _blow in range(chance.randint(1, 6)):
            at = chance.randrange(len(raw) + 1)
            match chance.randrange(6):
                case 0:
                    raw[at : at + chance.randint(1, 40)] = b""
                case 1:
                    raw[at:at] = chance.choice(WORDS)
                case 2:
                    raw[at:at] = bytes(chance.randrange(256) for _byte in range(chance.randint(1, 12)))
                case 3:
                    raw = raw[:at] or bytearray(b"\n")
                case 4:
                    raw[at:at] = raw[: chance.randint(1, 400)]
                case _:
                    raw[at : at + 1] = bytes([chance.randrange(256)])
        yield bytes(raw)
