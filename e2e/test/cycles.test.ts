import assert from "node:assert/strict";
import { test } from "node:test";

import { commute, cycles } from "../src/cycles.ts";

test("the cycles have the lengths of the standard", () => {
  const found = cycles();
  // 7.45 miles in 1,369 seconds, and 10.26 in 765 (40 CFR parts 86 and 600).
  assert.deepEqual(found.get("udds_mph"), { seconds: 1_369, metres: 11_990 });
  assert.deepEqual(found.get("hwfet_mph"), { seconds: 765, metres: 16_507 });
  assert.deepEqual(commute(), { seconds: 2_134, metres: 28_497 });
});

test("a cycle without speeds, or with none that is one, is refused", () => {
  assert.throws(() => cycles("second,x\n0,\n1,"), /speeds/);
  assert.throws(() => cycles("second,x\n0,1\n1,fast"), /speeds/);
  assert.throws(() => cycles("second,x\n0,1\n1,-1"), /speeds/);
});
