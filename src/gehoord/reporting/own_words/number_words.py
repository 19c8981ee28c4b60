"""Words for numbers, and for what is counted, in Dutch and English, as pieces of patterns."""

from __future__ import annotations

from typing import Final

_PEOPLE = (
    r"cliënten|cliënt|inwoners?|jongeren?|jeugdigen?|kind(?:eren)?|jongens?|meisjes?|\w*ouders?|\w*moeders?|\w*vaders?|gezin(?:nen)?|"
    r"families|familieleden|oma[’']?s?|opa[’']?s?|broers?|zus(?:sen)?|mensen|personen|persoon|volwassenen?|vrouwen|mannen|medewerkers?|"
    r"collega[’']?s|verzorgers?|hulpverleners?|bellers?|bezoekers?|clients?|residents?|children|child|boys?|girls?|\w*mothers?|"
    r"\w*fathers?|\w*parents?|family|people|persons?|adults?|women|men|carers?|callers?|young people"
)
_RECORDS = (
    r"\w*klachten|\w*klacht|vragen|vraag|problemen|probleem|signalen|signaal|\w*trajecten|\w*traject|contacten|contact|\w*gesprekken|\w*gesprek|"
    r"\w*bezoeken|\w*bezoek|voorlichtingen|voorlichting|acties|actie|meldingen|melding|\w*mails?|mailtjes?|berichten|bericht|appjes|"
    r"brieven|brief|telefoontjes?|belletjes?|zaken|casussen|casus|gevallen|geval|bijeenkomsten|bijeenkomst|afspraken|keer|keren|"
    r"maal|uitspraken|uitspraak|kwesties|kwestie|verzoeken|verzoek|instanties|locaties|groepen|complaints?|questions?|problems?|"
    r"alerts?|contacts?|talks?|conversations?|visits?|briefings?|actions?|reports\smade|e-?mails?|messages?|letters?|calls?|cases?|"
    r"meetings?|appointments?|times|matters?|requests?|agencies|locations|groups|rulings?"
)
COUNTED: Final = rf"(?:{_PEOPLE}|{_RECORDS})"
"""Whom and what the tables count, and how often (nl: wat is te tellen)."""

_TENS = r"(?:twintig|dertig|veertig|(?:vijf|zes|zeven|tach|negen)tig)"
WORDS: Final = (
    r"(?:nul|nought|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien|"
    rf"(?:\w{{2,8}}[eë]n)?{_TENS}|(?:\w{{3,7}})?(?:honderd|duizend)(?!en)\w*|"
    r"zero|two|three|four|five|six|seven|eight|nine|ten(?=\s*(?:[.,;:!?)]|\Z)|\s+of\s)|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[-\s]\w+)?|"
    r"(?:\w+ )?(?:hundred|thousand)(?!s))"
)
"""Numbers from two on, and nought (nl: telwoorden)."""
GATHERED: Final = (
    rf"(?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?:maal|voud|keer)|"
    rf"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|{_TENS})tal|"
    r"(?<=zijn\s)(?:tweeën|drieën|vieren|vijven|zessen|zevenen|achten)|(?<=z[’']n\s)(?:tweeën|drieën|vieren|vijven|zessen|zevenen|achten)|"
    r"(?<=hun\s)(?:tweeën|drieën|vieren|vijven|zessen|zevenen|achten)|(?:half\s)?dozijn|dozen|hand(?:je)?\s?vol(?:letje)?|handful|twice|thrice|driekwart|"
    r"(?:een|één|twee|a|one|two)\s(?:derde|kwart|vijfde|thirds?|quarters?|fifths?))"
)
"""Numbers within a word, and parts of a whole (nl: samengestelde telwoorden)."""
ROMAN: Final = r"(?-i:(?=[XV]|I[IVX])X{0,3}(?:IX|IV|V?I{0,3}))"
"""Roman figures from two up to thirty-nine, in capitals (nl: Romeinse cijfers)."""
WITH_PEOPLE: Final = (
    r"(?:één|eén|éen|one|ten|beide|allebei|both|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
)
"""What is a count only where it counts somebody or something (nl: alleen een aantal bij mensen en zaken)."""
THINGS: Final = (
    r"(?:dingen|ding|aandachtspunten|verbeterpunten|punten|punt|onderwerpen|thema[’']?s|redenen|manieren|kanten|vormen|delen|woorden|"
    r"lessen|zinnen|talen|vertrouwenspersonen|things?|points?|subjects|topics|themes|reasons|ways|sides|parts|words|lessons|"
    r"languages|counsellors)"
)
"""What nobody looks up in a table (nl: onschuldige dingen)."""
FEW: Final = r"(?:[2-9]|10|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|two|three|four|five|six|seven|eight|nine|ten)"
"""So many things one may name (nl: enkele)."""
