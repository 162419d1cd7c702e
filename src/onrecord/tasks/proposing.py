"""Asking a language model what the hard sentences of articles state: the one task that asks one, when told to."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.article import ArticleReading, Proposal
from onrecord.checking.check import check_article
from onrecord.checking.model import Check
from onrecord.checking.proposed import hard_sentences, weigh_proposals
from onrecord.errors import UsageError
from onrecord.register.view import KnownRegister
from onrecord.report.answers_proposals import ProposalsAnswer
from onrecord.report.export.draft import appearing
from onrecord.report.proposals import FORMAT, Proposals, ProposedArticle, weighed_article
from onrecord.settings import Settings
from onrecord.sources.addresses import read_place, without_secrets
from onrecord.sources.language_model import INSTRUCTIONS, Asked, LanguageModel
from onrecord.tasks.opening import held, open_register
from onrecord.tasks.submission import Submission


def propose(
    settings: Settings, submission: Submission, *, endpoint: str, model: str, out: Path | None = None
) -> ProposalsAnswer:
    """Have a language model propose what the hard sentences of articles state; `out` is where to write the answer.

    The sentences, each with the one before it, go to `endpoint` and nowhere else. What comes back is no verdict: it
    counts only where `check --proposals` reads the same words, and judges them by its own rules.
    Errors: UsageError when the extra is not installed or `endpoint` is no address; SourceError for a model that cannot
    be asked; InputError for an `out` that is there already; and those of `check`.
    """
    if not endpoint.lower().startswith(("http://", "https://")):
        raise UsageError("--endpoint", found=f'"{endpoint}"', expected="an address such as http://localhost:11434/v1")
    read_place(endpoint)
    asked = LanguageModel(endpoint, model, settings.llm_key)
    register = open_register(settings)
    if submission.ocid is not None:
        held(register, submission.ocid, submission.known_at)
    lookup = KnownRegister(register, submission.known_at.at) if submission.known_at else register
    checks = [check_article(reading, lookup, ocid=submission.ocid) for reading in submission.readings(settings)]
    found = Proposals(
        FORMAT, model, without_secrets(endpoint), INSTRUCTIONS, tuple(_proposed(check, asked) for check in checks)
    )
    if out is not None:
        with appearing(out) as draft:
            draft.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    return ProposalsAnswer(found, tuple(check.title or None for check in checks))


def _proposed(check: Check, model: LanguageModel) -> ProposedArticle:
    hard = hard_sentences(check)
    said = model.ask([Asked(each.text, each.before) for each in hard])
    proposals = [Proposal(each.kind, each.words, hard[each.sentence].span) for each in said]
    article: ArticleReading = check.article
    return weighed_article(article, len(hard), weigh_proposals(article, proposals))
