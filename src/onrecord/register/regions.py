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
REGION_NAMES = {
    "ukc": "North East (England)",
    "ukc1": "Tees Valley and Durham",
    "ukc2": "Northumberland and Tyne and Wear",
    "ukd": "North West (England)",
    "ukd1": "Cumbria",
    "ukd3": "Greater Manchester",
    "ukd4": "Lancashire",
    "ukd6": "Cheshire",
    "ukd7": "Merseyside",
    "uke": "Yorkshire and The Humber",
    "uke1": "East Yorkshire and Northern Lincolnshire",
    "uke2": "North Yorkshire",
    "uke3": "South Yorkshire",
    "uke4": "West Yorkshire",
    "ukf": "East Midlands (England)",
    "ukf1": "Derbyshire and Nottinghamshire",
    "ukf2": "Leicestershire, Rutland and Northamptonshire",
    "ukf3": "Lincolnshire",
    "ukg": "West Midlands (England)",
    "ukg1": "Herefordshire, Worcestershire and Warwickshire",
    "ukg2": "Shropshire and Staffordshire",
    "ukg3": "West Midlands",
    "ukh": "East of England",
    "ukh1": "East Anglia",
    "ukh2": "Bedfordshire and Hertfordshire",
    "ukh3": "Essex",
    "uki": "London",
    "uki3": "Inner London – West",
    "uki4": "Inner London – East",
    "uki5": "Outer London – East and North East",
    "uki6": "Outer London – South",
    "uki7": "Outer London – West and North West",
    "ukj": "South East (England)",
    "ukj1": "Berkshire, Buckinghamshire and Oxfordshire",
    "ukj2": "Surrey, East and West Sussex",
    "ukj3": "Hampshire and Isle of Wight",
    "ukj4": "Kent",
    "ukk": "South West (England)",
    "ukk1": "Gloucestershire, Wiltshire and Bristol/Bath area",
    "ukk2": "Dorset and Somerset",
    "ukk3": "Cornwall and Isles of Scilly",
    "ukk4": "Devon",
    "ukl": "Wales",
    "ukl1": "West Wales and The Valleys",
    "ukl2": "East Wales",
    "ukm": "Scotland",
    "ukm5": "North Eastern Scotland",
    "ukm6": "Highlands and Islands",
    "ukm7": "Eastern Scotland",
    "ukm8": "West Central Scotland",
    "ukm9": "Southern Scotland",
    "ukn": "Northern Ireland",
}
"""Beginnings of codes to names, those of level 2 after the one of level 1 that they are in. Source: NUTS 2021, whose
levels and codes for the United Kingdom are those of ITL 2021 but for their first letters."""
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
