"""How printed words differ from the words they were taken from: a list of edits, made from a chain of runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.checking.model import Edit, EditKind, Reason
from onrecord.checking.runs import Run, has_content, pair_in_order
from onrecord.checking.wording import Wording
from onrecord.reading.words import STOPWORDS

_NEAR = 80  # words: so far a piece of two words may have been moved from; a longer one from anywhere
_MOVED_FAR = 4
_BESIDE = 8  # words; a single word that moved no further than this beyond the aligned place was put in another order
_JOIN_COST = 3
_MOVED_AGREES = 0.75


@dataclass(frozen=True, slots=True)
class Step:
    """One edit by word indexes, half-open: source words `s0` to `s1`, printed words `p0` to `p1`."""

    kind: EditKind
    s0: int
    s1: int
    p0: int
    p1: int
    mark: str = ""
    """The mark of the gap that permits this edit; empty for most."""

    @property
    def size(self) -> int:
        return max(self.s1 - self.s0, self.p1 - self.p0)


def steps_between(printed: Wording, source: Wording, chain: Sequence[Run], open_ends: bool) -> list[Step]:
    """The edits that turn the source's words into the printed ones, in printed order.

    With `open_ends`, printed words beyond the first or last word of `source` are no additions: that is how two
    outlets' quotations of one passage may overlap.
    """
    chain = _before_expansion(printed, source, chain)
    steps = list(_head(printed, source, chain[0], open_ends))
    for at, run in enumerate(chain):
        if at:
            steps.extend(_gap(printed, source, chain[at - 1], run))
        steps.append(Step(EditKind.SAME, run.source, run.source_end, run.printed, run.printed_end))
    steps.extend(_tail(printed, source, chain[-1], open_ends))
    steps = _turned_around(printed, source, _merged(steps))
    return _cut_ends(_merged(_moved(printed, source, steps)))


def _before_expansion(printed: Wording, source: Wording, chain: Sequence[Run]) -> Sequence[Run]:
    """The chain without a last word that the printed side only has because it spells out an acronym."""
    if len(chain) > 1 and chain[-1].length == 1:
        before = chain[-2]
        rest = printed.keys[before.printed_end :]
        if before.source_end < len(source) and _is_acronym(source.keys[before.source_end], rest):
            return chain[:-1]
    return chain


def _cut_ends(steps: list[Step]) -> list[Step]:
    """The steps without words left out at either end, which is where every quotation is cut."""
    while steps and steps[0].kind is EditKind.DROPPED:
        del steps[0]
    while steps and steps[-1].kind is EditKind.DROPPED:
        del steps[-1]
    return steps


def _gap(printed: Wording, source: Wording, before: Run, after: Run) -> Iterator[Step]:
    s0, s1, p0, p1 = before.source_end, after.source, before.printed_end, after.printed
    mark = next((printed.marks[i] for i in range(p0, p1 + 1) if i in printed.marks), "")
    if mark and s0 < s1:
        yield Step(EditKind.DROPPED, s0, s1, p0, p0, mark)
        s0 = s1
    elif p0 < p1 and s0 == s1 and s0 in source.marks:
        yield Step(EditKind.ADDED, s0, s0, p0, p1, source.marks[s0])
        p0 = p1
    yield from _pairs(printed, source, s0, s1, p0, p1)


def _pairs(printed: Wording, source: Wording, s0: int, s1: int, p0: int, p1: int) -> Iterator[Step]:
    """The edits of a stretch between two runs; its equal words are paired when they are a good part of it."""
    pairs = pair_in_order(source.keys[s0:s1], printed.keys[p0:p1])
    if 2 * len(pairs) < min(s1 - s0, p1 - p0):
        pairs = []
    at_s, at_p = s0, p0
    for i, j in pairs:
        yield from _unlike(printed, source, at_s, s0 + i, at_p, p0 + j)
        yield Step(EditKind.SAME, s0 + i, s0 + i + 1, p0 + j, p0 + j + 1)
        at_s, at_p = s0 + i + 1, p0 + j + 1
    yield from _unlike(printed, source, at_s, s1, at_p, p1)


def _unlike(printed: Wording, source: Wording, s0: int, s1: int, p0: int, p1: int) -> Iterator[Step]:
    """The edits of a stretch without equal words: dropped, added, changed, or the same words turned around."""
    if s0 == s1 or p0 == p1:
        if s0 < s1 or p0 < p1:
            yield Step(EditKind.DROPPED if s0 < s1 else EditKind.ADDED, s0, s1, p0, p1)
        return
    ours, theirs = source.keys[s0:s1], printed.keys[p0:p1]
    shift = _best_shift(ours, theirs) if len(ours) != len(theirs) else None
    if "".join(ours) == "".join(theirs):
        yield Step(EditKind.SAME, s0, s1, p0, p1)
    elif sorted(ours) == sorted(theirs):
        yield Step(EditKind.MOVED, s0, s1, p0, p1)
    elif shift is None:
        yield Step(EditKind.CHANGED, s0, s1, p0, p1)
    elif len(ours) > len(theirs):
        middle = s0 + shift
        yield from _unlike(printed, source, s0, middle, p0, p0)
        yield Step(EditKind.CHANGED, middle, middle + len(theirs), p0, p1)
        yield from _unlike(printed, source, middle + len(theirs), s1, p1, p1)
    else:
        middle = p0 + shift
        yield from _unlike(printed, source, s0, s0, p0, middle)
        yield Step(EditKind.CHANGED, s0, s1, middle, middle + len(ours))
        yield from _unlike(printed, source, s1, s1, middle + len(ours), p1)


def _best_shift(first: Sequence[str], second: Sequence[str]) -> int | None:
    """Where the shorter of two word lists best lies on the longer one; None when no two words are alike."""
    short, long = sorted((first, second), key=len)
    scores = [
        sum(_alike(word, long[shift + n]) for n, word in enumerate(short))
        for shift in range(len(long) - len(short) + 1)
    ]
    best = max(scores)
    return scores.index(best) if best else None


def _alike(first: str, second: str) -> bool:
    """Whether one word is likely a form of the other, such as `toward` and `towards`.

    >>> _alike("toward", "towards"), _alike("recovery", "recover"), _alike("five", "5")
    (True, True, False)
    """
    common = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        common += 1
    return common >= 3 and common >= 0.6 * max(len(first), len(second))


def _head(printed: Wording, source: Wording, first: Run, open_ends: bool) -> Iterator[Step]:
    """Printed words before the first run, beside as many words of the record's own sentence."""
    wanted, s0 = first.printed, first.source
    while first.source - s0 < wanted and s0 > 0 and not source.ends_sentence(s0 - 1):
        s0 -= 1
    if wanted and s0 < first.source and _is_acronym(source.keys[first.source - 1], printed.keys[:wanted]):
        s0 = first.source - 1
    p0 = max(0, wanted - (first.source - s0)) if open_ends and s0 == 0 else 0
    yield from _pairs(printed, source, s0, first.source, p0, wanted)


