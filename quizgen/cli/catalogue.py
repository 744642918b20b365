"""`quizgen catalogue`: look up a concept, or check the catalogue's files."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizgen.catalogue import Catalogue, Concept


@click.command()
@click.argument("term", required=False)
@click.option("--check", is_flag=True, help="Name every fault of the catalogue and print its sizes.")
@click.option("--json", "as_json", is_flag=True, help="Print the concept as JSON.")
@click.option("--with", "extra", multiple=True, type=click.Path(path_type=Path), help="A folder of your own concepts.")
def command(term: str | None, check: bool, as_json: bool, extra: tuple[Path, ...]) -> None:
    """Look up a concept of the catalogue by any of its names; typing errors are forgiven.

    Example: quizgen catalogue "read replica"
    """
    from quizgen.catalogue import load

    if check:
        sys.exit(_check(extra))
    catalogue = load(extra)
    if not term:
        click.echo("\n".join(f"{id_:36} {catalogue[id_].name}" for id_ in catalogue.ids))
        return
    id_ = catalogue.named(term) or _nearest(catalogue, term)
    if not id_:
        click.echo(f"quizgen: no concept is called {term!r}", err=True)
        sys.exit(2)
    if as_json:
        raw = {key: entry for key, entry in catalogue.data["concepts"][id_].items() if key != "file"}
        click.echo(json.dumps(raw, ensure_ascii=False, indent=1))
    else:
        click.echo(_shown(catalogue, catalogue[id_]))


def _check(extra: tuple[Path, ...]) -> int:
    from datetime import UTC, datetime

    from quizgen.catalogue import Catalogue
    from quizgen.catalogue.checking import faults, sizes
    from quizgen.catalogue.loading import read
    from quizgen.resources import folder

    data = read([folder("decks") / "aws", *extra])
    found = list(faults(data, datetime.now(tz=UTC).date()))
    for fault in found:
        click.echo(fault)
    if not any("is missing" in fault or "not of the form" in fault for fault in found):
        click.echo("\n".join(f"{name:15}{size:6}" for name, size in sizes(Catalogue(data)).items()))
    click.echo(f"{len(found)} faults", err=True)
    return 1 if found else 0


def _nearest(catalogue: "Catalogue", term: str) -> str:
    from rapidfuzz import fuzz, process

    known = {name.casefold(): id_ for id_ in catalogue.ids for name in catalogue[id_].names}
    best = process.extractOne(term.casefold(), list(known), scorer=fuzz.WRatio, score_cutoff=80)
    return known[best[0]] if best else ""


def _shown(catalogue: "Catalogue", concept: "Concept") -> str:
    lines = [concept.name, f"  also: {', '.join(concept.names[1:])}" if concept.names[1:] else ""]
    for statement, label in ((concept.definition, "is"), (concept.purpose, "used to")):
        if statement:
            lines.append(f"  {label}: {statement.text}{_cited(catalogue, statement.src)}")
    for contrast in concept.contrasts:
        other = catalogue[contrast.partner].name if contrast.partner in catalogue else contrast.partner
        lines.append(
            f"  unlike {other}: it {contrast.own}; the other {contrast.other}{_cited(catalogue, contrast.src)}"
        )
    lines += [f"  {number.q}: {number.value}{_cited(catalogue, number.src)}" for number in concept.facts]
    lines += [f"  {entry.q}: {', '.join(entry.items)}{_cited(catalogue, entry.src)}" for entry in concept.lists]
    lines += [f"  not so: {wrong.says} {wrong.truth}" for wrong in concept.misconceptions]
    lines += [f"  since {change.on}: {change.what}" for change in concept.changes]
    return "\n".join(line for line in (*lines, concept.advice) if line)


def _cited(catalogue: "Catalogue", src: str) -> str:
    return "".join(f"\n      {ref.url} (checked {ref.checked})" for ref in catalogue.references([src]))
