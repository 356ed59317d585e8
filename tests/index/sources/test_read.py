from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

from index.sources import files
from index.sources.files import Fault
from index.sources.page import Kind, Reason, Rejection, SourceItem
from index.sources.read import read

SEEDS = Path(__file__).parents[3] / "seeds"
ARTICLE = "Bupati membuka pelatihan aparatur di Jambi."


def ids(*sources: Path) -> list[str]:
    return [item.id for item in read(sources) if isinstance(item, SourceItem)]


def rejections(*sources: Path) -> list[tuple[str, Reason, str]]:
    found = [item for item in read(sources) if isinstance(item, Rejection)]
    return [(Path(item.origin).name, item.reason, item.detail) for item in found]


def put(folder: Path, name: str, content: str | bytes = ARTICLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_seeds_are_five_texts_named_by_their_files() -> None:
    items = [item for item in read([SEEDS]) if isinstance(item, SourceItem)]
    assert [item.id for item in items] == sorted(path.stem for path in SEEDS.glob("*.txt"))
    assert {item.kind for item in items} == {Kind.TEXT}
    assert items[0].payload == (SEEDS / f"{items[0].id}.txt").read_bytes()
    assert rejections(SEEDS) == []


def test_a_file_has_the_same_id_given_itself_or_in_its_folder() -> None:
    assert ids(SEEDS / "000_c2871d068c493971.txt") == ids(SEEDS)[:1]


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.TXT", "d.htm"):
        put(tmp_path, name)
    assert ids(tmp_path) == ["c", "z", "b", "d"]


def test_a_file_has_the_same_id_whichever_folder_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a/b/berita.txt")
    assert ids(tmp_path) == ids(tmp_path / "a") == ids(path) == ["berita"]


def test_files_of_one_name_are_told_apart_by_their_place(tmp_path: Path) -> None:
    for name in ("2024/1.txt", "2025/1.txt", "2025/1.html"):
        put(tmp_path, name)
    found = ids(tmp_path)
    assert len(set(found)) == 3
    assert all(identifier.startswith("1-") for identifier in found)
    assert ids(tmp_path / "2024", tmp_path / "2025") == found


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "berita.txt")
    assert ids(tmp_path, path, path) == ["berita"]
    assert rejections(tmp_path, path) == []


def test_what_holds_no_article_takes_no_id_away(tmp_path: Path) -> None:
    lines = [{"id": "z", "text": ""}, {"id": "y", "text": " "}, {"id": "y", "text": ARTICLE}]
    put(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))
    put(tmp_path, "z.txt")
    assert ids(tmp_path) == ["y", "z"]
    assert [reason for _, reason, _ in rejections(tmp_path)] == [Reason.NO_TEXT, Reason.NO_TEXT]


def test_an_unsafe_file_name_gives_a_safe_id(tmp_path: Path) -> None:
    put(tmp_path, "berita Jum’at & Sabtu.txt")
    (identifier,) = ids(tmp_path)
    assert identifier.startswith("berita-Jumat-Sabtu-")


def test_a_name_that_is_no_unicode_is_read_and_can_be_told(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/berita\xff.txt")).write_text(ARTICLE)
    (item,) = read([tmp_path])
    assert isinstance(item, SourceItem)
    assert item.origin.endswith("berita\\xff.txt")


def test_what_is_no_article_is_passed_over_in_folders(tmp_path: Path) -> None:
    for name in ("README", "README.md", "readme.txt", "catatan.md", ".hidden.txt", ".git/a.txt", "a.txt"):
        put(tmp_path, name)
    assert (ids(tmp_path), rejections(tmp_path)) == (["a"], [])


def test_an_unknown_format_is_told_in_a_folder_and_by_name(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    document = put(tmp_path, "b.docx")
    expected = [("b.docx", Reason.UNKNOWN_FORMAT, ".docx")]
    assert rejections(tmp_path) == rejections(document) == expected
    assert rejections(put(tmp_path, "catatan.md")) == [("catatan.md", Reason.UNKNOWN_FORMAT, ".md")]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    put(tmp_path, "sub/README.md")
    assert rejections(tmp_path) == [(tmp_path.name, Reason.NO_ARTICLES, "")]


@pytest.mark.parametrize("name", ["tidak-ada", "a.txt/b.txt", "nul\0.txt"])
def test_a_missing_path_is_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.txt")
    assert [reason for _, reason, _ in rejections(tmp_path / name)] == [Reason.MISSING]


def test_a_dangling_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    assert rejections(tmp_path) == [("a.txt", Reason.MISSING, "")]


def test_links_that_lead_back_are_told_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "a/berita.txt")
    (tmp_path / "a" / "naik").symlink_to(tmp_path)
    (tmp_path / "diri").symlink_to(tmp_path / "diri")
    assert ids(tmp_path) == ["berita"]
    assert rejections(tmp_path) == [
        ("naik", Reason.UNREADABLE, Fault.LOOP),
        ("diri", Reason.UNREADABLE, Fault.LOOP),
    ]


def test_pipes_sockets_and_devices_are_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    os.mkfifo(tmp_path / "pipa.jsonl")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "soket.txt"))
    (tmp_path / "nol.txt").symlink_to("/dev/zero")
    assert {(reason, detail) for _, reason, detail in rejections(tmp_path)} == {
        (Reason.UNREADABLE, Fault.NO_FILE)
    }
    assert len(rejections(tmp_path)) == 4


def test_a_file_without_permission_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    system_open = os.open

    def forbidding(path: Path, flags: int) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return system_open(path, flags)

    monkeypatch.setattr("index.sources.files.os.open", forbidding)
    assert ids(tmp_path) == ["b"]
    assert rejections(tmp_path) == [("a.txt", Reason.UNREADABLE, Fault.PERMISSION)]


def test_a_file_over_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    put(tmp_path, "a.txt", "x" * 100)
    put(tmp_path, "b.txt", "x" * 101)
    assert ids(tmp_path) == ["a"]
    assert rejections(tmp_path) == [("b.txt", Reason.TOO_LARGE, "100")]


def test_of_two_with_one_id_the_second_is_told_with_the_first(tmp_path: Path) -> None:
    first = put(tmp_path, "satu/berita.txt")
    lines = put(tmp_path, "dua.jsonl", json.dumps({"id": "berita", "text": ARTICLE}))
    items = list(read([first, lines]))
    assert [type(item) for item in items] == [SourceItem, Rejection]
    assert items[1] == Rejection(f"{lines}:1", Reason.DUPLICATE_ID, str(first))


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=descriptor)
        deeper = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = deeper
    os.close(os.open("a.txt", os.O_CREAT, dir_fd=descriptor))
    os.close(descriptor)
    (item,) = read([tmp_path])
    assert item.origin.endswith("d/d/a.txt")
    # Python's own removal of folders would recurse too deep.
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


def test_twelve_thousand_lines_are_read_in_well_under_two_seconds(tmp_path: Path) -> None:
    line = json.dumps({"text": ARTICLE * 50, "title": "Judul", "date": "2019-08-26"})
    path = put(tmp_path, "a.jsonl", "".join(f'{{"id": "a-{n}", {line[1:]}\n' for n in range(12_000)))
    start = time.process_time()
    assert len(ids(path)) == 12_000
    assert time.process_time() - start < 2