def _tail(printed: Wording, source: Wording, last: Run, open_ends: bool) -> Iterator[Step]:
    """Printed words after the last run, beside as many words of the record's own sentence."""
    wanted, s0 = len(printed) - last.printed_end, last.source_end
    s1 = s0
    while s1 - s0 < wanted and not source.ends_sentence(s1 - 1):
        s1 += 1
    if wanted and s1 > s0 and _is_acronym(source.keys[s0], printed.keys[last.printed_end :]):
        s1 = s0 + 1
    end = min(len(printed), last.printed_end + s1 - s0) if open_ends and s1 == len(source) else len(printed)
    yield from _pairs(printed, source, s0, s1, last.printed_end, end)


def _is_acronym(word: str, words: Sequence[str]) -> bool:
    return len(words) > 1 and word == "".join(other[0] for other in words)


def _merged(steps: Sequence[Step]) -> list[Step]:
    """Neighbouring steps of one kind as one."""
    merged: list[Step] = []
    for step in steps:
        last = merged[-1] if merged else None
        if last and last.kind is step.kind and last.s1 == step.s0 and last.p1 == step.p0 and not last.mark + step.mark:
            merged[-1] = replace(last, s1=step.s1, p1=step.p1)
        else:
            merged.append(step)
    return merged


def _turned_around(printed: Wording, source: Wording, steps: list[Step]) -> list[Step]:
    """Words exchanged around one or two that stayed are one change: `Lights Festival`, `Festival of Lights`."""
    steps = list(steps)
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.kind is EditKind.SAME and step.s1 - step.s0 <= 2:
            before = steps[at - 1] if at else _ahead(source, steps, step)
            after = steps[at + 1] if at + 1 < len(steps) else _behind(source, steps, step)
            if before and after and _exchange(printed, source, before, after):
                whole = _whole(printed, source, before, after)
                steps[max(at - 1, 0) : at + 2] = [whole]
        at += 1
    return steps


