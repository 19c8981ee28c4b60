"""Who may come in, and how they show who they are. Nobody signs up; accounts are given."""

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
CSRF_FAILURE_VIEW = "gehoord.web.errors.too_long_ago"

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "gehoord.people.sign_in.Doorkeeper"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# All visitors share one address here (see asgi.py), so a limit per address would be a limit for everybody at once.
# What a wrong password counts for is told in gehoord.people.letting_in.brake; a stranger must not be able to shut somebody out.
ACCOUNT_RATE_LIMITS = {
    "login": False,
    "login_failed": "10/m/key",
    "reset_password": "5/m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}

# There are no recovery codes: who lost a factor is let in by two colleagues, see gehoord.people.letting_in.recovery.
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
# A passkey or a code comes beside the password, never in its place.
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_ADAPTER = "gehoord.people.second_factor.factors.Factors"
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Gehoord"
