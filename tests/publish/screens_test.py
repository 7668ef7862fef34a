"""Lays out every text of the samples' EPUBs in Chromium as reading systems would: on a telephone of 320 CSS pixels, on a
wide screen, with type of double size, by day and by night. Nothing may stick out, and every word must be readable.

usage: screens_test.py PROGRAM NODE_FOLDER [unittest arguments]"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
NODE = pathlib.Path(sys.argv.pop(1)).resolve()
ACE = NODE / "node_modules/.bin/ace-puppeteer"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LAYOUTS = sorted(path.stem for path in (ROOT / "layouts").glob("*.xml") if path.stem != "base")
# Grants everybody half a page, which the long statements of proof-of-pages do not have.
GRANTING = "voters-pamphlet-letter"
SAMPLES = sorted(path for path in (ROOT / "input").iterdir() if path.is_dir())

# Measures each text in a frame of its own. Contrast is WCAG's (1.4.3): text against the grounds below it.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><title>screens</title><pre id="report">none</pre><script>
const files = FILES, screens = SCREENS, report = [];
const parse = (color) => {
  const numbers = color.match(/[\\d.]+/g).map(Number);
  return color.startsWith("color(") ? numbers.map((n, i) => i < 3 ? 255 * n : n) : numbers;
};
const over = (top, below) => {
  const alpha = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
};
const luminance = (color) => {
  const [r, g, b] = color.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const night = matchMedia("(prefers-color-scheme: dark)").matches;
function measure(frame, file, screen) {
  const page = frame.contentDocument, view = frame.contentWindow, root = page.documentElement;
  if (page.querySelector("parsererror")) report.push({file, screen: screen.name, what: "parse error"});
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...page.body.querySelectorAll("*")].filter((e) => !e.closest(".wide") || e.matches(".wide")).find(
        (e) => e.getBoundingClientRect().right > root.clientWidth + 1 || e.getBoundingClientRect().left < -1);
    report.push({file, screen: screen.name, what: "sticks out", by: root.scrollWidth - root.clientWidth,
                 element: widest ? widest.outerHTML.slice(0, 200) : "?"});
  }
  const canvas = night ? [18, 18, 18] : [255, 255, 255], seen = new Set();
  for (const element of page.body.querySelectorAll("*")) {
    const words = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!words || !element.getClientRects().length) continue;
    const grounds = [];
    for (let e = element; e; e = e.parentElement) grounds.push(parse(view.getComputedStyle(e).backgroundColor));
    const ground = grounds.reverse().reduce((below, top) => over(top, below), canvas);
    const ink = over(parse(view.getComputedStyle(element).color), ground);
    const key = ink + "/" + ground;
    if (seen.has(key)) continue;
    seen.add(key);
    if (contrast(ink, ground) < 4.5) {
      report.push({file, screen: screen.name, what: "contrast", is: contrast(ink, ground).toFixed(2), night,
                   element: element.outerHTML.slice(0, 200)});
    }
  }
  return root.clientWidth;
}
async function run() {
  let measured = 0;
  for (const screen of screens) {
    const frame = document.createElement("iframe");
    frame.style.cssText = `width: ${screen.width}px; height: 600px; border: 0;`;
    document.body.append(frame);
    for (const file of files) {
      await new Promise((done) => { frame.onload = done; frame.src = file; });
      frame.contentDocument.documentElement.style.fontSize = screen.size;
      const width = measure(frame, file, screen);
      measured += width <= screen.width && width > screen.width - 20 ? 1 : 0;
    }
    frame.remove();
  }
  document.getElementById("report").textContent = JSON.stringify({measured, night, report});
}
run();
</script>"""

SCREENS = [{"name": "telephone", "width": 320, "size": "100%"}, {"name": "large type", "width": 320, "size": "200%"},
           {"name": "wide", "width": 1280, "size": "100%"}]


@unittest.skipUnless(CHROMIUM, "needs Chromium, which is not installed")
class Screens(unittest.TestCase):
    def measure(self, folder, night):
        files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.xhtml"))
        page = folder / "screens.html"
        page.write_text(FRAME.replace("FILES", json.dumps(files)).replace("SCREENS", json.dumps(SCREENS)))
        with tempfile.TemporaryDirectory() as profile:
            run = subprocess.run(
                [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                 f"--user-data-dir={profile}", f"--blink-settings=preferredColorScheme={0 if night else 1}",
                 "--virtual-time-budget=600000", "--dump-dom", page.as_uri()],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=500)
        found = re.search(r'<pre id="report">(.*?)</pre>', run.stdout, re.S)
        self.assertIsNotNone(found, run.stderr[-2000:])
        self.assertNotEqual(found.group(1), "none", "the page was not done in time")
        result = json.loads(html.unescape(found.group(1)))
        self.assertEqual(result["night"], night)
        self.assertEqual(result["measured"], len(files) * len(SCREENS))
        return result["report"]

    def check(self, source, layout):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            book = folder / "book.epub"
            subprocess.run([PROGRAM, "build", source, "--layout", layout, "--no-verify", "-q", "-o", book], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with zipfile.ZipFile(book) as epub:
                epub.extractall(folder / "book")
            style = (folder / "book/OEBPS/style.css").read_text()
            self.assertNotRegex(style, r"[0-9](px|pt|mm|cm|in|pc)\b", "a length that no reader can change")
            for night in (False, True):
                self.assertEqual(self.measure(folder / "book", night), [])

    def test_samples(self):
        self.assertGreater(len(SAMPLES), 2)
        for source in SAMPLES:
            proof = source.name.startswith("proof")
            for layout in LAYOUTS if proof or source.name.startswith("river") else LAYOUTS[:1]:
                if proof and layout == GRANTING:
                    continue
                with self.subTest(source=source.name, layout=layout):
                    self.check(source, layout)

    # Ace stands beside EPUBCheck where somebody has put it there.
    @unittest.skipUnless(ACE.exists(), "needs Ace by DAISY: npm install --ignore-scripts @daisy/ace in build/node")
    def test_ace_finds_nothing(self):
        for source in SAMPLES:
            with self.subTest(source=source.name), tempfile.TemporaryDirectory() as name:
                book = pathlib.Path(name) / "book.epub"
                subprocess.run([PROGRAM, "build", source, "--no-verify", "-q", "-o", book], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                run = subprocess.run([ACE, "--force", "--outdir", f"{name}/report", book], text=True, timeout=900,
                                     env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": CHROMIUM},
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                report = pathlib.Path(name) / "report/report.json"
                self.assertTrue(report.exists(), run.stdout[-2000:])
                texts = json.loads(report.read_text())["assertions"]
                self.assertGreater(len(texts), 3)
                self.assertEqual([(text["earl:testSubject"]["url"], each["earl:test"]["dct:title"])
                                  for text in texts for each in text["assertions"]], [])


if __name__ == "__main__":
    unittest.main()