def _ahead(source: Wording, steps: Sequence[Step], step: Step) -> Step | None:
    """The record's words just before the first step, as many as the next step added."""
    if len(steps) < 2:
        return None
    s0 = step.s0
    while step.s0 - s0 < steps[1].p1 - steps[1].p0 and s0 > 0 and not source.ends_sentence(s0 - 1):
        s0 -= 1
    return Step(EditKind.DROPPED, s0, step.s0, step.p0, step.p0)


def _behind(source: Wording, steps: Sequence[Step], step: Step) -> Step | None:
    """The record's words just after the last step, as many as the step before it added."""
    if len(steps) < 2:
        return None
    s1 = step.s1
    while s1 - step.s1 < steps[-2].p1 - steps[-2].p0 and not source.ends_sentence(s1 - 1):
        s1 += 1
    return Step(EditKind.DROPPED, step.s1, s1, step.p1, step.p1)


def _exchange(printed: Wording, source: Wording, before: Step, after: Step) -> bool:
    if before.mark or after.mark or EditKind.SAME in (before.kind, after.kind):
        return False
    came = set(printed.keys[before.p0 : before.p1]) & set(source.keys[after.s0 : after.s1])
    went = set(source.keys[before.s0 : before.s1]) & set(printed.keys[after.p0 : after.p1])
    return bool((came | went) - STOPWORDS)


def _whole(printed: Wording, source: Wording, before: Step, after: Step) -> Step:
    ours, theirs = source.keys[before.s0 : after.s1], printed.keys[before.p0 : after.p1]
    kind = EditKind.MOVED if sorted(ours) == sorted(theirs) else EditKind.CHANGED
    return Step(kind, before.s0, after.s1, before.p0, after.p1)


def _moved(printed: Wording, source: Wording, steps: list[Step]) -> list[Step]:
    """Added or changed stretches that stand elsewhere in the source, word for word, as moved ones."""
    out = []
    gone: list[tuple[int, int]] = []
    for step in steps:
        place = _elsewhere(printed, source, steps, step)
        if place is None:
            out.append(step)
            continue
        moved = place
        gone.append((moved.s0, moved.s1))
        if step.s0 < step.s1:
            out.append(Step(EditKind.DROPPED, step.s0, step.s1, step.p0, step.p0))
        out.extend(
            part
            for part in (
                Step(EditKind.ADDED, moved.s0, moved.s0, step.p0, moved.p0),
                moved,
                Step(EditKind.ADDED, moved.s1, moved.s1, moved.p1, step.p1),
            )
            if part.p0 < part.p1
        )
    return [part for step in out for part in _without(step, gone)]


def _elsewhere(printed: Wording, source: Wording, steps: Sequence[Step], step: Step) -> Step | None:
    """Where the words of an added or changed step stand in the source, stop words at its ends aside."""
    if step.kind not in (EditKind.ADDED, EditKind.CHANGED) or step.mark:
        return None
    p0, p1 = step.p0, step.p1
    while p0 < p1 and printed.keys[p0] in STOPWORDS:
        p0 += 1
    while p1 > p0 and printed.keys[p1 - 1] in STOPWORDS:
        p1 -= 1
    for start, end in dict.fromkeys(((step.p0, step.p1), (p0, p1))):
        keys = printed.keys[start:end]
        if not has_content(keys):
            continue
        near = source.find(keys, max(0, step.s0 - _NEAR)) or source.find(keys)
        if near and _close_enough(steps, step, near) and _unused(steps, near):
            return Step(EditKind.MOVED, *near, start, end)
    return None


