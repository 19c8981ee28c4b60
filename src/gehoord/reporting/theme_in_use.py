"""The house style of this installation."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from gehoord.reporting.theme import Theme, read_theme


def wears_own_theme() -> bool:
    """Whether this installation brought a theme of its own; else the sheet of the pages says it all (nl: eigen huisstijl)."""
    return bool((settings.GEHOORD_DATA / "theme.toml").is_file())


@lru_cache(maxsize=1)
def theme_in_use() -> Theme:
    """The theme that every page and report of this installation wears (nl: huisstijl in gebruik).

    It is the file `theme.toml` in the data folder, or the packaged one where there is none. Raises: ThemeNotFound, ThemeRefused.
    """
    own = settings.GEHOORD_DATA / "theme.toml"
    return read_theme(own if own.is_file() else None)
