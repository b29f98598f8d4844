"""A file is written whole, or the old one stays."""

from __future__ import annotations

import os
import threading

import pytest

from argmap.formats.files import replace_file


def test_the_new_file_has_the_mode_of_the_old_one(tmp_path):
    file = tmp_path / "map.svg"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"new")

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


def test_the_old_file_stays_if_the_new_one_cannot_be_written(tmp_path):
    file = tmp_path / "map.svg"
    file.write_bytes(b"old")
    (tmp_path / ".map.svg.new").mkdir()

    with pytest.raises(IsADirectoryError) as refused:
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert refused.value.filename == str(file)


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "file").write_bytes(b"old")
    replace_file(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writing = threading.Thread(target=replace_file, args=(tmp_path / "pipe", b"new"))
    writing.start()

    assert (tmp_path / "pipe").read_bytes() == b"new"
    writing.join()
