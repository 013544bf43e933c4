"""Words as every bank of the euro area takes them (EPC 217-08): no accent, few signs."""

import re

from text_unidecode import unidecode

FORBIDDEN = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]+")
SIGNS = str.maketrans({"&": "+", "<": "(", ">": ")", "[": "(", "]": ")", "{": "(", "}": ")"})
NAME, REMITTANCE, REFERENCE = 70, 140, 35


def latin(text: str, most: int) -> str:
    """`Œuvre & Fils <SARL>` becomes `OEuvre + Fils (SARL)`, cut to what the field holds.

    A slash neither begins nor ends the text, nor is doubled: banks read those as codes.
    """
    plain = FORBIDDEN.sub(" ", unidecode(text.translate(SIGNS)))
    plain = re.sub(r"/{2,}", "/", re.sub(r"\s+", " ", plain))
    return plain.strip(" /")[:most].rstrip(" /")
