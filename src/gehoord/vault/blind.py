"""Looking somebody up without reading anybody: a short keyed number made of a name and a year of birth.

Two spellings of one name give one number: capitals, accents, signs, spaces and the order of the parts do not count, and neither
do the small words before a Dutch surname. About one in seventeen million names gives the same number by chance, so a hit means
"perhaps the same person", and a stolen number does not lead back to a name without the key. Names are few, so whoever
holds the key can try them all: each look-up is limited in pace and journalled by the verb that asks.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

from gehoord.vault.keys import ring
from gehoord.vault.ring import Secret

BITS = 24

PREFIXES = frozenset(
    re.findall(
        r"\w+",
        "aan af bij d da de del den der des di do dos du el en het in l la las le los op s t te ten ter tot uit van von voor",
    )
)
"""Small words that belong to a surname and that people leave out, abbreviate or move to the end (nl: tussenvoegsels)."""

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ĳ": "ij"}
)
"""Letters that are not a plain letter with a sign (nl: bijzondere letters)."""


def index(name: str, birth_year: int | None) -> int:
    """The number of a name and a year of birth, below 2 to the 24th (nl: blinde index).

    Without a year it is another number than with one: a look-up tries both. Raises: KeysAway, KeyUnreadable.
    """
    said = f"{normalised(name)}|{birth_year or ''}".encode()
    return int.from_bytes(hmac.digest(ring().secret(Secret.BLIND_INDEX), said, hashlib.sha256)[: BITS // 8], "big")


def normalised(name: str) -> str:
    """The name as it is compared: small plain letters, in alphabetical order of its parts (nl: genormaliseerde naam).

    A name of nothing but small words keeps them, so that “Van” remains somebody.
    """
    # Twice, because a sign may fall apart into capitals, and a small letter into signs that fall apart.
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = unicodedata.normalize("NFKD", apart.casefold().translate(UNDECOMPOSED))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    # “El-Amrani”, “’t Hart” and “v.d. Berg” fall apart here; what is written together stays together.
    parts = re.sub(r"\bv\s*[./]?\s*d\b", "van de", letters)
    words = re.findall(r"[^\W\d_]+", parts)
    return " ".join(sorted([word for word in words if word not in PREFIXES] or words))
