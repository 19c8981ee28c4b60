"""Numbers that are no count: years, articles of a law, dates, hours, telephone numbers, and the like, each in its own setting.

A number is harmless by what stands around it, never by how it looks: “in 2017 was” is a year, “1987 contacten” is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gehoord.reporting.own_words.number_words import COUNTED, WORDS

HIDDEN: Final = "\0"
"""Stands for each sign that was told to be harmless (nl: weggelakt)."""

_END = r"(?!\w)"
_ADJECTIVE = (
    r"(?:(?!(?:deze|onze|alle|elke|welke|iedere|there|these|those|some)\s)[^\W\d_]{3,}e|open|extra|meer|new|more|other|different)"
)
_NOBODY = rf"(?!\s+(?:{_ADJECTIVE}\s+){{0,2}}{COUNTED}{_END})"
"""No people, talks or records right behind it."""
_NUMBER = rf"(?:\d{{1,3}}|{WORDS})"
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october)"
)

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:[-–/]\d\d(?!\d)|\s*(?:[-–/]|,?\s(?:en|of|and|or|to|t/m|tot(?:\sen\smet)?)\s|,)\s*{_YEAR}(?!\d))*"
_OF_WHAT = (
    r"(?:begin|eind|einde|loop|helft|zomer|winter|lente|herfst|voorjaar|najaar|kwartaal|\w*rapport|\w*rapporten|\w*verslag|\w*cijfers|\w*wet|"
    rf"besluit|regeling|verdrag|uitgave|start|end|course|summer|spring|autumn|quarter|report|reports|figures|edition|{HIDDEN})"
)
_A_YEAR_FOLLOWS = (
    rf"(?:begin|eind|einde|half|medio|midden|\w*jaar|jaren|zomer|winter|lente|herfst|voorjaar|najaar|{_MONTH}|\w*rapport|\w*verslag|"
    r"early|late|mid|years?|summer|spring|vergeleken\smet|opzichte\svan|compared\s(?:with|to)|"
    rf"{_OF_WHAT}\s+(?:van|uit|over|of|on|for|about|from)|"
    rf"(?:van|from|tussen|between)(?=\s+{_YEAR}\s+(?:tot|t/m|en|to|and)\s+(?:en\smet\s)?{_YEAR})|"
    r"(?:wet|besluit|regeling|verdrag|act|decree)\s+(?:[^\W\d_]+\s+){0,5}?(?=\d))"
)
"""Behind these stands a year, whatever comes then but people or talks (nl: hierna een jaar)."""
_MAY_BE_A_YEAR = (
    r"(?:in|sinds|vanaf|na|voor|tot\sen\smet|(?<!were\s)(?<!was\s)(?<!are\s)(?<!had\s)over|since|during|throughout|after|before|"
    r"until)"
)
"""“In 2017” may be a year, and “in 2017 gesprekken” is none: what follows tells (nl: misschien een jaar)."""
_BEHIND_A_YEAR = (
    r"(?:en|maar|want|dus|dat|die|dan|toen|ook|al|nog|niet|wel|weer|vaker|vaak|meestal|soms|steeds|samen|opnieuw|voor|het|de|een|er|wij|"
    r"we|zij|ze|hij|u|men|met|zonder|bij|op|aan|uit|door|naar|tot|om|te|tijdens|binnen|tussen|is|was|zijn|waren|werd|werden|wordt|"
    r"worden|heeft|had|hadden|hebben|kwam|kwamen|ging|gingen|gaat|gaan|bleef|bleven|bleek|bleken|zag|zagen|sprak|spraken|vroeg|"
    r"vroegen|viel|vielen|vond|vonden|kon|konden|kan|kunnen|wilde|wilden|zal|zullen|moest|moesten|mocht|mochten|liep|liepen|nam|"
    r"namen|kreeg|kregen|gaf|gaven|bezocht|bezochten|startte|startten|begon|begonnen|hielp|hielpen|stond|stonden|deed|deden|"
    r"leek|leken|wist|wisten|zocht|zochten|belde|belden|vertelde|vertelden|merkte|merkten|hoorde|hoorden|werkte|werkten|maakte|"
    r"maakten|stelde|stelden|noemde|noemden|klaagde|klaagden|leerde|leerden|probeerde|probeerden|stuurde|stuurden|"
    r"organiseerde|organiseerden|veranderde|veranderden|speelde|speelden|wil|willen|doet|doen|zien|ziet|hoort|horen|krijgt|krijgen|komt|komen|blijft|blijven|moet|moeten|mag|mogen|spreken|geteld|gedrukt|geeft|zegt|laat|toont|regelt|geldt|eist|staat|vooral|onze|ons|hun|haar|dit|deze|geen|"
    r"and|or|but|so|that|which|who|when|as|also|again|not|often|the|a|an|there|they|it|he|she|you|i|with|without|at|on|by|to|"
    r"for|from|within|are|were|has|have|came|went|stayed|seemed|saw|spoke|asked|fell|found|could|would|should|wanted|took|got|"
    r"gave|visited|started|began|helped|stood|did|told|called|worked|said|says|shows|showed|gives|counts|many|some|most|our|their|these|those|this)"
)
_YEAR_TOLD = (
    rf"(?<!\w){_MAY_BE_A_YEAR}\s*{_YEARS}(?![.,]?\d)"
    rf"(?=\s*(?:\Z|[.,;:!?()\]”’\"']|\n)|\s+(?:{_BEHIND_A_YEAR}|(?!procent|percent|contact)[^\W\d_]{{2,}}t|[^\W\d_]{{2,}}[dt]e){_END})"
)
_YEARS_TOLD: Final = (
    re.compile(_YEAR_TOLD, re.IGNORECASE),
    re.compile(rf"(?<!\w){_A_YEAR_FOLLOWS}\s*{_YEARS}(?![.,]?\d){_NOBODY}", re.IGNORECASE),
    re.compile(rf"(?:\A|(?<=[.!?]\s)|(?<=\n)){_YEARS}(?=\s+(?:was|is|werd|wordt)\s+(?:een|het|voor|a|the|for)\s)", re.IGNORECASE),
)
_PLACE_IN_TEXT = r"\d{1,3}(?:[.:]\d{1,3})*[a-z]?"
_TWO_PLACES = rf"(?:\s*(?:,|[-–]|en|and|to|t/m|tot\sen\smet)\s*{_PLACE_IN_TEXT}{_END})*"
_MANY_PLACES = r"(?:artikelen|articles|tabellen|tables|hoofdstukken|chapters|paragrafen|sections)"
_ONE_PLACE = (
    r"(?:artikel|art\.|article|lid|onderdeel|paragraaf|section|paragraph|hoofdstuk|chapter|bijlage|annex|tabel|table|grafiek|chart|"
    r"bladzijde|pagina|page|deel|part)"
)
_IN_A_LAW = (
    rf"(?<!\w)(?:{_MANY_PLACES}\s+{_PLACE_IN_TEXT}{_END}{_TWO_PLACES}|{_ONE_PLACE}\s+(?:{_PLACE_IN_TEXT}|[A-FR]\d){_END}"
    rf"(?:\s*(?:,|en|and|to|t/m|tot\sen\smet)\s*\d{{1,2}}(?:[a-d]|(?:\.\d{{1,2}})+){_END})*)(?![.,]\d)"
)
_TIME = rf"(?:(?:half|kwart\s(?:voor|over)|half\spast)\s)?(?:\d{{1,2}}(?:[.:]\d\d)?|{WORDS})"
_HOURS = (
    rf"(?<!\w)(?:om|rond|vanaf|na|voor|tot|tussen|van|at|from|until|by|after|before|around|between)\s+{_TIME}"
    rf"(?:\s*(?:tot|en|[-–]|to|and|until)\s*{_TIME})?\s*(?:uur|o[’']clock|a\.?m\.?|p\.?m\.?){_END}"
)
_SPELL = (
    r"(?:jaar|jaren|maanden?|weken|week|dagen|dag|werkdagen|uur|uren|minuten|years?|months?|weeks?|(?:working\s)?days?|hours?|"
    r"minutes?)"
)
_BEFORE_A_SPELL = (
    r"(?:binnen|na|dan|ongeveer|elke|iedere|per|voor|tot|van|vanaf|ruim|bijna|afgelopen|laatste|vorige|eerste|komende|onder(?:\sde)?|"
    r"boven(?:\sde)?|tussen|within|after|than|about|every|for|until|from|under|over|past|last|first|next|between|of|in)"
)
_LASTING = (
    rf"(?<!\w){_BEFORE_A_SPELL}\s+(?:{_NUMBER}\s*(?:tot|en|of|[-–]|to|and|or)\s*)?{_NUMBER}\s+{_SPELL}{_END}",
    rf"(?<!\w){_NUMBER}\s+{_SPELL}\s+(?:geleden|later|lang|oud|eerder|ago|old|earlier|per)",
)

_HARMLESS: Final = tuple(
    re.compile(pattern + _NOBODY, re.IGNORECASE)
    for pattern in (
        r"\S+@\S+\.\w+|(?:https?://|www\.)\S+",
        rf"(?<!\w)\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?\s+{_MONTH}{_END}(?:,?\s+{_YEAR}{_END})?",
        rf"(?<!\w){_MONTH}\s+(?:\d{{1,2}}(?!\d)(?:,?\s+{_YEAR}{_END})?|{_YEAR}{_END})",
        r"(?<![\w-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d\d)(?![\w-])",
        _IN_A_LAW,
        r"(?<![\w.])\d{1,2}\.\d{1,2}\.\d{1,2}(?![\w.]*\d)",
        r"(?<![\w.,])(?:(?:\+|00)[1-9]|0\d)[\d\s()-]{5,14}\d(?![\w%])",
        r"(?<!\w)(?:bel|bellen|belt|telefoon|tel\.|nummer|call|phone|dial)\s*:?\s*(?:naar\s+|met\s+)?(?:112|113|14\d{3,4})(?!\w)",
        rf"(?<={HIDDEN})\s*(?:,|of|or|en|and)\s+(?:112|113)(?!\w)",
        _HOURS,
        rf"(?<!\w)\d{{1,2}}[.:]\d\d\s*uur{_END}",
        r"(?<![\w:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\w:])|(?<!\w)24/7(?!\w)|(?<!\w)24\s+(?:uur|hours)(?=\s+(?:per|a)\s)",
        *_LASTING,
        rf"(?<!\w){_NUMBER}[-\s]?jarige?n?{_END}",
        r"(?<!\w)\d{1,2}(?:\+|-?plus)(?!\w)",
        rf"(?<!\w)[1-4](?:e|ste|de|st|nd|rd|th)\s+(?:kwartaal|helft|half\s?jaar|quarter|half){_END}",
        rf"(?:€\s?\d+(?:[.,]\d+)*|(?<!\w)\d+(?:[.,]\d+)*\s+euro{_END})",
        rf"(?<!\w)(?:groep|klas|leerjaar|niveau|grade|level)\s+[1-8]{_END}",
        r"(?<!\w)(?:covid-?19|in\s+acht\s+\w+|acht\s+(?:slaan|geslagen))(?!\w)",
    )
)
_AS_WRITTEN: Final = (
    re.compile(r"(?<!\w)[A-Z]\d{1,3}(?!\w)"),
    re.compile(r"(?<![\w.,])[1-9]\d{3}\s[A-Z]{2}(?!\w)"),
    re.compile(
        rf"(?<!\w)[A-Z]\w+(?:straat|laan|weg|plein|kade|gracht|singel|dreef|steeg)\s+\d{{1,4}}[a-z]?{_END}(?!\s+(?i:{COUNTED}))"
    ),
)
"""Where capitals matter: a road or a paper size, a postal code, an address (nl: hoofdlettergevoelig)."""

_ITEM = re.compile(r"^[ \t]*(\d{1,2})[.)][ \t]+(?=\S)", re.MULTILINE)


def without_harmless(text: str) -> str:
    """The same text with harmless numbers blotted out, each sign by one (nl: onschuldige getallen weglaten)."""
    for pattern in (*_HARMLESS, *_YEARS_TOLD, *_AS_WRITTEN):
        text = pattern.sub(_blotted, text)
    return "".join(_without_numbering(text))


def _blotted(found: re.Match[str]) -> str:
    return HIDDEN * len(found[0])


def _without_numbering(text: str) -> Iterator[str]:
    """Lines that count on from one are a list; a line that begins with another number tells something."""
    expected = 1
    for line in text.splitlines(keepends=True):
        item = _ITEM.match(line)
        if item and int(item[1]) == expected:
            expected += 1
            yield HIDDEN * item.end() + line[item.end() :]
        else:
            yield line
