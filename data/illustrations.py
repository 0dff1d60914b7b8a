#!/usr/bin/env python3
"""Draws the example's illustrations into example/photos/. They are committed; run this only to change them.

    apt-get install python3-cairo fonts-noto-cjk
    /usr/bin/python3 data/illustrations.py [--regions]

Flat drawings, the same bytes each time with the same cairo and font. No one's likeness. --regions prints where the
three faces of seoul-meeting.png stand, as fractions, for photos.json.
"""

import json
import math
import sys
from pathlib import Path

import cairo

PHOTOS = Path(__file__).resolve().parent / "example" / "photos"


def rgb(text):
    return tuple(int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))


def fill(context, colour, alpha=1.0):
    context.set_source_rgba(*rgb(colour), alpha)
    context.fill()


def gradient(x0, y0, x1, y1, *stops):
    pattern = cairo.LinearGradient(x0, y0, x1, y1)
    for offset, colour, *alpha in stops:
        pattern.add_color_stop_rgba(offset, *rgb(colour), *(alpha or [1.0]))
    return pattern


def fill_rectangle(context, x, y, width, height, source):
    context.rectangle(x, y, width, height)
    if isinstance(source, str):
        fill(context, source)
    else:
        context.set_source(source)
        context.fill()


def ellipse(context, x, y, radius_x, radius_y):
    context.save()
    context.translate(x, y)
    context.scale(radius_x, radius_y)
    context.new_sub_path()
    context.arc(0, 0, 1, 0, 2 * math.pi)
    context.restore()


def polygon(context, *points):
    context.move_to(*points[0])
    for point in points[1:]:
        context.line_to(*point)
    context.close_path()


def mirrored(context, side, path):
    """Runs a path-building function with x mirrored when side is -1."""
    context.save()
    context.scale(side, 1)
    path()
    context.restore()


def write(surface, name):
    PHOTOS.mkdir(parents=True, exist_ok=True)
    surface.write_to_png(str(PHOTOS / name))


# ---- the meeting --------------------------------------------------------------------------------------------------
#
#        head (0, HEAD_Y)       A figure stands on (0, 0) and reaches up to about y = -700.
#       .-'''-.
#   shoulders at -545
#      |       |
#   hem at -285
#       |  |  |
#   ----0-----

HEAD_Y = -632
HEAD_RADIUS_X, HEAD_RADIUS_Y = 45, 57


def draw_legs(context, dark, darker):
    for side in (-1, 1):

        def leg(side=side):
            context.move_to(-0.5, -300)
            context.line_to(74, -300)
            context.curve_to(76, -200, 68, -90, 64, -16)
            context.line_to(20, -16)
            context.curve_to(18, -110, 12, -180, -0.5, -244)
            context.close_path()

        mirrored(context, side, leg)
        fill(context, dark if side < 0 else darker)

        def shoe():
            context.move_to(14, 0)
            context.curve_to(14, -16, 22, -24, 42, -24)
            context.curve_to(62, -24, 76, -12, 80, 0)
            context.close_path()

        mirrored(context, side, shoe)
        fill(context, "#2b2a2e")


def draw_skirt(context, dark, skin, skin_shade):
    for side in (-1, 1):

        def calf():
            context.move_to(14, -190)
            context.line_to(46, -190)
            context.curve_to(50, -120, 40, -60, 40, -14)
            context.line_to(20, -14)
            context.curve_to(20, -70, 14, -120, 14, -190)
            context.close_path()

        mirrored(context, side, calf)
        fill(context, skin if side < 0 else skin_shade)

        def shoe():
            context.move_to(14, 0)
            context.curve_to(12, -22, 26, -26, 36, -22)
            context.curve_to(52, -14, 58, -8, 60, 0)
            context.close_path()

        mirrored(context, side, shoe)
        fill(context, "#2b2a2e")
    context.move_to(-76, -310)
    context.line_to(76, -310)
    context.curve_to(80, -250, 70, -190, 64, -150)
    context.line_to(-64, -150)
    context.curve_to(-70, -190, -80, -250, -76, -310)
    context.close_path()
    fill(context, dark)


def draw_arm_down(context, side, cloth, skin):
    def hand():
        ellipse(context, 107, -284, 14, 22)

    mirrored(context, side, hand)
    fill(context, skin)

    def arm():
        context.move_to(30, -554)
        context.curve_to(84, -546, 110, -536, 114, -470)
        context.curve_to(117, -410, 124, -350, 123, -296)
        context.line_to(90, -296)
        context.curve_to(88, -360, 80, -420, 70, -470)
        context.close_path()

    mirrored(context, side, arm)
    fill(context, cloth)


