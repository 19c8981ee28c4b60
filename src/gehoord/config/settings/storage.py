"""Where things are kept: the database, files, the short memory of one process."""

from gehoord.config import env
from gehoord.config.database_url import ROLES, as_django

_SURROUNDINGS = env.read()

GEHOORD_DATA = _SURROUNDINGS.data

_ADDRESS = env.reachable_database(_SURROUNDINGS)
_MIRRORED = {"TEST": {"MIRROR": "default"}}

# Who serves people owns no table; `migrate` is the owner's, and a backup reads past the walls that the rest stand behind.
# A server that has one login for us and no roles is for trying out: there that login is all four.
DATABASE_HAS_ROLES = not _SURROUNDINGS.one_login
_OWNER, _APP, _JOURNAL, _BACKUP = ROLES if DATABASE_HAS_ROLES else ("",) * len(ROLES)
DATABASES = {
    "default": as_django(_ADDRESS, pool=_SURROUNDINGS.pool, role=_APP),
    "journal": as_django(_ADDRESS, pool=_SURROUNDINGS.pool, role=_JOURNAL) | _MIRRORED,
    "owner": as_django(_ADDRESS, role=_OWNER) | _MIRRORED,
    "backup": as_django(_ADDRESS, role=_BACKUP) | _MIRRORED,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts of wrong passwords live here, in memory alone. Room enough that nobody pushes them out by trying many addresses.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}}
MEDIA_ROOT = _SURROUNDINGS.data / "files"

# The few files pages need are served from where they lie, compressed copies beside them where a release made these.
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
