// Numbers and tables as people read them.

/** `amount` of a currency with `decimals`, with two places, rounded down. */
export function formatAmount(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? "-" : "";
  const cents = ((amount < 0n ? -amount : amount) * 100n) / 10n ** BigInt(decimals);
  const whole = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${whole}.${String(cents % 100n).padStart(2, "0")}`;
}

export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "none" : `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

/** A day of chain time. */
export function formatDay(unix: number): string {
  return new Date(unix * 1_000).toISOString().slice(0, 10);
}

/** Rows of cells in aligned columns: the first to the left, the others to the right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Names beside values. */
export function formatFacts(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join("\n");
}
