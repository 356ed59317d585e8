from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import quote_plus

import pytest
from flask.testing import FlaskClient

from index.article import Basis, PublishedDate
from index.engine import MISSING, Facet, FacetCount, Passage
from index.query.parser import Notice
from index.query.relax import RelaxationKind
from index.query.repair import RepairKind
from tests.webapp.fake_engine import ANSWER, HIT, FakeEngine
from webapp import messages

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def text_of(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return unescape(response.text)


def test_a_result_shows_its_title_outlet_date_province_institution_and_snippet(web: FlaskClient) -> None:
    page = web.get("/?q=bupati").text
    assert '<a href="/artikel/a-1?q=bupati"><mark>Bupati</mark> membuka pelatihan</a>' in page
    assert "<bdi>ANTARA</bdi>" in page
    assert '<time datetime="2019-08-26">26 Agustus 2019</time>' in page
    assert "<bdi>Jawa Timur</bdi>" in page
    assert "<bdi>Badan Pengembangan SDM Provinsi Jawa Timur</bdi>" in page
    assert "<mark>Bupati</mark> membuka … pelatihan sepekan" in page


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (PublishedDate("2018-08", Basis.PRINTED), "(hari tidak diketahui)"),
        (PublishedDate("2018", Basis.PRINTED), "(hanya tahun yang diketahui)"),
        (PublishedDate(), "Tanggal tidak diketahui"),
    ],
)
def test_a_date_says_what_is_not_known_of_it(
    web: FlaskClient, engine: FakeEngine, published: PublishedDate, words: str
) -> None:
    engine.answering(hits=(replace(HIT, published=published),))
    assert words in text_of(web, "/")


