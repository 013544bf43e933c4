"""A picture drawn anew: upright, and without what the camera, the place or anyone hid in it."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from ensemble.foundation.files.refusals import Unfit
from ensemble.foundation.files.types import JPEG, PNG, WEBP, FileType

MOST_PIXELS = 24_000_000
FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}


def drawn_anew(content: bytes, kind: FileType) -> bytes:
    """The size is read in the header alone: a small file of many pixels is never unfolded."""
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unfit("pixels")
            picture = ImageOps.exif_transpose(opened)
            clear = "A" in picture.getbands() or "transparency" in picture.info
            picture = picture.convert("RGBA" if clear and kind is not JPEG else "RGB")
    except Image.DecompressionBombError:
        raise Unfit("pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unfit("damaged") from None
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    written = BytesIO()
    options = {} if kind is PNG else {"quality": 90}
    bare.save(written, FORMATS[kind], **options)
    return written.getvalue()
