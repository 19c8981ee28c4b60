"""What somebody does here, and so what they may see. The table of rights grows with the rooms it guards."""

from __future__ import annotations

from gehoord.practice.words import Term


class Role(Term):
    """The work somebody signs in for (nl: rol). One seat is one role at one place."""

    MUNICIPALITY_CONTACT = "municipality_contact", "contactpersoon van de gemeente", "contact at the municipality"
