"""Signing in with an organisation's own accounts (OpenID Connect), where `sign-in.toml` in the data folder describes it.

[issuer]
name = "what the button says"
server_url = "https://login.example.nl/realms/office"
client_id = "gehoord"
client_secret_file = "/run/secrets/gehoord"
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from gehoord.config import env

WHISPERED = re.compile(r"https://|http://(127\.0\.0\.1|localhost)[:/]")
"""An address that nobody on the way can answer for: what comes from there is believed (nl: versleutelde verbinding)."""


def issuers(file: Path) -> list[dict[str, Any]]:
    """What allauth has to know of the issuer in a file; nothing where there is no file (nl: eigen inlog).

    Raises: SettingNotUnderstood.
    """
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))["issuer"]
        if not WHISPERED.match(str(told["server_url"])):
            raise _not_understood(file)
        secret = Path(told["client_secret_file"]).read_text(encoding="utf-8").strip()
        return [
            {
                "provider_id": "issuer",
                "name": str(told["name"]),
                "client_id": str(told["client_id"]),
                "secret": secret,
                "settings": {"server_url": str(told["server_url"]), "oauth_pkce_enabled": True},
            }
        ]
    except FileNotFoundError as missing:
        if missing.filename == str(file):
            return []
        raise _not_understood(missing.filename) from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError, OSError):
        raise _not_understood(file) from None


def _not_understood(file: object) -> env.SettingNotUnderstood:
    return env.SettingNotUnderstood(
        name="sign-in.toml",
        value=str(file),
        expected_nl="een kopje [issuer] met name, server_url (https://…), client_id en client_secret_file",
        expected_en="a heading [issuer] with name, server_url (https://…), client_id and client_secret_file",
    )


_DATA = env.read().data
ISSUERS = issuers(_DATA / "sign-in.toml") if os.path.isdir(_DATA) else []  # noqa: PTH112 - a name that is too long is no folder

SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": ISSUERS}}
SOCIALACCOUNT_ADAPTER = "gehoord.people.letting_in.own_accounts.Usher"
SOCIALACCOUNT_STORE_TOKENS = False
# A form that leads to another site is what the Content-Security-Policy forbids; the answer is bound to the visit by its state.
SOCIALACCOUNT_LOGIN_ON_GET = True
