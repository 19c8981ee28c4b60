"""All reports of a year as files in one folder: counted once, printed one by one, and put in place when they were looked over."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, Final

from gehoord import __version__
from gehoord.directory.geography import packaged_atlas
from gehoord.figures import exchange
from gehoord.figures.disclosure.attacker.small import attacked_if_small
from gehoord.figures.disclosure.auditor import audit
from gehoord.figures.disclosure.published.folder import read_folder
from gehoord.figures.disclosure.published.keeping import keeping_all
from gehoord.figures.earlier.published import Before, before_from
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text
from gehoord.reporting.formats import Format
from gehoord.reporting.road.contents import Wrapping, certificate_of, kept_inside_of, reports_of
from gehoord.reporting.road.secrets import keep_inside, kept_secret
from gehoord.reporting.theme import Theme
from gehoord.reporting.whole_year.placing import alone_at, check_free, draft_of, put_in_place, write_whole
from gehoord.reporting.whole_year.year_printing import Printing, print_all
from gehoord.reporting.writing import NotWritten, keep_out_of

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""

CERTIFICATE: Final = "certificate.json"
_BEGUN: Final = "begun.json"


class NotCertified(Refused):
    """The figures did not pass the audit, so that no report was made (nl: niet goedgekeurd)."""

    sentence = Text(
        "De controle keurde de cijfers niet goed: {reason}. Er is geen enkel rapport gemaakt.",
        "The audit did not pass the figures: {reason}. Not one report was made.",
    )


class NoSecretThere(Refused):
    """The secret of an earlier edition was named, and there is none (nl: geen geheim op die plaats)."""

    sentence = Text(
        "In {file} staat geen geheim. Geef met --secret het bestand dat bij de eerdere uitgave bewaard is. Is dit de eerste "
        "uitgave? Laat --secret dan weg.",
        "There is no secret in {file}. Give with --secret the file that was kept with the earlier edition. Is this the first "
        "edition? Then leave --secret out.",
    )


class FileChanged(Refused):
    """A file of the year before is not what its certificate names (nl: bestand veranderd)."""

    sentence = Text(
        "{file} in {folder} is veranderd nadat het is uitgegeven. Geef de map zoals die is uitgegeven.",
        "{file} in {folder} was changed after it was issued. Give the folder as it was issued.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRequest:
    """The year that somebody wants to publish (nl: aanvraag van een jaar).

    seed: a number to try with; None: a secret that is kept beside the folder, or that in the file `secret`, which is the one of
    an earlier edition of the same year. nation: whether the register holds the nation, None to look. before: the folder of the
    year before, to stand beside this one. processes: how many may work at once; the files do not depend on it.
    """

    register: Path
    year: int
    out: Path
    rule: Rule = Rule.ROUNDED_TO_FIVE
    formats: tuple[Format, ...] = (Format.JSON,)
    seed: int | None = None
    processes: int = 2
    language: Language = "nl"
    nation: bool | None = None
    before: Path | None = None
    secret: Path | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A year as it lies in its folder (nl: uitgegeven jaar). quiet: reports of text; beyond: figures further off than four."""

    folder: Path
    reports: int
    quiet: int
    figures: int
    beyond: int


def publish_year(request: YearRequest, *, theme: Theme, tell: Tell) -> Issued:
    """Count a register once, and write every report of its year (nl: jaar publiceren).

    Cut short, the same request goes on where it was. The folder appears when all files are there and the audit has passed them.
    Raises: FolderTaken, SomebodyElseIsAtIt, NotCertified, TooFewClients, RegisterRefused, NoSchemeYet, NotWritten, NoSecretThere,
    SecretNotRead, CrewFailed, NothingFits; NotAPublication, FileNotRead, FileChanged and NotThePeriodBefore because of the year
    before.
    """
    keep_out_of(request.register, request.out)
    with alone_at(request.out):
        check_free(request.out)
        with _no_secret_without_a_year(request):
            return _published(request, theme, tell)


def _published(request: YearRequest, theme: Theme, tell: Tell) -> Issued:
    tell(Text("Ik lees het register …", "Reading the register …"))
    facts = exchange.read(request.register).facts()
    period = Period.year(request.year)
    policy = Policy(
        rule=request.rule,
        period=period,
        nation=request.nation,
        before=_before(request, tell),
        seed=_seed(request, tell),
        processes=request.processes,
    )
    tell(Text("Ik tel, en maak alle cijfers samen veilig …", "Counting, and making all figures safe together …"))
    publication = publish(facts, packaged_atlas().geography_on(period.last), policy)
    with _working_folder(request, policy, theme) as folder:
        reports = dict(reports_of(publication))
        asked = Printing(folder, request.formats, Wrapping(request.language, theme))
        print_all(reports, asked, processes=request.processes, tell=tell)
        files = _hashed(folder)
        told = certificate_of(publication, files, seed="given" if request.seed is not None else "secret")
        if request.rule.is_protected:
            tell(Text("Ik controleer wat er gedrukt is …", "Auditing what was printed …"))
            published = _written(reports, folder)
            told = {**told, "audit": _audited(published)}
            told["attack"] = attacked_if_small(published, told, _years_beside(request), tell=tell)
            write_whole(folder / CERTIFICATE, _as_json(told))
            _keep_inside(request.out, kept_inside_of(publication), tell)
        (folder / _BEGUN).unlink()
        put_in_place(folder, request.out)
    publication_told = told["publication"]
    quiet = sum(one.text_only for one in reports.values())
    return Issued(request.out, len(reports), quiet, publication_told["figures"], len(publication_told["beyond"]))


