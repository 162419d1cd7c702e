"""Milliseconds an article for reading, linking and checking; run by run.py in a process of its own.

python bench/articles.py REGISTER REPEATS FILE…     prints {"stage": [milliseconds, …]} as JSON
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared" / "data"
Answer = TypeVar("Answer")
CPU = ", CPU"
"""After the name of a stage: its processor time, which a busy machine does not stretch."""


def article_files() -> tuple[str, list[Path], list[Path]]:
    """What the articles are, their files, and the files or folders of releases to check them against."""
    if SHARED.is_dir():
        releases = sorted(path for path in SHARED.glob("uk-*.jsonl.gz") if "spend" not in path.name)
        return "the development articles", sorted((SHARED / "articles").glob("[dn]*.json")), releases
    own = PROJECT / "quality" / "articles"
    return "the project's own articles", sorted(own.glob("*.json")), [PROJECT / "src/onrecord/sample/register"]


class Stopwatch:
    """Milliseconds by stage, one for each time that a stage ran."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)

    def timed(self, stage: str, work: Callable[..., Answer], *given: Any, **named: Any) -> Answer:
        """Do `work`, and note how long it took under the name of the stage; its processor's time beside it."""
        begun, busy = time.perf_counter(), time.process_time()
        answer = work(*given, **named)
        self.times[stage].append((time.perf_counter() - begun) * 1000)
        self.times[f"{stage}{CPU}"].append((time.process_time() - busy) * 1000)
        return answer


def main(register_folder: str, repeats: str, *files: str) -> None:
    # Imported here: run.py asks this module where the articles are, and is to stay small.
    from onrecord.register import Register

    watch = Stopwatch()
    register = watch.timed("open the register", Register.open, Path(register_folder))
    articles = [json.loads(Path(file).read_text("utf-8")) for file in files]
    run_all(articles, register, Stopwatch())  # once unmeasured: the first article pays for everybody's caches
    for _ in range(int(repeats)):
        run_all(articles, register, watch)
    json.dump(watch.times, sys.stdout)


def run_all(articles: list[dict[str, Any]], register: Any, watch: Stopwatch) -> None:
    """Every stage of every article, each timed alone, then all together as a user meets them."""
    from onrecord.article.read import read_article
    from onrecord.checking.check import check_article
    from onrecord.checking.link import link
    from onrecord.values import parse_instant

    def whole(text: str, **about: Any) -> Any:
        return check_article(read_article(text, **about), register)

    for given in articles:
        about = {"id": given["id"], "published": parse_instant(given["published"])}
        article = watch.timed("read", read_article, given["text"], **about)
        linked, _ = watch.timed("link", link, article, register)
        if linked.ocid:
            watch.timed("check, its record known", check_article, article, register, ocid=linked.ocid)
        watch.timed("all of it", whole, given["text"], **about)


if __name__ == "__main__":
    main(*sys.argv[1:])
