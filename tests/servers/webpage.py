# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See webpage.sh. Wants EPOCHMARK_BIN (folder of epochmark-cli), EPOCHMARK_WORK (an empty folder) and EPOCHMARK_SOURCE;
pictures of what it saw are left in EPOCHMARK_SHOTS, where that is set."""

import copy
import json
import os
import pathlib
import subprocess
import sys
import uuid

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from browser import Browser  # noqa: E402

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
SHOTS = pathlib.Path(os.environ.get("EPOCHMARK_SHOTS", WORK / "shots"))
CLI = pathlib.Path(os.environ["EPOCHMARK_BIN"]) / "epochmark-cli"
GOLDEN = pathlib.Path(os.environ["EPOCHMARK_SOURCE"]) / "tests/core/results/record/golden.json"
HOSTILE = '</script><script>document.title="taken"</script>"><img src="http://127.0.0.1:9/x" onerror="alert(1)">'
ENTER, TAB, RIGHT, ESCAPE = 13, 9, 39, 27

# Name, seconds of its runs, status.
RESULTS = [("NVIDIA GeForce RTX 3060 Ti", [19.4, 19.6, 19.5], "completed"),
           ("Tesla T4", [101.0, 108.2, 104.4], "completed"),
           ("Intel Core i5-10400F", [927.0], "completed"),
           (HOSTILE, [57.3, 58.1], "completed"),
           ("AMD EPYC 7763", [33.0], "stopped")]


def command(*arguments, home="home"):
    environment = dict(os.environ, EPOCHMARK_HOME=str(WORK / home), LC_ALL="C.UTF-8")
    return subprocess.run([str(CLI), *arguments], env=environment, check=True, capture_output=True, text=True).stdout


def runs_of(template, name, seconds, status):
    runs = []
    set_id = str(uuid.uuid4())
    for total in seconds:
        run = copy.deepcopy(template)
        factor = total / template["timing"]["total_s"]
        run.update(id=str(uuid.uuid4()), set_id=set_id, status=status, ranked=status == "completed",
                   unranked_reasons=[] if status == "completed" else ["Stopped after 2 of 3 epochs. " + HOSTILE])
        run["device"]["name"] = name
        for part in (run["timing"], run["timing"]["phases"]):
            for key, value in part.items():
                if isinstance(value, (int, float)):
                    part[key] = value * factor
        for number, epoch in enumerate(run["epochs"]):
            epoch["seconds"] *= factor
            for key in epoch["phases"]:
                epoch["phases"][key] *= factor
            epoch["validation_s"] *= factor
            later = 0.02 * [result[0] for result in RESULTS].index(name)
            epoch["val_loss"] += later
            epoch["val_accuracy"] -= later
        run["final"] = {key: run["epochs"][-1][key] for key in ("val_loss", "val_accuracy")}
        runs.append(run)
    return runs


def make_page():
    """A store of strangers' results, exported, and the way back."""
    template = json.loads(GOLDEN.read_text())["records"][0]
    records = [run for result in RESULTS for run in runs_of(template, *result)]
    notes = [{"set_id": run["set_id"], "name": "", "note": HOSTILE, "pinned": False} for run in records[-1:]]
    (WORK / "all.json").write_text(json.dumps({"schema": 1, "records": records, "annotations": notes}))
    command("import", str(WORK / "all.json"))
    command("price", "set", RESULTS[0][0], "--buy", "289.99", "--watts", "200")
    command("price", "set", RESULTS[1][0], "--rent", "0.35")
    page = WORK / "page.html"
    command("export", "--format", "html", "--out", str(page))
    told = command("import", str(page), home="other")
    assert f"{len(records)} new, 0 known, 0 refused" in told, told
    same = [sorted(json.loads(command("list", "--json", home=home))["records"], key=lambda run: run["id"])
            for home in ("home", "other")]
    assert same[0] == same[1], "import brings the same records"
    return page


def column(browser, head):
    """The cells' keys of a column of the leaderboard, as the rows stand now."""
    return browser.value(f"""(() => {{
        const table = document.querySelector("table.board");
        const index = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === {json.dumps(head)});
        return [...table.tBodies[0].rows].map((row) => row.cells[index].dataset.key);
    }})()""")


def sorted_by(browser):
    return browser.value("""[...document.querySelectorAll("table.board th[aria-sort]")]
        .map((head) => head.textContent + " " + head.getAttribute("aria-sort"))""")


