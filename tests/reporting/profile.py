"""What the Dutch profile of catalogues asks of each class, with the European one below it.

Source: DCAT-AP-NL 3.0 (Geonovum) and DCAT-AP 3.0: how many values a property has, of which kind, and from which list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

TEXT, THING = "text", "thing"
MANY = 10**6
EUROPE = "http://publications.europa.eu/resource/authority/"

Asked = Mapping[str, tuple[int, int, str]]
"""By property: at least, at most, and whether it is a text or a thing with an address or properties of its own."""

CATALOGUE: Asked = {
    "dct:title": (1, MANY, TEXT),
    "dct:description": (1, MANY, TEXT),
    "dct:publisher": (1, 1, THING),
    "dct:creator": (1, 1, THING),
    "dct:license": (0, 1, THING),
    "dct:language": (0, MANY, THING),
    "foaf:homepage": (0, 1, THING),
    "dcat:contactPoint": (1, 1, THING),
    "dcat:dataset": (1, MANY, THING),
}
DATASET: Asked = {
    "dct:title": (1, MANY, TEXT),
    "dct:description": (1, MANY, TEXT),
    "dct:identifier": (1, 1, TEXT),
    "dct:publisher": (1, 1, THING),
    "dct:creator": (1, MANY, THING),
    "dct:accessRights": (1, 1, THING),
    "dct:issued": (0, 1, TEXT),
    "dct:language": (1, MANY, THING),
    "dct:spatial": (0, MANY, THING),
    "dct:temporal": (0, MANY, THING),
    "dct:conformsTo": (1, MANY, THING),
    "foaf:page": (1, MANY, THING),
    "dcat:contactPoint": (1, 1, THING),
    "dcat:theme": (1, MANY, THING),
    "dcat:landingPage": (1, MANY, THING),
    "dcat:distribution": (1, MANY, THING),
}
DISTRIBUTION: Asked = {
    "dct:title": (0, MANY, TEXT),
    "dct:license": (1, 1, THING),
    "dct:format": (1, 1, THING),
    "dct:language": (1, MANY, THING),
    "dct:conformsTo": (0, MANY, THING),
    "dcat:accessURL": (1, 1, THING),
    "dcat:downloadURL": (0, 1, THING),
    "dcat:byteSize": (0, 1, TEXT),
}
FROM_LISTS = {
    "dct:accessRights": f"{EUROPE}access-right/",
    "dcat:theme": f"{EUROPE}data-theme/",
    "dct:language": f"{EUROPE}language/",
    "dct:format": f"{EUROPE}file-type/",
    "dct:license": f"{EUROPE}licence/",
    "dct:spatial": f"{EUROPE}country/",
}
CLASSES = {
    "dct:publisher": "foaf:Agent",
    "dcat:contactPoint": "vcard:Kind",
    "dcat:landingPage": "foaf:Document",
    "foaf:homepage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "dct:conformsTo": "dct:Standard",
    "dct:temporal": "dct:PeriodOfTime",
}


def faults(told: Mapping[str, Any]) -> list[str]:
    """Everything in which a catalogue is not what the profile asks."""
    agents = {one["@id"] for one in _all(told.get("dct:publisher")) if "foaf:name" in one}
    found = list(_of(told, "dcat:Catalog", CATALOGUE, agents))
    for dataset in _all(told.get("dcat:dataset")):
        found += _of(dataset, "dcat:Dataset", DATASET, agents)
        for one in _all(dataset.get("dcat:distribution")):
            found += _of(one, "dcat:Distribution", DISTRIBUTION, agents)
    return found


def _of(node: Mapping[str, Any], kind: str, asked: Asked, agents: set[str]) -> Iterator[str]:
    here = node.get("@id", "?")
    if node.get("@type") != kind:
        yield f"{here}: not a {kind}"
    yield from (f"{here}: {name} is not known here" for name in set(node) - set(asked) - {"@context", "@type", "@id"})
    for name, (least, most, sort) in asked.items():
        values = _all(node.get(name))
        if not least <= len(values) <= most:
            yield f"{here}: {name} has {len(values)} values"
        yield from (f"{here}: {name} {one}" for value in values for one in _badly(name, value, sort, agents))


def _badly(name: str, value: Any, sort: str, agents: set[str]) -> Iterator[str]:
    words = value if isinstance(value, str) else value.get("@value")
    if (words is not None) != (sort == TEXT) or words == "":
        yield "is of another kind"
        return
    if name in FROM_LISTS and not value["@id"].startswith(FROM_LISTS[name]):
        yield f"is not of its list: {value['@id']}"
    named = name in ("dct:publisher", "dct:creator") and value.get("@id") in agents
    if name in CLASSES and not named and CLASSES[name] not in _all(value.get("@type")):
        yield f"is no {CLASSES[name]}"
    if name == "dcat:contactPoint" and not ("vcard:fn" in value and {"vcard:hasURL", "vcard:hasEmail"} & set(value)):
        yield "cannot be reached"


def _all(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
