"""Markdown notes read into bullets: the only room that knows Markdown, encodings, front matter and tables."""

from quizgen.notes.files import find
from quizgen.notes.outline import outline
from quizgen.notes.pictures import pictures
from quizgen.notes.reading import read

__all__ = ["find", "outline", "pictures", "read"]
