"""Study notes in; Anki decks, printable quizzes and a self-test out."""

__version__ = "0.1.0"
