"""Regions of the United Kingdom by their names, and in which of them a council is, by its own."""

from __future__ import annotations

from collections.abc import Sequence

REGIONS = {
    "north east": "ukc",
    "north west": "ukd",
    "yorkshire and the humber": "uke",
    "east midlands": "ukf",
    "west midlands": "ukg",
    "east of england": "ukh",
    "london": "uki",
    "south east": "ukj",
    "south west": "ukk",
    "wales": "ukl",
    "scotland": "ukm",
    "northern ireland": "ukn",
    "cumbria": "ukd1",
    "greater manchester": "ukd3",
    "lancashire": "ukd4",
    "cheshire": "ukd6",
    "merseyside": "ukd7",
    "north yorkshire": "uke2",
    "south yorkshire": "uke3",
    "west yorkshire": "uke4",
    "lincolnshire": "ukf3",
    "essex": "ukh3",
    "kent": "ukj4",
    "devon": "ukk4",
}
"""Beginnings of the codes of regions with a name of their own. Source: NUTS 2021 for the United Kingdom, levels 1 and
2, without those that are several counties in one."""
_DISTRICTS = {
    "ukd1": "allerdale, barrow in furness, carlisle, copeland, cumberland, eden, south lakeland,"
    " westmorland and furness",
    "ukd3": "bolton, bury, manchester, oldham, rochdale, salford, stockport, tameside, trafford, wigan",
    "ukd4": "blackburn with darwen, blackpool, burnley, chorley, fylde, hyndburn, lancaster, pendle, preston,"
    " ribble valley, rossendale, south ribble, west lancashire, wyre",
    "ukd6": "cheshire east, cheshire west and chester, warrington",
    "ukd7": "halton, knowsley, liverpool, sefton, st helens, wirral",
    "uke2": "craven, hambleton, harrogate, richmondshire, ryedale, scarborough, selby, york",
    "uke3": "barnsley, doncaster, rotherham, sheffield",
    "uke4": "bradford, calderdale, kirklees, leeds, wakefield",
    "ukf3": "boston, east lindsey, lincoln, north kesteven, south holland, south kesteven, west lindsey",
    "ukh3": "basildon, braintree, brentwood, castle point, chelmsford, colchester, epping forest, harlow, maldon,"
    " rochford, southend on sea, tendring, thurrock, uttlesford",
    "ukj4": "ashford, canterbury, dartford, dover, folkestone and hythe, gravesham, maidstone, medway, sevenoaks,"
    " swale, thanet, tonbridge and malling, tunbridge wells",
    "ukk4": "east devon, exeter, mid devon, north devon, plymouth, south hams, teignbridge, torbay, torridge,"
    " west devon",
}
"""Code of a region to the districts in it, those that were merged since 2010 too. Source: NUTS 2021, level 2."""
_REGION_OF = REGIONS | {name: code for code, names in _DISTRICTS.items() for name in names.split(", ")}
_OFFICES = frozenset("council borough city district county metropolitan the of".split())


def code_of(words: Sequence[str]) -> str:
    """The beginning of the codes inside the region of this name; empty for a name that is no region's.

    >>> code_of(["lancashire"]), code_of(["saltmouth"])
    ('ukd4', '')
    """
    return REGIONS.get(" ".join(words), "")


def region_of_council(words: Sequence[str]) -> str:
    """Code of the region that a council of this name, folded, is in; empty for any other name.

    >>> region_of_council(["burnley", "borough", "council"]), region_of_council(["city", "of", "york", "council"])
    ('ukd4', 'uke2')
    >>> region_of_council(["kent", "county", "council"])
    'ukj4'
    >>> region_of_council(["burnley", "football", "club"]), region_of_council(["preston", "bus"])
    ('', '')
    """
    if "council" not in words:
        return ""
    return _REGION_OF.get(" ".join(word for word in words if word not in _OFFICES), "")
