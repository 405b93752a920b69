"""Pictures are drawn anew: what is kept is the picture and nothing that travelled with it.

Place and time of the photograph, the camera's number, thumbnails and whatever was hung on at the
end are gone; how the camera was held (EXIF orientation) is turned into the picture itself first.
"""

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError

from mediation.uploads.refusal import Refused, damaged

# The largest cameras of telephones make 50 million; a drawing of an A3 page at 600 dpi has 70.
MOST_PIXELS = 75_000_000
LONGEST_SIDE = 30_000
JPEG_MODES = {"L", "RGB", "CMYK"}
PNG_MODES = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}


def redrawn_jpeg(content: bytes) -> bytes:
    """The picture with the quantisation it came with, so that drawing it anew costs nothing."""
    picture = _opened(content, "JPEG", "JPEG 图片")
    if picture.mode not in JPEG_MODES or not isinstance(picture, JpegImagePlugin.JpegImageFile):
        raise damaged("JPEG 图片")
    how: dict[str, Any] = {
        "qtables": picture.quantization,
        "subsampling": max(JpegImagePlugin.get_sampling(picture), 0),
    }
    upright = _upright(picture, "JPEG 图片")
    return _written(upright, "JPEG", optimize=True, **how)


def redrawn_png(content: bytes) -> bytes:
    """The same pixels without text chunks, profiles and times."""
    picture = _opened(content, "PNG", "PNG 图片")
    return _as_png(_upright(picture, "PNG 图片"))


def webp_as_png(content: bytes) -> bytes:
    """The same pixels as PNG."""
    picture = _opened(content, "WEBP", "WebP 图片")
    return _as_png(_upright(picture, "WebP 图片"))


def _opened(content: bytes, format_name: str, label: str) -> Image.Image:
    """The picture with its head read; its size is judged before a single pixel is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(content), formats=[format_name])
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise damaged(label) from error
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_large()
    if getattr(picture, "n_frames", 1) > 1 and picture.format != "MPO":
        raise Refused("animated", "动图不能作为材料，请截取一张图片再上传。")
    return picture


def _too_large() -> Refused:
    return Refused(
        "too_many_pixels", "图片的尺寸过大（超过 7500 万像素），请缩小或分成几张再上传。"
    )


def _upright(picture: Image.Image, label: str) -> Image.Image:
    """The decoded picture, turned as it was meant to be seen."""
    try:
        picture.load()
        return ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError, IndexError, KeyError, EOFError) as error:
        raise damaged(label) from error


def _as_png(picture: Image.Image) -> bytes:
    if picture.mode not in PNG_MODES:
        picture = picture.convert("RGBA" if "A" in picture.mode else "RGB")
    return _written(picture, "PNG", compress_level=6)


def _written(picture: Image.Image, format_name: str, **how: Any) -> bytes:
    # Only the pixels (and a palette with its transparent colour) go on to the new picture.
    kept = {key: picture.info[key] for key in ("transparency",) if key in picture.info}
    picture.info = {}
    out = BytesIO()
    picture.save(out, format=format_name, **how, **(kept if format_name == "PNG" else {}))
    return out.getvalue()
