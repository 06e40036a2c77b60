// Driving cycles, of which a commuter's trips are made.

import { readFileSync } from "node:fs";

const FIXTURE = new URL("../fixtures/driving-cycles.csv", import.meta.url);
const METRES_PER_MILE = 1_609.344;
const HOUR = 3_600;

/** A trip: its length in seconds and in metres. */
export interface Trip {
  seconds: number;
  metres: number;
}

/** Cycles of the fixture, by the name of their column. */
export function cycles(text = readFileSync(FIXTURE, "utf8")): Map<string, Trip> {
  const [header = "", ...lines] = text.trim().split("\n");
  const [, ...names] = header.split(",");
  const rows = lines.map((line) => line.split(",").slice(1));
  return new Map(names.map((name, column) => [name, tripOf(rows.map((row) => row[column] ?? ""))]));
}

/** The trip of a column of speeds, one for each second until they end. */
function tripOf(column: string[]): Trip {
  const speeds = column.filter((cell) => cell !== "").map(Number);
  if (speeds.length < 2 || speeds.some((speed) => !Number.isFinite(speed) || speed < 0)) {
    throw new Error("a driving cycle has speeds of zero or more, one for each second");
  }
  const miles = speeds.reduce((sum, speed) => sum + speed, 0) / HOUR;
  return { seconds: speeds.length - 1, metres: Math.round(miles * METRES_PER_MILE) };
}

/** The way to work: through the city, and then along the highway. */
export function commute(): Trip {
  const found = cycles();
  const parts = ["udds_mph", "hwfet_mph"].map((name) => {
    const trip = found.get(name);
    if (!trip) {
      throw new Error(`the fixture has no cycle ${name}`);
    }
    return trip;
  });
  return {
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    metres: parts.reduce((sum, { metres }) => sum + metres, 0),
  };
}
