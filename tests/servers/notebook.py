# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See notebook.sh. Wants EPOCHMARK_BIN, EPOCHMARK_WORK, EPOCHMARK_SOURCE and EPOCHMARK_SHOTS."""

import base64
import functools
import hashlib
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading
import time

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
SOURCE = pathlib.Path(os.environ["EPOCHMARK_SOURCE"])
BIN = pathlib.Path(os.environ["EPOCHMARK_BIN"])
NOTEBOOK = SOURCE / "packaging/notebook/epochmark.ipynb"


class QuietServer(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietServer, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def execute(place, **environment):
    """The notebook in a folder of its own, with a home of its own: (status, what nbconvert said, the cells as they came out)."""
    place.mkdir(exist_ok=True)
    shutil.copy(NOTEBOOK, place)
    told = {name: value for name, value in os.environ.items() if not name.startswith("EPOCHMARK_")}
    told |= {"EPOCHMARK_HOME": str(place / "home"), "HOME": str(place), "TMPDIR": str(place), **environment}
    command = ["jupyter-nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=600", "--output", "executed",
               NOTEBOOK.name]
    done = subprocess.run(command, cwd=place, env=told, capture_output=True, text=True, timeout=800)
    out = place / "executed.ipynb"
    cells = json.loads(out.read_text())["cells"] if out.exists() else []
    return done.returncode, done.stdout + done.stderr, [cell for cell in cells if cell["cell_type"] == "code"]


def words(cell):
    return "".join("".join(output.get("text", "")) for output in cell["outputs"])


def check_shipped():
    shipped = json.loads(NOTEBOOK.read_text())
    assert shipped["nbformat"] == 4 and len({cell["id"] for cell in shipped["cells"]}) == len(shipped["cells"])
    code = [cell for cell in shipped["cells"] if cell["cell_type"] == "code"]
    assert code and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code), "saved with what it printed"


def check_whole(url, archive):
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    place = WORK / "whole"
    started = time.monotonic()
    status, said, cells = execute(place, EPOCHMARK_BUNDLE=f"{url}/{archive.name}#sha256={digest}", EPOCHMARK_EPOCHS="1")
    seconds = time.monotonic() - started
    assert status == 0, said[-3000:]
    assert digest in words(cells[0]) and "epochmark-cli " in words(cells[0]), words(cells[0])
    assert "is there." in words(cells[1]), words(cells[1])  # inside the folder: nothing to fetch it from
    record, = json.loads((place / "epochmark-record.json").read_text())["records"]
    assert record["status"] == "completed" and len(record["epochs"]) == 1, record["status"]
    shown = [output["data"]["image/png"] for cell in cells for output in cell["outputs"] if "image/png" in output.get("data", {})]
    picture = place / "epochmark-report.png"
    assert len(shown) == 1 and base64.b64decode(shown[0]) == picture.read_bytes(), "the picture that is shown is another one"
    shutil.copy(picture, os.environ["EPOCHMARK_SHOTS"])
    # What the picture carries is what was measured: read by another Epochmark, in another home.
    other = WORK / "other"
    told = dict(os.environ, EPOCHMARK_HOME=str(other))
    subprocess.run([BIN / "epochmark-cli", "import", picture], env=told, check=True, capture_output=True)
    exported = WORK / "exported.json"
    subprocess.run([BIN / "epochmark-cli", "export", "--format", "json", "--out", exported], env=told, check=True, capture_output=True)
    assert record["id"] in [one["id"] for one in json.loads(exported.read_text())["records"]], record["id"]
    return seconds


def check_refusals(url, archive):
    def refused(name, says, **environment):
        status, said, _ = execute(WORK / name, **environment)
        assert status != 0 and says in said, (name, said[-2000:])
        assert not list((WORK / name).glob("epochmark-*/*/epochmark-cli")), f"{name}: something was unpacked"
        assert not (WORK / name / "epochmark-record.json").exists(), name

    refused("wrong", "isn't what was announced", EPOCHMARK_BUNDLE=f"{url}/{archive.name}#sha256={'0' * 64}")
    # A hash that isn't one is no reason to do without.
    for number, fragment in enumerate(("SHA256=" + "0" * 64, "sha256:" + "0" * 64, "sha256=" + "0" * 63, "md5=" + "0" * 32)):
        refused(f"unread{number}", "nothing could be checked", EPOCHMARK_BUNDLE=f"{url}/{archive.name}#{fragment}")
    refused("space", "can't be downloaded", EPOCHMARK_BUNDLE=f"{url}/a file.tar.gz")
    refused("missing", "can't be downloaded", EPOCHMARK_BUNDLE=f"{url}/nothing.tar.gz")
    # Uploaded beside the notebook, but not to its end.
    cut = WORK / "cut"
    cut.mkdir()
    with open(archive, "rb") as whole:
        (cut / archive.name).write_bytes(whole.read(archive.stat().st_size // 2))
    refused("cut", "can't be unpacked (is it whole?)")


def main():
    check_shipped()
    out = WORK / "out"
    subprocess.run([SOURCE / "packaging/bundle.sh", "--cli", "--fast", "--with-libtorch", "--build", BIN.parent, "--out", out], check=True)
    archive, = out.glob("*.tar.gz")
    url = serve(out)
    check_refusals(url, archive)
    seconds = check_whole(url, archive)
    print(f"The notebook: {archive.stat().st_size / 1e6:.0f} MB downloaded, unpacked, run and shown in {seconds:.0f} s without a network; "
          "a wrong, a cut and a missing archive refused.")


main()
