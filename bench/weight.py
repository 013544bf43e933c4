"""What a page weighs on a telephone: `bin/bench weight`.

Chromium opens pages of the demo town as on slow 4G (1.6 Mbit/s, 150 ms, processor slowed four times):
the front, a need described, the three homes, a letter, the search, the agenda, a conversation. Bytes and requests of a first and
of a second visit, and the largest paint against that of the bare list view in the same run.
`--lighthouse PATH` runs Lighthouse on each of them too, signed in as its reader, and on the door.
"""

import argparse
import json
import os
import subprocess
from statistics import median
from urllib.parse import urlsplit

from bench.homes import build
from bench.house import an_empty_house
from bench.pages import BARE, OURS, served

FIRST_KB, REQUESTS, AGAIN_KB, PAINT = 55, 8, 15, 1.4  # goals; the last one is a ratio
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
AUDITS = {
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocking",
    "cumulative-layout-shift": "shift",
    "total-byte-weight": "in all",
}
LARGEST_PAINT = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("--lighthouse", help="path of the lighthouse command")
    options = parser.parse_args()
    with an_empty_house(ENSEMBLE_DEMO="1", DJANGO_ALLOW_ASYNC_UNSAFE="1"):
        visits = {"front": ("/", ""), "describe a need": ("/needs/new", "")}
        visits |= {name: (page.path, page.cookie) for name, page in build().items()}
        with served(OURS) as ours, served(BARE) as bare:
            look(ours, bare, visits, options)
            if options.lighthouse:
                for name, (path, cookie) in (visits | {"door": ("/door", "")}).items():
                    lighthouse(options.lighthouse, options.browser, name, ours + path, cookie)


def look(ours: str, bare: str, visits: dict[str, tuple[str, str]], options) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=FLAGS)
        for name, (path, cookie) in visits.items():
            rounds = [
                (visit(browser, ours, path, cookie), visit(browser, bare, "/", ""))
                for _round in range(options.rounds)
            ]
            report(name, rounds)
        browser.close()


def visit(browser, base: str, path: str, cookie: str) -> tuple[int, int, int, float]:
    """Bytes and requests of a first visit, bytes of a second, and the first largest paint (ms)."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr")
    if cookie:
        key, _equals, value = cookie.partition("=")
        context.add_cookies([{"name": key, "value": value, "url": base}])
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda one: sizes.append(int(one["encodedDataLength"])))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(base + path, wait_until="networkidle")
    paint = page.evaluate(LARGEST_PAINT)
    first, requests = sum(sizes), len(sizes)
    sizes.clear()
    page.goto(base + path, wait_until="networkidle")
    context.close()
    return first, requests, sum(sizes), paint


def report(name: str, rounds: list[tuple]) -> None:
    first, requests, again, _paint = rounds[-1][0]
    paint = median(ours[3] / bare[3] for ours, bare in rounds)
    kept = first <= FIRST_KB * 1000 and requests <= REQUESTS
    kept = kept and again <= AGAIN_KB * 1000 and paint <= PAINT
    print(
        f"{name:16} first {first / 1000:5.1f} kB (≤ {FIRST_KB})  {requests} requests (≤ {REQUESTS})"
        f"  again {again / 1000:4.1f} kB (≤ {AGAIN_KB})"
        f"  largest paint {median(ours[3] for ours, _bare in rounds):5.0f} ms,"
        f" ×{paint:.2f} the bare list (≤ {PAINT})  {'reached' if kept else 'short'}",
        flush=True,
    )


def lighthouse(command: str, browser: str, name: str, url: str, cookie: str) -> None:
    """As who is signed in, on its default telephone."""
    asked = [command, url, "--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
    asked.append("--only-categories=performance,accessibility")
    if cookie:
        asked.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    environment = os.environ | {"CHROME_PATH": browser}
    run = subprocess.run(asked, env=environment, capture_output=True, check=True)
    said = json.loads(run.stdout)
    reached = urlsplit(said["finalDisplayedUrl"]).path
    if reached != urlsplit(url).path:
        raise SystemExit(f"Void: {name} led to {reached}.")
    scores = "  ".join(f"{k} {round(100 * one['score'])}" for k, one in said["categories"].items())
    audits = "  ".join(
        f"{said['audits'][key]['displayValue']} {what}" for key, what in AUDITS.items()
    )
    print(f"lighthouse {name:16} {scores}  {audits}", flush=True)


if __name__ == "__main__":
    main()
