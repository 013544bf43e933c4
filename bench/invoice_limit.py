"""The limit of invoices: a bare typst page of the same lines, the same XML in it, the same schema, no database."""

import json

BARE = """#let d = json(bytes(sys.inputs.data))
#pdf.attach("factur-x.xml", bytes(sys.inputs.attached), relationship: "alternative", mime-type: "text/xml", description: "x")
#set document(title: d.number)
#set page(paper: "a4", margin: 2cm, footer: context [#d.number #h(1fr) #counter(page).display()])
#set text(lang: "fr", size: 10pt, font: "Atkinson Hyperlegible Next")
= Facture #d.number
#d.seller.name \\ #d.buyer.name
#table(columns: 4, table.header[Désignation][Qté][PU HT][Total], ..d.lines.map(l => (l.label, l.quantity, l.price, l.net)).flatten())
#align(right)[Total HT #d.totals.net \\ TVA #d.totals.vat \\ *Total TTC #d.totals.gross*]
"""


def bare(count: int) -> int:
    """The least that makes the same files from the same content, already composed."""
    import typst

    from ensemble.foundation.papers.typesetting import _fonts, _plain
    from ensemble.money.invoicing import cii
    from ensemble.money.invoicing.factur_x import declared
    from ensemble.money.invoicing.paper import data_of
    from ensemble.money.invoicing.validation.layers import check_schema

    compiler = typst.Compiler(font_paths=_fonts())
    contents = [sample(number) for number in range(count)]
    drawn = [json.dumps(_plain(data_of(content))) for content in contents]
    for content, data in zip(contents, drawn, strict=True):
        xml = cii.write(content)
        pdf = compiler.compile(
            {"main.typ": BARE.encode()},
            format="pdf",
            pdf_standards=["a-3b"],
            sys_inputs={"data": data, "attached": xml.decode()},
        )
        declared(pdf)
        if check_schema(xml):
            raise SystemExit("Void: the limit breaks its schema.")
    return count


def sample(number: int):
    """No two alike, since typst remembers what it has set: the schema alone looks at the sums."""
    from dataclasses import replace
    from decimal import Decimal

    from ensemble.money.invoicing.tests.einvoices.builders import an_invoice

    one = an_invoice(number=f"FC-2026-{number:06}")
    quantity, price = Decimal(1 + number % 37) / 2, Decimal(500 + number % 211)
    lines = (replace(one.lines[0], quantity=quantity, unit_price=price, net=quantity * price),)
    return replace(one, lines=lines, net=Decimal(1000 + number), gross=Decimal(2000 + number))
