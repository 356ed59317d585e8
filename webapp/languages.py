"""The languages of the pages: which one an address asks for, and its texts from the one catalogue.

The catalogue's keys are the Indonesian texts themselves, as templates and `webapp.messages` have them;
another language is a folder of `translations/`. An address without prefix is Indonesian, `/en/...` English,
so that a link keeps its language and caches need not ask for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.pofile import read_po
from babel.support import NullTranslations
from flask import Blueprint, Flask, current_app, request, url_for
from flask_babel import Babel, Domain, get_locale
from werkzeug.routing import BuildError

DEFAULT = "id"
OTHERS = ("en",)

_ARGUMENT = "language"
_PREFIX = f"/<any({', '.join(OTHERS)}):{_ARGUMENT}>"
_IN_ADDRESSES = {DEFAULT: None, **{code: code for code in OTHERS}}
"""What `url_for` takes as `language` for a page in each language."""
_TRANSLATIONS = Path(__file__).parent / "translations"


class Catalogue(NullTranslations):
    """One language's texts, read from its PO file, so that no compiled copy can lag behind."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._texts: dict[str, Any] = {}
        path = _TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                self._texts = {_key(entry.id): entry.string for entry in read_po(lines) if entry.id}

    def ugettext(self, message: str) -> str:
        """Give a text in this language; one that is not translated stays as it is."""
        text = self._texts.get(message)
        return text if isinstance(text, str) and text else message

    def ungettext(self, singular: str, plural: str, num: int) -> str:
        """Give a text with a count in this language, in English's two forms."""
        forms = self._texts.get(singular)
        if isinstance(forms, tuple) and all(forms):
            return str(forms[0 if num == 1 else 1])
        return singular if num == 1 else plural


class _Texts(Domain):  # type: ignore[misc]
    """Where Flask-Babel looks texts up."""

    def get_translations(self) -> Catalogue:
        """Give the catalogue of the current request's language, read once a process."""
        language = current()
        if language not in self.cache:
            self.cache[language] = Catalogue(language)
        catalogue: Catalogue = self.cache[language]
        return catalogue


def init_app(app: Flask) -> None:
    """Read the language from each address, and let addresses that are built keep it."""
    babel = Babel()
    babel.init_app(app, default_locale=DEFAULT, locale_selector=_of_address)
    babel.domain_instance = _Texts()
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.url_value_preprocessor(_take)
    app.url_defaults(_keep)
    app.jinja_env.globals.update(language=current, other_languages=elsewhere, in_addresses=_IN_ADDRESSES)


def localized(blueprint: Blueprint, rule: str, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Serve a page in every language, the way `blueprint.get` serves it in one."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        """Add the rule without prefix, and with each other language's."""
        blueprint.add_url_rule(rule, view_func=view, **options)
        blueprint.add_url_rule(_PREFIX + rule, view_func=view, **options)
        return view

    return register


def current() -> str:
    """The code of the language that people read now; outside requests Indonesian."""
    locale: Locale | None = get_locale()
    return locale.language if locale else DEFAULT


def elsewhere() -> list[tuple[str, str, str]]:
    """The same page in the other languages: code, the language's own name, address."""
    try:
        return [(code, _own_name(code), _same_page(code)) for code in (DEFAULT, *OTHERS) if code != current()]
    except BuildError:
        return []


def _same_page(language: str) -> str:
    values = {**(request.view_args or {}), _ARGUMENT: None if language == DEFAULT else language}
    if request.endpoint is None or not current_app.url_map.is_endpoint_expecting(request.endpoint, _ARGUMENT):
        return url_for("search.page", **{_ARGUMENT: values[_ARGUMENT]})
    query = request.query_string.decode("ascii", "replace")
    return url_for(request.endpoint, **values) + (f"?{query}" if query else "")


def _own_name(language: str) -> str:
    return str(Locale.parse(language).get_display_name(language)).capitalize()


def _of_address() -> str:
    first = request.path.split("/", 2)[1] if request else DEFAULT
    return first if first in OTHERS else DEFAULT


def _take(_: str | None, values: dict[str, Any] | None) -> None:
    if values:
        values.pop(_ARGUMENT, None)


def _keep(endpoint: str, values: dict[str, Any]) -> None:
    if _ARGUMENT in values or current() == DEFAULT:
        return
    if current_app.url_map.is_endpoint_expecting(endpoint, _ARGUMENT):
        values[_ARGUMENT] = current()


def _key(entry_id: str | list[str] | tuple[str, ...]) -> str:
    return entry_id if isinstance(entry_id, str) else entry_id[0]
