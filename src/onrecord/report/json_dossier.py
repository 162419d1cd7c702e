"""A dossier as JSON: the shapes of product.md."""

from __future__ import annotations

from onrecord.article import ArticleReading, Quotation
from onrecord.article.meant import words_of_source
from onrecord.checking.model import (
    AbsentSaid,
    Candidate,
    Check,
    CheckedClaim,
    ClaimValue,
    Comparison,
    CountSaid,
    DaysSaid,
    Dossier,
    Evidence,
    FactRow,
    Further,
    LengthSaid,
    Link,
    LinkReason,
    MoneySaid,
    Question,
    QuotationPair,
    Review,
    TextSaid,
    Verdict,
)
from onrecord.checking.reply import Reply, ReplyRow
from onrecord.checking.voices import voice_of
from onrecord.report.json import Object
from onrecord.report.json_revisions import edits_json, revision_json
from onrecord.values import Span


def dossier_json(dossier: Dossier) -> Object:
    """What `check --json` answers."""
    comparison = {"records": [_comparison(c) for c in dossier.comparisons]} if dossier.comparisons else None
    return {
        "articles": [check_json(check) for check in dossier.checks],
        "comparison": comparison,
        "revisions": [revision_json(one) for one in dossier.revisions],
        "register_as_of": dossier.register_as_of,
    }


def check_json(check: Check) -> Object:
    """One article of that answer."""
    published = check.article.published
    return {
        "id": check.article.id,
        "published": published.text if published else None,
        "published_from": check.article.published_from or None,
        "link": _link(check.link),
        "title": check.title or None,
        "releases": check.releases,
        "claims": [
            claim_json(one) | {"ocid": one.about or check.link.ocid, "said_by": _voice(one, check.article)}
            for one in check.claims
        ],
        "quotations": [quotation_json(q, check.article.text) for q in check.article.quotations],
        "questions": [_question(question) for question in check.questions],
        "notes": check.notes,
        "replies": [_reply(reply) for reply in check.replies],
    }


def _link(link: Link) -> Object:
    return {
        "ocid": link.ocid,
        "candidates": [_candidate(c) for c in link.candidates],
        "reasons": link.reasons,
        "further": [_further(one) for one in link.further],
    }


def _further(further: Further) -> Object:
    return {
        "ocid": further.ocid,
        "title": further.title,
        "score": further.score,
        "reported": further.reported,
        "reasons": [_link_reason(reason) for reason in further.reasons],
        "spans": [_span(span) for span in further.spans],
        "doubtful": [_span(span) for span in further.doubtful],
    }


def _span(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _link_reason(reason: LinkReason) -> Object:
    return {"kind": reason.kind, "weight": reason.weight, "sentence": reason.sentence}


def _candidate(candidate: Candidate) -> Object:
    return {
        "ocid": candidate.ocid,
        "title": candidate.title,
        "score": candidate.score,
        "reasons": [_link_reason(reason) for reason in candidate.reasons],
    }


def _voice(checked: CheckedClaim, article: ArticleReading) -> Object | None:
    """In whose mouth the article puts the claim."""
    voice = voice_of(checked.claim.span, article)
    if voice is None:
        return None
    name = voice.name
    return {"start": name.start, "end": name.end, "text": name.of(article.text), "source": voice.source.value}


def claim_json(checked: CheckedClaim) -> Object:
    """One claim of that answer, with its verdicts."""
    claim = checked.claim
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "type": claim.type.value,
        "value": value_json(claim.value),
        **_verdict(checked.verdict),
        "today": _verdict(checked.today) if checked.today else None,
        "review": _review(checked.review) if checked.review else None,
        "quotation": claim.quotation,
        **({"proposed": True} if claim.proposed else {}),
    }


def _verdict(verdict: Verdict) -> Object:
    return {
        "verdict": verdict.word.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "rule": verdict.rule,
        "rule_version": verdict.version,
        "sentence": verdict.sentence,
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "edits": edits_json(verdict.edits),
    }


def _review(review: Review) -> Object:
    return {
        "kind": review.kind.value,
        "by": review.by,
        "at": review.at.isoformat(),
        "note": review.note or None,
        "machine": review.machine.value,
        "verdict": review.verdict.value if review.verdict else None,
        "reason": review.reason.value if review.reason else None,
        "other_text": review.other_text,
    }


def value_json(value: ClaimValue) -> Object:
    """What a claim says, keyed as the articles' README has it; an inclusive end, minutes of a clock time."""
    match value:
        case MoneySaid(low, high, currency, qualifier, basis):
            return {
                "amount_min": low,
                "amount_max": high,
                "currency": currency,
                "qualifier": qualifier,
                "basis": basis,
            }
        case AbsentSaid():
            return {"absent": True}
        case DaysSaid(days):
            said: Object = {"start": days.first, "end": days.last}
            return said | ({"time": f"{days.time:%H:%M}"} if days.time else {})
        case LengthSaid(durations, qualifier):
            return {"duration": "+".join(str(duration) for duration in durations), "qualifier": qualifier}
        case TextSaid(text):
            return {"text": text}
        case CountSaid(number, of):
            return {"number": number, "of": of}


def _evidence(evidence: Evidence) -> Object:
    return {
        "ocid": evidence.ocid,
        "release_id": evidence.release_id,
        "pointer": evidence.pointer,
        "value": evidence.value,
    }


def quotation_json(quotation: Quotation, text: str) -> Object:
    """A quotation with its source, as answers and labelled articles have it; `text` is the article's."""
    return {
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": quotation.text,
        "source": quotation.source.value,
        "speaker": _words(words_of_source(quotation, text), text),
        "named": _words(quotation.named, text),
    }


def _words(span: Span | None, text: str) -> Object | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span is not None else None


def _question(question: Question) -> Object:
    return {"text": question.text, "about": question.about, "claim": question.claim}


def _reply(reply: Reply) -> Object:
    span = reply.span
    return {
        "party": reply.party,
        "role": reply.role.value,
        "told": reply.kind.value,
        "asked": reply.asked,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": reply.text,
    }


def _reply_row(row: ReplyRow) -> Object:
    told = {article: reply.kind.value for article, reply in row.told.items()}
    return {"party": row.party, "role": row.role.value, "told": told}


def _comparison(comparison: Comparison) -> Object:
    return {
        "ocid": comparison.ocid,
        "title": comparison.title,
        "articles": comparison.articles,
        "facts": [_fact(row) for row in comparison.facts],
        "quotation_pairs": [_pair(pair) for pair in comparison.quotation_pairs],
        "replies": [_reply_row(row) for row in comparison.replies],
    }


def _fact(row: FactRow) -> Object:
    return {
        "type": row.type.value,
        "reported_by": row.reported_by,
        "omitted_by": row.omitted_by,
        "in_conflict": row.in_conflict,
        "claims": row.claims,
    }


def _pair(pair: QuotationPair) -> Object:
    return {
        "claims": pair.claims,
        "articles": pair.articles,
        "same_words": pair.same_words,
        "reason": pair.reason.value if pair.reason else None,
        "edits": edits_json(pair.edits),
    }
