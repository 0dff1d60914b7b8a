"""Makes the photos of this folder, but for HEIC and AVIF (make_heif.cpp): invented pictures of four colours.

    /usr/bin/python3 make_photos.py FOLDER

Needs Debian's python3-pil. Tests read what was committed; nothing runs this but a person who adds a kind.
"""

import struct
import sys
import zlib
from pathlib import Path

from PIL import Image

RED, GREEN, YELLOW, BLUE = (238, 34, 34), (34, 170, 102), (238, 200, 40), (34, 34, 238)


def quadrants(width=48, height=32):
    image = Image.new("RGB", (width, height))
    half = (width // 2, height // 2)
    for colour, at in ((RED, (0, 0)), (GREEN, (half[0], 0)), (YELLOW, (0, half[1])), (BLUE, half)):
        image.paste(colour, (*at, at[0] + half[0], at[1] + half[1]))
    return image


def s15(value):
    return struct.pack(">i", round(value * 65536))


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + s15(x) + s15(y) + s15(z)


def curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def profile(space, tags, pcs=b"XYZ ", kind=b"mntr"):
    text = b"Public domain"
    tags = dict(tags)
    tags["desc"] = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + b"\0" * 78 + b"\0"
    tags["cprt"] = b"text\0\0\0\0" + text + b"\0"
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name.encode() + struct.pack(">II", start + len(body), len(data))
        body += data
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s6H4sI", size, b"\0\0\0\0", 0x02100000, kind, space, pcs, 2020, 1, 1, 0, 0, 0, b"acsp", 0)
    head += b"\0" * (64 - len(head)) + struct.pack(">I", 0) + s15(0.9642) + s15(1) + s15(0.8249)
    return head + b"\0" * (128 - len(head)) + struct.pack(">I", len(tags)) + table + body


WHITE = xyz(0.9642, 1, 0.8249)
# sRGB's red and green exchanged: what is stored green is red.
SWAPPED = profile(b"RGB ", {
    "wtpt": WHITE, "rXYZ": xyz(0.3851, 0.7169, 0.0971), "gXYZ": xyz(0.4361, 0.2225, 0.0139),
    "bXYZ": xyz(0.1431, 0.0606, 0.7141), "rTRC": curve(2.2), "gTRC": curve(2.2), "bTRC": curve(2.2)})
LINEAR_GREY = profile(b"GRAY", {"wtpt": WHITE, "kTRC": curve(1)})


def inks_that_print_red():
    """CMYK whose cyan ink is red, and which has no other: a table of two points an ink."""
    red, paper = (135, 208, 195), (255, 128, 128)  # Lab, 8 bits
    table = b"".join(bytes(red if corner & 8 else paper) for corner in range(16))
    ramp = bytes(range(256))
    matrix = b"".join(s15(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + ramp * 4 + table + ramp * 3
    return profile(b"CMYK", {"wtpt": WHITE, "A2B0": lut}, b"Lab ", b"prtr")


def exif(orientation):
    return b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" + struct.pack("<H", orientation) + b"\0\0\0\0\0\0"


def png_with(image, name, kind, data):
    image.save(name, optimize=True)
    file = Path(name).read_bytes()
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    Path(name).write_bytes(file[:33] + chunk + file[33:])


def main():
    folder = Path(sys.argv[1])
    picture = quadrants()
    swapped = Image.merge("RGB", [picture.split()[i] for i in (1, 0, 2)])  # as stored beside SWAPPED

    def save(image, name, **options):
        image.save(folder / name, **options)

    for name, image, icc in (("plain", picture, None), ("profile", swapped, SWAPPED)):
        save(image, f"{name}.jpg", quality=90, subsampling=0, icc_profile=icc)
        save(image, f"{name}.png", optimize=True, icc_profile=icc)
        save(image, f"{name}.tif", compression="tiff_adobe_deflate", **({"icc_profile": icc} if icc else {}))
        save(image, f"{name}.webp", lossless=True, **({"icc_profile": icc} if icc else {}))
    save(picture, "lossy.webp", quality=80)
    save(picture, "turned.webp", lossless=True, exif=b"Exif\0\0" + exif(6))
    png_with(picture, str(folder / "turned.png"), b"eXIf", exif(6))
    save(picture, "turned.tif", compression="tiff_lzw", tiffinfo={274: 6})
    save(picture, "lzw.tif", compression="tiff_lzw")
    save(picture, "packbits.tif", compression="packbits")
    save(picture, "jpeg.tif", compression="jpeg", quality=90)
    save(picture.quantize(8), "palette.tif", compression="tiff_adobe_deflate")
    save(picture.convert("CMYK"), "inks.tif", compression="tiff_adobe_deflate")
    save(Image.new("L", (8, 8), 55), "grey.tif", compression="tiff_adobe_deflate", icc_profile=LINEAR_GREY)
    save(Image.new("L", (8, 8), 55), "grey.png", optimize=True, icc_profile=LINEAR_GREY)
    save(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "inks.jpg", quality=90, icc_profile=inks_that_print_red())
    save(picture.convert("CMYK"), "adobe.jpg", quality=90, subsampling=0)
    save(picture, "progressive.jpg", quality=90, subsampling=0, progressive=True)
    frames = [picture.quantize(8), Image.new("RGB", picture.size, (255, 255, 255)).quantize(8)]
    save(frames[0], "moving.gif", save_all=True, append_images=frames[1:], duration=100)
    save(picture.quantize(8), "still.gif", interlace=1)
    save(picture, "moving.webp", save_all=True, append_images=[Image.new("RGB", picture.size, (255, 255, 255))],
         duration=100, lossless=True)
    save(picture, "plain.bmp")
    save(picture.quantize(8), "palette.bmp")
    (folder / "swapped.icc").write_bytes(SWAPPED)  # for make_heif.cpp
    # Of 200 megapixels.
    save(Image.new("RGB", (16320, 12254), RED), "large.webp", lossless=True, method=0)


main()
