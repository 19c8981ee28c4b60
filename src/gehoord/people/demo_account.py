"""The account that a demo prints on its first page: invented, and different in every installation."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
EMAIL = "gemeente@demo.gehoord.example"
OWNER_ONLY = 0o600


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
