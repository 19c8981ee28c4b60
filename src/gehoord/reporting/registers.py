"""Registers as they were when they were counted: kept whole, and counted once for all that is printed of them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from gehoord.directory.atlas import Atlas
from gehoord.directory.in_use import atlas_in_use
from gehoord.figures import exchange
from gehoord.figures.publication import Policy, Publication, Rule, publish
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting.facts_folder import facts_folder
from gehoord.reporting.models import KeptRegister

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The only moment in an archive, so that equal registers give equal bytes (nl: vast moment). Source: the first day zip knows."""


def keep(folder: Path) -> KeptRegister:
    """Keep a register as it stands in a folder, once however often it is offered (nl: register bewaren).

    Raises: RegisterRefused for a folder that does not fit the exchange format; nothing is kept then.
    """
    exchange.read(folder)
    files = sorted(folder.glob("*.csv"))
    told = hashlib.sha256()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in files:
            content = file.read_bytes()
            told.update(f"{file.name}\0{len(content)}\0".encode())
            told.update(content)
            bundle.writestr(zipfile.ZipInfo(file.name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    with acting(HOUSE):
        kept, _ = KeptRegister.objects.get_or_create(
            fingerprint=told.hexdigest(), defaults={"archive": archive.getvalue(), "kept_at": timezone.now()}
        )
    return kept


def published(fingerprint: str, year: int, rule: Rule) -> Publication:
    """Every report of one year, counted from a kept register (nl: publicatie van een jaar).

    Counting is done once a process for all municipalities, formats and languages, and so all of them show the same figures,
    until a newer map is imported.
    """
    return counted(fingerprint, Policy(rule=rule, period=Period.year(year)))


def counted(fingerprint: str, policy: Policy) -> Publication:
    """The same under any policy: another period, or figures that are made safe (nl: publicatie). Raises: as `publish`."""
    # A map is for everybody, also for who reads a report without a name here.
    with acting(HOUSE):
        atlas = atlas_in_use()
    return _counted(fingerprint, policy, atlas)


@lru_cache(maxsize=2)
def _counted(fingerprint: str, policy: Policy, atlas: Atlas) -> Publication:
    with acting(HOUSE):
        kept = KeptRegister.objects.get(fingerprint=fingerprint)
    with facts_folder() as spread:
        with zipfile.ZipFile(io.BytesIO(kept.archive)) as bundle:
            bundle.extractall(spread)
        register = exchange.read(spread)
    return publish(register.facts(), atlas.geography_on(policy.period.last), policy)
