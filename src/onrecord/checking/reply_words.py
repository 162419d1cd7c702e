"""The words by which an article says that somebody was asked, did not answer, would not, or did."""

from __future__ import annotations

import re

_ADVERB = r"(?:(?:also|both|all|each|since|now|separately|repeatedly|again|already|twice) )*"
_BE = rf"(?:was|were|(?:has|have|had) {_ADVERB}been|(?:is|are) being)"
_FOR = (
    r"(?:for (?:(?:an?|its|their|his|her|further|any|urgent|additional|this) )?(?:comment|comments|response|reply"
    r"|reaction|statement|interview|answer|clarification|explanation)|to (?:comment|respond|reply|explain|react|say)"
    r"|whether|why|what|how|if|about)"
)

ASKED_OF = re.compile(
    rf"\b{_BE} {_ADVERB}(?:approached|contacted|reached out to|invited to (?:comment|respond|reply)"
    rf"|asked {_FOR}|given (?:the|an?) (?:opportunity|chance|right) (?:to (?:comment|respond|reply)|of reply)"
    r"|offered (?:the|an?) (?:opportunity|chance|right) (?:to (?:comment|respond|reply)|of reply))\b",
    re.I,
)
"""Its subject was asked: "The council was approached for comment"."""
ASKS = re.compile(
    r"\b(?:(?:has|have|had) )?(?:also )?(?:approached|contacted|reached out to|got in touch with|put (?:this|these|the"
    r" (?:claims?|allegations?|criticisms?|questions?|points?))(?: \w+)? to|asked|emailed|written to|wrote to)"
    r"(?=[^.;]{2,160}?\b(?:for (?:an? |its |their |further |any )?(?:comment|response|reply|reaction|statement|answer"
    r"|interview)|to (?:comment|respond|reply)|for more (?:information|details)|whether|why|to explain))"
    r"|\b(?:has|have) (?:also )?(?:approached|contacted|reached out to|got in touch with)\b"
    r"|\b(?:comment|comments|response|responses|reply|reaction|statement|interview) (?:has|have|was|were"
    r"|had) (?:also )?been"
    r" (?:sought|requested) from\b"
    r"|\b(?:comment|comments|a response|a reply|reaction|a statement|an interview) (?:was|were) (?:also )?"
    r"(?:sought|requested) from\b"
    r"|\b(?:is|are|was|were) (?:still )?(?:awaiting|waiting for) (?:an? )?(?:response|reply|comment"
    r"|answer|statement) from\b"
    r"|\bput (?:this|these|the (?:claims?|allegations?|criticisms?|questions?|points?)) to\b"
    r"|\b(?:claims?|allegations?|criticisms?|questions?|points?|concerns?) (?:was|were|have been|had been) put to\b",
    re.I,
)
"""What follows was asked: "The Courier has contacted the council"."""

SILENT_OF = re.compile(
    r"\b(?:(?:did|do|does|has|have|had) (?:still )?not (?:yet |immediately |so far |since )?"
    r"(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|get back|got back|return(?:ed)? (?:our |any |its "
    r"|repeated )?(?:calls?|messages?|e-?mails?)"
    r"|comment(?:ed)? (?:by|before|at|in time)|provided? (?:an? )?(?:response|reply|comment|statement))"
    r"|(?:didn|hasn|haven|hadn)[’']t (?:yet )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|got back|get back)"
    r"|failed to (?:respond|reply|answer|comment|return)"
    r"|(?:is|are|has|have|had|was|were) yet to (?:respond|reply|comment|answer)"
    r"|could not (?:immediately )?be (?:reached|contacted)|couldn[’']t be (?:reached|contacted)"
    r"|(?:was|were|is|are) (?:not (?:immediately )?available|unavailable|unreachable)(?: for (?:comment|interview))?"
    r"|(?:offered|gave|sent|made|provided) no (?:response|reply|answer)"
    r"|ignored (?:our |repeated |several |the )?(?:requests?|questions?|e-?mails?|calls?))\b",
    re.I,
)
"""Its subject was asked and did not answer."""
SILENCE_FROM = re.compile(
    r"\b(?:no (?:response|reply|answer|comment|statement)|neither (?:response|reply)) "
    r"(?:has |had |have )?(?:been |was |were )?"
    r"(?:yet )?(?:received|forthcoming|given|provided|came|come|made)?(?: (?:back|yet))? ?(?:from|by)\b"
    r"|\b(?:received|had|got|has received|have received|had received) no (?:response|reply|answer"
    r"|comment) (?:from|by)\b"
    r"|\bhas(?:n[’']t| not) (?:yet )?(?:heard (?:back )?from|had an? (?:response|reply|answer) from)\b",
    re.I,
)
"""What follows was asked and did not answer."""

