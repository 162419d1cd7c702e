"""Who speaks, in the wordings of many newsrooms: invented sentences, with the words that name the source of each."""

from __future__ import annotations

import pytest

from onrecord.article.read import read_article

BUYERS = [
    ("The university is after “a partner with a nerve for heights”.", [("record", "The university")]),
    ("Officials would like the need “to be met by boat”.", [("record", "Officials")]),
    ("The council hopes to find “a partner with a nerve for heights”.", [("record", "The council")]),
    (
        "Hartwell Borough Council is looking for a firm to run “a library van and two reading rooms”.",
        [("record", "Hartwell Borough Council")],
    ),
    (
        "Ministers want a ship able to sail “60 miles from a safe harbour” and to carry “a crew of at least nine”.",
        [("record", "Ministers"), ("record", "Ministers")],
    ),
    ("Officials would like the work “to be done in school holidays”.", [("record", "Officials")]),
    ("The trust needs someone to run “three clinics a week”.", [("record", "The trust")]),
    (
        "WRC, as the body now likes to be known, seeks a team to “count the otters on the lower Marl”.",
        [("record", "WRC")],
    ),
    ("The council has invited firms to “repair and repaint the bandstand”.", [("record", "The council")]),
    ("The police force is hunting for “a supplier of riot shields and visors”.", [("record", "The police force")]),
    (
        "The authority, which runs 40 schools, is seeking “a supplier of hot meals and cold salads”.",
        [("record", "The authority")],
    ),
    ("The firm will run “the design and delivery of the fair”.", [("record", "")]),
    ("The council advertised the work in May. It wants “a plan for each street and each square”.", [("record", "It")]),
]
PAPERS = [
    ("It will cover, in the notice’s phrase, “all reasonable requests for help”.", [("record", "the notice’s")]),
    (
        "The department said in the notice that the job covered “searching and weighing of freight”.",
        [("record", "the notice")],
    ),
    (
        "The council writes in its tender documents that visits are “at the discretion of the client”.",
        [("record", "its tender documents")],
    ),
    ("The hall is described in the notice as “a much loved local landmark”.", [("record", "the notice")]),
    (
        "The hall is described in the tender documents as having “a sprung floor of maple”.",
        [("record", "the tender documents")],
    ),
    ("The ferry will call, says the notice, “at least twice on each weekday”.", [("record", "the notice")]),
    ("But there is, the small print admits, “no promise of any work”.", [("record", "the small print")]),
    ("“Yellow and red routes” is how the notice sums up what is on offer.", [("record", "the notice")]),
]
ORDER = [
    ("The theatre has, says the council, “a stage wide enough for elephants”.", [("organisation", "the council")]),
    ("The theatre, said Ann Lee, was “a stage wide enough for elephants”.", [("person", "Ann Lee")]),
    (
        "In the council’s own words, the firm will see to “the hanging and the storing of lights”.",
        [("organisation", "the council’s")],
    ),
    ("In Mr Dale’s words, it was “a bad day for ducks”.", [("person", "Mr Dale’s")]),
    ("“A bad day for ducks” was how Mr Dale put it.", [("person", "Mr Dale")]),
    ("“A bad day for ducks” was the verdict of one angler.", [("person", "one angler")]),
    (
        "The deal came at Easter, which one of our subscribers, a retired vicar, called “a small resurrection”.",
        [("person", "one of our subscribers")],
    ),
    ("The vote drew a crowd that one insider put at “two dogs and a postman”.", [("person", "one insider")]),
    ("On Friday it dropped the plan, saying that it would “think again before the spring”.", [("organisation", "it")]),
    (
        "In March the council dropped the plan, saying that it would “think again before the spring”.",
        [("organisation", "the council")],
    ),
    (
        "The board says that the nurses will help “the frail and the lonely” and speaks of “the patience needed”.",
        [("organisation", "The board"), ("organisation", "The board")],
    ),
    (
        "A parish councillor said that fares elsewhere were being charged at £11 a year and that “hope is not a bus”.",
        [("person", "A parish councillor")],
    ),
]
PEOPLE = [
    ("A man walking two terriers put it more bluntly: “Rubbish to that.”", [("person", "A man walking two terriers")]),
    ("Ann Lee’s answer was short: “Not in my pond.”", [("person", "Ann Lee’s")]),
    ("Her verdict on the plan: “A waste of good chalk.”", [("person", "Her")]),
    ("The message from the mayor was blunt: “Pay up or swim.”", [("person", "the mayor")]),
    ("“A bench for all,” the man in the bowler hat muttered into his tea.", [("person", "the man in the bowler hat")]),
    ("“Nobody asked me,” he huffed.", [("person", "he")]),
    ("“Nobody asked me,” sniffed a man with a dog.", [("person", "a man")]),
    ("“Nobody asked me,” the mother of two grinned.", [("person", "the mother of two")]),
    ("One pensioner emails: “Nobody asked me.”", [("person", "One pensioner")]),
    ("A reader from Marl texted: “Nobody asked me.”", [("person", "A reader from Marl")]),
    ("“Nobody asked me,” deadpanned Dev Rao, who keeps the kiosk.", [("person", "Dev Rao")]),
    ("“Nobody asked me,” one contractor in Marl said.", [("person", "one contractor in Marl")]),
    ("“Nobody asked me,” sang a chorus of one: Dev Rao, 61.", [("person", "a chorus of one")]),
    ("“Nobody asked me,” was all that Ms Okoro would say.", [("person", "Ms Okoro")]),
    ("The baker, a father of six, tutted: “Nobody asked me.”", [("person", "The baker")]),
    ("“Nobody asked me,” said the woman behind the counter at the post office.", [("person", "the woman")]),
    (
        "Asked about the price, a man on the number 9 bus spluttered: “Nobody asked me.”",
        [("person", "a man on the number 9 bus")],
    ),
    ("Nobody, Dev Rao says, “has asked the swimmers what they think”.", [("person", "Dev Rao")]),
    ("The quango said: “We keep to the rules.”", [("organisation", "The quango")]),
    ("A retired diver who lives by the pier was less kind. “Nobody asked me,” he harrumphed.", [("person", "he")]),
]
INTRODUCED = [
    ("It is a call-off, and the papers are blunt: the yard “cannot promise any work”.", [("record", "the papers")]),
    ("The yard has two rules, and the crew is calm: a firm must “swim to the island”.", [("record", "")]),
    (
        "Parking is, as one former director liked to say, “the only part we pay for”.",
        [("person", "one former director")],
    ),
    ("Mr Hart used to say it was “a bad day for ducks”.", [("person", "Mr Hart")]),
    ("“You can’t do that,” he recalled her saying.", [("person", "he")]),
    ("A member of the ruling group took another view: “Let it rust.”", [("person", "A member of the ruling group")]),
    ("The board has one condition: “Bidders must swim.”", [("organisation", "The board")]),
    ("The papers are blunt: the yard “cannot promise any work”.", [("record", "The papers")]),
    ("There is one catch: “bidders must swim”.", [("record", "")]),
    ("The sum is simple: “nine plus three”.", [("record", "")]),
    ("21.40 The leader, on his feet again: “I came in to keep the bins.”", [("person", "The leader")]),
    ("CLIP: “Every few years we all stop and write essays.”", [("person", "")]),
    ("Ms Okoro’s reply was that the fair “pays its way”, since people buy ices.", [("person", "Ms Okoro’s")]),
    ("The firm’s ferry was late, so that the crowd “had to swim”.", [("record", "")]),
    ("The council is, to quote the invitation, “obliged to count the otters”.", [("record", "the invitation")]),
    ("It is, to quote Ann Lee, “a bit much for one duck”.", [("person", "Ann Lee")]),
    ("The brief is “to run the barn and its tea room”.", [("record", "The brief")]),
    ("The notice is a treat. It lists “goggles, a rope and a whistle”.", [("record", "It")]),
    ("The ferry is a treat. It has “goggles, a rope and a whistle”.", [("record", "")]),
    (
        "Marl Foods did not wish to add to the announcement on its site, which spoke of “an honour for the town”.",
        [("organisation", "Marl Foods")],
    ),
    ("It spoke to the board, which said the pool was “a worry to us”.", [("organisation", "the board")]),
]
ALONE = [
    ("A neighbour was as brief. “They were quiet.”", [("person", "A neighbour")]),
    ("She has read it, and she was not impressed. “That is two lifts.”", [("person", "She")]),
    (
        "“Three days and nobody hurt,” said the engineer.\n\nA neighbour was as brief. “They were quiet.”",
        [("person", "the engineer"), ("person", "A neighbour")],
    ),
    (
        "“It was quick,” said the engineer. The mayor was away that day. “Nobody was hurt.”",
        [("person", "the engineer"), ("person", "the engineer")],
    ),
    ("The old bridge was shut. “It will open in May.”", [("record", "")]),
]
APPOSED = [
    (
        "Their health spokesman, Sam Vane, said that data was “no bed”.",
        [("person", "Their health spokesman, Sam Vane")],
    ),
    ("“Mind the daffodils,” said its chair, Betty.", [("person", "its chair, Betty")]),
    ("The leader, Cllr J. P. Hart, called it “mad to go on”.", [("person", "The leader, Cllr J. P. Hart")]),
    ("“Mind the daffodils,” said its chair, Monday’s host.", [("person", "its chair")]),
    ("“Mind the daffodils,” said one resident, who left.", [("person", "one resident")]),
    ("The council’s site, Marl House, was called “a mess of wires” by Ann Lee.", [("person", "Ann Lee")]),
    ("The theatre has, says the council, “room for elephants”.", [("organisation", "the council")]),
]
STYLES = {
    "introduced": INTRODUCED,
    "alone": ALONE,
    "apposed": APPOSED,
    "buyers": BUYERS,
    "papers": PAPERS,
    "order": ORDER,
    "people": PEOPLE,
}


@pytest.mark.parametrize(
    ("body", "sources"),
    [pytest.param(*case, id=f"{style} {at}") for style, cases in STYLES.items() for at, case in enumerate(cases)],
)
def test_each_quotation_is_given_to_whoever_the_words_around_it_name(body, sources):
    """The kind of source, and the words that name it as printed; empty ones when no words do."""
    text = f"Some headline here\n{body}"
    found = [q for q in read_article(text, id="t").quotations if not q.nested]
    told = [(q.source.value, q.speaker.of(text) if q.speaker else "") for q in found]
    assert [kind for kind, _ in told] == [kind for kind, _ in sources]
    assert all(said.startswith(name) if name else not said for (_, said), (_, name) in zip(told, sources, strict=True))
