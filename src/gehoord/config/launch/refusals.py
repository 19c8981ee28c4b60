"""Every way starting can stop short: one kind sentence and one exit code each. The codes are those of sysexits.h."""

from __future__ import annotations

from typing import ClassVar

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

USAGE, NOT_RUNNING, UNAVAILABLE, BROKEN, NOT_CREATED, FULL, TRY_LATER, NOT_ALLOWED, SETTING = 64, 3, 69, 70, 73, 74, 75, 77, 78


class NotStarted(Refused):
    """Something stands in the way, and this says what to do about it (nl: niet gestart)."""

    exit_code: ClassVar[int] = BROKEN


class NotUnderstood(NotStarted):
    """The words on the command line mean nothing here (nl: opdracht niet begrepen)."""

    exit_code = USAGE
    sentence = Text(
        "Dit begrijp ik niet: {what}. Kijk met ./gehoord --help wat er kan.",
        "I do not understand this: {what}. See ./gehoord --help for what is possible.",
    )


class AlreadyRunning(NotStarted):
    """The house is open already, or opening: then it has no address yet, and says … (nl: draait al)."""

    exit_code = TRY_LATER
    sentence = Text(
        "Gehoord draait al op {address} (proces {pid}). Stop het eerst met ./gehoord down.",
        "Gehoord is already running at {address} (process {pid}). Stop it first with ./gehoord down.",
    )


class NotRunning(NotStarted):
    """The house is closed (nl: draait niet)."""

    exit_code = NOT_RUNNING
    sentence = Text(
        "Gehoord draait niet. Start het met ./gehoord up.",
        "Gehoord is not running. Start it with ./gehoord up.",
    )


class PortTaken(NotStarted):
    """Another program listens on the port (nl: poort bezet)."""

    exit_code = TRY_LATER
    sentence = Text(
        "Poort {port} is bezet door een ander programma; poort {free} is vrij: ./gehoord up --port {free}",
        "Port {port} is taken by another program; port {free} is free: ./gehoord up --port {free}",
    )


class PortNotAllowed(NotStarted):
    """The port is outside what this user may open (nl: poort niet toegestaan)."""

    exit_code = NOT_ALLOWED
    sentence = Text(
        "Poort {port} kan deze gebruiker niet openen; kies er een van 1024 tot en met 65535, bijvoorbeeld --port {free}",
        "This user cannot open port {port}; choose one from 1024 to 65535, for example --port {free}",
    )


class NoWriteAccess(NotStarted):
    """The folder belongs to somebody else (nl: geen schrijfrecht)."""

    exit_code = NOT_ALLOWED
    sentence = Text(
        "In de map {folder} mag u niet schrijven. Gebruik een eigen kopie van het project of kies een map met GEHOORD_DATA.",
        "You may not write in the folder {folder}. Use your own copy of the project, or choose a folder with GEHOORD_DATA.",
    )


class NotOurFolder(NotStarted):
    """The data folder holds other people's files (nl: niet onze map)."""

    exit_code = NOT_CREATED
    sentence = Text(
        "In de map {folder} staan bestanden die niet van gehoord zijn. Kies met GEHOORD_DATA een lege of nieuwe map.",
        "The folder {folder} holds files that are not gehoord's. Choose an empty or new folder with GEHOORD_DATA.",
    )


class SomebodyElses(NotStarted):
    """The folder is another user's, or others may write in it: what lies there cannot be trusted (nl: map van een ander)."""

    exit_code = NOT_ALLOWED
    sentence = Text(
        "De map {folder} is niet van u alleen: andere gebruikers kunnen erin schrijven. Kies met GEHOORD_DATA een eigen map, "
        "of geef deze map weer aan uzelf alleen.",
        "The folder {folder} is not yours alone: other users can write in it. Choose a folder of your own with GEHOORD_DATA, "
        "or give this folder back to yourself alone.",
    )


class OpenAbove(NotStarted):
    """Others may write in a folder above ours, and so could put another in its place (nl: map erboven staat open)."""

    exit_code = NOT_ALLOWED
    sentence = Text(
        "In {above} kunnen anderen schrijven, en zo de map {folder} vervangen. Kies met GEHOORD_DATA een map op een eigen plek, "
        "of neem anderen het schrijven in {above} af.",
        "Others can write in {above}, and so replace the folder {folder}. Choose a folder in a place of your own with "
        "GEHOORD_DATA, or take the writing in {above} away from others.",
    )


