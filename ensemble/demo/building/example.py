"""The one paper of the town: the picture of a sheet, which says it is an example."""

from io import BytesIO

from PIL import Image, ImageDraw


def example() -> bytes:
    """The picture of a sheet of paper."""
    sheet = Image.new("RGB", (360, 510), "white")
    pen = ImageDraw.Draw(sheet)
    pen.text((40, 40), "Exemple", fill="#0a5c4e", font_size=36)
    for line in range(6):
        pen.line((40, 140 + 40 * line, 320 - 40 * (line % 2), 140 + 40 * line), "#dfd8cc", 8)
    drawn = BytesIO()
    sheet.save(drawn, "PNG")
    return drawn.getvalue()
