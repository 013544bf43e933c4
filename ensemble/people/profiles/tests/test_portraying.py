from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from ensemble.people.profiles.actions.portraying import drawn_anew, portray
from ensemble.people.profiles.tests.builders import MONDAY

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_picture(size=(900, 600), kind="JPEG", **options) -> BytesIO:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **options)
    written.seek(0)
    return written


def test_it_is_small_square_and_knows_nothing_of_the_camera():
    known = Image.Exif()
    known[0x010F] = "MARQUE-DE-LA-PRISE-DE-VUE"
    content = drawn_anew(a_picture(exif=known))
    assert b"MARQUE" not in content
    with Image.open(BytesIO(content)) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("WEBP", (512, 512), {})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_takes_photographs(kind):
    assert drawn_anew(a_picture(kind=kind))


@pytest.mark.parametrize(
    "content", [SVG, b"", b"%PDF-1.7", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff\xe0broken"]
)
def test_it_refuses_what_is_no_photograph(content):
    with pytest.raises(ValidationError):
        drawn_anew(BytesIO(content))


def test_it_refuses_a_flood_of_pixels_before_reading_them():
    flood = BytesIO()
    Image.new("1", (10_000, 10_000)).save(flood, "PNG")
    flood.seek(0)
    assert flood.getbuffer().nbytes < 50_000
    with pytest.raises(ValidationError, match="24"):
        drawn_anew(flood)


def test_it_is_kept_under_another_name_and_served_as_a_picture_only(client, karim):
    client.force_login(karim.person)
    picture = a_picture()
    picture.name = "x.svg\r\nX: 1.jpg"
    portray(karim.card, picture, by=karim.person, at=MONDAY)
    assert karim.card.portrait.name.startswith("portraits/")
    assert karim.card.portrait.name.endswith(".webp")
    answer = client.get(karim.card.portrait_url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"


def test_the_page_says_why_a_file_is_refused(client, karim):
    client.force_login(karim.person)
    picture = BytesIO(SVG)
    picture.name = "moi.svg"
    answer = client.post("/me/card/portrait", {"picture": picture})
    assert answer.status_code == 422
    karim.card.refresh_from_db()
    assert not karim.card.portrait
