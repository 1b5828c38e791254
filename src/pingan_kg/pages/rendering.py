"""Fill the templates: everything that is not a template's own is escaped."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from ..rdf.names import BASE
from ..tables.libraries import library
from .address import Addresses
from .words import WORDS

__all__ = ["Renderer"]

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
_MENU = ("index", "facts", "compare", "network", "query", "terms")
_OTHER = {"zh": "en", "en": "zh"}


class Renderer:
    """Writes pages of one language; ``path`` is that of a page, without its ending."""

    def __init__(self, lang: str, addresses: Addresses) -> None:
        """Read the templates. Raises MissingEngine where jinja2 is not installed."""
        jinja2 = library("jinja2")
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.lang = lang
        self.words = WORDS[lang]
        self._addresses = addresses

    def page(self, path: str, template: str, **said: Any) -> tuple[str, bytes]:
        """Return the file of a page, and its bytes."""
        root = "../" * (path.count("/") + 1)
        lang = self.lang

        def link(name: str | None) -> str | None:
            return self._addresses.link(name, root, lang)

        text: str = self._environment.get_template(f"{template}.html").render(
            w=self.words,
            lang=lang,
            tag={"zh": "zh-CN", "en": "en"}[lang],
            other=_OTHER[lang],
            other_tag={"zh": "en", "en": "zh-CN"}[lang],
            root=root,
            home=f"{root}{lang}/",
            path=path,
            base=BASE,
            menu=_MENU,
            link=link,
            **said,
        )
        return f"{lang}/{path}.html", text.encode()

    @property
    def link(self) -> Callable[[str | None, str], str | None]:
        """Return what finds the link to a short id, seen from a page so far below the top."""
        return lambda name, root: self._addresses.link(name, root, self.lang)
