"""The surroundings the house runs in. The only place that reads the environment; everything here is standard library."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text

CHECKOUT = Path(__file__).resolve().parents[3]
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - the name of the file, not the key
DATABASE_FILE = "database-url"
ONE_LOGIN_FILE = "one-login"
MOST_CONNECTIONS = 100
HALF_ENCODED = re.compile("%(?![0-9A-Fa-f]{2})|%00")
LIBPQ_WORDS = frozenset(
    [
        "application_name",
        "channel_binding",
        "client_encoding",
        "connect_timeout",
        "gssencmode",
        "host",
        "hostaddr",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "krbsrvname",
        "options",
        "passfile",
        "port",
        "require_auth",
        "requirepeer",
        "service",
        "sslcert",
        "sslcertmode",
        "sslcrl",
        "sslcrldir",
        "sslkey",
        "sslmode",
        "sslnegotiation",
        "sslrootcert",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "target_session_attrs",
        "tcp_user_timeout",
    ]
)
"""What may stand after the question mark in a database address (nl: woorden van libpq)."""


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
    `key_service` the address of a key service, "" for keys in the data folder, and `key_service_token` the file with its token;
    `redis` the address of a Redis by which processes tell each other of chats, "" for the database.
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
    redis: str
    language: Language

    @property
    def secure(self) -> bool:
        """Whether people reach the house over https (nl: beveiligde verbinding)."""
        return self.address.startswith("https://")

    @property
    def one_login(self) -> bool:
        """Whether the server that was asked for knows one login alone, and no roles beside it (nl: één login)."""
        return self.database_url is not None and os.path.lexists(self.data / ONE_LOGIN_FILE)

    @property
    def host(self) -> str:
        """The host name in the address, without port (nl: computernaam)."""
        return urlsplit(self.address).hostname or "127.0.0.1"


def read() -> Surroundings:
    """Read the environment (nl: de omgeving lezen). Raises: SettingNotUnderstood."""
    return Surroundings(
        data=(_path("GEHOORD_DATA") or CHECKOUT / ".gehoord").absolute(),
        database_url=_database_url(),
        pg_bin=_path("PG_BIN"),
        address=_address(),
        address_said=bool(_said("GEHOORD_ADDRESS")),
        demo=_yes("GEHOORD_DEMO") if _said("GEHOORD_DEMO") else None,
        pool=_number("GEHOORD_POOL"),
        key_service=_said("GEHOORD_KEYS"),
        key_service_token=_path("GEHOORD_KEYS_TOKEN"),
        redis=_redis(),
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
        return f"postgresql://gehoord_app@/gehoord?host={quote(str(surroundings.data / 'run'))}"


def secret_key(surroundings: Surroundings) -> str:
    """The key that signs cookies, kept in the data folder; where there is none, one for this process (nl: geheime sleutel)."""
    try:
        return (surroundings.data / SECRET_KEY_FILE).read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_urlsafe(48)


def _said(name: str) -> str:
    return os.environ.get(name, "").strip()


def _path(name: str) -> Path | None:
    said = _said(name)
    with suppress(RuntimeError):
        if said.isprintable():
            return Path(said).expanduser() if said else None
    raise SettingNotUnderstood(
        name=name, value=said, expected_nl="het pad van een map of bestand", expected_en="the path of a folder or file"
    )


def _database_url() -> str | None:
    url = _said("DATABASE_URL")
    if not url:
        return None
    scheme = url.partition("://")[0]
    if scheme not in {"postgresql", "postgres"} or not _is_database(url):
        # What follows may hold a password, and sentences end up on screens and in records.
        raise SettingNotUnderstood(
            name="DATABASE_URL",
            value=f"{scheme}://…" if "://" in url and scheme.isalpha() else "…",
            expected_nl="een adres als postgresql://naam:wachtwoord@computer:5432/gehoord, met % ? # @ : / in het wachtwoord "
            "geschreven als %25 %3F %23 %40 %3A %2F",
            expected_en="an address like postgresql://name:password@host:5432/gehoord, with % ? # @ : / in the password "
            "written as %25 %3F %23 %40 %3A %2F",
        )
    return url


def _redis() -> str:
    said = _said("GEHOORD_REDIS")
    if said and urlsplit(said).scheme not in {"redis", "rediss", "unix"}:
        # What follows may hold a password.
        raise SettingNotUnderstood(
            name="GEHOORD_REDIS",
            value="…",
            expected_nl="een adres als redis://127.0.0.1:6379",
            expected_en="an address like redis://127.0.0.1:6379",
        )
    return said


def _is_database(url: str) -> bool:
    if not _is_address(url) or HALF_ENCODED.search(url) or "#" in url or not url.isprintable():
        return False
    try:
        asked = parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True) if "?" in url else []
    except ValueError:
        return False
    return all(word in LIBPQ_WORDS for word, _value in asked)


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
            value=address[:80],
            expected_nl="een webadres als https://gehoord.example.nl",
            expected_en="a web address like https://gehoord.example.nl",
        )
    return address.rstrip("/")


def _yes(name: str) -> bool:
    said = _said(name).lower()
    if said not in {"", "0", "1", "no", "yes", "nee", "ja"}:
        raise SettingNotUnderstood(name=name, value=said[:12], expected_nl="1 (ja) of 0 (nee)", expected_en="1 (yes) or 0 (no)")
    return said in {"1", "yes", "ja"}


def _number(name: str) -> int:
    said = _said(name) or "0"
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(MOST_CONNECTIONS)) and int(said) <= MOST_CONNECTIONS):
        raise SettingNotUnderstood(
            name=name,
            value=said[:12],
            expected_nl=f"een heel getal tot en met {MOST_CONNECTIONS}",
            expected_en=f"a whole number up to {MOST_CONNECTIONS}",
        )
    return int(said)