def draw_arms_folded(context, cloth, cloth_shade, edge, skin):
    """Both hands meet before the waist."""
    for side in (-1, 1):

        def arm():
            context.move_to(30, -554)
            context.curve_to(84, -546, 106, -532, 110, -470)
            context.curve_to(114, -430, 116, -392, 98, -366)
            context.curve_to(76, -344, 46, -336, 20, -332)
            context.line_to(14, -362)
            context.curve_to(40, -368, 60, -378, 72, -396)
            context.curve_to(76, -420, 74, -446, 70, -470)
            context.close_path()

        # Where the sleeve lies on the jacket, its edge shows; against the wall it needs none.
        context.save()
        jacket_outline(context)
        context.clip()
        context.rectangle(-130, -462, 260, 200)
        context.clip()
        mirrored(context, side, arm)
        context.set_source_rgb(*rgb(edge))
        context.set_line_width(6)
        context.stroke()
        context.restore()
        mirrored(context, side, arm)
        fill(context, cloth if side < 0 else cloth_shade)
    ellipse(context, 6, -344, 22, 15)
    fill(context, skin)
    ellipse(context, -7, -349, 20, 14)
    fill(context, skin)


def jacket_outline(context):
    context.move_to(-22, -556)
    context.curve_to(-64, -549, -90, -542, -98, -506)
    context.curve_to(-92, -430, -76, -400, -75, -370)
    context.curve_to(-76, -340, -82, -310, -83, -284)
    context.line_to(83, -284)
    context.curve_to(82, -310, 76, -340, 75, -370)
    context.curve_to(76, -400, 92, -430, 98, -506)
    context.curve_to(90, -542, 64, -549, 22, -556)
    context.close_path()


def draw_jacket(context, look):
    jacket_outline(context)
    fill(context, look["cloth"])
    context.save()
    jacket_outline(context)
    context.clip()
    fill_rectangle(context, 0, -600, 160, 400, look["cloth_shade"])
    polygon(context, (-30, -566), (30, -566), (26, -530), (3, -look["opening"]), (-3, -look["opening"]), (-26, -530))
    fill(context, look["shirt"])
    for side in (-1, 1):

        def lapel():
            polygon(context, (22, -562), (48, -552), (54, -486), (40, -480), (46, -464), (0, -look["opening"] + 4))

        mirrored(context, side, lapel)
        fill(context, look["lapel"])
    for button in look["buttons"]:
        ellipse(context, 0, button, 4, 4)
        fill(context, look["lapel"])
    context.restore()


def draw_head(context, look):
    if look["hair"] == "bob":
        context.move_to(0, HEAD_Y - 70)
        context.curve_to(62, HEAD_Y - 70, 64, HEAD_Y - 10, 60, HEAD_Y + 54)
        context.curve_to(40, HEAD_Y + 66, -40, HEAD_Y + 66, -60, HEAD_Y + 54)
        context.curve_to(-64, HEAD_Y - 10, -62, HEAD_Y - 70, 0, HEAD_Y - 70)
        fill(context, look["hair_back"])
    context.rectangle(-19, -596, 38, 50)
    fill(context, look["skin_shade"])
    ellipse(context, 0, -546, 19, 9)
    fill(context, look["skin_shade"])
    if look["hair"] != "bob":
        for side in (-1, 1):
            ellipse(context, side * (HEAD_RADIUS_X - 1), HEAD_Y + 6, 9, 14)
            fill(context, look["skin"] if side < 0 else look["skin_shade"])

    def face():
        context.move_to(0, HEAD_Y - HEAD_RADIUS_Y)
        context.curve_to(34, HEAD_Y - HEAD_RADIUS_Y, 47, HEAD_Y - 30, 45, HEAD_Y)
        context.curve_to(43, HEAD_Y + 34, 24, HEAD_Y + HEAD_RADIUS_Y, 0, HEAD_Y + HEAD_RADIUS_Y)
        context.curve_to(-24, HEAD_Y + HEAD_RADIUS_Y, -43, HEAD_Y + 34, -45, HEAD_Y)
        context.curve_to(-47, HEAD_Y - 30, -34, HEAD_Y - HEAD_RADIUS_Y, 0, HEAD_Y - HEAD_RADIUS_Y)

    face()
    fill(context, look["skin"])
    context.save()
    face()
    context.clip()
    # The light comes from the left: the far side of the face is a soft crescent.
    context.move_to(18, HEAD_Y - 70)
    context.curve_to(34, HEAD_Y - 20, 34, HEAD_Y + 30, 4, HEAD_Y + 70)
    context.line_to(80, HEAD_Y + 70)
    context.line_to(80, HEAD_Y - 70)
    context.close_path()
    fill(context, look["skin_shade"], 0.55)
    context.restore()
    HAIR[look["hair"]](context, look)


