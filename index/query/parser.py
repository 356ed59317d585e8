"""The query language: any string becomes a tree, and what could not be taken as typed becomes a notice.

    query  := both (("OR" | "ATAU") both)*
    both   := single*                                   (all of them must match)
    single := ("-" | "NOT" | "BUKAN") single | [field ":"] value
    value  := "(" query ")" | '"' phrase '"' | '="' exact words '"' | prefix "*" | word

Fields are `judul`, `provinsi`, `instansi` and `sumber`. Everything else that is typed is text. The limits
follow what public search sites hold against costly queries (GOV.UK cuts at 512 characters, CourtListener
forbids short prefixes); they bound the cost of every later stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.analysis.tokens import TOKEN
from index.query.lexer import Lexeme, LexemeKind, lex
from index.query.tree import And, Exact, Node, Not, Or, Phrase, Prefix, Scope, Words

MAX_CHARACTERS = 512
MAX_TERMS = 32
MAX_TERM_LETTERS = 64
MAX_DEPTH = 5
MAX_PREFIXES = 2
MIN_PREFIX_LETTERS = 3


class Notice(StrEnum):
    """What was changed in a query so that it could be answered; the page says it in words."""

    TOO_LONG = "too_long"
    """Cut at MAX_CHARACTERS."""
    TOO_MANY_TERMS = "too_many_terms"
    """Only the first MAX_TERMS were kept."""
    LONG_TERM = "long_term"
    """A term of more than MAX_TERM_LETTERS letters was cut."""
    UNBALANCED_QUOTE = "unbalanced_quote"
    """A quotation mark without its partner was left out."""
    SHORT_PREFIX = "short_prefix"
    """A star behind fewer than MIN_PREFIX_LETTERS letters was left out."""
    TOO_MANY_PREFIXES = "too_many_prefixes"
    """Stars behind the first MAX_PREFIXES were left out."""
    TOO_DEEP = "too_deep"
    """Brackets deeper than MAX_DEPTH were left out."""
    ONLY_NEGATIVE = "only_negative"
    """The query only says what not to find, so it is answered from all articles."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query, understood.

    Attributes:
        text: what was typed, cut to the length limit.
        tree: the query tree; None for an empty query.
        notices: what was changed on the way, without repetition.
    """

    text: str
    tree: Node | None
    notices: tuple[Notice, ...] = ()


def parse(text: str) -> ParsedQuery:
    """Understand what was typed. Never raises; the cost is linear in the text's length.

    Args:
        text: any string.

    Returns:
        The tree with what had to be changed; the tree is None when nothing was typed.
    """
    typed = text.strip()
    notices = [Notice.TOO_LONG] if len(typed) > MAX_CHARACTERS else []
    typed = typed[:MAX_CHARACTERS].strip()
    if not typed:
        return ParsedQuery("", None, tuple(notices))
    lexemes, balanced = lex(typed)
    if not balanced:
        notices.append(Notice.UNBALANCED_QUOTE)
    tree = _Parser(_shallow(lexemes, notices), notices).query() or Words(typed)
    if _only_negative(tree):
        notices.append(Notice.ONLY_NEGATIVE)
    return ParsedQuery(typed, tree, tuple(dict.fromkeys(notices)))


def _shallow(lexemes: list[Lexeme], notices: list[Notice]) -> list[Lexeme]:
    """Leave out brackets deeper than MAX_DEPTH, each with its partner, and closing ones without a partner."""
    kept = []
    depth = 0
    for lexeme in lexemes:
        if lexeme.kind is LexemeKind.CLOSE:
            if depth == 0:
                continue
            depth -= 1
        too_deep = lexeme.kind in (LexemeKind.OPEN, LexemeKind.CLOSE) and depth >= MAX_DEPTH
        if lexeme.kind is LexemeKind.OPEN:
            depth += 1
        if too_deep:
            notices.append(Notice.TOO_DEEP)
        else:
            kept.append(lexeme)
    return kept


class _Parser:
    """Recursive descent over lexemes whose brackets `_shallow` has bounded."""

    def __init__(self, lexemes: list[Lexeme], notices: list[Notice]) -> None:
        self._lexemes = lexemes
        self._notices = notices
        self._at = 0
        self._terms = 0
        self._prefixes = 0

    def query(self) -> Node | None:
        """Parse up to the end."""
        return self._either()

    def _peek(self) -> LexemeKind | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _either(self) -> Node | None:
        choices: list[Node] = []
        while True:
            choice = self._both()
            if choice is not None and choice not in choices:
                choices.append(choice)
            if self._peek() is not LexemeKind.OR:
                break
            self._at += 1
        if len(choices) < 2:
            return choices[0] if choices else None
        return Or(tuple(choices))

    def _both(self) -> Node | None:
        parts: list[Node] = []
        while self._peek() not in (None, LexemeKind.OR, LexemeKind.CLOSE):
            parts.extend(_members(self._single()))
        return _all_of(parts)

    def _single(self) -> Node | None:
        negated = False
        while self._peek() is LexemeKind.NOT:
            negated = not negated
            self._at += 1
        if self._peek() in (None, LexemeKind.OR, LexemeKind.CLOSE):
            return None
        node = self._value(Scope.TEXT)
        return _negation(node) if negated and node is not None else node

    def _value(self, scope: Scope) -> Node | None:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme.kind is LexemeKind.FIELD:
            if self._peek() in (None, LexemeKind.OR, LexemeKind.CLOSE, LexemeKind.NOT):
                return None
            return self._value(lexeme.scope)
        if lexeme.kind is LexemeKind.OPEN:
            return _scoped(self._group(), scope)
        return self._leaf(lexeme, scope)

    def _group(self) -> Node | None:
        node = self._either()
        if self._peek() is LexemeKind.CLOSE:
            self._at += 1
        return node

    def _leaf(self, lexeme: Lexeme, scope: Scope) -> Node | None:
        text = self._bounded(lexeme.text)
        if not text:
            return None
        if lexeme.kind is LexemeKind.PHRASE:
            return Phrase(text, scope)
        if lexeme.kind is LexemeKind.EXACT:
            return Exact(text, scope)
        if lexeme.kind is LexemeKind.PREFIX and self._prefix_allowed(text):
            return Prefix(text, scope)
        return Words(text, scope)

    def _bounded(self, text: str) -> str:
        """Keep only as many terms, and of each only as many letters, as the limits allow."""
        ends = [match.end() for match in TOKEN.finditer(text)]
        allowed = MAX_TERMS - self._terms
        if len(ends) > allowed:
            self._notices.append(Notice.TOO_MANY_TERMS)
            text = text[: ends[allowed - 1]] if allowed else ""
        self._terms += min(len(ends), allowed)
        short = TOKEN.sub(lambda match: match[0][:MAX_TERM_LETTERS], text)
        if len(short) < len(text):
            self._notices.append(Notice.LONG_TERM)
        return " ".join(short.split())

    def _prefix_allowed(self, text: str) -> bool:
        if len(text) < MIN_PREFIX_LETTERS:
            self._notices.append(Notice.SHORT_PREFIX)
            return False
        if self._prefixes == MAX_PREFIXES:
            self._notices.append(Notice.TOO_MANY_PREFIXES)
            return False
        self._prefixes += 1
        return True


def _members(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.parts if isinstance(node, And) else (node,)


def _negation(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def _all_of(parts: list[Node]) -> Node | None:
    """Join parts; words typed one after another become one run, so that names of several words are seen."""
    joined: list[Node] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, Words) and isinstance(last, Words) and part.scope is last.scope is Scope.TEXT:
            joined[-1] = Words(f"{last.text} {part.text}", part.scope)
        else:
            joined.append(part)
    if len(joined) < 2:
        return joined[0] if joined else None
    return And(tuple(joined))


def _scoped(node: Node | None, scope: Scope) -> Node | None:
    """Give a bracketed query the field before its bracket; fields named inside stay."""
    if node is None or scope is Scope.TEXT:
        return node
    if isinstance(node, And):
        return _all_of([part for child in node.parts if (part := _scoped(child, scope))])
    if isinstance(node, Or):
        return Or(tuple(part for child in node.parts if (part := _scoped(child, scope))))
    if isinstance(node, Not):
        inner = _scoped(node.part, scope)
        return Not(inner) if inner else None
    return type(node)(node.text, scope) if node.scope is Scope.TEXT else node


def _only_negative(tree: Node) -> bool:
    if isinstance(tree, And | Or):
        return all(map(_only_negative, tree.parts))
    return isinstance(tree, Not)
