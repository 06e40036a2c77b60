#!/usr/bin/env python3
"""Draws a slot's stock, reorder point, forecasts and orders from a trace of the replay.

    cargo run --release -p cot-pattern --example replay -- FILE.csv --trace 2083/milk > trace.csv
    scripts/plot-pattern.py trace.csv docs/pattern.svg [FIRST_DAY] [DAYS]
"""
import csv
import sys

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 1000, 340, 46, 46, 40
DAY, LEAD_DAYS = 86_400, 2
STOCK, POINT, FORECAST, ARRIVAL = "#1f5fa8", "#c77700", "#7a7a7a", "#2c8a4b"
LEGEND = [("stock, units", STOCK), ("reorder point", POINT), ("order (dot)", POINT), ("forecast made with it", FORECAST), ("its arrival (bar)", ARRIVAL)]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    first, days = (int(word) for word in (sys.argv[3:] + ["150", "90"])[:2])
    with open(sys.argv[1], newline="") as file:
        rows = list(csv.DictReader(file))
    start = int(rows[0]["unix"])
    for row in rows:
        row["day"] = (int(row["unix"]) - start) / DAY - first
    rows = [row for row in rows if 0 <= row["day"] <= days]
    most = max(float(row["level"]) for row in rows) * 1.05

    def x(day):
        return LEFT + max(0, min(day, days)) / days * (WIDTH - LEFT - 12)

    def y(level):
        return HEIGHT - BOTTOM - min(float(level), most) / most * (HEIGHT - TOP - BOTTOM)

    def line(points, colour, width=1.6, dash=""):
        path = " ".join(f"{x(day):.1f},{y(level):.1f}" for day, level in points)
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"/>'

    stock, point, marks, ordered = [], [], [], True
    for row in rows:
        day, level, purchase = row["day"], row["level"], row["purchase"] == "true"
        ordered = ordered and not purchase
        stock += [(day, 0), (day, level)] if purchase else [(day, level)]
        point.append((day, row["reorder_point"] or 0))
        if row["order"] == "true" and not ordered:
            ordered = True
            empty = (int(row["empty_at"]) - start) / DAY - first
            marks.append(line([(day, level), (empty, 0)], FORECAST, 1.4, "2 3"))
            marks.append(f'<circle cx="{x(day):.1f}" cy="{y(level):.1f}" r="4.5" fill="{POINT}"/>')
            marks.append(line([(day + LEAD_DAYS, 0), (day + LEAD_DAYS, most * 0.07)], ARRIVAL, 3))
    ticks = "".join(f'<text x="{x(day):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{first + day}</text>' for day in range(0, days + 1, 10))
    levels = "".join(f'<text x="{LEFT - 8}" y="{y(level) + 4:.1f}" text-anchor="end">{level}</text>' for level in range(int(most) + 1))
    keys = "".join(f'<text x="{LEFT + 180 * index}" y="24" fill="{colour}">{name}</text>' for index, (name, colour) in enumerate(LEGEND))
    with open(sys.argv[2], "w") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">'
                   f'<rect width="100%" height="100%" fill="white"/>{line([(0, most), (0, 0), (days, 0)], "#444", 1)}{keys}{levels}{ticks}{line(stock, STOCK)}'
                   f'{line(point, POINT, 1.2, "5 4")}{"".join(marks)}<text x="{WIDTH / 2}" y="{HEIGHT - 5}" text-anchor="middle">day</text></svg>\n')


main()
