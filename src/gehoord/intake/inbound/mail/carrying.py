"""Mail out, by SMTP: neutral on the outside, and with the answer in it only where that was asked for."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings
from django.utils import timezone

from gehoord.intake.inbound.mail.mailboxes import Mailbox, Post, Security, Server
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.outbox import NotAccepted, Parcel, TryLater
from gehoord.intake.inbound.plain import ADDRESS
from gehoord.practice.words import Text

PATIENCE = 30
GIVEN_UP = 500
"""From this reply on a server means it for good (nl: definitief geweigerd). Source: RFC 5321, 4.2.1."""

THERE_IS_AN_ANSWER = Text(
    "Er is een antwoord op uw bericht. Het staat met opzet niet in deze mail.\n\n"
    "Wilt u het antwoord wel in een mail? Antwoord dan op deze mail met het woord JA.\n"
    "Kan iemand anders uw mail lezen? Antwoord dan niet. U kunt ons ook bellen.",
    "There is an answer to your message. On purpose it is not in this mail.\n\n"
    "Would you like the answer in a mail? Then reply to this mail with the word YES.\n"
    "Can somebody else read your mail? Then do not reply. You can call us too.",
)
COME_BACK = Text(
    "Heeft u een code om terug te komen? Dan leest u het antwoord daarmee op onze site.",
    "Do you have a code to come back with? Then you read the answer with it on our site.",
)
FILES_NOT_TAKEN = Text(
    "Een bestand dat u meestuurde konden wij niet openen. Wilt u het opnieuw sturen? Een foto of een pdf lukt meestal wel.",
    "We could not open a file that you sent along. Would you send it again? A photo or a PDF usually works.",
)


def carry(parcel: Parcel) -> str:
    """Hand a mail to the mail server of its mailbox (nl: mail versturen). Gives its identity. Raises: TryLater, NotAccepted."""
    post: Post = settings.POST
    box = post.box(parcel.door)
    if box is None:
        raise TryLater
    if not ADDRESS.fullmatch(parcel.address):
        raise NotAccepted("5.1.3")
    message = letter(parcel, box)
    try:
        with connected(box.outgoing) as line:
            # What comes back is sent to the address that leads back to the thread.
            line.send_message(message, from_addr=box.leading_back(token_of(parcel.conversation)), to_addrs=[parcel.address])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        raise _answered(code, words) from None
    except smtplib.SMTPResponseException as refusal:
        # To be turned away at the door says nothing about who the mail is for.
        if isinstance(refusal, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError | smtplib.SMTPHeloError):
            raise TryLater from None
        raise _answered(refusal.smtp_code, refusal.smtp_error) from None
    except (OSError, smtplib.SMTPException):
        raise TryLater from None
    return str(message["Message-ID"])


def letter(parcel: Parcel, box: Mailbox) -> EmailMessage:
    """The mail as it goes out (nl: uitgaande mail). Nothing outside the text says what it is about or who it is from."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(box.signed, addr_spec=box.address)
    message["To"] = Address(addr_spec=parcel.address)
    message["Reply-To"] = Address(addr_spec=box.leading_back(token_of(parcel.conversation)))
    message["Subject"] = box.subject
    message["Date"] = format_datetime(timezone.now())
    # At each try the same, so that whoever gets it twice can see that.
    message["Message-ID"] = f"<{parcel.id.hex}@{box.domain}>"
    if parcel.refers_to:
        message["In-Reply-To"] = message["References"] = parcel.refers_to
    # No machine is to answer this, and no list to take it along.
    message["X-Auto-Response-Suppress"] = "All"
    if not parcel.in_full:
        message["Auto-Submitted"] = "auto-generated"
    said = [parcel.text] if parcel.in_full else [THERE_IS_AN_ANSWER.nl, "—", THERE_IS_AN_ANSWER.en]
    if parcel.has_code and not parcel.in_full:
        said.insert(0, COME_BACK.nl)
    if parcel.refused_files:
        said += ["—", FILES_NOT_TAKEN.nl]
    message.set_content("\n\n".join(said) + "\n", cte="quoted-printable")
    return message


def connected(server: Server) -> smtplib.SMTP:
    """A line to a mail server, signed in (nl: verbinding). Raises: OSError, SMTPException, MailNotUnderstood."""
    context = ssl.create_default_context()
    if server.security is Security.TLS:
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.security is Security.STARTTLS:
            line.starttls(context=context)
        if server.user:
            line.login(server.user, server.password())
    except BaseException:
        line.close()
        raise
    return line


def _answered(code: int, words: bytes | str) -> Exception:
    said = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    first = said.split()[:1]
    status = first[0] if first and first[0].count(".") == 2 and first[0][0] in "45" else str(code)  # noqa: PLR2004 - as 5.1.1
    return NotAccepted(status) if code >= GIVEN_UP else TryLater()