def draw_parted_hair(context, look):
    context.move_to(-50, HEAD_Y + 2)
    context.curve_to(-58, HEAD_Y - 44, -44, HEAD_Y - 76, 2, HEAD_Y - 78)
    context.curve_to(42, HEAD_Y - 78, 58, HEAD_Y - 46, 50, HEAD_Y + 2)
    context.curve_to(44, HEAD_Y - 12, 42, HEAD_Y - 24, 38, HEAD_Y - 34)
    context.curve_to(16, HEAD_Y - 30, -6, HEAD_Y - 36, -22, HEAD_Y - 46)
    context.curve_to(-34, HEAD_Y - 38, -40, HEAD_Y - 22, -50, HEAD_Y + 2)
    context.close_path()
    fill(context, look["hair_front"])


def draw_tousled_hair(context, look):
    context.move_to(-50, HEAD_Y + 4)
    context.curve_to(-62, HEAD_Y - 34, -52, HEAD_Y - 62, -34, HEAD_Y - 68)
    context.curve_to(-28, HEAD_Y - 84, -4, HEAD_Y - 88, 8, HEAD_Y - 80)
    context.curve_to(26, HEAD_Y - 88, 46, HEAD_Y - 74, 46, HEAD_Y - 60)
    context.curve_to(60, HEAD_Y - 44, 58, HEAD_Y - 16, 50, HEAD_Y + 4)
    context.curve_to(44, HEAD_Y - 8, 42, HEAD_Y - 18, 40, HEAD_Y - 28)
    context.curve_to(30, HEAD_Y - 40, 20, HEAD_Y - 36, 10, HEAD_Y - 30)
    context.curve_to(4, HEAD_Y - 42, -14, HEAD_Y - 40, -20, HEAD_Y - 30)
    context.curve_to(-30, HEAD_Y - 40, -42, HEAD_Y - 24, -50, HEAD_Y + 4)
    context.close_path()
    fill(context, look["hair_front"])


def draw_bob(context, look):
    context.move_to(-58, HEAD_Y + 46)
    context.curve_to(-66, HEAD_Y - 20, -56, HEAD_Y - 72, 0, HEAD_Y - 73)
    context.curve_to(56, HEAD_Y - 72, 66, HEAD_Y - 20, 58, HEAD_Y + 46)
    context.curve_to(50, HEAD_Y + 52, 44, HEAD_Y + 50, 40, HEAD_Y + 42)
    context.curve_to(48, HEAD_Y + 8, 46, HEAD_Y - 22, 12, HEAD_Y - 48)
    context.curve_to(-4, HEAD_Y - 26, -34, HEAD_Y - 18, -42, HEAD_Y - 2)
    context.curve_to(-44, HEAD_Y + 14, -42, HEAD_Y + 30, -40, HEAD_Y + 42)
    context.curve_to(-44, HEAD_Y + 50, -50, HEAD_Y + 52, -58, HEAD_Y + 46)
    context.close_path()
    fill(context, look["hair_front"])


HAIR = {"parted": draw_parted_hair, "tousled": draw_tousled_hair, "bob": draw_bob}

BROCKMAN = dict(cloth="#34607c", cloth_shade="#2c536d", lapel="#254860", legs="#33475a", legs_shade="#2a3c4d",
                shirt="#eef0ee", skin="#e9bfa0", skin_shade="#cf9d7d", hair="parted", hair_front="#5b4636",
                opening=420, buttons=(-392, -352))
LEE_YOUNG = dict(cloth="#7d6496", cloth_shade="#6f5788", lapel="#604a79", legs="#3f3a4f", legs_shade="#3f3a4f",
                 shirt="#f3ece2", skin="#efc9ab", skin_shade="#d8a98a", hair="bob", hair_front="#2f2628",
                 hair_back="#251d20", opening=430, buttons=())
