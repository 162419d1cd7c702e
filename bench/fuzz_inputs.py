"""Sound inputs of every kind, and how they are mutated: bytes, words, whole stretches, and pieces of a grammar."""

from __future__ import annotations

import json
import random
import re
from importlib import resources
from importlib.resources.abc import Traversable

MOST = 40_000
"""Bytes of a mutated input: what grows longer is cut, so that many are tried."""
_SAMPLE = resources.files("onrecord") / "sample"
_WORDS = re.compile(rb"\s+")

SENTENCES = (
    "{who} has {done} the contract, worth {sum}, to {who}.",
    "Bids close {day}, and the work lasts {length} from {day}.",
    "“We will pay {sum}, {day},” said {who}, who {done} it.",
    "The notice asks for “{words}”, at {sum} a year, for {length} with the option of {length}.",
    "{sum} – or {sum}, or {sum} – is what {who} ({who}) was to be paid {day}.",
)
PIECES = {
    "who": (
        "Aldermere Town Council",
        "the council",
        "PwC",
        "Mr Ó Néill",
        "MAYOR’S OFFICE",
        "St. A & B Ltd",
        "She",
        "‘X’",
    ),
    "done": ("awarded", "cancelled", "not yet advertised", "been inviting bids for", "put out to tender"),
    "sum": (
        "£1.2m",
        "£25K",
        "up to £1,000,000",
        "between £5 and £9m",
        "a six-figure sum",
        "€3bn",
        "twelve grand",
        "£1p",
    ),
    "day": (
        "on 31 February",
        "at noon on Friday",
        "last month",
        "from 1/2/03 to 4/5/06",
        "on Christmas Eve",
        "in 1066",
    ),
    "length": ("two years", "18 months", "half a day", "a further third", "999 weeks", "0 years"),
    "words": ("cleaning of the libraries", "… the … [sic] …", "safe and sound", "x" * 300),
}
ODD = (
    *(
        "“",
        "”",
        '"',
        "'",
        "‘",
        "£",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u00a0",
        "\u2009",
        "\ufeff",
        "\x00",
        "\r",
        "\t",
        "\u0301",
    ),
    *(
        "<p>",
        "</p>",
        "<!--",
        "<div hidden>",
        "<script>",
        "&#xD800;",
        "&amp;",
        "]]>",
        "<blockquote>",
        "<h1>",
        "<table><td>",
    ),
    *(
        "# ",
        "> ",
        "* ",
        "](",
        "```",
        "---\n",
        "|",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\\u0000",
        "1e400",
        "-0",
        "null",
        "NaN",
    ),
    *(
        "9" * 40,
        "1" * 400,
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "31/02/2024",
        "=1+1",
        '"',
        ";",
        "ocds-213czf-",
    ),
)


def seeds(kind: str) -> list[bytes]:
    """Sound inputs of a kind."""
    return _SEEDS[kind]()


def _files(folder: str) -> list[Traversable]:
    return sorted((_SAMPLE / folder).iterdir(), key=lambda file: file.name)


def _articles() -> list[bytes]:
    texts = [file.read_text("utf-8") for file in _files("articles") if file.name.endswith(".txt")]
    return [text.encode() for text in texts] + [_grammar(random.Random(n)).encode() for n in range(20)]


def _grammar(chance: random.Random) -> str:
    """An article from the grammar: nonsense with everything in it that a rule looks for."""

    def told() -> str:
        return re.sub(r"\{(\w+)\}", lambda m: chance.choice(PIECES[m[1]]), chance.choice(SENTENCES))

    return "\n\n".join(" ".join(told() for _ in range(chance.randint(1, 4))) for _ in range(6))


def _pages() -> list[bytes]:
    def page(text: str) -> str:
        head, *rest = text.split("\n\n")
        script = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-02-03"}</script>'
        body = "".join(f"<p class=x>{part}</p>" for part in rest)
        return f"<!doctype html><html><head><title>{head}</title>{script}</head><body><article><h1>{head}</h1>{body}"

    return [page(text.decode()).encode() for text in _articles()]


def _markdown() -> list[bytes]:
    return [b"---\ntitle: A\ndate: 2031-02-03\n---\n# " + text.replace(b"\n\n", b"\n\n> ", 2) for text in _articles()]


def _notices() -> list[bytes]:
    files = [file for file in _files("register") if not file.name.endswith(".gz")]
    return [file.read_bytes()[:MOST] if file.name.endswith("l") else _one(file.read_bytes()) for file in files]


def _one(package: bytes) -> bytes:
    """A package with its first release only, so that a mutation hits something."""
    body = json.loads(package)
    releases = body.get("releases") if isinstance(body, dict) else None
    return json.dumps(body | {"releases": releases[:1]} if releases else body).encode()[:MOST]


def _payments() -> list[bytes]:
    head = ["Supplier", "Payment date", "Amount", "Department", "Transaction number"]
    rows = [
        ["Stonefold Ltd", "03/02/2031", "1,234.56", "Bridges", "T1"],
        ["Ada Brook", "2031-02-04", "-90.00", "", "T2"],
    ]
    lines = [",".join(f'"{cell}"' for cell in row) for row in [head, *rows * 4, ["Total", "", "4,578.24", "", ""]]]
    return [
        "\r\n".join(lines).encode(),
        "\n".join(lines).replace(",", ";").encode("utf-16"),
        ("\ufeff" + "\n\n".join(lines)).encode(),
    ]


def _claims() -> list[bytes]:
    rows = ("Lunches,Aldermere Town Council,PwC,£25K,3 February 2031,", "Total,,,£25K,,")
    table = "\n".join(["Contract,Buyer,Supplier,Value,Date,ocid", *rows])
    items = [
        {"text": "The contract is worth £1.2m.", "date": "2031-02-03"},
        {"claim": "£5", "ocid": "ocds-213czf-x", "value": 5},
    ]
    return [table.encode(), json.dumps(items).encode(), _grammar(random.Random(1)).replace(". ", ".\n").encode()]


_SEEDS = {
    "text": _articles,
    "html": _pages,
    "markdown": _markdown,
    "notices": _notices,
    "payments": _payments,
    "claims": _claims,
}


def mutated(seed: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """`seed` after one to eight mutations."""
    content = seed
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        content = chance.choice(_MUTATIONS)(content, others, chance)[:MOST]
    return content


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(content))


def _stretch(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(content, chance)
    return start, min(len(content), start + chance.choice((1, 2, 8, 40, 400)))


def _flip(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :]


def _insert(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start = _place(content, chance)
    odd = chance.choice(ODD).encode("utf-8", "surrogatepass") * chance.choice((1, 1, 1, 2, 50))
    return content[:start] + odd + content[start:]


def _remove(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    return content[:start] + content[start:end] * chance.choice((2, 3, 20, 200)) + content[end:]


def _splice(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    other = chance.choice(others)
    first, last = _stretch(other, chance)
    return content[:start] + other[first:last] + content[end:]


def _swap(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    words = _WORDS.split(content)
    a, b = chance.randrange(len(words)), chance.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return b" ".join(words)


def _digit(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    digits = [match.start() for match in re.finditer(rb"\d", content)]
    if not digits:
        return content
    start = chance.choice(digits)
    return content[:start] + chance.choice((b"0", b"9", b"-1", b"99999999999", b"1.5", b"")) + content[start + 1 :]


_MUTATIONS = (_flip, _insert, _insert, _remove, _repeat, _splice, _swap, _digit)