def _written(reports: Iterable[str], folder: Path) -> dict[str, Any]:
    with keeping_all():
        return {f"{name}.json": json.loads((folder / f"{name}.json").read_bytes()) for name in reports}


def _audited(published: Mapping[str, Any]) -> dict[str, Any]:
    """What the audit says of the files as they were written. Raises: NotCertified."""
    found = audit(published)
    told: dict[str, Any] = found.told()
    if not found.passed:
        raise NotCertified(reason=json.dumps(told, ensure_ascii=False)[:9000])
    return told


def _years_beside(request: YearRequest) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    if request.before is not None:
        folder = read_folder(request.before, other=False)
        yield folder.reports, folder.certificate


def _hashed(folder: Path) -> dict[str, str]:
    # whoever was killed may have come as far as the certificate, which holds no seal of itself
    late = {folder / _BEGUN, folder / CERTIFICATE, draft_of(folder / CERTIFICATE)}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path not in late)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _keep_inside(out: Path, told: Mapping[str, Any], tell: Tell) -> None:
    """Beside the folder, like the secret, so that it is not handed out with it. Raises: NotWritten."""
    file = out.with_name(f"{out.name}.inside.json")
    keep_inside(file, _as_json(told))
    tell(
        Text(
            f"Achter welke cijfers weinig cliënten staan, staat in {file}. Geef dat nooit mee.",
            f"Which figures few clients stand behind is in {file}. Never hand it out.",
        )
    )


def _as_json(told: Any) -> bytes:
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


# where the work is done, and where it goes


class _working_folder:  # noqa: N801 - used as a phrase: with the working folder of this request
    """A folder beside the one asked for, in which the same request finds again what it had written."""

    def __init__(self, request: YearRequest, policy: Policy, theme: Theme) -> None:
        self.folder = request.out.with_name(f".{request.out.name}.busy")
        digest = blake2b(f"{__version__} {theme!r}".encode(), key=(policy.seed or b"")[:64])
        for part in (request.year, request.rule.value, request.language, *(fmt.value for fmt in request.formats), request.nation):
            digest.update(f"{part}\n".encode())
        before = sorted(request.before.rglob("*.json")) if request.before else []
        for file in (*sorted(request.register.glob("*.csv")), *before):
            digest.update(file.name.encode() + sha256(file.read_bytes()).digest())
        self.begun = _as_json({"request": digest.hexdigest()})

    def __enter__(self) -> Path:
        try:
            known = (self.folder / _BEGUN).read_bytes() if (self.folder / _BEGUN).is_file() else b""
            if known != self.begun:
                shutil.rmtree(self.folder, ignore_errors=True)
                self.folder.mkdir(parents=True)
                write_whole(self.folder / _BEGUN, self.begun)
        except OSError as reason:
            raise NotWritten(file=self.folder) from reason
        return self.folder

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        # what was refused leaves nothing behind; what was cut short goes on next time
        if isinstance(error, Refused):
            shutil.rmtree(self.folder, ignore_errors=True)


def _before(request: YearRequest, tell: Tell) -> Before | None:
    """The year before, as far as its files are still what its certificate says. Raises: FileChanged."""
    if request.before is None:
        return None
    tell(Text("Ik lees het jaar ervoor …", "Reading the year before …"))
    folder = read_folder(request.before, other=False)
    sealed = ((folder.certificate or {}).get("publication") or {}).get("files", {})
    changed = sorted(name for name in folder.reports if sealed.get(name, folder.hashes[name]) != folder.hashes[name])
    if changed:
        raise FileChanged(file=changed[0], folder=request.before)
    return before_from(folder.reports)


def _seed(request: YearRequest, tell: Tell) -> bytes | None:
    """The secret that chance is drawn from: the number that was given, else one that is kept beside the folder."""
    if not request.rule.is_protected:
        return None
    if request.seed is not None:
        tell(
            Text(
                "Let op: met --seed kan wie dat getal kent de afronding nadoen. Gebruik dat alleen om te proberen.",
                "Mind: with --seed, whoever knows that number can repeat the rounding. Use it only to try.",
            )
        )
        return blake2b(str(request.seed).encode(), person=b"gehoord-seed").digest()
    file = _secret_file(request)
    if request.secret is not None and not _is_there(file):
        raise NoSecretThere(file=file)
    secret = kept_secret(file)
    tell(
        Text(
            f"Het geheim staat in {file}. Bewaar het apart en geef het nooit mee.",
            f"The secret is in {file}. Keep it apart, and never hand it over.",
        )
    )
    return secret


@contextmanager
def _no_secret_without_a_year(request: YearRequest) -> Iterator[None]:
    """A secret that was drawn for what is refused after all goes again; of who is cut short it stays."""
    file = _secret_file(request)
    was_there = _is_there(file)
    try:
        yield
    except Refused:
        if not was_there:
            with suppress(OSError):
                file.unlink()
        raise


def _secret_file(request: YearRequest) -> Path:
    return request.secret or request.out.with_name(f"{request.out.name}.secret")


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        # what may not be looked at may be there; reading it tells
        return True


def readable(formats: Sequence[str]) -> tuple[Format, ...]:
    """The formats of these names, JSON always among them because the audit reads it (nl: formaten)."""
    asked = {Format.coded(name) for name in formats} | {Format.JSON}
    return tuple(fmt for fmt in Format if fmt in asked)
