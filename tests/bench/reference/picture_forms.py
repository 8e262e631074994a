# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Encoded pictures of every form that a photograph folder may hold, made on the spot: the seeds that damage.py damages.

forms() gives (name, bytes). Pillow writes what it can write; TIFFs and BMPs of rarer forms are put together here, byte by
byte. Nothing is read from disk, nothing is of a third party.
"""
import io
import struct
import zlib

import numpy
from PIL import Image

WIDTH, HEIGHT = 75, 53


def picture(channels, bits=8, width=WIDTH, height=HEIGHT):
    """Gradients, edges and a little noise, the same each time."""
    random = numpy.random.RandomState(20260131 + channels * 100 + bits)
    y, x = numpy.mgrid[0:height, 0:width]
    planes = [(x * (c + 2) + y * 3 + ((x // 9 + y // 7 + c) % 2) * 90 + random.randint(0, 12, x.shape)) % 256
              for c in range(channels)]
    values = numpy.stack(planes, -1).astype(numpy.uint32)
    if bits < 8:
        return values >> (8 - bits)
    return values if bits == 8 else values * 257 if bits == 16 else values


def packed(values, bits, order):
    """Rows of samples as a file holds them."""
    height, samples = values.shape[0], values.reshape(values.shape[0], -1)
    if bits in (8, 16, 32):
        return samples.astype({8: "u1", 16: order + "u2", 32: order + "u4"}[bits]).tobytes()
    rows = []
    for row in range(height):
        unpacked = ((samples[row][:, None] >> numpy.arange(bits - 1, -1, -1)) & 1).astype(numpy.uint8).ravel()
        rows.append(numpy.packbits(unpacked).tobytes())
    return b"".join(rows)


def tiff(pieces, width, height, bits, photometric, order="<", big=False, tiles=None, rows=None, **tags):
    """A TIFF of strips or, with tiles=(width, height), of tiles. Tags by number: t338=[1]."""
    fields = {256: [width], 257: [height], 258: bits, 259: [1], 262: [photometric], 277: [len(bits)]}
    if tiles:
        fields.update({322: [tiles[0]], 323: [tiles[1]]})
    elif rows:
        fields[278] = [rows]
    fields.update({int(name[1:]): value for name, value in tags.items()})
    head = struct.pack(order + "2sHHHQ", b"II" if order == "<" else b"MM", 43, 8, 0, 0) if big else \
        struct.pack(order + "2sHL", b"II" if order == "<" else b"MM", 42, 0)
    body, offsets = bytearray(head), []
    for piece in pieces:
        offsets.append(len(body))
        body += piece
        body += b"\0" * (len(body) % 2)
    fields[324 if tiles else 273] = offsets
    fields[325 if tiles else 279] = [len(piece) for piece in pieces]
    word, directory = 8 if big else 4, struct.pack(order + ("Q" if big else "H"), len(fields))
    for tag in sorted(fields):
        wide = tag in (273, 279, 324, 325)
        values = b"".join(struct.pack(order + ("L" if wide else "H"), value) for value in fields[tag])
        directory += struct.pack(order + ("HHQ" if big else "HHL"), tag, 4 if wide else 3, len(fields[tag]))
        if len(values) > word:
            directory += struct.pack(order + ("Q" if big else "L"), len(body))
            body += values + b"\0" * (len(values) % 2)
        else:
            directory += values.ljust(word, b"\0")
    directory += b"\0" * word
    struct.pack_into(order + ("Q" if big else "L"), body, 8 if big else 4, len(body))
    return bytes(body + directory)


def packbits(data):
    return b"".join(bytes([len(part) - 1]) + part for part in (data[at:at + 128] for at in range(0, len(data), 128)))


def in_strips(data, row_bytes, rows):
    return [data[at:at + row_bytes * rows] for at in range(0, len(data), row_bytes * rows)]


# name: (channels, bits, photometric, tags)
SAMPLES = {
    "bilevel": (1, 1, 1, {}), "bilevel-white": (1, 1, 0, {}), "gray2": (1, 2, 1, {}), "gray2-white": (1, 2, 0, {}),
    "gray4": (1, 4, 1, {}), "gray4-white": (1, 4, 0, {}), "gray": (1, 8, 1, {}), "gray-white": (1, 8, 0, {}),
    "gray12": (1, 12, 1, {}), "gray16": (1, 16, 1, {}), "gray16-white": (1, 16, 0, {}), "uint32": (1, 32, 1, {}),
    "int8": (1, 8, 1, {"t339": [2]}), "int16": (1, 16, 1, {"t339": [2]}), "int32": (1, 32, 1, {"t339": [2]}),
    "float": (1, 32, 1, {"t339": [3]}), "float-white": (1, 32, 0, {"t339": [3]}),
    "gray-x": (2, 8, 1, {"t338": [0]}), "gray-associated": (2, 8, 1, {"t338": [1]}), "gray-alpha": (2, 8, 1, {"t338": [2]}),
    "rgb": (3, 8, 2, {}), "rgb16": (3, 16, 2, {}), "rgba-unsaid": (4, 8, 2, {}), "rgba16-unsaid": (4, 16, 2, {}),
    "rgbx": (4, 8, 2, {"t338": [0]}), "rgb-associated": (4, 8, 2, {"t338": [1]}), "rgba": (4, 8, 2, {"t338": [2]}),
    "rgb-corel": (4, 8, 2, {"t338": [999]}), "rgbxx": (5, 8, 2, {"t338": [0, 0]}), "rgbax": (5, 8, 2, {"t338": [2, 0]}),
    "rgb-associated-x": (5, 8, 2, {"t338": [1, 0]}), "rgbaxx": (6, 8, 2, {"t338": [2, 0, 0]}),
    "rgbx16": (4, 16, 2, {"t338": [0]}), "rgb16-associated": (4, 16, 2, {"t338": [1]}), "rgba16": (4, 16, 2, {"t338": [2]}),
    "cmyk": (4, 8, 5, {}), "cmyk16": (4, 16, 5, {}), "cmykx": (5, 8, 5, {"t338": [0]}), "cmykxx": (6, 8, 5, {"t338": [0, 0]}),
    "ycbcr": (3, 8, 6, {"t530": [1, 1]}), "ycbcr-unsaid": (3, 8, 6, {}), "lab": (3, 8, 8, {}),
    "palette1": (1, 1, 3, {}), "palette2": (1, 2, 3, {}), "palette4": (1, 4, 3, {}), "palette": (1, 8, 3, {}),
    "palette-x": (2, 8, 3, {"t338": [0]}), "palette-alpha": (2, 8, 3, {"t338": [2]}),
}


def tiff_samples(name, order):
    channels, bits, photometric, tags = SAMPLES[name]
    values = picture(channels, bits if bits in (1, 2, 4, 8, 16) else 8)
    if bits == 12 or bits == 32 or (bits == 16 and channels == 1):
        values = values % 256 * 2  # some above 255, which are clipped
    if tags.get("t339") == [3]:
        values = values.astype(numpy.float32).view(numpy.uint32)
    elif tags.get("t339") == [2] and bits > 8:
        values = (values.astype(numpy.int64) - 100) % (1 << bits)
    if photometric == 3:
        random = numpy.random.RandomState(7)
        tags = dict(tags, t320=[int(value) for value in random.randint(0, 65536, 3 << bits)])
    return values, channels, bits, photometric, tags


def tiff_forms():
    for name in SAMPLES:
        for order in "<>":
            values, channels, bits, photometric, tags = tiff_samples(name, order)
            row_bytes = (WIDTH * channels * bits + 7) // 8
            data, all_bits, end = packed(values, bits, order), [bits] * channels, "" if order == "<" else "-mm"

            def make(pieces, **more):
                return tiff(pieces, WIDTH, HEIGHT, all_bits, photometric, order, **{**tags, **more})

            strips = in_strips(data, row_bytes, 16)
            yield f"{name}{end}.tif", make([data])
            yield f"{name}-strips{end}.tif", make(strips, rows=16)
            yield f"{name}-deflate{end}.tif", make([zlib.compress(s) for s in strips], rows=16, t259=[8])
            yield f"{name}-packbits{end}.tif", make([packbits(s) for s in strips], rows=16, t259=[32773])
            yield f"{name}-big{end}.tif", make([data], big=True)
            if bits >= 8:
                tiles = [numpy.pad(values, ((0, 11), (0, 21), (0, 0)), "edge")[y:y + 16, x:x + 32]
                         for y in range(0, 64, 16) for x in range(0, 96, 32)]
                tiles = [packed(tile, bits, order) for tile in tiles]
                yield f"{name}-tiles{end}.tif", make(tiles, tiles=(32, 16))
                yield f"{name}-tiles-deflate{end}.tif", make([zlib.compress(t) for t in tiles], tiles=(32, 16), t259=[8])
            if channels > 1:
                planes = [packed(values[:, :, c:c + 1], bits, order) for c in range(channels)]
                yield f"{name}-planes{end}.tif", make(planes, t284=[2])
                yield f"{name}-planes-deflate{end}.tif", make([zlib.compress(p) for p in planes], t284=[2], t259=[8])
            if bits <= 8 and channels in (1, 3):
                mirrored = bytes(int(f"{byte:08b}"[::-1], 2) for byte in data)
                yield f"{name}-reversed{end}.tif", make([mirrored], t266=[2])
            if name in ("rgb", "gray"):
                for orientation in range(2, 9):
                    yield f"{name}-turned{orientation}{end}.tif", make([data], t274=[orientation])


def subsampled_forms():
    """YCbCr with colours of half the size, as scanners write it: blocks of luminances, then the two colours."""
    values = picture(3)
    for across, down in ((2, 2), (2, 1), (1, 2), (4, 4)):
        blocks = []
        padded_values = numpy.pad(values, ((0, -HEIGHT % 16), (0, -WIDTH % 16), (0, 0)), "edge")
        for top in range(0, 64, 16):
            strip = bytearray()
            for y in range(top, min(top + 16, -(-HEIGHT // down) * down), down):
                for x in range(0, -(-WIDTH // across) * across, across):
                    block = padded_values[y:y + down, x:x + across]
                    strip += bytes(block[:, :, 0].astype(numpy.uint8).ravel()) + bytes(block[0, 0, 1:].astype(numpy.uint8))
            blocks.append(bytes(strip))
        more = {"t530": [across, down], "rows": 16}
        yield f"ycbcr-{across}{down}-deflate.tif", tiff([zlib.compress(b) for b in blocks], WIDTH, HEIGHT, [8] * 3, 6, t259=[8], **more)
        yield f"ycbcr-{across}{down}.tif", tiff(blocks, WIDTH, HEIGHT, [8] * 3, 6, **more)


def saved(mode, kind, **options):
    channels = {"L": 1, "1": 1, "P": 1, "YCbCr": 3}.get(mode, len(mode))
    drawn = mode if mode not in ("1", "P") else "L"
    image = Image.frombytes(drawn, (WIDTH, HEIGHT), picture(channels).astype(numpy.uint8).tobytes())
    if mode in ("1", "P"):
        image = image.convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pillow_forms():
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        yield f"saved-rgb-{compression}.tif", saved("RGB", "TIFF", compression=compression)
        yield f"saved-gray-{compression}.tif", saved("L", "TIFF", compression=compression)
    yield "saved-cmyk-lzw.tif", saved("CMYK", "TIFF", compression="tiff_lzw")
    yield "saved-rgb-lzw-predictor.tif", saved("RGB", "TIFF", compression="tiff_lzw", tiffinfo={317: 2})
    yield "saved-rgba-lzw.tif", saved("RGBA", "TIFF", compression="tiff_lzw")
    yield "saved-palette-lzw.tif", saved("P", "TIFF", compression="tiff_lzw")
    yield "saved-ycbcr-deflate.tif", saved("YCbCr", "TIFF", compression="tiff_adobe_deflate")
    for compression in ("group3", "group4", "tiff_ccitt"):
        yield f"saved-{compression}.tif", saved("1", "TIFF", compression=compression)
    for mode in ("1", "L", "P", "RGB", "RGBA", "LA"):
        yield f"{mode}.png", saved(mode, "PNG")
    gray16 = Image.fromarray((picture(1)[:, :, 0] * 2).astype(numpy.uint16))
    out = io.BytesIO()
    gray16.save(out, "PNG")
    yield "gray16.png", out.getvalue()
    for mode in ("1", "L", "P", "RGB"):
        yield f"{mode}.bmp", saved(mode, "BMP")
    for mode, kind in (("1", "pbm"), ("L", "pgm"), ("RGB", "ppm")):
        yield f"{mode}.{kind}", saved(mode, "PPM")
    for mode, options in (("RGB", {"quality": 60}), ("RGBA", {"quality": 60}), ("RGB", {"lossless": True}),
                          ("RGBA", {"lossless": True})):
        yield f"{mode}-{'lossless' if 'lossless' in options else 'lossy'}.webp", saved(mode, "WEBP", **options)
    yield "exif.webp", saved("RGB", "WEBP", quality=60, exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    for progressive in (False, True):
        for mode in ("L", "RGB", "CMYK"):
            yield f"{mode}-{int(progressive)}.jpg", saved(mode, "JPEG", quality=70, progressive=progressive)


def bmp(rows, width, height, bits, header=40, compression=0, between=b"", offset=None):
    offset = 14 + header + len(between) if offset is None else offset
    head = b"BM" + struct.pack("<LLLL", offset + len(rows), 0, offset, header)
    head += struct.pack("<HHHH", width, abs(height), 1, bits) if header == 12 else \
        struct.pack("<llHHL", width, height, 1, bits, compression)
    return head.ljust(14 + header, b"\0") + between + rows


def padded(rows):
    return b"".join(row + b"\0" * (-len(row) % 4) for row in rows)


def bmp_forms():
    rgb = picture(3).astype(numpy.uint8)
    rows24 = padded(row[:, ::-1].tobytes() for row in rgb[::-1])
    down = padded(row[:, ::-1].tobytes() for row in rgb)
    for header in (12, 40, 52, 56, 64, 108, 124):
        yield f"rgb-{header}.bmp", bmp(rows24, WIDTH, HEIGHT, 24, header)
    yield "top-down.bmp", bmp(down, WIDTH, -HEIGHT, 24)
    yield "no-last-pad.bmp", bmp(rows24[:-3], WIDTH, HEIGHT, 24)
    words = (rgb[:, :, 0] >> 3).astype(numpy.uint16) << 10 | (rgb[:, :, 1] >> 3).astype(numpy.uint16) << 5 | rgb[:, :, 2] >> 3
    yield "555.bmp", bmp(padded(row.astype("<u2").tobytes() for row in words[::-1]), WIDTH, HEIGHT, 16)
    masks = {"565": (0xF800, 0x7E0, 0x1F), "555": (0x7C00, 0x3E0, 0x1F), "444": (0xF00, 0xF0, 0xF)}
    for name, mask in masks.items():
        between = struct.pack("<LLL", *mask)
        yield f"masks-{name}.bmp", bmp(padded(row.astype("<u2").tobytes() for row in words[::-1]), WIDTH, HEIGHT, 16, 40, 3, between)
    wide = picture(4).astype(numpy.uint8)[::-1].tobytes()
    yield "32.bmp", bmp(wide, WIDTH, HEIGHT, 32)
    layouts = [(0xFF0000, 0xFF00, 0xFF, 0), (0xFF000000, 0xFF0000, 0xFF00, 0), (0xFF000000, 0xFF00, 0xFF, 0),
               (0xFF000000, 0xFF0000, 0xFF00, 0xFF), (0xFF, 0xFF00, 0xFF0000, 0xFF000000),
               (0xFF0000, 0xFF00, 0xFF, 0xFF000000), (0xFF000000, 0xFF00, 0xFF, 0xFF0000), (0, 0, 0, 0), (1, 2, 3, 4)]
    for number, layout in enumerate(layouts):
        made = bytearray(bmp(wide, WIDTH, HEIGHT, 32, 56, 3))
        struct.pack_into("<LLLL", made, 54, *layout)
        yield f"masks-{number}.bmp", bytes(made)
    random = numpy.random.RandomState(3)
    for bits in (1, 4, 8):
        values = picture(1, bits)
        rows = padded(packed(row[None], bits, "<") for row in values[::-1])
        palette = random.randint(0, 256, 4 << bits).astype(numpy.uint8).tobytes()
        yield f"palette{bits}.bmp", bmp(rows, WIDTH, HEIGHT, bits, between=palette)
        yield f"palette{bits}-os2.bmp", bmp(rows, WIDTH, HEIGHT, bits, 12, between=palette[:3 << bits])
        gray = b"".join(bytes([v * (255 if bits == 1 else 1)] * 3 + [0]) for v in range(1 << bits))
        yield f"gray{bits}.bmp", bmp(rows, WIDTH, HEIGHT, bits, between=gray)
        short = bytearray(bmp(rows, WIDTH, HEIGHT, bits, between=palette[:4 * max(1, (1 << bits) // 2)]))
        struct.pack_into("<L", short, 46, max(1, (1 << bits) // 2))
        yield f"palette{bits}-short.bmp", bytes(short)
    palette = random.randint(0, 256, 1024).astype(numpy.uint8).tobytes()
    runs = b"".join(b"".join(bytes([1, int(v)]) for v in row) + b"\0\0" for row in picture(1)[::-1, :, 0]) + b"\0\1"
    yield "rle8.bmp", bmp(runs, WIDTH, HEIGHT, 8, compression=1, between=palette)
    literal = b"".join(b"\0" + bytes([WIDTH]) + bytes(int(v) for v in row) + b"\0" + b"\0\0" for row in picture(1)[::-1, :, 0])
    yield "rle8-literal.bmp", bmp(literal, WIDTH, HEIGHT, 8, compression=1, between=palette)
    yield "rle8-delta.bmp", bmp(b"\5\3\0\2\4\1" * 60 + b"\0\0" * HEIGHT, WIDTH, HEIGHT, 8, compression=1, between=palette)
    rle4 = b"".join(b"".join(bytes([15, int(v)]) for v in row[:5]) + b"\0\0" for row in picture(1)[::-1, :, 0])
    yield "rle4.bmp", bmp(rle4, WIDTH, HEIGHT, 4, compression=2, between=palette[:64])


def pnm_forms():
    rgb = picture(3)
    gray = rgb[:, :, :1]
    for maximum in (1, 3, 15, 100, 255, 256, 1023, 4095, 65534, 65535):
        for kind, values in (("5", gray), ("6", rgb)):
            scaled = values * maximum // 255
            if maximum > 255 and kind == "5":
                scaled = numpy.minimum(values * 2, maximum)
            head = f"P{kind}\n# made on the spot\n{WIDTH} {HEIGHT}\n{maximum}\n".encode()
            yield f"p{kind}-{maximum}.pnm", head + scaled.astype("u1" if maximum < 256 else ">u2").tobytes()
            text = " ".join(str(int(value)) for value in scaled.ravel()).encode()
            yield f"p{int(kind) - 3}-{maximum}.pnm", head.replace(b"P" + kind.encode(), f"P{int(kind) - 3}".encode()) + text
    bits = picture(1, 1)
    yield "p4.pnm", f"P4 {WIDTH}\n{HEIGHT}\n".encode() + packed(bits, 1, "<")
    yield "p1.pnm", f"P1 {WIDTH}\n{HEIGHT}\n".encode() + bytes(48 + int(bit) for bit in bits.ravel())
    yield "comment-in-number.pnm", f"P6 {WIDTH}#c\n {HEIGHT}\n255\n".encode() + rgb.astype(numpy.uint8).tobytes()


def chunk(name, data, checksum=None):
    crc = zlib.crc32(name + data) if checksum is None else checksum
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", crc)


def png(colour, depth, rows, interlaced=0, before=b"", palette=b"", parts=1):
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    step = -(-len(data) // parts)
    pixels = b"".join(chunk(b"IDAT", data[at:at + step]) for at in range(0, len(data), step))
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + head + before + (chunk(b"PLTE", palette) if palette else b"") + pixels + chunk(b"IEND", b"")


def png_forms():
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
    random = numpy.random.RandomState(5)
    for colour, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            values = picture(channels[colour], depth)
            rows = [packed(row[None], depth, ">") for row in values]
            palette = random.randint(0, 256, 3 << depth).astype(numpy.uint8).tobytes() if colour == 3 else b""
            yield f"png-{colour}-{depth}.png", png(colour, depth, rows, palette=palette)
    rgb = [row.astype(numpy.uint8).tobytes() for row in picture(3)]
    yield "png-parts.png", png(2, 8, rgb, parts=5)
    yield "png-text.png", png(2, 8, rgb, before=chunk(b"tEXt", b"Comment\0made on the spot"))
    yield "png-short-palette.png", png(3, 8, [packed(row[None], 8, ">") for row in picture(1)], palette=bytes(range(90)))
    yield "png-no-palette.png", png(3, 8, [packed(row[None], 8, ">") for row in picture(1)])
    whole = png(2, 8, rgb)
    yield "png-no-iend.png", whole[:-12]
    yield "png-crc.png", png(2, 8, rgb).replace(whole[-16:-12], b"\1\2\3\4")


def forms():
    for make in (tiff_forms, subsampled_forms, pillow_forms, bmp_forms, pnm_forms, png_forms):
        yield from make()