ALTMAN = dict(cloth="#4a4a52", cloth_shade="#3f3f47", lapel="#34343b", legs="#45454d", legs_shade="#3a3a42",
              shirt="#c8553d", skin="#edc4a6", skin_shade="#d3a183", hair="tousled", hair_front="#6d4f39",
              opening=430, buttons=(-398, -356))

# (who, look, x of the feet, size), left to right as in the photograph that the example describes.
FLOOR_Y = 838
STANDING = [("greg-brockman", BROCKMAN, 468, 1.04), ("lee-young", LEE_YOUNG, 800, 0.93), ("sam-altman", ALTMAN, 1132, 1.0)]


def draw_figure(context, look, x, size):
    context.save()
    context.translate(x, FLOOR_Y)
    context.scale(size, size)
    ellipse(context, 26, 2, 150, 15)
    fill(context, "#2d3a44", 0.22)
    if look["hair"] == "bob":
        draw_skirt(context, look["legs"], look["skin"], look["skin_shade"])
        draw_jacket(context, look)
        draw_arms_folded(context, look["cloth"], look["cloth_shade"], look["lapel"], look["skin"])
    else:
        draw_legs(context, look["legs"], look["legs_shade"])
        draw_arm_down(context, -1, look["cloth"], look["skin"])
        draw_arm_down(context, 1, look["cloth_shade"], look["skin_shade"])
        draw_jacket(context, look)
    draw_head(context, look)
    context.restore()


def face_regions(width, height):
    """The faces of the meeting, hair and chin included, as fractions of the picture."""
    regions = []
    for who, _, x, size in STANDING:
        half_width, top, bottom = 64 * size, FLOOR_Y + (HEAD_Y - 92) * size, FLOOR_Y + (HEAD_Y + 66) * size
        regions.append({"participant": who, "x": round((x - half_width) / width, 4), "y": round(top / height, 4),
                        "width": round(2 * half_width / width, 4), "height": round((bottom - top) / height, 4)})
    return regions


def draw_window_view(context, width):
    """The tower of the meeting, hills and a few buildings, so pale that they stay behind. The colours are opaque:
    a gradient of transparency would show as stripes."""
    floor = FLOOR_Y - 60
    near = gradient(0, 0, width, 0, (0, "#ece3d5"), (0.5, "#c5cfd0"), (1, "#667986"))
    far = gradient(0, 0, width, 0, (0, "#e4dacb"), (0.5, "#bfcacc"), (1, "#6f828f"))
    context.move_to(244, 300)
    context.line_to(304, 300)
    context.line_to(308, 600)
    context.curve_to(310, 680, 316, 740, 336, floor)
    context.line_to(212, floor)
    context.curve_to(232, 740, 238, 680, 240, 600)
    context.close_path()
    context.set_source(far)
    context.fill()
    hills = (far, (0, 520), (150, 430, 260, 430, 420, 520), (620, 630, 760, 640, 920, 590),
             (1120, 520, 1260, 420, 1390, 440), (1490, 456, 1550, 500, 1600, 520))
    banks = (near, (0, 640), (180, 580, 330, 600, 520, 660), (760, 720, 980, 700, 1150, 640), (1330, 580, 1480, 590, 1600, 640))
    for source, start, *curves in (hills, banks):
        if source is near:
            for x, block_width, top in ((36, 58, 560), (104, 44, 500), (158, 70, 600), (1352, 66, 590), (1428, 46, 520), (1484, 72, 570)):
                context.rectangle(x, top, block_width, floor - top)
            context.set_source(gradient(0, 0, width, 0, (0, "#dbd0c0"), (1, "#7a8c98")))
            context.fill()
        context.move_to(*start)
        for curve in curves:
            context.curve_to(*curve)
        context.line_to(width, floor)
        context.line_to(0, floor)
        context.close_path()
        context.set_source(source)
        context.fill()


def draw_hall(context, width, height):
    fill_rectangle(context, 0, 0, width, height,
                   gradient(0, 0, width, height * 0.7, (0, "#dfd4c3"), (0.45, "#b4c1c4"), (1, "#7d8e9a")))
    # A sun-like disc and its rings, off the middle, as the only ornament of the backdrop.
    for radius, alpha in ((560, 0.10), (440, 0.12), (320, 0.16)):
        ellipse(context, 800, 470, radius, radius)
        fill(context, "#fbf6ec", alpha)
    draw_window_view(context, width)
    # The stage: floor, its edge, and the dark of the hall below.
    floor = FLOOR_Y - 60
    fill_rectangle(context, 0, floor, width, height - floor, gradient(0, floor, width, floor, (0, "#c9b9a2"), (0.5, "#a9aaa4"), (1, "#76838c")))
    ellipse(context, 800, FLOOR_Y + 2, 640, 44)
    fill(context, "#fbf6ec", 0.20)
    fill_rectangle(context, 0, height - 34, width, 34, gradient(0, 0, width, 0, (0, "#8d8070"), (1, "#4f5c66")))


