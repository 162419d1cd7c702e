"""The product as the gate sees it: what `check --json` answers, as predictions for the scorer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from onrecord import tasks
from onrecord.article import read_article
from onrecord.checking import check_articles
from onrecord.checking.lookup import Lookup
from onrecord.register import Register
from onrecord.report.json_dossier import dossier_json
from onrecord.settings import Settings
from onrecord.values import parse_instant
from quality import gold
from quality.score import Prediction


@contextmanager
def register_of(paths: Sequence[Path], folder: Path) -> Iterator[Register]:
    """A register in `folder` that holds the releases of these files, open for reading."""
    tasks.load(Settings(folder), paths)
    with closing(Register.open(folder)) as register:
        yield register


def predict(article: Mapping[str, Any], lookup: Lookup) -> Prediction:
    """What the product says of one article, given its text and its publication date and nothing else."""
    reading = read_article(article["text"], id=article["id"], published=parse_instant(article["published"]))
    return as_prediction(dossier_json(check_articles([reading], lookup))["articles"][0])


def as_prediction(answer: Mapping[str, Any]) -> Prediction:
    """What `check --json` says of one article, as the scorer takes it."""
    claims = [{**claim, "evidence": [e["pointer"] for e in claim["evidence"]]} for claim in answer["claims"]]
    return {
        "id": answer["id"],
        "ocid": answer["link"]["ocid"],
        "claims": claims,
        "quotations": answer["quotations"],
    }


def predict_all(articles: Iterable[gold.Article], lookup: Lookup) -> dict[str, Prediction]:
    """Article id to prediction; each article is checked alone."""
    return {article["id"]: predict(article, lookup) for article in articles}
