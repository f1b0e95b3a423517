#!/usr/bin/env python3
"""Height, first paint and size of reports, and frames a second of the scatter, in headless Chromium.

  bench/views/frames.py [REPORT/index.html ...] [--points 5000 20000] [--seconds 3]

Drawing is by software (--disable-gpu), so a machine with a graphics card does better. Needs a
'chromium' on the PATH and Python 3, nothing else: it talks to the browser through a pipe.
"""
import argparse
import fcntl
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

VIEWS = pathlib.Path(__file__).resolve().parents[2] / "app/src/main/resources/org/patchbridge/views"
IMPORT = re.compile(r"^import \{[^}]*\} from '\./([^']+)';\n", re.MULTILINE)

# Zooms in and out, a step a frame, and counts the frames that came.
FRAMES = """
new Promise(done => {
  const canvas = %s;
  canvas.scrollIntoView();
  let frames = 0;
  const start = performance.now();
  const step = now => {
    if (now - start > %d) { done({ frames, rate: 1000 * frames / (now - start) }); return; }
    frames += 1;
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: frames %% 24 < 12 ? '+' : '-' }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""


class Browser:
    """One tab, driven by the DevTools protocol over a pair of pipes."""

    def __init__(self, folder):
        self.read, theirs_out = os.pipe()
        theirs_in, self.write = os.pipe()

        def pipes():
            # Both stand at 3 or 4 already, perhaps; above, neither is overwritten by the other.
            ends = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (theirs_in, theirs_out)]
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        command = [shutil.which("chromium") or sys.exit("no chromium on the PATH"), "--headless", "--no-sandbox",
                   "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars", "--no-first-run",
                   "--disable-background-networking", "--user-data-dir=" + folder, "about:blank"]
        self.process = subprocess.Popen(command, preexec_fn=pipes, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.number, self.left, self.session = 0, b"", None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Performance.enable", timeDomain="threadTicks")

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def next(self):
        while b"\0" not in self.left:
            self.left += os.read(self.read, 1 << 20)
        message, self.left = self.left.split(b"\0", 1)
        return json.loads(message)

    def open(self, page, width):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
        while self.next().get("method") != "Page.loadEventFired":
            pass
        self.value("new Promise(done => setTimeout(done, 1000))")

    def value(self, expression):
        answer = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def zoomed(self, canvas, millis):
        """Frames a second, and the main thread's own time a frame, which other work does not lengthen."""
        before = self.busy()
        seen = self.value(FRAMES % (canvas, millis))
        busy = 1000 * (self.busy() - before) / max(1, seen["frames"])
        return f"{seen['rate']:.0f} frames a second, {busy:.1f} ms of the main thread each"

    def busy(self):
        metrics = self.ask("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in metrics if each["name"] == "TaskDuration")

    def close(self):
        self.process.terminate()
        self.process.wait()


def linked(name, seen):
    """The module with all it needs, as one text."""
    if name in seen:
        return ""
    seen.add(name)
    text = (VIEWS / name).read_text()
    before = "".join(linked(each, seen) for each in IMPORT.findall(text))
    return before + re.sub(r"^export ", "", IMPORT.sub("", text), flags=re.MULTILINE)


def page_of(points, folder):
    page = pathlib.Path(folder) / f"{points}.html"
    page.write_text(f"""<!DOCTYPE html><meta charset=utf-8><style>{(VIEWS / 'views.css').read_text()}</style>
<div id=host style="width:1000px"></div><script>{linked('scatter.js', set())}
const classes = ['Lamp5', 'Pvalb', 'Sncg', 'Sst', 'Vip'];
const gauss = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
scatter(document.getElementById('host'), {{ points: Array.from({{ length: {points} }}, (_, i) => ({{
  id: 'c/' + i, x: 4 * Math.cos(1.3 * (i % 5)) + gauss(), y: 4 * Math.sin(1.3 * (i % 5)) + gauss(), class: classes[i % 5],
}})) }}, {{ height: 600 }});
</script>""")
    return page


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("reports", nargs="*", help="pages to measure")
    words.add_argument("--points", nargs="*", type=int, default=[5000, 20000])
    words.add_argument("--seconds", type=float, default=3)
    asked = words.parse_args()
    millis = int(1000 * asked.seconds)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder)
        try:
            for report in asked.reports:
                browser.open(report, 1280)
                height = browser.value("document.documentElement.scrollHeight")
                paint = browser.value("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                planes = browser.value("document.querySelectorAll('figure.embedding canvas').length")
                frames = [browser.zoomed(f"document.querySelectorAll('figure.embedding canvas')[{each}]", millis)
                          for each in range(planes)]
                browser.open(report, 390)
                width = browser.value("document.documentElement.scrollWidth")
                print(f"{report}: {os.path.getsize(report) / 1e6:.2f} MB, {height} px high at 1280, {width} px wide at 390, "
                      f"first paint {paint:.0f} ms")
                for plane, words_of_plane in enumerate(frames):
                    print(f"  plane {plane + 1}, zooming: {words_of_plane}")
            for points in asked.points:
                browser.open(page_of(points, folder), 1280)
                print(f"{points} points, zooming: {browser.zoomed('document.querySelector(`canvas`)', millis)}")
        finally:
            browser.close()


if __name__ == "__main__":
    main()
