"""Words as every bank of the euro area takes them (EPC 217-08): no accent, few signs."""

import re
import string

from text_unidecode import unidecode

ALLOWED = frozenset(string.ascii_letters + string.digits + "/-?:().,'+ ")
SIGNS = {"&": "+", "<": "(", ">": ")", "[": "(", "]": ")", "{": "(", "}": ")"}
SPACES, SLASHES = re.compile(" {2,}"), re.compile("/{2,}")
NAME, REMITTANCE, REFERENCE = 70, 140, 35


class _Letters(dict):
    """Each sign is looked up once: `str.translate` does the rest."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = SIGNS.get(sign) or unidecode(sign)
        self[code] = "".join(one if one in ALLOWED else " " for one in plain)
        return self[code]


LETTERS = _Letters()


def latin(text: str, most: int) -> str:
    """`Œuvre & Fils <SARL>` becomes `OEuvre + Fils (SARL)`, cut to what the field holds.

    A slash neither begins nor ends the text, nor is doubled: banks read those as codes.
    """
    plain = text.translate(LETTERS)
    if "  " in plain:
        plain = SPACES.sub(" ", plain)
    if "//" in plain:
        plain = SLASHES.sub("/", plain)
    return plain.strip(" /")[:most].rstrip(" /")
