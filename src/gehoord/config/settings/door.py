"""What stands between the street and the pages: who is let in, which headers go out, how long a visit lasts."""

from gehoord.config import env

_SURROUNDINGS = env.read()

DEBUG = False
SECRET_KEY = env.secret_key(_SURROUNDINGS)
ALLOWED_HOSTS = [_SURROUNDINGS.host, "127.0.0.1", "localhost"]

# Nothing is open unless its view says so with `login_not_required`.
MIDDLEWARE = [
    "gehoord.config.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "gehoord.config.squeezed.Squeezed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "gehoord.config.threshold.Threshold",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gehoord.web.errors.Refusals",
    "gehoord.people.entering.Entrance",
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _SURROUNDINGS.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SURROUNDINGS.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SURROUNDINGS.secure else None
X_FRAME_OPTIONS = "DENY"
SIGN_IN_PATH = "/inloggen/"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Like a visit it ends with the browser; pages without a form set none.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _SURROUNDINGS.secure
CSRF_TRUSTED_ORIGINS = [_SURROUNDINGS.address]

# A visit ends after a quarter of an hour of silence, and when the browser closes.
# After ten hours it ends whatever happens: see gehoord.people.entering.
SESSION_ENGINE = "gehoord.people.visits"
SESSION_COOKIE_AGE = 15 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _SURROUNDINGS.secure