def draw_meeting():
    width, height = 1600, 900
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(surface)
    draw_hall(context, width, height)
    for _, look, x, size in STANDING:
        draw_figure(context, look, x, size)
    write(surface, "seoul-meeting.png")
    return face_regions(width, height)


# ---- the building -------------------------------------------------------------------------------------------------

SHORE_Y = 590
TOWER_X = 640


def tower_outline(context):
    """The front: slightly narrower towards the top, and flaring out in a curve over the lowest storeys."""
    context.move_to(TOWER_X - 74, 96)
    context.line_to(TOWER_X + 74, 96)
    context.line_to(TOWER_X + 84, 380)
    context.curve_to(TOWER_X + 89, 460, TOWER_X + 100, 535, TOWER_X + 138, SHORE_Y)
    context.line_to(TOWER_X - 138, SHORE_Y)
    context.curve_to(TOWER_X - 100, 535, TOWER_X - 89, 460, TOWER_X - 84, 380)
    context.close_path()


def draw_tower(context):
    context.save()
    tower_outline(context)
    context.clip()
    fill_rectangle(context, 400, 90, 480, SHORE_Y - 90,
                   gradient(TOWER_X - 150, 0, TOWER_X + 150, 0, (0, "#8a5a24"), (0.22, "#c98a34"), (0.36, "#f0c469"),
                            (0.44, "#fbe3a0"), (0.52, "#e2ad4c"), (0.74, "#b0742b"), (1, "#6f451f")))
    fill_rectangle(context, 400, 90, 480, SHORE_Y - 90, gradient(0, 96, 0, SHORE_Y, (0, "#ffe9b8", 0.22), (0.5, "#a9632d", 0.0), (1, "#4a2c22", 0.50)))
    # Storeys: the floor plates show as fine lines in the glass.
    for storey in range(1, 63):
        context.rectangle(400, 96 + storey * (SHORE_Y - 96) / 63, 480, 1.6)
    fill(context, "#5b3718", 0.20)
    # The seams of the glass follow the flare.
    for seam in (-0.66, -0.33, 0.0, 0.33, 0.66):
        context.move_to(TOWER_X + 74 * seam, 96)
        context.line_to(TOWER_X + 84 * seam, 380)
        context.curve_to(TOWER_X + 89 * seam, 460, TOWER_X + 100 * seam, 535, TOWER_X + 138 * seam, SHORE_Y)
    context.set_line_width(1.5)
    context.set_source_rgba(*rgb("#fff2cf"), 0.28)
    context.stroke()
    context.restore()
    fill_rectangle(context, TOWER_X - 60, 84, 120, 13, "#6b4520")
    fill_rectangle(context, TOWER_X - 2, 46, 3, 40, "#5a4a4a")


def draw_city(context, blocks, colour):
    for x, width, top in blocks:
        context.rectangle(x, top, width, SHORE_Y - top)
    fill(context, colour)


FAR_BLOCKS = [(0, 60, 500), (66, 44, 470), (116, 70, 512), (196, 38, 452), (240, 66, 494), (316, 50, 520), (372, 54, 478),
              (836, 52, 486), (896, 40, 448), (944, 66, 506), (1018, 46, 470), (1072, 60, 500), (1140, 60, 476)]
NEAR_BLOCKS = [(0, 84, 546), (100, 52, 520), (160, 90, 556), (262, 46, 530), (318, 96, 562), (850, 82, 552), (944, 48, 526),
               (1004, 92, 560), (1108, 44, 536), (1160, 40, 556)]


def draw_shore(context, width):
    context.move_to(0, SHORE_Y + 14)
    for x in range(0, width + 1, 4):
        # Two waves of unlike length read as trees without drawing any one of them.
        context.line_to(x, SHORE_Y - 10 - 7 * abs(math.sin(x / 17)) - 5 * abs(math.sin(x / 41 + 1)))
    context.line_to(width, SHORE_Y + 14)
    context.close_path()
    fill(context, "#33404a")
    fill_rectangle(context, 0, SHORE_Y + 6, width, 10, "#27323b")


