"""The one exception that stops a run."""


class QuizgenError(Exception):
    """Something the user can put right: the message names the path, the reason and what to do, in one line."""
