"""How words are compared: without accents, case, plural or punctuation."""

import re
import unicodedata

# `S&OP`, `C++` and `.NET` are words; `supply-chain` is two.
WORD = re.compile(r"(?<![a-z0-9])\.[a-z]{2,}|[a-z0-9]+(?:&[a-z0-9]+)*[+#]*")
ENDING = re.compile(r"(?<=[a-z]{3})(?:es|s|x|e)$")


def fold(text: str) -> str:
    """Lower case, no accents, ligatures opened: `Œuvre d’été` becomes `oeuvre d’ete`."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    text = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    return WORD.findall(re.sub(r"\s*&\s*", "&", fold(text)))


def spellings(text: str) -> dict[str, str]:
    """Each word as it was written, accents kept, by its folded form."""
    return {fold(word): word.lower() for word in re.findall(r"\w+", text)}


def bare(word: str) -> str:
    """One spelling for `achat` and `achats`, `digitale` and `digital`."""
    return ENDING.sub("", word)


def key_of(text: str) -> str:
    """What two names have in common when they are the same name."""
    return " ".join(bare(word) for word in words_of(text))[:300]


def plain_words(text: str) -> list[str]:
    """The distinct words of a text as the index of words keeps them."""
    return sorted(set(re.findall(r"[a-z0-9]+", fold(text))))
