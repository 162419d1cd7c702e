"""The sample register, and a folder of articles about it in every form that is taken."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from importlib import resources
from pathlib import Path

import pytest

from onrecord import tasks
from onrecord.settings import Settings

SAMPLE = Path(str(resources.files("onrecord") / "sample"))
PAGES = Path(__file__).parents[2] / "pages"


@pytest.fixture(scope="session", name="sample_settings")
def _settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(register=tmp_path_factory.mktemp("bulk") / "sample.register")
    tasks.load(settings, [SAMPLE / "register"])
    return settings


@pytest.fixture(scope="session", name="sample_articles")
def _articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files, lines of JSON, and a zip archive; one that is no article."""
    folder = tmp_path_factory.mktemp("articles") / "in"
    shutil.copytree(SAMPLE / "articles", folder / "sample")
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    lines = [
        json.dumps({"text": text, "published": "2024-06-01", "outlet": "The Line", "url": "https://line.example/1"})
        for text in texts
    ]
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress("\n".join([*lines, "no JSON", "{}"]).encode()))
    for name in ("broadsheet.html", "regional-tabloid.html"):
        shutil.copy(PAGES / name, folder)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)
            archive.writestr(f"{number}.json", json.dumps({"html": f"<html><body><p>{text}</p></body></html>"}))
    (folder / "empty.txt").write_bytes(b" ")
    return folder
