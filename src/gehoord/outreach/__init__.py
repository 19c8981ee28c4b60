"""Going out to where young people live: visits and briefings, and alerts. No row here knows a client."""