def _close_enough(steps: Sequence[Step], step: Step, place: tuple[int, int]) -> bool:
    """Whether words may have come from there: the fewer they are, the nearer it must be."""
    words = place[1] - place[0]
    if words == 1:
        first, last = min(s.s0 for s in steps), max(s.s1 for s in steps)
        return step.kind is EditKind.ADDED and first - _BESIDE <= place[0] < last + _BESIDE
    return words >= _MOVED_FAR or abs(place[0] - step.s0) <= _NEAR


def _unused(steps: Sequence[Step], place: tuple[int, int]) -> bool:
    return not any(s.kind is EditKind.SAME and s.s0 < place[1] and place[0] < s.s1 for s in steps)


def _without(step: Step, gone: Sequence[tuple[int, int]]) -> Iterator[Step]:
    """A dropped step without the source words that were found again elsewhere."""
    if step.kind is not EditKind.DROPPED:
        yield step
        return
    at = step.s0
    for start, end in sorted(gone):
        if at <= start and end <= step.s1:
            if at < start:
                yield replace(step, s0=at, s1=start)
            at = end
    if at < step.s1:
        yield replace(step, s0=at)


def shown_edits(printed: Wording, source: Wording, steps: Sequence[Step]) -> tuple[Edit, ...]:
    """The steps with their words as written; a permitted gap shows its mark in place of the words left out."""
    edits = []
    for step in steps:
        ours, theirs = source.shown(step.s0, step.s1), printed.shown(step.p0, step.p1)
        if step.mark and step.kind is EditKind.DROPPED:
            theirs = (step.mark,)
        elif step.mark:
            ours = (step.mark,)
        edits.append(Edit(step.kind, ours, theirs))
    return tuple(edits)


def joins_sentences(source: Wording, step: Step) -> bool:
    """Whether what was left out or changed hides the end of a sentence, so that two became one."""
    hides = step.kind in (EditKind.DROPPED, EditKind.CHANGED) and not step.mark
    return hides and any(source.ends_sentence(word) for word in range(max(step.s0 - 1, 0), step.s1))


def reason_for(source: Wording, steps: Sequence[Step]) -> Reason | None:
    """The kind of alteration with the most words; None when nothing but permitted gaps differs."""
    counts: Counter[Reason] = Counter()
    for number, step in enumerate(steps):
        if step.kind is EditKind.SAME or step.mark:
            continue
        inner = 0 < number < len(steps) - 1
        counts[_reason_of(step, inner and joins_sentences(source, step))] += step.size
    order = (Reason.SPLICED, Reason.DROPPED_WORDS, Reason.CHANGED_WORD, Reason.ADDED_WORDS)
    return max(order, key=lambda reason: counts[reason]) if counts else None


def _reason_of(step: Step, joins: bool) -> Reason:
    if joins or step.kind is EditKind.MOVED:
        return Reason.SPLICED
    return {
        EditKind.DROPPED: Reason.DROPPED_WORDS,
        EditKind.ADDED: Reason.ADDED_WORDS,
    }.get(step.kind, Reason.CHANGED_WORD)


def likeness(source: Wording, steps: Sequence[Step]) -> float:
    """Twice the words that agree over all words of both sides, 0 to 1; permitted gaps do not count.

    Words left out where two sentences were joined count as three at most: a splice is one act, however long the leap.
    """
    agree, total = 0.0, 0
    for step in steps:
        if step.mark:
            continue
        ours, theirs = step.s1 - step.s0, step.p1 - step.p0
        if step.kind is EditKind.SAME:
            agree += ours + theirs
        elif step.kind is EditKind.MOVED:
            agree += _MOVED_AGREES * (ours + theirs)
        elif joins_sentences(source, step):
            ours = min(ours, _JOIN_COST)
        total += ours + theirs
    return agree / total if total else 0.0
