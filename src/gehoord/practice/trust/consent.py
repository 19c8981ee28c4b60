"""What a client may agree to. Without consent nothing is passed on."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class ConsentScope(Term):
    """For what a client gave consent, in words that were agreed and can be withdrawn (nl: toestemming voor)."""

    COLLEAGUE = (
        "colleague",
        "Delen met een andere vertrouwenspersoon",
        "Share with another counsellor",
        Text("Een andere vertrouwenspersoon mag het dossier lezen.", "Another counsellor may read the case."),
    )
    AGENCY = (
        "agency",
        "Bespreken met de instantie",
        "Discuss with the agency",
        Text("De vertrouwenspersoon mag hierover met de instantie praten.", "The counsellor may talk about it with the agency."),
    )
    COMMITTEE = (
        "committee",
        "Delen met een klachtencommissie",
        "Share with a complaints committee",
        Text("Wat is afgesproken mag naar de klachtencommissie.", "What was agreed may go to the complaints committee."),
    )
    SOMEBODY_ELSE = (
        "somebody_else",
        "Delen met iemand anders",
        "Share with somebody else",
        Text("Wat is afgesproken mag naar wie in de tekst staat.", "What was agreed may go to whoever the wording names."),
    )
