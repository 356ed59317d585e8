"""Articles like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedded.engine import EmbeddedEngine
from index.engine import Similar
from tests.conftest import SEEDS, make_index
from tests.index.embedded.library import article, served

BRIDGE = (
    "Gubernur Jambi meresmikan jembatan gantung Sungai Batanghari yang menghubungkan dua kecamatan.",
    "Jembatan gantung sepanjang seratus meter itu dibangun dengan anggaran daerah selama dua tahun.",
    "Warga kini dapat menyeberangi Batanghari tanpa perahu penyeberangan setiap hari pasar.",
)
LIBRARY = (
    article("jembatan", *BRIDGE, title="Jembatan gantung Batanghari diresmikan"),
    article("salinan", *BRIDGE[:2], "Demikian laporan kantor berita.", title="Gubernur buka jembatan"),
    article(
        "perahu",
        "Perahu penyeberangan Sungai Batanghari berhenti sejak jembatan gantung menghubungkan dua kecamatan.",
        title="Perahu Batanghari berhenti",
    ),
    article(
        "perahu-lagi",
        "Perahu penyeberangan Sungai Batanghari berhenti sejak jembatan gantung menghubungkan dua kecamatan.",
        title="Tak ada lagi perahu",
    ),
    article("sekolah", "Kepala sekolah menerima buku pelajaran dari dinas pendidikan.", title="Buku tiba"),
    article("kosong"),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    return served(tmp_path_factory.mktemp("similar") / "index", LIBRARY)


def names(similar: Similar) -> tuple[list[str], list[str]]:
    return [hit.id for hit in similar.related], [hit.id for hit in similar.copies]


def test_articles_that_share_rare_words_are_related_and_copies_stand_apart(engine: EmbeddedEngine) -> None:
    assert names(engine.similar("jembatan", 5)) == (["perahu"], ["salinan"])


def test_of_several_articles_with_one_text_only_one_is_related(engine: EmbeddedEngine) -> None:
    related, copies = names(engine.similar("perahu", 5))
    assert copies == ["perahu-lagi"]
    assert len(set(related) & {"jembatan", "salinan"}) == 1


def test_a_related_article_is_shown_as_a_result_is(engine: EmbeddedEngine) -> None:
    hit = engine.similar("jembatan", 5).related[0]
    assert hit.title
    assert (hit.title.text, hit.title.marks) == ("Perahu Batanghari berhenti", ())
    assert hit.score > 0


def test_a_notice_is_no_copy_of_the_report_that_has_it(tmp_path: Path) -> None:
    engine = served(tmp_path, [LIBRARY[0], article("kabar", BRIDGE[1][:60])])
    assert names(engine.similar("jembatan", 5)) == (["kabar"], [])


@pytest.mark.parametrize("name", ["sekolah", "kosong", "tidak-ada", "é"])
def test_what_shares_nothing_has_nothing_like_it(engine: EmbeddedEngine, name: str) -> None:
    assert engine.similar(name, 5) == Similar()


def test_no_more_are_given_than_were_asked_for(tmp_path: Path) -> None:
    roads = [article(f"a{n}", f"Jalan desa rusak di kampung nomor {'x' * (n + 3)}.") for n in range(9)]
    similar = served(tmp_path, roads).similar("a0", 3)
    assert len(similar.related) + len(similar.copies) == 3


def test_the_first_seeds_which_are_on_one_matter_are_like_each_other(tmp_path: Path) -> None:
    engine = EmbeddedEngine(make_index(tmp_path / "index", SEEDS))
    seeds = sorted(path.stem for path in SEEDS.iterdir())
    for seed in seeds:
        similar = engine.similar(seed, 3)
        assert seed not in {hit.id for hit in (*similar.related, *similar.copies)}
    assert seeds[1] in {hit.id for hit in engine.similar(seeds[0], 3).related}
