#!/usr/bin/env python3
"""Draws docs/what-you-get.svg from what the commands of docs/tutorial.md leave in a folder.

    docs/site/picture.py FOLDER > docs/what-you-get.svg

FOLDER holds calls.csv and mine/report/report.json. No library is needed. Equal input gives equal bytes.
"""
import array
import base64
import csv
import json
import os
import sys
from xml.sax.saxutils import escape

COLOURS = {"Lamp5": "#d9776f", "Pvalb": "#3b75af", "Sncg": "#8d6bb8", "Sst": "#c98a1b", "Vip": "#3f9a66"}
INK, PALE, LINE = "#1c2733", "#5b6773", "#d5dbe1"
WIDTH, HEIGHT = 980, 330


def text(x, y, words, size=13, fill=INK, anchor="start", weight="normal"):
    return (f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"'
            f' font-weight="{weight}">{escape(words)}</text>')


def line(x1, y1, x2, y2, stroke=LINE, width=1.0):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width}"/>'


def card(x, width, title, command):
    return [f'<rect x="{x}" y="14" width="{width}" height="272" rx="8" fill="#f6f8fa"/>',
            text(x + 14, 38, title, 14, weight="bold"),
            text(x + 14, 57, command, 11.5, PALE)]


def millivolts(sweep):
    """The packed potential: 16-bit steps of a range, lowest and highest of each column in turn."""
    steps = array.array("h", base64.b64decode(sweep["potential"]))
    if sys.byteorder == "big":
        steps.byteswap()
    low, span = sweep["lowMillivolts"], sweep["highMillivolts"] - sweep["lowMillivolts"]
    return [low + (step + 32767) / 65534 * span for step in steps]


def recording(report):
    parts = card(14, 300, "Look at a recording", "patchbridge inspect")
    cell = report["answers"]["traced"][0]
    sweeps = {sweep["role"]: sweep for sweep in cell["sweeps"]}
    left, right, top, bottom = 30, 300, 84, 244
    for role, colour in (("sag", "#9aa7b3"), ("hero", "#2a6fb0")):
        sweep = sweeps[role]
        values = millivolts(sweep)
        points = []
        for at, value in enumerate(values):
            x = left + (right - left) * (at // 2) / (len(values) // 2 - 1)
            y = bottom - (value + 100) / 130 * (bottom - top)
            points.append(f"{x:.1f},{y:.1f}")
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="1.1"/>')
    hero, sag = sweeps["hero"], sweeps["sag"]
    parts.append(line(left, top, left, top + 20 / 130 * (bottom - top), INK, 1.5))
    parts.append(text(left + 6, top + 17, "20 mV", 11, PALE))
    seconds = hero["toSeconds"] - hero["fromSeconds"]
    half = (right - left) * 0.5 / seconds
    parts.append(line(right - half, top, right, top, INK, 1.5))
    parts.append(text(right, top + 16, "0.5 s", 11, PALE, "end"))
    marks = hero["spikes"]  # of each spike the time and potential of its threshold, then of its peak
    for at in range(0, len(marks), 4):
        x = left + (right - left) * (marks[at + 2] - hero["fromSeconds"]) / seconds
        y = bottom - (marks[at + 3] + 100) / 130 * (bottom - top)
        parts.append(f'<circle cx="{x:.1f}" cy="{y - 3:.1f}" r="2.2" fill="#c2571a"/>')
    parts.append(text(28, 272, f"\u2212{-sag['amplitudePicoamps']:.0f} and {hero['amplitudePicoamps']:.0f} pA; "
                      f"{len(marks) // 4} spikes found", 12, PALE))
    return parts


def calls(rows):
    parts = card(330, 330, "Call new cells", "patchbridge predict mouse-model new")
    names = [name[2:] for name in rows[0] if name.startswith("p_")]
    x = 344
    for name in names:
        parts.append(f'<rect x="{x}" y="70" width="10" height="10" rx="2" fill="{COLOURS[name]}"/>')
        parts.append(text(x + 14, 79, name, 11, PALE))
        x += 26 + 8 * len(name)
    for at, row in enumerate(rows):
        y = 96 + 33 * at
        x, width = 344.0, 170
        for name in names:
            share = float(row["p_" + name]) * width
            parts.append(f'<rect x="{x:.1f}" y="{y}" width="{share:.1f}" height="20" fill="{COLOURS[name]}"/>')
            x += share
        best = max(float(row["p_" + name]) for name in names)
        if row["verdict"] == "called":
            parts.append(text(524, y + 15, row["subclass"], 13, INK, weight="bold"))
            parts.append(text(646, y + 15, f"{best:.2f}", 12, PALE, "end"))
        else:
            parts.append(text(524, y + 15, row["verdict"].replace("no call: ", "no call, "), 11.5, "#9a3b26"))
    parts.append(text(344, 272, "calibrated probabilities; no call is an answer", 12, PALE))
    return parts


def models(report):
    parts = card(676, 290, "Compare models", "patchbridge evaluate --study mine")
    rows = next(section for section in report["sections"] if section["kind"] == "results")["rows"]
    shown = []
    for row in rows:
        f1 = next(metric for metric in row["metrics"] if metric["name"] == "macro-F1")["estimate"]
        shown.append((row["role"] == "BASELINE", -f1["value"], row["model"], f1))
    left, right = 700, 950

    def place(value):
        return left + (right - left) * value

    for tick in (0, 0.5, 1):
        parts.append(line(place(tick), 76, place(tick), 238))
        parts.append(text(place(tick), 252, f"{tick:g}", 11, PALE, "middle"))
    for at, (baseline, _, name, f1) in enumerate(sorted(shown, key=lambda row: row[:3])[:5]):
        y = 98 + 33 * at
        colour = "#7b8794" if baseline else "#2a6fb0"
        low, high = f1["interval"]["low"], f1["interval"]["high"]
        label = f"labels alone: {name}" if baseline else name
        parts.append(text(left, y - 7, label, 12))
        parts.append(line(place(low), y, place(high), y, colour, 3))
        parts.append(f'<circle cx="{place(f1["value"]):.1f}" cy="{y}" r="4.5" fill="{colour}"/>')
    parts.append(text(690, 272, "macro-F1, 95 % interval, new donors", 12, PALE))
    return parts


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "mine/report/report.json"), encoding="utf-8") as file:
        report = json.load(file)["report"]
    with open(os.path.join(folder, "calls.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    title = "What a user gets: a recording with its spikes, calls of new cells, and models with intervals"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
             ' role="img" aria-labelledby="title" font-family="Helvetica, Arial, sans-serif">',
             f'<title id="title">{title}</title>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#fff"/>']
    parts += recording(report) + calls(rows) + models(report)
    parts.append(text(14, 312, "Simulated mouse cells, by the commands of docs/tutorial.md: 60 to learn from, 5 new ones.",
                      12, PALE))
    parts.append("</svg>")
    print("\n".join(parts))


if __name__ == "__main__":
    main()
