"""What an import of the new package will change in Anki, in a few lines."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizgen.formats import Changes

SHOWN = 5


def told(path: Path, changes: "Changes") -> None:
    """Print how a package differs from the one before it, to stderr."""
    if changes.fresh:
        click.echo(FRESH, err=True)
    if changes.first:
        return
    counts = (f"{changes.kept} kept", f"{changes.updated} updated", f"{changes.new} new", f"{len(changes.gone)} gone")
    click.echo(f"Since the last build: {', '.join(counts)}", err=True)
    for before, now in changes.reworded[:SHOWN]:
        click.echo(f"  reworded, reviews kept: {now}" + (f" (was: {before})" if before != now else ""), err=True)
    if (more := len(changes.reworded) - SHOWN) > 0:
        click.echo(f"  and {more} more reworded", err=True)
    if changes.gone:
        click.echo(
            f"  Anki still holds what is gone: {path.with_name('gone.txt')} has the search that finds it", err=True
        )
    if changes.moved:
        click.echo(
            f"  {len(changes.moved)} belong to another deck now; Anki leaves them where they are. {MOVE}", err=True
        )


FRESH = (
    "The last build is forgotten (--fresh): the next import overwrites what you edited in Anki, cards that were "
    "reworded before come a second time, and nobody knows any more what is gone."
)
MOVE = "To move them: Browse, select them, Cards > Change Deck."
