"""The English texts of the pages, from the form that people edit to the form that Django reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from gehoord.config import env
from gehoord.config.launch.folder import written

LOCALE = env.CHECKOUT / "src/gehoord/web/locale"


def compile_texts(files: Iterable[Path] | None = None) -> None:
    """Compile each .po that changed after its .mo was made (nl: teksten omzetten). Raises: NoWriteAccess, DiskFull."""
    for source in LOCALE.glob("*/*/LC_MESSAGES/*.po") if files is None else files:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        fresh = target.with_suffix(".mo-new")
        with written(target.parent):
            with fresh.open("wb") as file:
                write_mo(file, catalogue)
            fresh.rename(target)
