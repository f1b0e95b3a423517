#!/usr/bin/env python3
"""Makes a built site searchable from disk, and lists the versions that lie beside it.

    finish.py SITE VERSION

SITE holds a folder a version. Writes search/search.js of this one, SITE/latest, SITE/versions.json and SITE/index.html.
"""
import json
import shutil
import sys
from pathlib import Path

# A page from disk may neither fetch the index nor start a worker from a file: both become part of a script.
SEARCH = """var __search = {{
  index: Promise.resolve({index}),
  worker: URL.createObjectURL(new Blob([{worker}], {{ type: "text/javascript" }})),
}};
"""
FORWARD = """<!doctype html>
<meta charset="utf-8">
<title>PatchBridge</title>
<meta http-equiv="refresh" content="0; url=latest/index.html">
<a href="latest/index.html">The documentation of the latest version</a>
"""


def main():
    site, version = Path(sys.argv[1]), sys.argv[2]
    built = site / version
    worker, = (built / "assets/javascripts/workers").glob("search.*.js")
    index = (built / "search/search_index.json").read_text(encoding="utf-8")
    script = SEARCH.format(index=index, worker=json.dumps(worker.read_text(encoding="utf-8")))
    (built / "search/search.js").write_text(script.replace("</", "<\\/"), encoding="utf-8")
    (built / "404.html").unlink(missing_ok=True)  # it asks for everything at the root of a server
    shutil.rmtree(site / "latest", ignore_errors=True)
    shutil.copytree(built, site / "latest")
    others = sorted((path.parent.name for path in site.glob("*/index.html")), key=numbers, reverse=True)
    listed = [{"version": name, "title": name, "aliases": ["latest"] if name == version else []}
              for name in others if name != "latest"]
    (site / "versions.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    (site / "index.html").write_text(FORWARD, encoding="utf-8")


def numbers(name):
    return [int(part) if part.isdigit() else -1 for part in name.replace("-", ".").split(".")]


if __name__ == "__main__":
    main()
