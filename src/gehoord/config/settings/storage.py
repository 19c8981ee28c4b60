"""Where things are kept: the database, files, the short memory of one process."""

from gehoord.config import env
from gehoord.config.database_url import as_django

_SURROUNDINGS = env.read()

GEHOORD_DATA = _SURROUNDINGS.data

_ADDRESS = env.reachable_database(_SURROUNDINGS)
_MIRRORED = {"TEST": {"MIRROR": "default"}}

# Who serves people owns no table; `migrate` is the owner's, and a backup reads past the walls that the rest stand behind.
DATABASES = {
    "default": as_django(_ADDRESS, pool=_SURROUNDINGS.pool, role="gehoord_app"),
    "journal": as_django(_ADDRESS, pool=_SURROUNDINGS.pool, role="gehoord_journal") | _MIRRORED,
    "owner": as_django(_ADDRESS, role="gehoord_owner") | _MIRRORED,
    "backup": as_django(_ADDRESS, role="gehoord_backup") | _MIRRORED,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
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
