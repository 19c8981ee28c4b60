"""The mark of an organisation as SVG that can do nothing but be seen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.own_files import text_of

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "title", "desc"})
PLAIN = r"viewBox|width|height|[xy][12]?|c[xy]|r[xy]?|d|points|transform|opacity|role|id|version|clip-rule"
DRAWN = r"fill(-rule|-opacity)?|stroke(-(width|linecap|linejoin|miterlimit|dasharray|opacity))?"
ATTRIBUTE = re.compile(f"({PLAIN}|{DRAWN})")
VALUE = re.compile(r"[\w\s.,:#%+\-()]*")
BREAK = re.compile(r"[^\w-]")
CALLS = frozenset({"matrix", "translate", "scale", "rotate", "skewx", "skewy", "rgb", "rgba", "hsl", "hsla"})
"""What a value may work out: a place or a colour. All else that is called can fetch (nl: functies)."""

DEEPEST = 50
"""As many groups as may lie in one another; a drawing by hand has a handful (nl: diepste groep)."""


class LogoRefused(Refused):
    """A mark is not an SVG file, or holds more than shapes (nl: beeldmerk past niet)."""

    sentence = Text(
        "hoort een svg-bestand met alleen vormen; {reason}",
        "belongs an svg file with shapes only; {reason}",
    )


def read_logo(path: Path) -> str:
    """Read a mark and give it back as markup for inside a page (nl: beeldmerk lezen).

    Only shapes and their plain attributes are let in: no script, no style, no link, no text in a font.
    Raises: LogoRefused.
    """
    try:
        text = text_of(path)
    except (OSError, ValueError) as reason:
        raise LogoRefused(reason=Text(f"{path.name} is niet te lezen", f"{path.name} cannot be read")) from reason
    if text.count("<!") > text.count("<!--"):
        raise LogoRefused(reason=Text("haal de regels met <! weg", "take away the lines with <!"))
    try:
        root = ET.fromstring(text)  # noqa: S314 - declarations, the only danger of expat, were refused above
    except ET.ParseError as reason:
        raise LogoRefused(reason=Text(f"{path.name} is geen xml", f"{path.name} is no xml")) from reason
    _check_depth(root)
    for element in root.iter():
        _check(element)
    ET.register_namespace("", SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode")


def _check_depth(root: ET.Element) -> None:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
    if level:
        raise LogoRefused(reason=Text("leg minder groepen in elkaar", "lay fewer groups in one another"))


def _check(element: ET.Element) -> None:
    name = element.tag.removeprefix(SVG)
    if name not in SHAPES:
        raise LogoRefused(reason=Text(f"haal <{name}> weg", f"take away <{name}>"))
    for attribute, value in element.attrib.items():
        if not (ATTRIBUTE.fullmatch(attribute) and _is_plain(value)):
            raise LogoRefused(reason=Text(f"haal {attribute} uit <{name}>", f"take {attribute} out of <{name}>"))


def _is_plain(value: str) -> bool:
    called = {BREAK.split(before.rstrip())[-1].lower() for before in value.split("(")[:-1]}
    return bool(VALUE.fullmatch(value)) and called <= CALLS
