"""Pages made from the templates: one file each, with its style and script inside and sealed by their hashes."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from quizgen import __version__
from quizgen.errors import QuizgenError
from quizgen.formats._text import css, data, marked
from quizgen.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment

OPENS = b"<!doctypehtml><!--madebyquizgen-->"


def page(
    template: str, values: Mapping[str, object], *, style: str, script: str = "", templates: Path | None = None
) -> bytes:
    """A template filled in; `style` and `script` are file names in its folder, themselves templates where needed.

    `templates` is a folder of the user's own, whose files win over those of the same name that ship; they see values
    but can change and call nothing. Raises QuizgenError, as "file:line: what is wrong", for a template of theirs.
    """
    if templates is None:
        return _made(_environment(None), template, values, style, script)
    _refuse_stranger(templates)
    try:
        made = _made(_environment(templates), template, values, style, script)
    except Exception as error:
        raise QuizgenError(_where(error, templates)) from error
    if not b"".join(made[:256].split()).lower().startswith(OPENS):
        raise QuizgenError(f"{templates / template}:1: has to open with <!doctype html> and <!-- made by quizgen -->")
    return made


def _environment(templates: Path | None) -> "Environment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    rendering = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*([templates] if templates else []), folder("templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rendering.filters.update(
        marked=lambda text: Markup(marked(text)),
        css=lambda text: Markup(css(text)),
        data=lambda tree: Markup(data(tree)),
    )
    return rendering


def _made(rendering: "Environment", template: str, values: Mapping[str, object], style: str, script: str) -> bytes:
    from markupsafe import Markup

    room = template.rpartition("/")[0]
    sheet = Markup(rendering.get_template(f"{room}/{style}").render(**values))
    code = Markup(rendering.get_template(f"{room}/{script}").render(**values) if script else "")
    text: str = rendering.get_template(template).render(
        **values, version=__version__, style=sheet, script=code, policy=_policy(sheet, code)
    )
    return text.encode("utf-8", "replace")


def _refuse_stranger(templates: Path) -> None:
    """Refuse a folder in which nothing is called like a template: it would change nothing, and say nothing."""
    shipped = folder("templates")
    known = [path.relative_to(shipped) for room in ("print", "web") for path in sorted((shipped / room).iterdir())]
    if not any((templates / name).is_file() for name in known):
        names = ", ".join(name.as_posix() for name in known)
        raise QuizgenError(f"{templates}: holds no template; call a file of it one of {names}")


def _where(error: Exception, templates: Path) -> str:
    """The place in a template where an error arose, and the error, in one line."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or templates}:{error.lineno}: {' '.join((error.message or said).split())}"
    rooms = (str(templates), str(folder("templates")))
    places = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(rooms)
    ]
    said = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else said
    return f"{places[-1][0]}:{places[-1][1]}: {said}" if places else f"{templates}: {said}"


def _policy(style: str, script: str) -> str:
    """What the page may do: show itself, and nothing else."""
    allowed = ["default-src 'none'", f"style-src {_seal(style)}"]
    if script:
        allowed.append(f"script-src {_seal(script)}")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _seal(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
