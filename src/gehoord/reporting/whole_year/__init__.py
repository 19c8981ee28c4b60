"""A whole year without a database: every report of it as files in one folder."""
