"""`quizgen explain`: every line of a note with what it became, or why nothing."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.deck import Made
    from quizgen.model import Span


@click.command()
@click.argument("note", required=False)
@click.option("--rule", help="Show what a rule does, with its examples.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line of the note.")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write a page: note and cards.")
@click.option("--all", "everything", is_flag=True, help="Show refused cards of the catalogue too.")
def command(note: str | None, rule: str | None, as_json: bool, page: Path | None, everything: bool) -> None:
    """Show what each line of a NOTE (or of one NOTE:LINE) became: facts, cards, refusals, or why nothing.

    Example: quizgen explain notes/week5.md:17
             quizgen explain notes/week5.md --html build/week5.html
    """
    if rule:
        _rule(rule)
        return
    if not note:
        raise click.UsageError("name a note, or a rule with --rule")
    from quizgen.cli.sources import made_of

    match = re.fullmatch(r"(.+?):(\d+)", note)
    path, line = (match[1], int(match[2])) if match else (note, 0)
    entries = _entries(made_of([path]), everything)
    if page:
        _page(path, entries, page)
        return
    shown = [entry for entry in entries if not line or entry["first"] <= line <= entry["last"]]
    for entry in shown:
        if as_json:
            click.echo(json.dumps(entry, ensure_ascii=False))
        else:
            _show(entry)


def _page(path: str, entries: list[dict[str, Any]], page: Path) -> None:
    """Write the note with its cards beside it; a folder holds several notes and makes no page."""
    from quizgen.errors import QuizgenError
    from quizgen.formats import write_explained
    from quizgen.notes import read

    if Path(path).is_dir():
        raise QuizgenError(f"{path}: name one note for a page")
    note = read(path)
    page.parent.mkdir(parents=True, exist_ok=True)
    write_explained(note.title, note.body.splitlines(), entries, page)
    click.echo(page)


def _rule(name: str) -> None:
    from quizgen.errors import QuizgenError
    from quizgen.rules import rules

    if name not in rules():
        raise QuizgenError(f"no rule is called {name!r}; there are {', '.join(rules())}")
    click.echo((rules()[name].__doc__ or "").strip())


def _entries(made: "Made", everything: bool) -> list[dict[str, Any]]:
    """One entry a line, in the order of the file."""
    from quizgen.lints import warnings

    found: dict[Span, dict[str, Any]] = {}

    def at(span: "Span") -> dict[str, Any]:
        blank: dict[str, Any] = {"path": span.path, "first": span.first, "last": span.last, "reason": "", "text": ""}
        return found.setdefault(span, blank | {name: [] for name, _, _ in MARKS})

    for passed in made.deck.passed:
        at(passed.span).update(reason=passed.reason, text=passed.text)
    for fact in made.facts:
        said = f"{fact.rule}: {fact.subject.name} | {fact.relation} | {fact.aspect} | {fact.value}"
        at(fact.sources[0])["facts"].append(said)
    for saying in made.sayings:
        at(saying.span)["facts"].append(f"says of {saying.concept} ({saying.topic}): {saying.text}")
    for card in made.deck.cards:
        entry = f"{card.kind} ({card.fact.origin}): {card.prompt} → {card.answer}"
        at(card.fact.sources[0])["cards"].append(entry)
        at(card.fact.sources[0])["lowered"] += [f"{id_} {reason}: {card.prompt}" for id_, reason in warnings(card)]
    for refused in made.refused:
        if everything or refused.card.fact.origin == "notes":
            said = f"{refused.lint} {refused.reason}: {refused.card.prompt} → {refused.card.answer}"
            at(refused.card.fact.sources[0])["refused"].append(said)
    for problem in made.deck.problems:
        at(problem.span)["problems"].append(f"{problem.code} {problem.message}")
    return [found[span] for span in sorted(found)]


MARKS = (
    ("facts", "blue", "fact"),
    ("cards", "green", "card"),
    ("lowered", "yellow", "lowered"),
    ("refused", "yellow", "refused"),
    ("problems", "red", "problem"),
)


def _show(entry: dict[str, Any]) -> None:
    where = click.style(f"{entry['path']}:{entry['first']}", bold=True)
    made = any(entry[name] for name, _, _ in MARKS)
    click.echo(
        f"{where} {entry['text']}"
        + (click.style(f"  [{entry['reason']}]", dim=True) if not made or entry["reason"] else "")
    )
    by_name = defaultdict(list, entry)
    for name, colour, label in MARKS:
        for said in by_name[name]:
            click.echo(f"    {click.style(label, fg=colour)} {said}")
