#!/usr/bin/env python3
"""Draws the weekly earnings of a simulated economy and the spread of its tokens, from the
simulation's figures.

    COT_ECONOMY_CSV="$PWD/economy.csv" cargo test -p cot-runtime --test economy -- --ignored a_year_of_all
    scripts/plot-economy.py economy.csv docs/economy.svg
"""
import csv
import sys

WIDTH, HEIGHT, TOP, BOTTOM = 1000, 340, 46, 40
EARNINGS = [("learning", "#1f5fa8"), ("deviating", "#c77700"), ("driving", "#2c8a4b")]
SHARES = [("supply, as a share", "#444"), ("households past the gate", "#8a2c7a"), ("Gini coefficient", "#b03030")]


def text(x, y, words, colour="#222", anchor="middle"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def line(points, colour, width=1.8):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def panel(left, right, most, weeks, legend):
    """A frame with its legend, and the scales of its axes."""
    def x(week):
        return left + week / weeks * (right - left)

    def y(value):
        return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM)

    drawn = [line([(left, TOP), (left, y(0)), (right, y(0))], "#444", 1), text((left + right) / 2, HEIGHT - 5, "week")]
    drawn += [text(x(week), HEIGHT - BOTTOM + 18, week) for week in range(0, weeks + 1, 10)]
    drawn += [text(left - 6, y(most * part / 4) + 4, f"{most * part / 4:g}", anchor="end") for part in range(5)]
    place = left
    for name, colour in legend:
        drawn.append(text(place, 24, name, colour, "start"))
        place += 7 * len(name) + 18
    return x, y, drawn


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    weeks, last = len(rows), rows[-1]
    step = 10 ** (len(str(int(max(row["minted"] for row in rows)))) - 1)
    most = -(-max(row["minted"] for row in rows) // step) * step
    x, y, drawn = panel(56, 480, most, weeks, [(f"LGT by {name}", colour) for name, colour in EARNINGS])
    for week, row in enumerate(rows):
        points, below = sum(row[name] for name, _ in EARNINGS) or 1, 0.0
        for name, colour in EARNINGS:
            part = row["minted"] * row[name] / points
            drawn.append(f'<rect x="{x(week + 0.1):.1f}" y="{y(below + part):.1f}" width="{x(0.8) - x(0):.1f}" height="{y(0) - y(part):.1f}" fill="{colour}"/>')
            below += part
    x, y, frame = panel(540, 985, 1, weeks, SHARES)
    shares = [lambda row: row["supply"] / last["supply"], lambda row: row["past_gate"] / row["households"], lambda row: row["gini"]]
    drawn += frame + [line([(x(week), y(share(row))) for week, row in enumerate(rows, 1)], colour) for share, (_, colour) in zip(shares, SHARES)]
    with open(sys.argv[2], "w") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">'
                   f'<rect width="100%" height="100%" fill="white"/>{"".join(drawn)}</svg>\n')


main()
