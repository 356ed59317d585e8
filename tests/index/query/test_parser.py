"""What the query language makes of what people type."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.query.parser import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_PREFIXES,
    MAX_TERM_LETTERS,
    MAX_TERMS,
    MIN_PREFIX_LETTERS,
    Notice,
    ParsedQuery,
    parse,
)
from index.query.tree import And, Exact, Node, Not, Or, Phrase, Prefix, Scope, Words

FRAGMENTS = [
    *("reformasi", "birokrasi", "yang", "-", "NOT", "BUKAN", "OR", "ATAU", "not", "or", "*", "peg*", "pe*"),
    *("(", ")", '"', "“", "”", "«", "»", "=", '="', "judul:", "provinsi:", "INSTANSI:", "sumber:", ":"),
    *(" ", "\t", "\u00a0", "\u3000", "\x00", "\u200d", "\ud800", "é", "e\u0301", "٣", "ß", "İ", "ı"),
    *("😀", "a-b", "-a", "ſumber:"),
]
queries = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
"""Any text, and heaps of the language's own marks."""


def tree(text: str) -> Node | None:
    return parse(text).tree


def notices(text: str) -> set[Notice]:
    return set(parse(text).notices)


def nodes(node: Node) -> list[Node]:
    if isinstance(node, And | Or):
        return [node, *(inner for part in node.parts for inner in nodes(part))]
    if isinstance(node, Not):
        return [node, *nodes(node.part)]
    return [node]


def depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(map(depth, node.parts))
    return 1 + depth(node.part) if isinstance(node, Not) else 1


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_nothing_typed_is_no_tree(text: str) -> None:
    assert parse(text) == ParsedQuery("", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reformasi", Words("reformasi")),
        ("reformasi birokrasi", Words("reformasi birokrasi")),
        ("  reformasi \t birokrasi ", Words("reformasi birokrasi")),
        ('"reformasi birokrasi"', Phrase("reformasi birokrasi")),
        ('="Reformasi Birokrasi"', Exact("Reformasi Birokrasi")),
        ("“reformasi birokrasi”", Phrase("reformasi birokrasi")),
        ("„reformasi birokrasi“", Phrase("reformasi birokrasi")),
        ("«reformasi birokrasi»", Phrase("reformasi birokrasi")),
        ("=“reformasi”", Exact("reformasi")),
        ("kepegawai*", Prefix("kepegawai")),
        ("judul:asn", Words("asn", Scope.TITLE)),
        ("JUDUL:asn", Words("asn", Scope.TITLE)),
        ("provinsi:jambi", Words("jambi", Scope.PROVINCE)),
        ("instansi:bkn", Words("bkn", Scope.INSTITUTION)),
        ("sumber:antara", Words("antara", Scope.OUTLET)),
        ('judul:"reformasi birokrasi"', Phrase("reformasi birokrasi", Scope.TITLE)),
        ('judul:="reformasi birokrasi"', Exact("reformasi birokrasi", Scope.TITLE)),
        ("judul:pegawai*", Prefix("pegawai", Scope.TITLE)),
        ("-asn", Not(Words("asn"))),
        ("NOT asn", Not(Words("asn"))),
        ("BUKAN asn", Not(Words("asn"))),
        ('-"guru honorer"', Not(Phrase("guru honorer"))),
        ("-judul:asn", Not(Words("asn", Scope.TITLE))),
        ("asn OR pns", Or((Words("asn"), Words("pns")))),
        ("asn ATAU pns", Or((Words("asn"), Words("pns")))),
        ("asn ATAU pns OR pppk", Or((Words("asn"), Words("pns"), Words("pppk")))),
    ],
)
def test_every_construct_has_its_node(text: str, expected: Node) -> None:
    assert tree(text) == expected
    assert not notices(text) - {Notice.ONLY_NEGATIVE}


def test_words_bind_tighter_than_or() -> None:
    assert tree("guru honorer ATAU tenaga kontrak") == Or((Words("guru honorer"), Words("tenaga kontrak")))


def test_brackets_group() -> None:
    assert tree("disiplin (asn OR pns)") == And((Words("disiplin"), Or((Words("asn"), Words("pns")))))


def test_brackets_around_words_change_nothing() -> None:
    assert tree("(reformasi) (birokrasi)") == Words("reformasi birokrasi")


def test_a_field_before_a_bracket_holds_for_all_in_it() -> None:
    assert tree("judul:(asn OR -pns)") == Or((Words("asn", Scope.TITLE), Not(Words("pns", Scope.TITLE))))


def test_a_field_inside_such_a_bracket_stays() -> None:
    assert tree('judul:("a b" sumber:antara)') == And(
        (Phrase("a b", Scope.TITLE), Words("antara", Scope.OUTLET))
    )


def test_a_negation_holds_for_the_bracket_behind_it() -> None:
    assert tree("guru -(honorer OR kontrak)") == And(
        (Words("guru"), Not(Or((Words("honorer"), Words("kontrak")))))
    )


@pytest.mark.parametrize("text", ["NOT NOT x", "NOT -x", "-(-x)", "-(NOT x)", "BUKAN (BUKAN x)"])
def test_negations_cancel_each_other(text: str) -> None:
    assert parse(text) == ParsedQuery(text, Words("x"))


@pytest.mark.parametrize("text", ["bukan asn", "asn atau pns", "not asn", "pns or asn", "Atau"])
def test_operators_in_lower_case_are_words(text: str) -> None:
    assert tree(text) == Words(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a-b", "sebaik-baiknya", "--x", "- x", "x -", "10-12", "pe*gawai", "*gawai", "a**b", "judul:"),
        *(
            "judul: ?",
            "subjudul:x",
            "http://jambi.go.id/a?b=c",
            "a=b",
            "50%",
            "@bkn",
            "C++",
            "{x}",
            "[a TO z]",
            "x~2",
        ),
        *("ſumber:antara", "provınsi:jambi", "judul：x", "\\", "'", "AND", "a AND b", "&&", "||", "!"),
    ],
)
def test_anything_else_is_text(text: str) -> None:
    assert tree(text) == Words(text)


