"""The surroundings the house runs in. The only place that reads the environment; everything here is standard library."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text

CHECKOUT = Path(__file__).resolve().parents[3]
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - the name of the file, not the key
DATABASE_FILE = "database-url"


class SettingNotUnderstood(Refused):
    """A variable in the environment has a value nobody can use (nl: instelling niet begrepen)."""

    sentence = Text(
        "De instelling {name} is {value!r}; verwacht wordt {expected_nl}. Pas de instelling aan of laat haar weg.",
        "The setting {name} is {value!r}; expected is {expected_en}. Change the setting or leave it out.",
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything the environment says about this run (nl: omgeving).

    `data` is the folder that keeps what the house must remember; `database_url` the server to use instead of the embedded
    one, `None` without; `address` where people find the house, as `address_said` or else as usual; `demo` whether invented
    people live in it, `None` when nothing is said; `pool` the most connections one process keeps, 0 for no pool;
    `key_service` the address of a key service, "" for keys in the data folder, and `key_service_token` the file with its token.
    """

    data: Path
    database_url: str | None
    pg_bin: Path | None
    address: str
    address_said: bool
    demo: bool | None
    pool: int
    key_service: str
    key_service_token: Path | None
    language: Language

    @property
    def secure(self) -> bool:
        """Whether people reach the house over https (nl: beveiligde verbinding)."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """The host name in the address, without port (nl: computernaam)."""
        return urlsplit(self.address).hostname or "127.0.0.1"


def read() -> Surroundings:
    """Read the environment (nl: de omgeving lezen). Raises: SettingNotUnderstood."""
    return Surroundings(
        data=Path(_said("GEHOORD_DATA") or CHECKOUT / ".gehoord").expanduser().absolute(),
        database_url=_database_url(),
        pg_bin=Path(bin_folder).expanduser() if (bin_folder := _said("PG_BIN")) else None,
        address=_address(),
        address_said=bool(_said("GEHOORD_ADDRESS")),
        demo=_yes("GEHOORD_DEMO") if _said("GEHOORD_DEMO") else None,
        pool=_number("GEHOORD_POOL"),
        key_service=_said("GEHOORD_KEYS"),
        key_service_token=Path(token).expanduser() if (token := _said("GEHOORD_KEYS_TOKEN")) else None,
        language=language(),
    )


def language() -> Language:
    """The language the terminal speaks: Dutch when it says so, else English (nl: taal van de terminal)."""
    spoken = _said("LC_ALL") or _said("LC_MESSAGES") or _said("LANG")
    return "nl" if spoken.lower().startswith("nl") else "en"


def home() -> Path | None:
    """The caller's own folder if it can be written in, for caches (nl: thuismap)."""
    folder = _said("HOME")
    return Path(folder) if folder and os.access(folder, os.W_OK | os.X_OK) else None


def search_path() -> str:
    """Where programs are found (nl: zoekpad voor programma's)."""
    return _said("PATH") or os.defpath


def passed_on(**changes: str | None) -> dict[str, str]:
    """The environment for a process we start, with changes; `None` takes a variable away (nl: doorgegeven omgeving)."""
    passed = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    return {name: value for name, value in passed.items() if name not in changes or changes[name] is not None}


def choose_settings() -> None:
    """Tell Django which settings are ours, before it asks (nl: instellingen kiezen)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gehoord.config.settings")


def reachable_database(surroundings: Surroundings) -> str:
    """The address of the server that was asked for, else of the embedded one of this data folder (nl: databaseadres)."""
    if surroundings.database_url:
        return surroundings.database_url
    try:
        return (surroundings.data / DATABASE_FILE).read_text(encoding="utf-8").strip()
    except OSError:
        return f"postgresql://gehoord_app@/gehoord?host={surroundings.data / 'run'}"


def secret_key(surroundings: Surroundings) -> str:
    """The key that signs cookies, kept in the data folder; where there is none, one for this process (nl: geheime sleutel)."""
    try:
        return (surroundings.data / SECRET_KEY_FILE).read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_urlsafe(48)


def _said(name: str) -> str:
    return os.environ.get(name, "").strip()


def _database_url() -> str | None:
    url = _said("DATABASE_URL")
    if not url:
        return None
    scheme, _, _rest = url.partition("://")
    if scheme not in {"postgresql", "postgres"} or not _is_address(url):
        # What follows may hold a password, and sentences end up on screens and in records.
        raise SettingNotUnderstood(
            name="DATABASE_URL",
            value=f"{scheme[:12]}…",
            expected_nl="een adres als postgresql://naam:wachtwoord@computer:5432/gehoord",
            expected_en="an address like postgresql://name:password@host:5432/gehoord",
        )
    return url


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.scheme) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _address() -> str:
    address = _said("GEHOORD_ADDRESS") or "http://127.0.0.1:8000"
    if not _is_address(address) or urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise SettingNotUnderstood(
            name="GEHOORD_ADDRESS",
            value=address,
            expected_nl="een webadres als https://gehoord.example.nl",
            expected_en="a web address like https://gehoord.example.nl",
        )
    return address.rstrip("/")


def _yes(name: str) -> bool:
    said = _said(name).lower()
    if said not in {"", "0", "1", "no", "yes", "nee", "ja"}:
        raise SettingNotUnderstood(name=name, value=said, expected_nl="1 (ja) of 0 (nee)", expected_en="1 (yes) or 0 (no)")
    return said in {"1", "yes", "ja"}


def _number(name: str) -> int:
    said = _said(name) or "0"
    if not said.isascii() or not said.isdigit():
        raise SettingNotUnderstood(name=name, value=said, expected_nl="een heel getal", expected_en="a whole number")
    return int(said)