class NoSuchPlace(NotStarted):
    """No folder can stand there: the name is too long, or it is a place of the system (nl: geen plek voor een map)."""

    exit_code = NOT_CREATED
    sentence = Text(
        "Op {folder} kan geen map staan. Kies met GEHOORD_DATA een andere map.",
        "No folder can stand at {folder}. Choose another one with GEHOORD_DATA.",
    )


class NotYours(NotStarted):
    """Somebody else started the house (nl: van een ander)."""

    exit_code = NOT_ALLOWED
    sentence = Text(
        "Gehoord is door een andere gebruiker gestart (proces {pid}); alleen die kan het stoppen.",
        "Gehoord was started by another user (process {pid}); only they can stop it.",
    )


class NoNetwork(NotStarted):
    """The shelves that packages come from cannot be reached (nl: geen netwerk)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "{tool} kan het pakketregister niet bereiken. Controleer de netwerkverbinding (of de proxy) en probeer het opnieuw.",
        "{tool} cannot reach the package registry. Check the network connection (or the proxy) and try again.",
    )


class NotTrusted(NotStarted):
    """The register answers with a certificate that this machine does not know (nl: certificaat onbekend)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "{tool} vertrouwt het certificaat van het pakketregister niet. Vraag uw beheerder het eigen certificaat te installeren.",
        "{tool} does not trust the certificate of the package registry. Ask your administrator to install your own certificate.",
    )


class DiskFull(NotStarted):
    """There is no room left (nl: schijf vol)."""

    exit_code = FULL
    sentence = Text(
        "De schijf is vol: bij {folder} is te weinig ruimte over. Maak {needed} MB vrij en probeer het opnieuw.",
        "The disk is full: too little room is left at {folder}. Free {needed} MB and try again.",
    )


class NodeMissing(NotStarted):
    """Node is absent or too old for the front-end files (nl: node ontbreekt)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "Node 20 of nieuwer met npm is nodig voor de bestanden van de pagina's; gevonden: {found}. Installeer nodejs en npm.",
        "Node 20 or newer with npm is needed for the files of the pages; found: {found}. Install nodejs and npm.",
    )


class VenvMissing(NotStarted):
    """Debian keeps a part of Python in a package of its own (nl: python3-venv ontbreekt)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "Een onderdeel van Python ontbreekt. Installeer het met: apt install python3-venv",
        "A part of Python is missing. Install it with: apt install python3-venv",
    )


class StepFailed(NotStarted):
    """A step ended badly for a reason we have no sentence for; its last words follow (nl: stap mislukt)."""

    sentence = Text(
        "{step} is niet gelukt. De laatste regels staan hieronder; het hele verslag staat in {log}.\n{last_words}",
        "{step} did not succeed. Its last lines follow; the whole record is in {log}.\n{last_words}",
    )


class FilesDiffer(NotStarted):
    """A front-end file is not the one we looked at (nl: bestand wijkt af)."""

    sentence = Text(
        "Het bestand {name} is anders dan het bestand dat is nagekeken. Er is niets geplaatst; meld dit aan de makers.",
        "The file {name} differs from the one that was reviewed. Nothing was put in place; tell the makers.",
    )


class NoDatabase(NotStarted):
    """No PostgreSQL can be found to run ourselves (nl: geen PostgreSQL)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "Er is geen PostgreSQL 15 of nieuwer gevonden. Wijs met PG_BIN de map met programma's aan, of installeer postgresql.",
        "No PostgreSQL 15 or newer was found. Point PG_BIN at the folder of its programs, or install postgresql.",
    )


class MadeByAnother(NotStarted):
    """The data folder was made by another PostgreSQL than we have (nl: andere PostgreSQL)."""

    exit_code = SETTING
    sentence = Text(
        "De gegevens in {folder} zijn gemaakt met PostgreSQL {made_by}, en hier is PostgreSQL {ours}. "
        "Wijs met PG_BIN de programma's van versie {made_by} aan, of begin opnieuw met ./gehoord reset.",
        "The data in {folder} was made by PostgreSQL {made_by}, and here is PostgreSQL {ours}. "
        "Point PG_BIN at the programs of version {made_by}, or begin anew with ./gehoord reset.",
    )


class ServerUnreachable(NotStarted):
    """The server in DATABASE_URL does not answer (nl: databaseserver onbereikbaar)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "De databaseserver uit DATABASE_URL ({server}) antwoordt niet. Controleer de computernaam, de poort en of hij draait.",
        "The database server in DATABASE_URL ({server}) does not answer. Check its name, its port and whether it is running.",
    )


