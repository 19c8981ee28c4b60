"""Where the keys are, over which connection the journal is written, and which rooms hold what has a term."""

from gehoord.config import env

_SURROUNDINGS = env.read()

KEY_SERVICE = _SURROUNDINGS.key_service
KEY_SERVICE_TOKEN = _SURROUNDINGS.key_service_token
PG_PROGRAMS = _SURROUNDINGS.pg_bin

# A connection of its own, so that what was written stands when the work around it is undone.
JOURNAL_CONNECTION = "journal"

# Dotted names of what rooms keep that may be destroyed after its term: see gehoord.vault.retention.Holding.
RETENTION_HOLDINGS = [
    "gehoord.casework.retention.CLOSED_CASES",
    "gehoord.casework.retention.ADVICE_ONLY",
    "gehoord.chat.retention.TALKS",
    "gehoord.chat.retention.LETTERS",
    "gehoord.intake.retention.CONCLUDED",
    "gehoord.intake.inbound.retention.LETTERS",
    "gehoord.outreach.retention.CLOSED_ALERTS",
    "gehoord.survey.retention.REMARKS",
]
RETENTION_RULES = _SURROUNDINGS.data / "retention.toml"

# Dotted names of what refuses a line of a conversation, as the code to come back to it: each takes its id and the text.
CHAT_REFUSALS = ["gehoord.chat.codes.keeping.keep_out"]

# By which road server processes tell each other that something was said: the database, or a Redis where one is named.
CHAT_REDIS = _SURROUNDINGS.redis