def draw_sky(context, width):
    fill_rectangle(context, 0, 0, width, SHORE_Y + 20, gradient(0, 0, 0, SHORE_Y, (0, "#4f6478"), (0.45, "#94a0a6"), (0.75, "#dcbf9f"), (1, "#efc592")))
    for radius, alpha in ((150, 0.10), (100, 0.16), (58, 0.85)):
        ellipse(context, 270, 430, radius, radius)
        fill(context, "#fdeccb", alpha)
    for x, y, length, alpha in ((820, 190, 260, 0.20), (900, 214, 190, 0.16), (150, 250, 230, 0.16), (60, 274, 170, 0.13)):
        context.new_sub_path()
        context.arc(x, y, 7, math.pi / 2, 3 * math.pi / 2)
        context.arc(x + length, y, 7, -math.pi / 2, math.pi / 2)
        context.close_path()
        fill(context, "#fdf3e2", alpha)
    context.move_to(0, SHORE_Y)
    context.curve_to(180, 440, 330, 520, 470, 500)
    context.curve_to(720, 450, 900, 540, 1010, 480)
    context.curve_to(1090, 446, 1160, 480, 1200, 500)
    context.line_to(1200, SHORE_Y)
    context.close_path()
    fill(context, "#8f9199", 0.55)


def draw_land(context, width):
    draw_city(context, FAR_BLOCKS, "#7d8189")
    draw_tower(context)
    draw_city(context, NEAR_BLOCKS, "#555f6a")
    for x, block_width, top in NEAR_BLOCKS:
        for row in range(int(top) + 9, SHORE_Y - 22, 12):
            for column in range(x + 8, x + block_width - 8, 13):
                if (column * 7 + row * 13) % 5 < 2:
                    context.rectangle(column, row, 5, 4)
    fill(context, "#f6d793", 0.75)
    draw_shore(context, width)


def draw_river(context, width, height):
    top = SHORE_Y + 16
    fill_rectangle(context, 0, top, width, height - top, gradient(0, top, 0, height, (0, "#c9ab8d"), (0.35, "#8d969c"), (1, "#3f5365")))
    # The far shore upside down, shortened, under the colour of the water.
    context.save()
    context.rectangle(0, top, width, height - top)
    context.clip()
    context.push_group()
    context.translate(0, top + SHORE_Y * 0.42)
    context.scale(1, -0.42)
    draw_land(context, width)
    context.pop_group_to_source()
    context.paint_with_alpha(0.42)
    # Ripples: dashes that grow longer and farther apart towards the viewer.
    for row in range(14):
        y = top + 8 + row * row * 0.95 + row * 1.5
        length = 40 + row * 9
        for column in range(12):
            x = (column * 151 + row * 83 + (row * column * 29) % 67) % (width + 160) - 80
            context.rectangle(x, y, length, 1.4 + row * 0.16)
    fill(context, "#f6e6cb", 0.20)
    for row in range(12):
        half = 46 - 2.4 * row + 9 * math.sin(row * 2.1)
        context.rectangle(270 - half, top + 6 + row * 11, 2 * half, 3)
    fill(context, "#fdeccb", 0.50)
    context.restore()


def draw_building():
    width, height = 1200, 800
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(surface)
    draw_sky(context, width)
    draw_land(context, width)
    draw_river(context, width, height)
    write(surface, "63-building.png")


# ---- the initials -------------------------------------------------------------------------------------------------


def draw_initial(syllable, colour, name):
    size = 512
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, size, size)
    context = cairo.Context(surface)
    fill_rectangle(context, 0, 0, size, size, colour)
    context.select_font_face("Noto Sans CJK KR", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    context.set_font_size(232)
    # Centred by its ink, not by its advance: the circle that crops it shows every pixel of a slip.
    ink = context.text_extents(syllable)
    context.move_to(size / 2 - ink.x_bearing - ink.width / 2, size / 2 - ink.y_bearing - ink.height / 2)
    context.set_source_rgb(1, 1, 1)
    context.show_text(syllable)
    write(surface, name)


def main(arguments):
    regions = draw_meeting()
    draw_building()
    draw_initial("샘", "#c8553d", "portrait-sam-altman.png")
    draw_initial("그", "#2a6f97", "portrait-greg-brockman.png")
    draw_initial("이", "#7a5c99", "portrait-lee-young.png")
    if "--regions" in arguments:
        print(json.dumps(regions, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
