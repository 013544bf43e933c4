"""Run by `documents.check_pdf` as a process of its own: a PDF on the standard input, a word out.

It imports nothing of ours and takes away its own means before it reads a byte: no more than 256 MB
of memory and 10 seconds of processor, no file to write, no process to start, no network.
"""

import contextlib
import json
import os
import resource
import sys

MEMORY = 256 * 1024 * 1024
SECONDS = 10
MOST_PAGES = 2_000
MOST_UNFOLDED = 300 * 1024 * 1024
PROGRAMS = ("/JS", "/JavaScript", "/Launch", "/RichMedia")
DATA = (".xml", ".json", ".csv", ".txt")


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(AttributeError, OSError):  # where there is none, the others hold
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def look(content: bytes) -> str:
    """ "": nothing against it. Otherwise one of the words of `refusals`."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                return "pages"
            unfolded = 0
            for thing in pdf.objects:
                if word := against(thing, pikepdf):
                    return word
                unfolded += weight(thing, pikepdf)
                if unfolded > MOST_UNFOLDED:
                    return "folded"
    except pikepdf.PasswordError:
        return "locked"
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
        return "damaged"
    return ""


def against(thing, pikepdf) -> str:
    """Every dictionary within it, one under the other."""
    if isinstance(thing, pikepdf.Array):
        return next((word for one in thing if (word := direct(one, pikepdf))), "")
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return ""
    if any(name in thing for name in PROGRAMS) or thing.get("/S") in PROGRAMS:
        return "script"
    if thing.get("/Type") == "/Filespec" and not named_as_data(thing):
        return "enclosed"
    return next((word for _key, one in thing.items() if (word := direct(one, pikepdf))), "")


def direct(thing, pikepdf) -> str:
    """What is not a reference: references are met as objects of their own."""
    nested = isinstance(thing, (pikepdf.Array, pikepdf.Dictionary))
    return against(thing, pikepdf) if nested and not thing.is_indirect else ""


def named_as_data(thing) -> bool:
    """An e-invoice encloses its data; a program never."""
    if "/EF" not in thing:
        return True
    return str(thing.get("/UF") or thing.get("/F") or "").lower().endswith(DATA)


def weight(thing, pikepdf) -> int:
    """What a stream unfolds to; pictures are drawn by nobody here."""
    if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
        return 0
    try:
        return len(thing.read_bytes())
    except pikepdf.PdfError as error:
        return MOST_UNFOLDED + 1 if "bad_alloc" in str(error) else 0


if __name__ == "__main__":
    limit()
    try:
        word = look(sys.stdin.buffer.read())
    except MemoryError:
        word = "slow"
    os.write(1, json.dumps(word).encode())
