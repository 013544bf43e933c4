"""A page joined at the end is read, by eye and aloud, after the others."""

from io import BytesIO

import pikepdf

from ensemble.foundation.papers.joining import join
from ensemble.foundation.papers.sealing import check, seal
from ensemble.foundation.papers.tests.builders import AT, a_letter
from ensemble.foundation.papers.typesetting import typeset


def letter(title: str) -> bytes:
    return typeset("papers/letter", a_letter(title=title), language="fr")


def structures(pdf: pikepdf.Pdf) -> list:
    found, left = [], list(pdf.Root.StructTreeRoot.K)
    while left:
        one = left.pop(0)
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found.append(one)
            below = one.get("/K", [])
            left += list(below) if isinstance(below, pikepdf.Array) else [below]
    return found


def test_both_are_there_in_order_with_their_structure():
    first, second = letter("Un"), letter("Deux")
    joined = join(first, second)
    with pikepdf.open(BytesIO(first)) as alone, pikepdf.open(BytesIO(joined)) as pdf:
        assert len(pdf.pages) == 2
        headings = [one for one in structures(pdf) if str(one.S) == "/H1"]
        assert [str(one.get("/Pg").objgen) for one in headings] == [
            str(page.obj.objgen) for page in pdf.pages
        ]
        assert len(structures(pdf)) == 2 * len(structures(alone))
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        for page in pdf.pages:
            assert int(page.obj.StructParents) in map(int, parents)
        with pdf.open_metadata() as meta:
            assert meta["pdfaid:part"] == "3"


def test_it_is_the_same_file_for_the_same_pages_and_can_be_sealed():
    joined = join(letter("Un"), letter("Deux"))
    assert joined == join(letter("Un"), letter("Deux"))
    assert check(seal(joined, reason="x", at=AT)).is_genuine
