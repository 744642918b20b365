"""Sheets of all sizes through both engines: as many pages, no question split, letters as large as they should be.

`python -m tests.print_matrix build/print-matrix` writes the PDFs and prints a table.
"""

import sys
from itertools import product
from pathlib import Path

from pypdf import PdfReader

from quizgen import formats
from quizgen.formats import Layout
from tests.test_page import height, marked, split

ENGINES = ("weasyprint", "chromium")


def main(target: Path) -> bool:
    """Print the table; whether nothing is wrong."""
    good = True
    print(
        "| questions | paper | letters | pages (WeasyPrint) | pages (Chromium) | split questions | letters read back |"
    )
    print(f"|---:|---|{'---:|' * 5}", flush=True)
    for count, paper, large in product((30, 300), ("a4", "letter"), (False, True)):
        folder = target / f"{count}-{paper}-{'large' if large else 'plain'}"
        folder.mkdir(parents=True, exist_ok=True)
        page = formats.write_sheet(marked(count), folder / "sheet.html", Layout(paper=paper, large=large, versions=1))[
            0
        ]
        counts, splits, sizes = [], [], []
        for engine in ENGINES:
            made = folder / f"{engine}.pdf"
            formats.write_pdf(page, made, engine=engine)
            counts.append(len(PdfReader(made).pages))
            splits.append(len(split(made)))
            sizes.append(height(PdfReader(made)))
        wanted = 18 if large else 11
        row = (count, paper, f"{wanted} pt", *counts, sum(splits), " / ".join(f"{size:.1f} pt" for size in sizes))
        print(f"| {' | '.join(map(str, row))} |", flush=True)
        good = good and counts[0] == counts[1] and not any(splits) and all(abs(size - wanted) < 0.1 for size in sizes)
    return good


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
