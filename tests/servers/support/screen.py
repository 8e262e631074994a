# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A display without a card or a port: Xvfb, whose picture lies in a file, and keys by xdotool."""

import collections
import os
import struct
import subprocess
import zlib


class Picture:
    """What a display shows: rows of RGB bytes."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def save(self, path):
        row = 3 * self.width
        data = b"".join(b"\0" + self.pixels[at:at + row] for at in range(0, len(self.pixels), row))

        def chunk(name, content):
            return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))
        head = struct.pack(">LLBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data, 6)) + chunk(b"IEND", b""))

    def colours(self):
        """How many, and the share of the most frequent one."""
        found = collections.Counter(zip(self.pixels[0::3], self.pixels[1::3], self.pixels[2::3]))
        return len(found), max(found.values()) / (self.width * self.height)


class Screen:
    """`with Screen(folder) as screen`; `screen.name` is what DISPLAY is to say."""

    def __init__(self, folder, width=1280, height=900):
        self.folder, self.size = folder, f"{width}x{height}x24"

    def __enter__(self):
        self.folder.mkdir()
        told, tells = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(tells), "-screen", "0", self.size, "-fbdir", self.folder,
                                         "-nolisten", "tcp", "-ac"], pass_fds=[tells], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(tells)
        with os.fdopen(told) as answer:
            self.name = ":" + answer.readline().strip()
        assert self.name != ":", "Xvfb can't be started"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env={**os.environ, "DISPLAY": self.name}, check=True)

    def type_into(self, title):
        """Gives the window of that title the keyboard: without a window manager nobody else does. False: there is none yet."""
        told = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title, "windowfocus"],
                              env={**os.environ, "DISPLAY": self.name}, capture_output=True)
        return told.returncode == 0

    def picture(self):
        """Of an X window dump: numbers of 4 bytes, big-endian, a table of colours, then the pixels."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack_from(">25L", data)
        size, width, height, bits, line, colours = head[0], head[4], head[5], head[11], head[12], head[19]
        assert bits == 32 and line == 4 * width and head[7] == 0, head
        start = size + 12 * colours
        raw = data[start:start + line * height]
        pixels = bytearray(3 * width * height)
        pixels[0::3], pixels[1::3], pixels[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return Picture(width, height, bytes(pixels))
