from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
HARMLESS = frozenset({"warning", "information", "info"})


@dataclass(frozen=True)
class Finding:
    """One remark: `rule` is its published name (`BR-CO-15`), `text` the sentence of the rule."""

    layer: str
    rule: str
    text: str
    where: str = ""
    is_error: bool = True


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.is_error]


def read_report(layer: str, report: bytes) -> list[Finding]:
    """The failed assertions of a schematron report.

    A report in which no rule fired looked at nothing: ValueError.
    """
    root = etree.fromstring(report, etree.XMLParser(resolve_entities=False, huge_tree=True))
    if root.tag != f"{SVRL}schematron-output" or root.find(f"{SVRL}fired-rule") is None:
        raise ValueError(f"the rules of {layer} did not run")
    return [_finding(layer, failed) for failed in root.iter(f"{SVRL}failed-assert")]


def _finding(layer: str, failed: etree._Element) -> Finding:
    return Finding(
        layer=layer,
        rule=failed.get("id", ""),
        text=" ".join("".join(failed.itertext()).split()),
        where=failed.get("location", ""),
        is_error=failed.get("flag", "fatal").lower() not in HARMLESS,
    )