class ServerRefuses(NotStarted):
    """The server answers and does not let us in (nl: databaseserver weigert)."""

    exit_code = SETTING
    sentence = Text(
        "De databaseserver uit DATABASE_URL ({server}) laat ons niet binnen: {said}. Controleer naam, wachtwoord en database.",
        "The database server in DATABASE_URL ({server}) does not let us in: {said}. Check name, password and database.",
    )


class ServerTooOld(NotStarted):
    """The server is older than we can use (nl: databaseserver te oud)."""

    exit_code = SETTING
    sentence = Text(
        "De databaseserver uit DATABASE_URL ({server}) is PostgreSQL {version}; nodig is versie 15 of nieuwer.",
        "The database server in DATABASE_URL ({server}) is PostgreSQL {version}; version 15 or newer is needed.",
    )


class RolesMissing(NotStarted):
    """The server has no roles for us and we may not make them (nl: databaserollen ontbreken)."""

    exit_code = SETTING
    sentence = Text(
        "De server uit DATABASE_URL mist rollen die {login} niet mag maken. Laat een beheerder dit één keer doen:\n{statements}",
        "The server in DATABASE_URL lacks roles that {login} may not make. Ask an administrator to run this once:\n{statements}",
    )


class ChildStopped(NotStarted):
    """Something we started stopped by itself (nl: onderdeel gestopt)."""

    sentence = Text(
        "Het onderdeel {name} is uit zichzelf gestopt; alles is nu gestopt. Het verslag staat in {log}.\n{last_words}",
        "The part {name} stopped by itself; everything is stopped now. The record is in {log}.\n{last_words}",
    )


class NoAnswer(NotStarted):
    """Everything runs and the first page does not come (nl: geen antwoord)."""

    sentence = Text(
        "De webserver antwoordt niet binnen {seconds} seconden. Het verslag staat in {log}.\n{last_words}",
        "The web server does not answer within {seconds} seconds. The record is in {log}.\n{last_words}",
    )


class NotConfirmed(NotStarted):
    """Nobody said yes to throwing the data away (nl: niet bevestigd)."""

    exit_code = TRY_LATER
    sentence = Text(
        "Er is niets weggegooid. Wilt u dat wel, typ dan ja, of gebruik ./gehoord reset --yes.",
        "Nothing was thrown away. If you do want that, type yes, or use ./gehoord reset --yes.",
    )


class ToolsMissing(NotStarted):
    """The tests need programs that only an administrator can install (nl: programma's ontbreken)."""

    exit_code = UNAVAILABLE
    sentence = Text(
        "Voor de tests ontbreekt: {missing}. Laat een beheerder dit doen: apt install {missing}",
        "The tests need what is not here: {missing}. Ask an administrator for: apt install {missing}",
    )


class NoSuchBenchmark(NotStarted):
    """There is no benchmark of that name (nl: onbekende meting)."""

    exit_code = USAGE
    sentence = Text(
        "Een meting met de naam {name} is er niet. Er zijn: {names}.",
        "There is no benchmark called {name}. There are: {names}.",
    )


class NoDemo(NotStarted):
    """What runs here has no invented people to look with (nl: geen demo)."""

    exit_code = NOT_RUNNING
    sentence = Text(
        "Hier draait geen demo, en van echte mensen worden geen plaatjes gemaakt. Start er een met GEHOORD_DATA in een lege map.",
        "No demo is running here, and no pictures are taken of real people. Start one with GEHOORD_DATA in an empty folder.",
    )


class InsideTheProject(NotStarted):
    """Pictures would end up among the sources (nl: in de map van het project)."""

    exit_code = NOT_CREATED
    sentence = Text(
        "De map {folder} ligt in het project. Kies met --out een map erbuiten.",
        "The folder {folder} lies within the project. Choose one outside it with --out.",
    )
