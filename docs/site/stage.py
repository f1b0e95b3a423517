#!/usr/bin/env python3
"""Puts the pages of the site together: copies docs, takes in what they link to elsewhere in the project, and
writes the configuration that mkdocs reads.

    stage.py PROJECT MADE STAGED

MADE holds what the build made: commands/, figures/. STAGED is written anew: mkdocs.yml and pages/.
"""
import os
import re
import shutil
import sys
from html import escape
from pathlib import Path

import yaml

LINK = re.compile(r"(\]\()([^)\s#]+)(#[^)\s]*)?(\))")
FENCE = re.compile(r"(^ *```.*?^ *```$)", re.M | re.S)
ELSEWHERE = re.compile(r"^[a-z][a-z+.-]*:")
MARK = re.compile(r"^( *)<!-- (not run|given): (.*) -->$", re.M)
FIGURE = re.compile(r"^<!-- figure: (\S+) (.*) -->$", re.M)
MARKS = {"not run": ("not-run", "The tests do not run this: "), "given": ("given", "You have: ")}
OPENAPI = "web/src/main/resources/org/patchbridge/web/openapi.yaml"


class Stage:
    def __init__(self, project, made, staged):
        self.project, self.made, self.pages = project, made, staged / "pages"
        self.docs = project / "docs"
        self.taken = {}  # source file → place in the pages
        self.waiting = []

    def take(self, source):
        """The place of a file of the project, which is copied once somebody links to it."""
        if source not in self.taken:
            if self.docs in source.parents:
                place = source.relative_to(self.docs).as_posix()
            elif source == self.project / OPENAPI:
                place = "http.md"
            else:
                place = "project/" + source.relative_to(self.project).as_posix().replace("/", "-")
            self.taken[source] = place
            self.waiting.append(source)
        return self.taken[source]

    def copy_all(self):
        for source in sorted(self.docs.rglob("*")):
            if source.is_file() and self.docs / "site" not in source.parents:
                self.take(source)
        for name in ("CONTRIBUTING.md", "CHANGELOG.md", "clients/python/README.md", "examples/README.md", "bench/README.md"):
            self.take(self.project / name)
        while self.waiting:
            source = self.waiting.pop()
            target = self.pages / self.taken[source]
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.name == "http.md":
                target.write_text(http_page(source), encoding="utf-8")
            elif source.suffix == ".md":
                target.write_text(self.page(source), encoding="utf-8")
            else:
                shutil.copyfile(source, target)

    def page(self, source):
        parts = FENCE.split(source.read_text(encoding="utf-8"))
        for at in range(0, len(parts), 2):  # what is between the fences
            parts[at] = LINK.sub(lambda link: self.relinked(source, link), parts[at])
            parts[at] = MARK.sub(note, parts[at])
            parts[at] = FIGURE.sub(self.figure, parts[at])
        text = "".join(parts)
        if source == self.docs / "commands.md":
            text = re.sub(r"^\| `([a-z]+)` \|", r"| [`\1`](commands/\1.md) |", text, flags=re.M)
        return text

    def relinked(self, source, link):
        target = link.group(2)
        if ELSEWHERE.match(target):
            return link.group(0)
        found = (source.parent / target).resolve()
        if not found.is_file():
            raise SystemExit(f"site: {source}: there is no {target}")
        here = Path(self.taken[source]).parent.as_posix()
        return "](" + os.path.relpath(self.take(found), here) + (link.group(3) or "") + ")"

    def figure(self, mark):
        name, caption = mark.groups()
        if not (self.made / "figures" / name).is_file():
            raise SystemExit(f"site: the build has made no figure {name}")
        if name.endswith(".html"):
            return f'<p><a href="made/{name}">{escape(caption)}</a></p>'
        return f"![{caption}](made/{name})\n\n*{caption}*"

    def add_made(self):
        shutil.copytree(self.made / "commands", self.pages / "commands")
        shutil.copytree(self.made / "figures", self.pages / "made")
        (self.pages / "api.md").write_text(API, encoding="utf-8")
        shutil.copyfile(self.docs / "site/site.css", self.pages / "site.css")

    def nav(self, wanted):
        """The nav with what is there; pages that nobody placed come last, so that none is lost."""
        there = {path.relative_to(self.pages).as_posix() for path in self.pages.rglob("*.md")}
        placed = set()

        def keep(entries):
            kept = []
            for entry in entries:
                (title, value), = entry.items()
                if value == "COMMANDS":
                    value = [{p[9:-3]: p} for p in sorted(there) if p.startswith("commands/")]
                elif value == "DECISIONS":
                    value = [{self.title(p): p} for p in sorted(there, key=lambda p: (p[-9:] != "README.md", p))
                             if p.startswith("decisions/")]
                elif isinstance(value, list):
                    value = keep(value)
                elif value not in there:
                    continue
                if isinstance(value, str):
                    placed.add(value)
                elif not isinstance(entry[title], list):
                    placed.update(page for item in value for page in item.values())
                kept.append({title: value})
            return kept

        entries = keep(wanted)
        left = sorted(there - placed)
        if left:
            entries.append({"More": [{self.title(page): page} for page in left]})
        return entries

    def title(self, page):
        heading = re.search(r"^# (.*)$", (self.pages / page).read_text(encoding="utf-8"), re.M)
        return heading.group(1).replace("`", "") if heading else page


def note(mark):
    indent, kind, why = mark.groups()
    style, words = MARKS[kind]
    return f'{indent}<p class="{style}">{words}{escape(why)}</p>\n'


def http_page(source):
    described = yaml.safe_load(source.read_text(encoding="utf-8"))
    lines = ["# HTTP interface", "", described["info"]["description"].strip(), "", "| request | what it does | answers |",
             "|---|---|---|"]
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            if method == "parameters":
                continue
            answers = "<br>".join(answer(code, of) for code, of in told["responses"].items())
            summary = told.get("summary", "").replace("|", "\\|")
            lines.append(f"| `{method.upper()} {path}` | {summary} | {answers} |")
    lines += ["", "Made from the document that the tests compare with the routes of the server; the names of parameters"
              " and fields stand there:", "", f"```yaml\n{source.read_text(encoding='utf-8').strip()}\n```"]
    return "\n".join(lines) + "\n"


def answer(code, told):
    words = told.get("description") or told.get("$ref", "").rsplit("/", 1)[-1].lower()
    return f"{code} {words}".replace("|", "\\|")


API = """# Java interface

<a href="api/index.html">Javadoc of the library's modules</a>, from `dataset` to `predict`. Which of it is public and kept
stable is listed in [public-surface.txt](public-surface.txt); how to begin: [library](library.md).
"""


def main():
    project, made, staged = (Path(each).resolve() for each in sys.argv[1:4])
    shutil.rmtree(staged, ignore_errors=True)
    stage = Stage(project, made, staged)
    stage.pages.mkdir(parents=True)
    stage.copy_all()
    stage.add_made()
    settings, wanted = (project / "docs/site/mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")
    nav = yaml.safe_dump({"nav": stage.nav(yaml.safe_load(wanted))}, allow_unicode=True, sort_keys=False)
    settings = settings.replace("custom_dir: overrides", f"custom_dir: {project / 'docs/site/overrides'}")
    (staged / "mkdocs.yml").write_text(f"{settings}\ndocs_dir: pages\n{nav}", encoding="utf-8")


if __name__ == "__main__":
    main()