@pytest.mark.parametrize(
    "text", ["OR", "NOT", "-", "OR OR", "()", "(", ")", '""', "judul:()", "NOT OR", "-()"]
)
def test_a_query_of_marks_alone_is_text(text: str) -> None:
    assert tree(text) == Words(text)


@pytest.mark.parametrize("text", ["OR asn", "asn OR", "asn OR OR", "(asn", "asn)", "asn NOT", "asn ()"])
def test_marks_without_their_counterpart_are_left_out(text: str) -> None:
    assert tree(text) == Words("asn")


def test_a_closing_bracket_without_a_partner_does_not_end_the_choice() -> None:
    assert tree("asn) OR pns") == Or((Words("asn"), Words("pns")))


def test_equal_choices_are_one() -> None:
    assert tree("asn OR asn") == Words("asn")


def test_a_quotation_mark_without_a_partner_is_left_out_with_a_notice() -> None:
    assert tree('"reformasi birokrasi') == Words("reformasi birokrasi")
    assert notices('"reformasi birokrasi') == {Notice.UNBALANCED_QUOTE}


def test_a_long_query_is_cut_with_a_notice() -> None:
    parsed = parse("ab " * MAX_CHARACTERS)
    assert len(parsed.text) <= MAX_CHARACTERS
    assert Notice.TOO_LONG in parsed.notices
    assert Notice.TOO_LONG not in notices("a" * MAX_CHARACTERS)


@pytest.mark.parametrize("separator", [" ", ",", ". ", '" "', " OR "])
def test_only_so_many_terms_count_however_they_are_written(separator: str) -> None:
    words = [f"k{number}" for number in range(MAX_TERMS + 3)]
    found = parse(separator.join(words))
    leaves = [node for node in nodes(found.tree or Words("")) if isinstance(node, Words | Phrase)]
    kept = " ".join(leaf.text.replace(",", " ").replace(".", " ") for leaf in leaves).split()
    assert kept == words[:MAX_TERMS]
    assert found.notices[:1] == (Notice.TOO_MANY_TERMS,)


def test_as_many_terms_as_allowed_bring_no_notice() -> None:
    assert not notices(" ".join(["x"] * MAX_TERMS))


def test_a_long_term_is_cut_with_a_notice() -> None:
    long = "x" * (MAX_TERM_LETTERS + 1)
    assert parse(f"a {long}").tree == Words(f"a {long[:-1]}")
    assert notices(long) == {Notice.LONG_TERM}
    assert not notices(long[:-1])


def test_a_short_prefix_is_a_word_with_a_notice() -> None:
    short = "p" * (MIN_PREFIX_LETTERS - 1)
    assert tree(f"{short}*") == Words(short)
    assert notices(f"{short}*") == {Notice.SHORT_PREFIX}
    assert tree(f"{short}p*") == Prefix(f"{short}p")


def test_only_so_many_prefixes_count() -> None:
    assert tree("abc* def* ghi*") == And((Prefix("abc"), Prefix("def"), Words("ghi")))
    assert notices("abc* def* ghi*") == {Notice.TOO_MANY_PREFIXES}
    assert MAX_PREFIXES == 2


def test_brackets_that_are_too_deep_are_left_out_with_their_partners() -> None:
    deep = MAX_DEPTH + 20
    text = "(" * deep + "asn OR pns" + ")" * deep + " OR guru"
    assert parse(text).tree == Or((Or((Words("asn"), Words("pns"))), Words("guru")))
    assert notices(text) == {Notice.TOO_DEEP}


def test_brackets_as_deep_as_allowed_bring_no_notice() -> None:
    assert not notices("(" * MAX_DEPTH + "asn" + ")" * MAX_DEPTH)


@pytest.mark.parametrize("text", ["-asn", "NOT asn -pns", "-asn OR -pns", "-(asn pns)"])
def test_a_query_that_only_says_what_not_to_find_has_a_notice(text: str) -> None:
    assert notices(text) == {Notice.ONLY_NEGATIVE}


def test_notices_are_not_repeated() -> None:
    found = parse("a* b* c* d*").notices
    assert len(found) == len(set(found))


@given(queries)
@example("ſumber:x")
@example("ıNSTANSİ:x")
@example("judul:" * 80 + "x")
@example("(" * 512)
@example("NOT " * 128)
@example("-(" * 256)
@example('="' * 256)
def test_any_string_becomes_a_bounded_tree(text: str) -> None:
    parsed = parse(text)
    assert len(parsed.text) <= MAX_CHARACTERS
    assert (parsed.tree is None) == (parsed.text == "")
    if parsed.tree is not None:
        every = nodes(parsed.tree)
        assert len(every) <= 2 * MAX_CHARACTERS
        assert depth(parsed.tree) <= 4 * MAX_DEPTH + 4
        assert sum(isinstance(node, Prefix) for node in every) <= MAX_PREFIXES
        assert all(not isinstance(node.part, Not) for node in every if isinstance(node, Not))
        assert all(node.text for node in every if isinstance(node, Words | Phrase | Exact | Prefix))


@pytest.mark.parametrize("piece", ["a", "(", '"', '="', "-", "judul:", "x OR ", "*", "“a", "\u0301", "a,"])
def test_a_huge_query_is_understood_at_once(piece: str) -> None:
    start = time.process_time()
    parse(piece * 1_000_000)
    assert time.process_time() - start < 0.5
