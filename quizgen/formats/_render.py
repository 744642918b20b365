"""Pages made from the templates: one file each, with its style and script inside and sealed by their hashes."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from quizgen import __version__
from quizgen.formats._text import css, data, marked
from quizgen.resources import folder

OPENS = b"<!doctypehtml><!--madebyquizgen-->"


def page(template: str, values: Mapping[str, object], *, style: str, script: str = "") -> bytes:
    """A template filled in; `style` and `script` are file names in its folder, themselves templates where needed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    rendering = Environment(
        loader=FileSystemLoader(folder("templates")),
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
    room = template.rpartition("/")[0]
    sheet = Markup(rendering.get_template(f"{room}/{style}").render(**values))
    code = Markup(rendering.get_template(f"{room}/{script}").render(**values) if script else "")
    text: str = rendering.get_template(template).render(
        **values, version=__version__, style=sheet, script=code, policy=_policy(sheet, code)
    )
    return text.encode("utf-8", "replace")


def _policy(style: str, script: str) -> str:
    """What the page may do: show itself, and nothing else."""
    allowed = ["default-src 'none'", f"style-src {_seal(style)}"]
    if script:
        allowed.append(f"script-src {_seal(script)}")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _seal(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
