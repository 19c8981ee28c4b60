"""The audit of a published year, from its own files."""

from __future__ import annotations

import time
from pathlib import Path

import click

from gehoord.cli.published.progress import telling
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, said
from gehoord.figures.disclosure.auditor import Audit, Finding, against_certificate, audit_figures, other_formats
from gehoord.figures.disclosure.published.folder import read_folder
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of
from gehoord.practice.words import Text

WRONG, SHOWN = 1, 40

ABOUT = Text(
    "Controleert een gepubliceerd jaar in OUT: klopt elke som, staat er niets in wat niet is afgerond, en kan elk cijfer "
    "minstens vijf waarden hebben? Leest alleen wat gepubliceerd is.",
    "Audits a published year in OUT: does every sum hold, is nothing in it that was not rounded, and can every figure have at "
    "least five values? Reads only what was published.",
)
CLOSING = Text(
    """Uitkomst: 0 alles klopt; 1 er is iets mis, en het staat hierboven; 2 de opdracht past niet; 3 dit is geen uitgave.

Voorbeeld: gehoord year audit uitgave-2016
In English: gehoord year audit --language en --help""",
    """Outcome: 0 all is well; 1 something is wrong, and stands above; 2 the command does not fit; 3 this is no edition.

Example: gehoord year audit edition-2016""",
)
SUMMARY = Text(
    "{figures} cijfers in {files} bestanden; {cells} verschillende, waarvan {covered} aantoonbaar vijf waarden kunnen hebben.\n"
    "{sums} sommen nagerekend; de grootste afwijking is {most}.",
    "{figures} figures in {files} files; {cells} different ones, {covered} of which are shown to have five possible values.\n"
    "{sums} sums worked out; the largest deviation is {most}.",
)
ALONE = Text(
    "{number} cijfers staan in geen som waarvan alles gedrukt is; verandert daar iets, dan ziet soms alleen het zegel dat.",
    "{number} figures stand in no sum of which everything is printed; of some, only the seal sees that they were changed.",
)
REVERSED = Text(
    "{number} keer spreken twee cijfers elkaar tegen als ze precies waren; “gehoord year attack” zegt of dat iets verraadt.",
    "{number} times two figures would contradict each other if they were exact; “gehoord year attack” says whether that gives "
    "anything away.",
)
MORE = Text("… en nog {number}.", "… and {number} more.")
SOUND = Text("Er is niets gevonden.", "Nothing was found.")
READING = Text("Ik lees alle bestanden …", "Reading all files …")
ADDING_UP = Text("{files} bestanden gelezen; ik reken alle sommen na …", "{files} files read; working out every sum …")
LOOKING_BESIDE = Text(
    "Ik kijk in {other} bestanden in andere vormen of daar hetzelfde staat …",
    "Looking in {other} files in other formats whether they say the same …",
)
TOOK = Text("Lezen {read} s, controleren {audit} s.", "Reading {read} s, auditing {audit} s.")


@click.command(cls=SpokenCommand, told=ABOUT, closing=CLOSING)
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@LANGUAGE
@click.pass_context
def audit(context: click.Context, /, out: Path) -> None:
    """Audit a published year (nl: uitgave controleren)."""
    begun, tell = time.perf_counter(), telling(context)
    tell(READING)
    folder = read_folder(out)
    structure = structure_of(folder.reports)
    figures = figures_of(folder.reports, structure, folder.silent)
    read = time.perf_counter()
    tell(ADDING_UP.filled(files=len(folder.hashes)))
    found = audit_figures(figures, structure, folder.reports)
    done = time.perf_counter()
    tell(LOOKING_BESIDE.filled(other=len(folder.other)))
    findings = [
        *found.findings,
        *other_formats(folder.other, folder.reports),
        *against_certificate(found, folder.certificate, folder.hashes),
    ]
    _tell(context, found, findings, len(folder.hashes))
    click.echo(said(TOOK.filled(read=f"{read - begun:.2f}", audit=f"{done - read:.2f}"), context))
    if findings:
        context.exit(WRONG)


def _tell(context: click.Context, found: Audit, findings: list[Finding], files: int) -> None:
    for one in findings[:SHOWN]:
        click.echo(said(one.sentence, context))
    if len(findings) > SHOWN:
        click.echo(said(MORE.filled(number=len(findings) - SHOWN), context))
    counted = SUMMARY.filled(
        figures=found.figures, files=files, cells=found.cells, covered=found.covered, sums=found.sums, most=found.most
    )
    click.echo(said(counted, context))
    if found.alone:
        click.echo(said(ALONE.filled(number=found.alone), context))
    if found.reversed:
        click.echo(said(REVERSED.filled(number=found.reversed), context))
    if not findings:
        click.echo(said(SOUND, context))