def medians():
    """Of the sets with a time that counts, or that were stopped after it: the oracle of the order."""
    return sorted(sorted(seconds)[len(seconds) // 2] if len(seconds) % 2 else sum(sorted(seconds)[-2:]) / 2
                  for _, seconds, status in RESULTS if status == "completed")


def check_quiet(browser, page):
    assert browser.complaints == [], browser.complaints
    strangers = [address for address in browser.requests
                 if address != page.as_uri() and not address.startswith("data:")]
    assert strangers == [] and page.as_uri() in browser.requests, browser.requests
    assert browser.dialogs == [], browser.dialogs
    assert browser.value("document.title") == "Epochmark results"
    assert browser.value("document.images.length") == 0
    assert browser.value("document.scripts.length") == 2


def check_watcher(browser):
    """What is looked for would be seen: a page that complains, asks for something and opens a dialogue."""
    bad = WORK / "bad.html"
    bad.write_text('<!DOCTYPE html><img src="http://127.0.0.1:9/x"><script>console.error("so"); alert(1); nowhere()</script>')
    browser.look(bad.as_uri())
    assert len(browser.complaints) >= 2 and len(browser.dialogs) == 1, (browser.complaints, browser.dialogs)
    assert "http://127.0.0.1:9/x" in browser.requests, browser.requests


def check_sorting(browser):
    assert sorted_by(browser) == ["rank ascending"]
    numbers = lambda: [float(key) for key in column(browser, "time") if key]  # noqa: E731
    known = lambda: [key != "" for key in column(browser, "rank")]  # noqa: E731
    heads = browser.value('document.querySelectorAll("table.board th button").length')
    assert heads == browser.value('document.querySelectorAll("table.board thead th").length') > 5
    browser.value("""[...document.querySelectorAll("table.board th button")]
        .find((button) => button.textContent === "time").click()""")
    assert sorted_by(browser) == ["time ascending"]
    times = numbers()
    assert times == sorted(times) and len(set(times)) >= 4, times
    for median in medians():
        assert min(abs(median - time) for time in times) < 1e-3 * median, (median, times)
    # By keys: the button is reached by Tab, Enter turns the order around.
    browser.value("""[...document.querySelectorAll("table.board th button")]
        .find((button) => button.textContent === "device").focus()""")
    browser.press("Tab", TAB)
    browser.press("Tab", TAB)
    assert browser.value("document.activeElement.textContent") == "time"
    browser.press("Enter", ENTER)
    assert sorted_by(browser) == ["time descending"]
    assert numbers() == times[::-1]
    browser.value("""document.querySelector("table.board th button").click()""")
    assert sorted_by(browser) == ["rank ascending"] and known() == [True] * 4 + [False]
    browser.value("""document.querySelector("table.board th button").click()""")
    assert sorted_by(browser) == ["rank descending"] and known() == [True] * 4 + [False], "unknown stays last"
    browser.value("""document.querySelector("table.board th button").click()""")
    browser.value('document.querySelector("main .scroll").scrollLeft = 0')


def tip(browser):
    return browser.value('document.querySelector(".tip")?.innerText ?? ""')


def check_tips(browser):
    assert tip(browser) == ""
    browser.value('document.querySelector(".plot").scrollIntoView({block: "center"})')
    box = browser.value("""(({left, right, top, bottom}) => [left, right, top, bottom])(
        document.querySelector(".plot").getBoundingClientRect())""")
    browser.point(box[1] - 2, (box[2] + box[3]) / 2)
    last = tip(browser)
    assert "RTX 3060 Ti · epoch 2, training: 78.7 %" in last and "validation: 85.5 %" in last, last
    assert browser.value("""(() => {
        const [tip, chart] = [".tip", ".chart"].map((name) => document.querySelector(name).getBoundingClientRect());
        return tip.left >= chart.left - 1 && tip.right <= chart.right + 1;
    })()"""), "the tip stays in its chart"
    browser.point(1, 1)
    assert tip(browser) == ""
    browser.value('document.querySelector(".plot").focus()')
    browser.press("ArrowRight", RIGHT)
    assert "epoch 1" in tip(browser), tip(browser)
    browser.press("Escape", ESCAPE)
    assert tip(browser) == ""
    browser.value("document.activeElement.blur(), scrollTo(0, 0)")


def check_width(browser, width):
    wide = browser.value("document.documentElement.scrollWidth")
    assert wide <= width, f"the page is {wide} wide in {width}"
    # Whatever is wider than its place scrolls in a place of its own, which Tab reaches.
    assert browser.value("""[...document.querySelectorAll("main *")].every((element) =>
        element.closest(".scroll") || element.closest("svg") || element.getBoundingClientRect().right <= innerWidth + 1)""")
    cells = browser.value("""[...document.querySelectorAll("tbody :is(td, th)")].map((cell) =>
        [cell.offsetWidth, cell.offsetHeight, cell.textContent.length])""")
    assert all(cell[0] >= 80 or cell[2] < 12 for cell in cells), "no cell is a column of letters"
    assert max(cell[1] for cell in cells) < 420, "nor is any as high as a page"
    sizes = browser.value("""[...document.querySelectorAll(".chart text")].map((text) =>
        text.getBoundingClientRect().height)""")
    assert min(sizes) > 10, "the axes can be read"
    assert browser.value('document.querySelector(".plot").getBoundingClientRect().width') > 200


def main():
    page = make_page()
    SHOTS.mkdir(parents=True, exist_ok=True)
    (WORK / "profile").mkdir()
    browser = Browser(str(WORK / "profile"))
    try:
        check_watcher(browser)
        for width in (1440, 360):
            grounds = set()
            for scheme in ("light", "dark"):
                browser.be(width, scheme=scheme)
                browser.look(page.as_uri())
                check_sorting(browser)
                check_tips(browser)
                check_width(browser, width)
                check_quiet(browser, page)
                grounds.add(browser.value("getComputedStyle(document.body).backgroundColor"))
                browser.picture(SHOTS / f"webpage-{width}-{scheme}.png")
            assert len(grounds) == 2, "light and dark differ"
        browser.print_to(SHOTS / "webpage.pdf")
    finally:
        browser.close()
    print("The page: no error, nothing asked for, sorted by mouse and keys, at 360 and 1,440 pixels, light and dark.")


main()
