"""The evidence bundle: packed with a check, and run again from nothing but itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from onrecord.checking.rule import rules
from onrecord.checking.transcript import Transcript
from onrecord.errors import InputError, UsageError
from onrecord.register import Register
from onrecord.report.answers import CheckAnswer
from onrecord.report.answers_bundle import BundleAnswer
from onrecord.report.bundle import Bundle, Manifest, open_bundle, pack
from onrecord.report.bundle.gather import Origins, Wish, gather
from onrecord.report.bundle.rerun import (
    as_answered,
    compare_answers,
    compare_sides,
    findings,
    rerun,
    told,
)
from onrecord.report.digests import text_digest
from onrecord.report.export.draft import appearing
from onrecord.report.reviewed import with_reviews

_ASTRAY = "The rules of this version ask for more than the bundle holds: another link may be made."


def bundle_is_free(path: Path | None, *, with_text: bool, with_contacts: bool) -> None:
    """Errors: InputError when something is there already; UsageError when there is nothing to put anything into."""
    if path is not None and path.exists():
        raise InputError(str(path), found="something there already", remedy="Name another, or remove it first.")
    if path is None and (with_text or with_contacts):
        option = "--with-text" if with_text else "--with-contacts"
        raise UsageError(option, found="it without a bundle", expected="it with --bundle FILE")


def write_bundle(path: Path, answer: CheckAnswer, transcript: Transcript, register: Register, wish: Wish) -> None:
    """Pack what the answer rests on into `path`, with the answer that it comes to when it is run again from just that.

    Where contact details were left out, so they are in the words that are shown as evidence, and an excerpt may be cut
    elsewhere; every verdict, and every place it rests on, is the same.
    Errors: InputError when something is there already; UsageError when a verdict rests on words that were left out.
    """
    origins = Origins(register.ledger(), register.publishers(sorted(transcript.records)))
    contents = gather(answer.dossier, transcript, origins, wish)
    texts = {text_digest(check.article.text): check.article.text for check in answer.dossier.checks}
    found, _ = rerun(contents.manifest, contents.asked, contents.files, texts)
    if findings(found) != findings(answer.dossier):
        remedy = "" if wish.with_contacts else "Pack the releases as published: --with-contacts"
        raise UsageError("--bundle", found="that a verdict is another without the contact details", remedy=remedy)
    shown = with_reviews(replace(found, register_as_of=answer.dossier.register_as_of), register.reviews())
    packed = replace(answer, dossier=shown).to_json(texts=wish.with_text)
    with appearing(path) as draft, draft.open("wb") as out:
        pack(contents, packed, out)


def run_bundle(path: Path, texts: Sequence[tuple[str, str]]) -> BundleAnswer:
    """Run a bundle again. `texts` are articles given beside it, each with its name.

    Errors: InputError for a bundle that is damaged or contradicts itself, and for a text that is none of its articles;
    UsageError when the bundle holds only the hash of an article, and its text was not given.
    """
    bundle = open_bundle(path)
    dossier, astray = rerun(bundle.manifest, bundle.asked, bundle.files, _texts(bundle, texts))
    now = as_answered(told(dossier))
    try:
        outcomes, sides = compare_answers(bundle.answer, now), compare_sides(bundle.answer, now)
    except (KeyError, TypeError, AttributeError) as reason:
        raise InputError(
            f"{path}, answer.json", found=f"no answer of a check ({reason!r})", remedy="Get the bundle again."
        ) from None
    changed = _rules_changed(bundle.manifest)
    notes = (
        ["The rules of this version ask for more than the bundle holds: another link may be made."] if astray else []
    )
    return BundleAnswer(
        str(path), bundle.manifest, outcomes, sides, metadata.version("onrecord"), changed, tuple(notes)
    )


def _texts(bundle: Bundle, given: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The text of every article, by its hash."""
    articles = bundle.manifest.articles
    texts = {text_digest(text): text for _, text in given}
    for name, text in given:
        if text_digest(text) not in {article.sha256 for article in articles}:
            raise InputError(
                name,
                found=f"a text with the SHA-256 {text_digest(text)}",
                expected=" or ".join(f"{article.sha256} ({article.id})" for article in articles),
                remedy="Give the very text that was checked: one letter more makes it another.",
            )
    for article in articles:
        if article.file is not None:
            texts.setdefault(article.sha256, _own_text(bundle, article.file, article.sha256))
        elif article.sha256 not in texts:
            raise UsageError(
                f"{bundle.path}, article {article.id}",
                found="only the hash of its text",
                expected=f"the text of {article.characters:,} characters beside the bundle",
                remedy="Give it: --article FILE",
            )
    return texts


def _own_text(bundle: Bundle, file: str, digest: str) -> str:
    text = bundle.files.get(file, b"").decode("utf-8", "surrogatepass")
    if text_digest(text) != digest:
        raise InputError(f"{bundle.path}, {file}", found="another text than the manifest's", expected=digest)
    return text


def _rules_changed(manifest: Manifest) -> dict[str, tuple[int | None, int | None]]:
    here = {rule.name: rule.version for rule in rules()}
    names = sorted(here.keys() | manifest.rules.keys())
    return {
        name: (manifest.rules.get(name), here.get(name)) for name in names if manifest.rules.get(name) != here.get(name)
    }
