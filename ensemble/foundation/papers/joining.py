"""Pages added at the end of a document of ours, both still read aloud in order (tagged PDF)."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name


def join(first: bytes, second: bytes) -> bytes:
    """`first` with the pages of `second` after its own; what it says of itself stays as it was."""
    with pikepdf.open(BytesIO(first)) as whole, pikepdf.open(BytesIO(second)) as more:
        start = len(whole.pages)
        whole.pages.extend(more.pages)
        if Name.StructTreeRoot in whole.Root and Name.StructTreeRoot in more.Root:
            _join_structures(whole, more, start)
        written = BytesIO()
        whole.save(
            written, object_stream_mode=pikepdf.ObjectStreamMode.preserve, deterministic_id=True
        )
        return written.getvalue()


def _join_structures(whole: pikepdf.Pdf, more: pikepdf.Pdf, start: int) -> None:
    """The tree of the second becomes a branch of the first; its numbers follow those of the first."""
    tree, branch = whole.Root.StructTreeRoot, whole.copy_foreign(more.Root.StructTreeRoot)
    offset = int(tree.get("/ParentTreeNextKey", 0)) or 1 + max(_numbers(tree), default=-1)
    for page in list(whole.pages)[start:]:
        _shift(page.obj, "/StructParents", offset)
        for note in page.obj.get("/Annots", []):
            _shift(note, "/StructParent", offset)
    pairs = _pairs(tree) + [(number + offset, one) for number, one in _pairs(branch)]
    tree.ParentTree = whole.make_indirect(
        Dictionary(Nums=Array([part for pair in pairs for part in pair]))
    )
    tree.ParentTreeNextKey = 1 + max(number for number, _one in pairs)
    children = _children(branch)
    for child in children:
        child.P = tree
    tree.K = Array([*_children(tree), *children])


def _shift(thing: pikepdf.Object, name: str, offset: int) -> None:
    if name in thing:
        thing[name] = int(thing[name]) + offset


def _children(tree: pikepdf.Object) -> list[pikepdf.Object]:
    return list(tree.K) if isinstance(tree.K, Array) else [tree.K]


def _numbers(tree: pikepdf.Object) -> list[int]:
    return [number for number, _one in _pairs(tree)]


def _pairs(tree: pikepdf.Object) -> list[tuple[int, pikepdf.Object]]:
    """A number tree, flattened."""
    found, left = [], [tree.ParentTree]
    while left:
        node = left.pop(0)
        left = [*node.get("/Kids", []), *left]
        flat = list(node.get("/Nums", []))
        found += [(int(flat[at]), flat[at + 1]) for at in range(0, len(flat), 2)]
    return found