def test_a_result_without_a_title_shows_its_first_sentence_marked_as_such(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(hits=(replace(HIT, title=None, lead=Passage("Bupati datang.", ((0, 6),))),))
    page = web.get("/").text
    assert '<span class="label" lang="id">Tanpa judul:</span> <mark>Bupati</mark> datang.</a>' in page


@pytest.mark.parametrize(
    ("lead", "passage", "shown"),
    [
        ("Bupati datang ke desa.", Passage("Bupati datang", ((0, 6),)), None),
        (
            "Bupati datang.",
            Passage("Bupati datang. Warga senang.", ((0, 6), (15, 20))),
            "<mark>Warga</mark> senang.",
        ),
        ("Bupati datang.", Passage("Bupati datang. Warga", cut_before=True), "… Bupati datang. Warga"),
        ("Bupati datang.", Passage("Warga senang."), "Warga senang."),
    ],
)
def test_a_first_sentence_is_not_said_twice(
    web: FlaskClient, engine: FakeEngine, lead: str, passage: Passage, shown: str | None
) -> None:
    engine.answering(hits=(replace(HIT, title=None, lead=Passage(lead), snippet=(passage,)),))
    page = web.get("/").text
    assert f"Tanpa judul:</span> {lead}</a>" in page
    assert (f'<p class="snippet" dir="auto" lang="id">{shown}</p>' in page) is (shown is not None)
    assert ('class="snippet"' in page) is (shown is not None)


def test_a_first_sentence_that_was_cut_says_so(web: FlaskClient, engine: FakeEngine) -> None:
    leads = (Passage("Bupati datang ke", cut_after=True), Passage("Bupati datang.", cut_after=True))
    engine.answering(hits=tuple(replace(HIT, title=None, lead=lead) for lead in leads))
    page = web.get("/").text
    assert "Bupati datang ke …</a>" in page
    assert "Bupati datang.</a>" in page


def test_the_count_is_read_aloud(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=12_001)
    page = text_of(web, "/?q=asn")
    assert '<div id="status" role="status"><p><strong>12.001</strong> artikel untuk' in page


def test_what_is_chosen_is_said_and_not_only_coloured(web: FlaskClient, engine: FakeEngine) -> None:
    facets = {**ANSWER.facets, Facet.PROVINCE: (FacetCount("Bali", 4, True), FacetCount("Jambi", 2, False))}
    engine.answering(facets=facets)
    page = web.get("/?province=Bali").text
    assert page.count('aria-current="true">\n      <span class="box"') == 1
    assert "artikel, dipilih; buka untuk menghapus" in page


def test_a_chosen_value_without_results_stays_visible(web: FlaskClient, engine: FakeEngine) -> None:
    counts = tuple(FacetCount(f"Provinsi {n:02}", 40 - n, False) for n in range(30))
    chosen = FacetCount("Bali", 0, True)
    engine.answering(facets={**ANSWER.facets, Facet.PROVINCE: (*counts, chosen)})
    page = web.get("/?province=Bali").text
    assert page.index(">Bali<") < page.index("20 lainnya")


def test_values_behind_the_tenth_unfold(web: FlaskClient, engine: FakeEngine) -> None:
    counts = tuple(FacetCount(f"Provinsi {n:02}", 40 - n, False) for n in range(12))
    engine.answering(facets={**ANSWER.facets, Facet.PROVINCE: counts})
    page = web.get("/").text
    assert page.index("Provinsi 09") < page.index("<summary>2 lainnya</summary>") < page.index("Provinsi 10")


def test_the_months_of_a_chosen_year_stand_under_it(web: FlaskClient, engine: FakeEngine) -> None:
    dates = (FacetCount("2018", 3, True), FacetCount("2018-08", 2, False), FacetCount("2017", 9, False))
    engine.answering(facets={**ANSWER.facets, Facet.DATE: dates})
    page = web.get("/?date=2018").text
    assert page.count('<li class="nested">') == 1
    assert page.index(">2018<") < page.index(">Agustus 2018<") < page.index(">2017<")


def test_an_excluded_value_is_said_in_words_and_stays_with_its_count(
    web: FlaskClient, engine: FakeEngine
) -> None:
    jambi = FacetCount("Jambi", 12, False, excluded=True)
    engine.answering(facets={**ANSWER.facets, Facet.PROVINCE: (jambi,)})
    page = text_of(web, "/?q=asn&not_province=Jambi&date=2018")
    chip = page[page.index('class="chip"', page.index("bukan Provinsi:") - 200) :]
    assert 'href="/?q=asn&date=2018"' in chip[: chip.index("</a>")]
    assert "<bdi>Jambi</bdi>" in chip[: chip.index("</a>")]
    entry = page[page.index('id="facet-province"') : page.index('id="facet-institution"')]
    assert re.search(r"12<[^>]*> artikel, dikecualikan; buka untuk memilih", entry)
    assert "Bukan <bdi>Jambi</bdi>, dikecualikan; buka untuk menghapus" in entry
    assert '<input type="hidden" name="not_province" value="Jambi">' in page


def test_each_filter_in_use_can_be_removed_by_itself(web: FlaskClient) -> None:
    page = text_of(web, "/?q=asn&province=Bali&date=2018-08&date_from=2017")
    for kind, label, url in (
        ("Provinsi", "Bali", "/?q=asn&date=2018-08&date_from=2017"),
        ("Tanggal terbit", "Agustus 2018", "/?q=asn&province=Bali&date_from=2017"),
        ("Sejak", "2017", "/?q=asn&province=Bali&date=2018-08"),
    ):
        chip = page[page.index(f'href="{url}"') :]
        assert chip.index(f"{kind}:") < chip.index(f"<bdi>{label}</bdi>") < chip.index("</a>")
    assert 'href="/?q=asn">Hapus semua saringan</a>' in page


def test_a_partial_match_says_so(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(partial_match=True)
    page = text_of(web, "/?q=bupati+zebra")
    assert "Tidak ada artikel yang memuat semua kata; ini yang paling mendekati." in page
    assert "Tidak ada artikel yang memuat semua kata; <strong>1</strong> yang paling mendekati." in page


def test_a_suggestion_is_a_link_that_keeps_the_filters(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(suggestion="bupati")
    page = text_of(web, "/?q=bupatti&province=Bali")
    assert "Mungkin maksud Anda:" in page
    assert 'href="/?q=bupati&province=Bali"><bdi>bupati</bdi></a>' in page


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("x" * 600, Notice.TOO_LONG),
        ("+".join(f"kata{n}" for n in range(40)), Notice.TOO_MANY_TERMS),
        ('"bupati', Notice.UNBALANCED_QUOTE),
        ("ab*", Notice.SHORT_PREFIX),
        ("-bupati", Notice.ONLY_NEGATIVE),
    ],
)
def test_what_was_changed_in_a_query_is_said(web: FlaskClient, query: str, notice: Notice) -> None:
    assert messages.NOTICES[notice] in text_of(web, f"/?q={query}")


def test_every_notice_has_words() -> None:
    assert set(messages.NOTICES) == set(Notice)


@pytest.mark.parametrize(
    ("query", "mended"),
    [('"bupati', '"bupati"'), ("guru ATAU", "guru"), ("propinsi:bali", "provinsi:bali"), ("ab*", "ab")],
)
def test_a_slip_in_the_syntax_is_mended_with_a_link(web: FlaskClient, query: str, mended: str) -> None:
    page = text_of(web, f"/?q={quote_plus(query)}&province=Bali")
    assert f'href="/?q={quote_plus(mended)}&province=Bali"><bdi>{mended}</bdi></a>' in page


def test_every_repair_and_every_relaxation_has_words() -> None:
    assert set(messages.REPAIRS) == set(RepairKind)
    assert set(messages.RELAXATIONS) == set(RelaxationKind)


def test_a_page_behind_the_last_links_to_the_last(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=25, hits=())
    page = text_of(web, "/?q=asn&page=9")
    assert "Hasil pencarian ini hanya sampai halaman 3." in page
    assert 'href="/?q=asn&page=3">Ke halaman terakhir</a>' in page


def test_the_last_served_page_says_to_narrow(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=5_000)
    assert "Hanya 100 halaman pertama yang ditampilkan." in text_of(web, "/?page=100")


def test_without_words_only_the_date_orders_are_offered(web: FlaskClient) -> None:
    page = text_of(web, "/")
    assert "Paling relevan" not in page
    assert 'href="/" aria-current="true">Terbaru</a>' in page.replace("/?sort=newest", "/")


def test_with_words_the_order_in_use_is_marked(web: FlaskClient) -> None:
    page = text_of(web, "/?q=asn&sort=oldest")
    assert 'href="/?q=asn&sort=oldest" aria-current="true">Terlama</a>' in page


def test_the_form_carries_the_whole_state_without_javascript(web: FlaskClient) -> None:
    page = web.get("/?q=asn&province=Bali&outlet=ANTARA&date_from=2018&sort=oldest&page=2").text
    form = page[page.index("<form") : page.index("</form>")]
    assert 'method="get"' in form
    assert '<input type="hidden" name="province" value="Bali">' in form
    assert '<input type="hidden" name="outlet" value="ANTARA">' in form
    assert '<input type="hidden" name="sort" value="oldest">' in form
    assert 'name="page"' not in form
    assert 'form="search-form" id="date-from" name="date_from" value="2018"' in page


def test_a_missing_value_is_named(web: FlaskClient) -> None:
    page = text_of(web, "/")
    assert "Nasional / tanpa provinsi" in page
    assert "Tanpa tanggal" in page
    assert MISSING[Facet.PROVINCE] not in page.replace("province=tanpa-provinsi", "")


def test_filtered_pages_are_kept_from_crawlers(web: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex, follow">' in web.get("/?q=asn").text
    assert "noindex" not in web.get("/").text


def test_hostile_text_is_shown_as_text(web: FlaskClient, engine: FakeEngine) -> None:
    hit = replace(
        HIT,
        title=Passage(HOSTILE, ((0, 8),)),
        outlet=HOSTILE,
        provinces=(HOSTILE,),
        institutions=(HOSTILE,),
        snippet=(Passage(HOSTILE, ((8, 13),)),),
    )
    facets = dict.fromkeys(Facet, (FacetCount(HOSTILE, 1, False),)) | {Facet.DATE: ()}
    engine.answering(hits=(hit,), facets=facets, suggestion=HOSTILE)
    page = web.get("/", query_string={"q": HOSTILE, "province": HOSTILE}).text
    assert "<img" not in page
    assert "<script>alert" not in page
    assert 'onerror=alert(2)">' not in page


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\ud800"])
def test_characters_that_no_page_can_carry_are_replaced(
    web: FlaskClient, engine: FakeEngine, character: str
) -> None:
    engine.answering(hits=(replace(HIT, title=Passage(f"a{character}b")),))
    assert "a\ufffdb" in web.get("/").text


def test_direction_marks_are_isolated(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(hits=(replace(HIT, outlet="\u202eATNA"),))
    page = web.get("/", query_string={"q": "\u202eevil"}).text
    assert "<bdi>\u202eATNA</bdi>" in page
    assert "<bdi>\u202eevil</bdi>" in page
    assert "<title>\u2068\u202eevil\u2069" in page


def test_invalid_utf8_in_the_address_is_answered(web: FlaskClient) -> None:
    assert web.get("/?q=%ff%fe%00&province=%c3%28").status_code == 200


def test_related_words_are_named_and_can_be_left_out(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(expansions=(("inovasi", ("inovatif", "<b>inovator</b>")),))
    page = web.get("/?q=inovasi&province=Jambi").text
    assert "inovatif, &lt;b&gt;inovator&lt;/b&gt;" in page
    assert 'href="/?q=inovasi&amp;province=Jambi&amp;expand=0"' in page
    assert engine.asked[-1].expand


def test_periods_whose_articles_are_included_are_named_and_can_be_left_out(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(periods=("2018-03", "2020"))
    page = web.get("/?q=inflasi+maret+2018+2020").text
    assert "Termasuk artikel yang terbit pada Maret 2018, 2020." in page
    assert 'href="/?q=inflasi+maret+2018+2020&amp;expand=0"' in page


def test_without_related_words_the_page_says_so_and_offers_them(web: FlaskClient, engine: FakeEngine) -> None:
    page = web.get("/?q=inovasi&expand=0").text
    assert not engine.asked[-1].expand
    assert "Sertakan kata terkait" in page
    assert '<input type="hidden" name="expand" value="0">' in page


def test_the_page_says_how_many_have_all_words_when_others_are_listed_too(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(total=12, complete=1)
    assert "1 dari 12 artikel memuat semua kata" in web.get("/?q=siapa+bupati").text
