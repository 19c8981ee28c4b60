"""What `./gehoord --help` says. Standard library alone, so that it can be read before anything is installed."""

from __future__ import annotations

import sys

from gehoord.config.launch.speech import answer
from gehoord.practice.words import Text

OVERVIEW = Text(
    """gehoord: het systeem voor vertrouwenswerk in de jeugdhulp

  ./gehoord up        starten: omgeving, database, pagina's en werker; Ctrl-C stopt alles
  ./gehoord down      stoppen wat elders gestart is, en opruimen na een afgebroken start
  ./gehoord status    zeggen of en waar het draait
  ./gehoord reset     alle gegevens weggooien en opnieuw beginnen
  ./gehoord test      alles nakijken: opmaak, typen, lagen en tests
  ./gehoord bench     meten; zonder naam: welke metingen er zijn
  ./gehoord report    een rapport maken uit een map met gegevens

Meer over een opdracht: ./gehoord OPDRACHT --help. Meer over starten en stoppen: docs/operate/starting.md.""",
    """gehoord: the system for confidential counselling in youth care

  ./gehoord up        start: environment, database, pages and worker; Ctrl-C stops everything
  ./gehoord down      stop what was started elsewhere, and clean up after a start that was cut short
  ./gehoord status    say whether and where it is running
  ./gehoord reset     throw all data away and begin anew
  ./gehoord test      check everything: layout, types, floors and tests
  ./gehoord bench     measure; without a name: which benchmarks there are
  ./gehoord report    make a report from a folder of figures

More about a command: ./gehoord COMMAND --help. More about starting and stopping: docs/operate/starting.md.""",
)

PAGES = {
    "up": Text(
        """./gehoord up [--port NUMMER]

Start alles en zegt waar de eerste pagina staat. Blijft draaien; Ctrl-C stopt alles wat gestart is.

  --port NUMMER     de poort voor de pagina's (anders 8000; 0 kiest een vrije)
  GEHOORD_DATA      de map voor alle gegevens (anders .gehoord in het project)
  DATABASE_URL      een PostgreSQL-server (15 of nieuwer) in plaats van de ingebouwde
  PG_BIN            de map met de programma's van PostgreSQL voor de ingebouwde database
  GEHOORD_DEMO      0: geen verzonnen gegevens en geen demo-account
  GEHOORD_ADDRESS   het webadres waarop mensen de pagina's vinden, als dat een ander is

Eindigt met 0 na een gewone stop; 69 netwerk, node of database onbereikbaar; 73 map niet van gehoord; 74 schijf vol;
75 draait al of poort bezet; 77 geen schrijfrecht; 78 instelling past niet; 70 iets anders.""",
        """./gehoord up [--port NUMBER]

Starts everything and says where the first page is. Keeps running; Ctrl-C stops everything that was started.

  --port NUMBER     the port for the pages (else 8000; 0 takes a free one)
  GEHOORD_DATA      the folder for all data (else .gehoord in the project)
  DATABASE_URL      a PostgreSQL server (15 or newer) instead of the embedded one
  PG_BIN            the folder of PostgreSQL's programs for the embedded database
  GEHOORD_DEMO      0: no invented data and no demo account
  GEHOORD_ADDRESS   the web address where people find the pages, when it is another

Ends with 0 after an ordinary stop; 69 network, node or database out of reach; 73 folder not gehoord's; 74 disk full;
75 already running or port taken; 77 no write access; 78 a setting does not fit; 70 anything else.""",
    ),
    "down": Text(
        "./gehoord down\n\nStopt wat in deze gegevensmap draait. Eindigt met 0 na het stoppen, met 3 als er niets draaide.",
        "./gehoord down\n\nStops what runs in this data folder. Ends with 0 when something was stopped, with 3 when nothing ran.",
    ),
    "status": Text(
        "./gehoord status\n\nZegt waar gehoord draait. Eindigt met 0 als het draait, met 3 als het niet draait.",
        "./gehoord status\n\nSays where gehoord is running. Ends with 0 when it runs, with 3 when it does not.",
    ),
    "reset": Text(
        "./gehoord reset [--yes]\n\nGooit alles in de gegevensmap weg, na een vraag. --yes slaat de vraag over. "
        "Een database uit DATABASE_URL blijft zoals zij is.",
        "./gehoord reset [--yes]\n\nThrows away everything in the data folder, after a question. --yes skips the question. "
        "A database in DATABASE_URL stays as it is.",
    ),
    "test": Text(
        "./gehoord test [WOORDEN VOOR PYTEST]\n\nInstalleert wat de tests nodig hebben en kijkt alles na:\n"
        "ruff, mypy, import-linter, djlint en pytest. "
        "Met woorden erachter: alleen pytest, met die woorden. Eindigt alleen met 0 als alles klopt.",
        "./gehoord test [WORDS FOR PYTEST]\n\nInstalls what the tests need and checks everything:\n"
        "ruff, mypy, import-linter, djlint and pytest. "
        "With words behind it: only pytest, with those words. Ends with 0 only when everything is right.",
    ),
    "bench": Text(
        "./gehoord bench [NAAM]\n\nVoert een meting uit in een eigen omgeving en schrijft JSON op stdout.\n"
        "Zonder naam: de metingen die er zijn.",
        "./gehoord bench [NAME]\n\nRuns a benchmark in an environment of its own and writes JSON on stdout.\n"
        "Without a name: which there are.",
    ),
}


def main(words: list[str]) -> int:
    """Say what there is to know about a command, or about all of them (nl: handleiding)."""
    asked = next((word for word in words if word in PAGES), "")
    answer(PAGES.get(asked, OVERVIEW))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
