"""Where a data set is, from the codes and names of other programs to ISO 3166, GLO, RER or RNA."""

from __future__ import annotations

from functools import cache

from footprint.bom.places import place_code

# after the shortcuts of ecoinvent 3, USLCI and openLCA's reference data
_REGIONS = {
    "glo": "GLO",
    "global": "GLO",
    "world": "GLO",
    "row": "GLO",
    "rest-of-world": "GLO",
    "rest of world": "GLO",
    "unspecified": "GLO",
    "mixed data": "GLO",
    "rer": "RER",
    "europe": "RER",
    "europe, without russia and türkiye": "RER",
    "europe without switzerland": "RER",
    "europe, western": "RER",
    "western europe": "RER",
    "eu": "RER",
    "eu-27": "RER",
    "eu-28": "RER",
    "eu-25": "RER",
    "entso-e": "RER",
    "ucte": "RER",
    "rna": "RNA",
    "north america": "RNA",
    "northern america": "RNA",
    "northern america (us, ca)": "RNA",
    "us-aggregate": "US",
    "united states of america": "US",
    "china": "CN",
    "people's republic of china": "CN",
    "korea, republic of": "KR",
    "russian federation": "RU",
}


@cache
def location_code(text: str) -> str | None:
    """The code of a stated location; GLO for one that is not stated, None for a name that is not known."""
    name = " ".join(text.casefold().split())
    if not name:
        return "GLO"
    return _REGIONS.get(name) or place_code(text)
