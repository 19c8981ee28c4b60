"""Which rooms are open, how pages are drawn, what is written in the log."""

from gehoord.config import env

GEHOORD_DEMO = bool(env.read().demo)

ROOT_URLCONF = "gehoord.config.urls"

INSTALLED_APPS = [
    "gehoord.web",
    "gehoord.reporting",
    "gehoord.registers",
    "gehoord.intake",
    "gehoord.intake.inbound",
    "gehoord.casework",
    "gehoord.outreach",
    "gehoord.survey",
    "gehoord.chat",
    "gehoord.directory",
    "gehoord.people",
    "gehoord.vault",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# What was done is said once and kept on the server meanwhile, never in a browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["gehoord.jobs"]

# What went wrong and where; never who asked, and never what they typed.
_SHAPE = {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "places": {"()": "gehoord.config.records.Places", **_SHAPE},
        "line": {"()": "gehoord.config.records.Line", **_SHAPE},
    },
    "handlers": {
        "screen": {"class": "logging.StreamHandler", "formatter": "places"},
        "line": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"handlers": ["line"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": [], "propagate": False},
        "procrastinate": {"level": "WARNING"},
    },
}
