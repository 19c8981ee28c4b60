"""What `./gehoord up`, `down`, `status` and `reset` do."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from contextlib import closing, suppress
from datetime import datetime
from socket import socket

from gehoord.config import env
from gehoord.config.launch import cluster, leftovers
from gehoord.config.launch.catalogue import compile_texts
from gehoord.config.launch.folder import Folder, Occupant, is_ours, occupant
from gehoord.config.launch.front_end import FrontEnd
from gehoord.config.launch.house import House
from gehoord.config.launch.interruption import Interrupted, heeded
from gehoord.config.launch.ports import listen
from gehoord.config.launch.refusals import AlreadyRunning, NotConfirmed, NotOurFolder, NotRunning, NotYours
from gehoord.config.launch.speech import answer, tell
from gehoord.people.demo_account import DOMAIN, demo_account, demo_accounts
from gehoord.practice.words import Text

PATIENCE = 30.0


def up(*, port: int) -> None:
    """Open the house and stay until somebody asks to stop (nl: starten). Raises: NotStarted and its kin."""
    surroundings = env.read()
    began = time.monotonic()
    folder = Folder(surroundings.data)
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    with suppress(Interrupted), heeded(), folder.held(since) as lock, _door(port, folder) as door:
        house = House(surroundings, folder, door)
        try:
            tell(Text("Gehoord wordt gestart …", "Gehoord is starting …"))
            FrontEnd().finish()
            compile_texts()
            house.open()
            lock.say(Occupant(os.getpid(), house.address, since))
            _announce(house, folder, time.monotonic() - began)
            # A new cluster was written in haste; from here on it must outlive a power cut.
            os.sync()
            house.watch()
        finally:
            tell(Text("Alles wordt gestopt …", "Stopping everything …"))
            house.close()
    tell(Text("Gehoord is gestopt.", "Gehoord has stopped."))


def down() -> None:
    """Ask the launcher to stop, wait, and clean up after one that was killed (nl: stoppen). Raises: NotRunning, NotYours."""
    data = env.read().data
    running = occupant(data)
    if running is not None:
        try:
            os.kill(running.pid, signal.SIGTERM)
        except PermissionError:
            raise NotYours(pid=running.pid) from None
        until = time.monotonic() + PATIENCE
        while occupant(data) is not None and time.monotonic() < until:
            time.sleep(0.05)
    swept = leftovers.sweep(data, cluster.home_of(data).cluster)
    if running is None and not swept:
        raise NotRunning
    answer(Text("Gehoord is gestopt.", "Gehoord has stopped."))


def status() -> None:
    """Say where the house is open (nl: stand). Raises: NotRunning."""
    running = occupant(env.read().data)
    if running is None:
        raise NotRunning
    answer(
        Text(
            "Gehoord draait op {address} (proces {pid}, sinds {since}).",
            "Gehoord is running at {address} (process {pid}, since {since}).",
        ).filled(address=running.address or "…", pid=running.pid, since=running.since.replace("T", " "))
    )


def reset(*, yes: bool) -> None:
    """Throw the data folder's contents away, after asking (nl: opnieuw beginnen).

    Raises: AlreadyRunning, NotOurFolder, NotConfirmed, SomebodyElses, NoSuchPlace.
    """
    data = env.read().data
    running = occupant(data)
    if running is not None:
        raise AlreadyRunning(address=running.address or "…", pid=running.pid)
    if not data.exists() or not any(data.iterdir()):
        answer(Text("Er was niets om weg te gooien.", "There was nothing to throw away."))
        return
    if not is_ours(data):
        raise NotOurFolder(folder=data)
    if not yes and not _confirmed(str(data)):
        raise NotConfirmed
    leftovers.sweep(data, cluster.home_of(data).cluster)
    cluster.forget(data)
    for entry in data.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    answer(Text("De gegevens zijn weggegooid.", "The data has been thrown away."))


LEFT_BEHIND = Text(
    "De vorige keer is gehoord afgebroken; wat er nog draaide, is nu gestopt.",
    "Last time gehoord was cut short; what was still running has been stopped.",
)


def _door(port: int, folder: Folder) -> closing[socket]:
    # What a killed launcher left may still hold the port.
    if leftovers.sweep(folder.path, cluster.home_of(folder.path).cluster):
        tell(LEFT_BEHIND)
    return closing(listen(port))


def _announce(house: House, folder: Folder, seconds: float) -> None:
    took = f"{seconds:.1f}"
    tell(Text(f"Klaar in {took.replace('.', ',')} s.", f"Ready in {took} s."))
    answer(Text("\nGehoord staat klaar op {address}/", "\nGehoord is ready at {address}/").filled(address=house.address))
    account = demo_account(folder.path) if house.demo else None
    if account:
        answer(
            Text(
                "Inloggen om te proberen: {email}   wachtwoord: {password}",
                "Sign in to try it: {email}   password: {password}",
            ).filled(email=account.email, password=account.password)
        )
        others = ", ".join(other.email.partition("@")[0] for other, _role in demo_accounts(folder.path)[1:])
        answer(
            Text(
                "Met hetzelfde wachtwoord, elk @{domain}: {others}. Hun code staat bij het inloggen op de pagina.",
                "With the same password, each @{domain}: {others}. Their code stands on the page when they sign in.",
            ).filled(domain=DOMAIN, others=others)
        )
    answer(Text("Stoppen: Ctrl-C", "Stop: Ctrl-C"))


def _confirmed(folder: str) -> bool:
    question = Text("Alles in {folder} weggooien? Typ ja: ", "Throw away everything in {folder}? Type yes: ").filled(
        folder=folder
    )
    sys.stderr.write(question.spoken_in(env.language()))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"ja", "yes", "j", "y"}