NO_ANSWER = re.compile(
    r"\b(?:no (?:response|reply|answer|comment|statement) (?:has|had|was) (?:yet )?(?:been )?(?:yet )?"
    r"(?:received|given|provided|made|sent|forthcoming|come)"
    r"|(?:has|have|had)(?:n[’']t| not) (?:yet )?(?:received|had|heard) (?:an?y? (?:response|reply|answer|comment)|back)"
    r"|(?:received|got|had|heard) (?:no (?:response|reply|answer)|nothing(?: back)?)"
    r"|without (?:an? )?(?:response|reply|answer|success))\b",
    re.I,
)
"""Whoever was asked in the same sentence did not answer: "was approached, but no reply had been received"."""

DECLINED_OF = re.compile(
    r"\b(?:(?:has |have |had )?(?:also )?(?:declined|refused)(?: an?| our| the| all)?"
    r"(?: (?:to (?:comment|say|be (?:drawn|interviewed)|respond|answer|discuss"
    r"|elaborate|give|confirm|provide|explain|speak|disclose)|invitations?|requests?|interviews?"
    r"|opportunity)\b)"
    r"|(?:would|will|could|can) not (?:comment|be drawn|discuss|say (?:more|any|how|why|what|whether))"
    r"|(?:wouldn|couldn)[’']t (?:comment|discuss|be drawn)"
    r"|(?:did|does|do) not (?:wish|want|intend) to (?:comment|respond|add)"
    r"|(?:does|do) not comment on"
    r"|chose not to (?:comment|respond|reply)"
    r"|(?:had|has|have|offered|made|gave) no (?:further )?comment(?! from)"
    r"|(?:said|says|saying|told [\w ]{2,40}?)(?: that)? (?:it|he|she|they) (?:would|could|did|was|were|had) "
    r"(?:not (?:comment|discuss|be commenting|wish to comment)|(?:unable|not able) to comment|no comment)"
    r"|(?:was|were|is) (?:unable|not able) to comment"
    r"|referred (?:us|questions|all questions|enquiries|the \w+) to)\b",
    re.I,
)
"""Its subject answered that there would be no answer."""

SPEAKS = re.compile(
    r"\b(?:(?:has |have |had )?(?:said|says|confirmed|denied|insisted|added|explained|admitted|acknowledged|stressed"
    r"|maintained|claimed|argued|responded|replied|apologised|defended)|confirms|denies|insists|told (?:us|(?:the )?"
    r"[A-Z][\w’' ]{2,30}?)|(?:issued|released) a statement)\b",
)
"""Its subject speaks, in words that are not quoted."""
PAPERS = re.compile(
    r"\b(?:notice|advert\w*|documents?|papers|paperwork|listing|filing|register|website|tender|report|minutes|brief)\b",
    re.I,
)
"""What speaks in writing, before anybody asked."""
IN_A_STATEMENT = re.compile(
    r"\b(?:in (?:an? )?(?:written |prepared |short |brief |joint )?(?:statement|response|reply|e-?mail|letter)"
    r"(?: (?:to|for) [^,.]{2,40})?,"
    r"|a (?:statement|response) from|according to (?:an? )?(?:spokes\w+|statement) (?:for|from|of|by))",
    re.I,
)
"""What follows speaks."""

ACCUSES = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ations?)|critici[sz](?:e|es|ed|ing|m|ms)|critics?|slam(?:s|med|ming)?|blast(?:s|ed|ing)?"
    r"|under fire|fury|furious|outrage[sd]?|row over|backlash|condemn(?:s|ed|ing)?|hit out|lambast(?:s|ed|ing)?"
    r"|attack(?:s|ed|ing)? (?:the|its|over)|enraged?|anger(?:s|ed)?|scandal|blunder|waste(?:s|d|ful)? of"
    r"|shambles|rapped"
    r"|savaged|ridiculed|mocked|lashed out|allegations?|alleges?|alleged)\b",
    re.I,
)
"""Words by which an article reports criticism."""
