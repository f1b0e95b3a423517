#!/usr/bin/env python3
"""Follows every link of a built site: to files, to anchors in them, and to what a page loads. Exit code 1 if one is dead.

    check.py FOLDER

Addresses of other servers are counted, not asked; a page must not load anything from one.
"""
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {"script": "src", "img": "src", "iframe": "src", "link": "href"}
NOT_LOADED = {"canonical", "prev", "next", "alternate"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.anchors, self.links, self.loads = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if named.get("id"):
            self.anchors.add(named["id"])
        if tag == "a" and named.get("name"):
            self.anchors.add(named["name"])
        if tag == "a" and named.get("href"):
            self.links.append(named["href"])
        loaded = named.get(LOADS.get(tag, ""))
        if loaded and not (tag == "link" and named.get("rel") in NOT_LOADED):
            self.loads.append(loaded)


def main():
    folder = Path(sys.argv[1]).resolve()
    pages = {}

    def page(path):
        if path not in pages:
            pages[path] = Page(path.read_text(encoding="utf-8"))
        return pages[path]

    dead, followed, elsewhere, count = [], 0, 0, 0
    for path in sorted(folder.rglob("*.html")):
        if folder / "api" in path.parents or path.name == "sample-report.html":
            continue  # written by other programs, which have tests of their own
        count += 1
        for link, is_loaded in [(each, False) for each in page(path).links] + [(each, True) for each in page(path).loads]:
            parts = urlsplit(link)
            if parts.scheme == "data":
                continue
            if parts.scheme or parts.netloc:
                elsewhere += 1
                if is_loaded:
                    dead.append(f"{path.relative_to(folder)}: loads {link} from elsewhere")
                continue
            followed += 1
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                dead.append(f"{path.relative_to(folder)}: {link}: there is no such file")
            elif parts.fragment and target.suffix == ".html" and folder / "api" not in target.parents \
                    and unquote(parts.fragment) not in page(target).anchors:
                dead.append(f"{path.relative_to(folder)}: {link}: there is no such heading")
    print(f"site: {count} pages, {followed} links followed, {elsewhere} to other servers, {len(dead)} dead")
    for each in dead:
        print(f"  {each}")
    sys.exit(1 if dead else 0)


if __name__ == "__main__":
    main()
