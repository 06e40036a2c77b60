#!/usr/bin/env python3
"""Draws the stock of some slots of a played household, with its purchases, orders and deliveries.

    scripts/demo.sh --trace trace.csv
    scripts/plot-fridge.py trace.csv docs/fridge-month.svg yogurt,milk,cheese,eggs 2017-09-01 [DAYS]
"""
import csv
import sys
from datetime import datetime, timezone

WIDTH, PANEL, LEFT, TOP, BOTTOM, GAP = 1000, 92, 70, 44, 40, 14
DAY = 86_400
STOCK, HAND, ORDER, DELIVERY = "#1f5fa8", "#7a4ba0", "#c77700", "#2c8a4b"
LEGEND = [
    ("stock, units", STOCK),
    ("● order placed by the chain", ORDER),
    ("▮ delivery, seen by the fridge", DELIVERY),
    ("▲ bought by hand", HAND),
]


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    slots = sys.argv[3].split(",")
    start = datetime.fromisoformat(sys.argv[4]).replace(tzinfo=timezone.utc)
    days = int(sys.argv[5]) if len(sys.argv) > 5 else 30
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["day"] = (int(row["unix"]) - start.timestamp()) / DAY
        row["units"] = float(row["units"])
    missing = [slot for slot in slots if all(row["slot"] != slot for row in rows)]
    if missing:
        sys.exit(f"{sys.argv[1]} has no slot {', '.join(missing)}")
    height = TOP + len(slots) * (PANEL + GAP) + BOTTOM

    def x(day):
        return LEFT + day / days * (WIDTH - LEFT - 14)

    parts = []
    for index, slot in enumerate(slots):
        floor = TOP + index * (PANEL + GAP) + PANEL
        own = [row for row in rows if row["slot"] == slot]
        levels = [row for row in own if row["what"] == "level"]
        before = [row for row in levels if row["day"] < 0][-1:]
        shown = [row for row in own if 0 <= row["day"] <= days]
        most = max(row["units"] for row in before + [row for row in shown if row["what"] == "level"]) * 1.1

        def y(units):
            return floor - units / most * PANEL

        # A level holds until the next reading: what happens in between nobody has seen.
        level, path = before[0]["units"] if before else 0, []
        path.append((0, level))
        for row in (row for row in shown if row["what"] == "level"):
            path += [(row["day"], level), (row["day"], row["units"])]
            level = row["units"]
        path.append((days, level))
        points = " ".join(f"{x(day):.1f},{y(units):.1f}" for day, units in path)
        parts.append(f'<polyline points="{LEFT},{floor - PANEL} {LEFT},{floor} {WIDTH - 14},{floor}" fill="none" stroke="#444"/>')
        parts.append(f'<polyline points="{points}" fill="none" stroke="{STOCK}" stroke-width="1.6"/>')
        parts.append(f'<text x="{LEFT - 10}" y="{floor - PANEL / 2 + 4}" text-anchor="end">{slot}</text>')
        for row in shown:
            at = x(row["day"])
            if row["what"] == "order":
                seen = [r for r in levels if r["day"] <= row["day"]][-1:]
                parts.append(f'<circle cx="{at:.1f}" cy="{y(seen[0]["units"] if seen else 0):.1f}" r="4.5" fill="{ORDER}"/>')
            elif row["what"] == "delivery":
                parts.append(f'<rect x="{at - 2.5:.1f}" y="{floor - 18}" width="5" height="18" fill="{DELIVERY}"/>')
            elif row["what"] == "by hand":
                parts.append(f'<path d="M{at - 5:.1f},{floor} L{at + 5:.1f},{floor} L{at:.1f},{floor - 11} Z" fill="{HAND}"/>')
    foot = TOP + len(slots) * (PANEL + GAP) + 4
    for day in range(0, days + 1, 5):
        date = datetime.fromtimestamp(start.timestamp() + day * DAY, timezone.utc)
        anchor = "end" if day == days else "middle"
        parts.append(f'<text x="{x(day):.1f}" y="{foot + 14}" text-anchor="{anchor}">{date:%-d %b}</text>')
    keys = "".join(f'<text x="{LEFT + 225 * i}" y="24" fill="{colour}">{name}</text>' for i, (name, colour) in enumerate(LEGEND))
    with open(sys.argv[2], "w") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height - 14}" font-family="sans-serif" font-size="13">'
            f'<rect width="100%" height="100%" fill="white"/>{keys}{"".join(parts)}</svg>\n'
        )


main()
