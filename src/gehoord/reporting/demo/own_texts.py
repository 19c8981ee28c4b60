"""What invented counsellors noticed, for each reader of the demo: a municipality, region, province, agency, or the nation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from gehoord.figures.publication import Reader
from gehoord.people.permissions import Actor
from gehoord.practice.words import Text
from gehoord.reporting.own_words import findings

NOTES = Text(
    """Wij spraken dit jaar geregeld met de gemeente. Die gesprekken waren open, en wij konden alles vragen.

Drie dingen vielen op:

- Het wijkteam wijst ouders vaker op ons dan vorig jaar.
- Ouders weten vaak niet wie een verslag over hen heeft gelezen.
- Jongeren op een groep vragen naar de regels, en krijgen er niet altijd uitleg bij.

Wij willen in het voorjaar samen bekijken hoe die uitleg beter kan.""",
    """We spoke with the municipality regularly this year. Those talks were open, and we could ask anything.

Three things stood out:

- The neighbourhood team tells parents about us more often than last year.
- Parents often do not know who has read a report about them.
- Young people in a group ask about the rules, and are not always given the reasons.

In spring we would like to see together how those reasons can be given better.""",
)
"""What an invented counsellor wrote with the report on a municipality (nl: eigen tekst van de demo)."""

WITH: Final[Mapping[Reader, str]] = {
    Reader.MUNICIPALITY: NOTES.nl,
    Reader.REGION: """De gemeenten in de regio kopen jeugdhulp samen in. Dat merken wij in de gesprekken.

- Wie verhuist binnen de regio, moet het verhaal vaak opnieuw vertellen. Het ene wijkteam geeft weinig door aan het andere.
- Ouders wachten lang, en horen tussendoor niets. Een kort bericht zou al helpen.
- Waar wijkteams ons uitnodigen in hun overleg, weten ouders ons eerder te vinden.

Wij stellen voor om dit te bespreken met alle wijkteams aan één tafel.""",
    Reader.PROVINCE: """In deze provincie werken wij in steden en in dorpen. Dat maakt verschil.

- In de dorpen komen jongeren vaker via school bij ons. In de steden komen zij vaker via de groep waar zij wonen.
- Met de bus is een locatie soms moeilijk te bereiken. Ouders kunnen hun kind daardoor minder vaak zien.
- Bellen en chatten helpt wie ver weg woont. Toch wil bijna iedereen ook een gezicht zien.""",
    Reader.AGENCY: """Wij waren welkom op alle groepen. Medewerkers namen de tijd, en lieten ons alleen met de jongeren praten.

- De regels op de groepen zijn opnieuw geschreven, samen met de jongeren. Dat hoorden wij overal terug.
- Over het eigen dossier is nog veel onduidelijk: wie mag erin kijken, en hoe vraagt u dat aan?
- Na een moeilijk moment praat niet elke groep met de jongeren na. Jongeren zeggen dat zij dat missen.

Wij komen graag terug om te horen wat er met het dossier is gedaan.""",
    Reader.NATION: """Overal in het land hoorden wij dezelfde wens: leg uit wat er gebeurt, en waarom.

- Ouders en jongeren willen een besluit in gewone woorden, en de tijd om erop te reageren.
- Wachten zonder bericht maakt mensen boos en moe. Dat is vaak erger dan het wachten zelf.
- Wie goed is voorbereid op een gesprek, heeft minder vaak een klacht nodig.

Vertrouwenspersonen zien ook wat er goed gaat. Steeds meer jongeren praten mee over de regels op hun groep.""",
}
"""One text for each kind of reader, each about what that reader can do something about (nl: eigen teksten van de demo)."""


def write_along(*, municipality: str, by: Actor, at: datetime) -> None:
    """Write a text with one report for each kind of reader, where there is none yet (nl: eigen teksten schrijven)."""
    open_now = findings.writable(by=by, on=at.date())
    for reader, text in WITH.items():
        theirs = [one for one in open_now if one.edition.reader == reader.value]
        asked = [one for one in theirs if reader is not Reader.MUNICIPALITY or one.edition.recipient == municipality]
        if asked and not asked[0].text:
            findings.write(asked[0].edition.pk, text, by=by, at=at, on=at.date())
