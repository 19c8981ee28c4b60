"""The account that a demo prints on its first page: invented, and different in every installation."""

from __future__ import annotations

import base64
import hmac
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DOMAIN = "demo.gehoord.example"
EMAIL = f"gemeente@{DOMAIN}"
OWNER_ONLY = 0o600
HALF_MINUTE = 30

INVENTED = {
    "gemeente": ("municipality_contact", "Mila Denkbeeldig"),
    "vertrouwenspersoon": ("counsellor", "Vera Verzonnen"),
    "advieslijn": ("advice_line_worker", "Koen Bedacht"),
    "coordinator": ("coordinator", "Fenna Fictie"),
    "signalen": ("alerts_officer", "Sil Schijnbaar"),
    "rapporten": ("report_author", "Roos van Papier"),
    "regio": ("region_contact", "Rens Regelloos"),
    "ministerie": ("ministry_contact", "Minke Nergensthuis"),
    "instelling": ("agency_quality_officer", "Iris Onbestaand"),
    "gegevensbescherming": ("auditor", "Ada Nietecht"),
    "beheer": ("administrator", "Ivo Ingebeeld"),
}
"""Who lives in a demo: the first part of the address, the code of the role and a name that nobody has (nl: verzonnen mensen)."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An address and a password to try the house with (nl: demo-account)."""

    email: str
    password: str


def password_file(data: Path) -> Path:
    """Where an installation keeps the password of its demo account, readable by its owner only (nl: wachtwoordbestand)."""
    return data / "demo-password.txt"


def draw_password() -> str:
    """A password of four groups of four that is easy to copy by hand, about 79 bits (nl: wachtwoord trekken)."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def demo_account(data: Path) -> DemoAccount | None:
    """The demo account of this installation, None where there is no demo (nl: demo-account lezen)."""
    try:
        return DemoAccount(EMAIL, password_file(data).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None


def demo_accounts(data: Path) -> list[tuple[DemoAccount, str]]:
    """Every account of the demo with the code of its role; they share one password (nl: demo-accounts)."""
    shown = demo_account(data)
    if shown is None:
        return []
    return [(DemoAccount(f"{local}@{DOMAIN}", shown.password), role) for local, (role, _name) in INVENTED.items()]


def demo_seed(data: Path, email: str) -> str:
    """What the codes of an invented person are made from, drawn from the password of this installation (nl: bron van codes).

    Empty for everybody who is not invented.
    """
    shown = demo_account(data)
    local, _at, domain = email.partition("@")
    if shown is None or domain != DOMAIN or local not in INVENTED:
        return ""
    return base64.b32encode(hmac.digest(shown.password.encode(), email.encode(), "sha256")[:20]).decode("ascii")


def demo_code(data: Path, email: str, *, at: float | None = None) -> str:
    """The code of six digits that the app of an invented person shows now, or at a moment in seconds (nl: code in de demo).

    Source: RFC 6238.
    """
    seed = demo_seed(data, email)
    if not seed:
        return ""
    step = int(time.time() if at is None else at) // HALF_MINUTE
    digest = hmac.digest(base64.b32decode(seed), step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def make_demo_account(data: Path) -> DemoAccount:
    """The demo account of this installation, drawn now if there was none (nl: demo-account maken).

    Two processes that start together end with the same password: the file appears whole, and only once.
    """
    draft = data / f".demo-password-{secrets.token_hex(8)}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="ascii") as file:
        file.write(draw_password() + "\n")
    try:
        password_file(data).hardlink_to(draft)
    except FileExistsError:
        pass  # somebody was first; theirs is the password
    finally:
        draft.unlink()
    return DemoAccount(EMAIL, password_file(data).read_text(encoding="ascii").strip())
