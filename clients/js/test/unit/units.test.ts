// Amounts and quantities, as people write them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amount, formatAmount, formatQuantity, quantity } from "../../src/index.ts";

test("an amount is of its coin's decimals", () => {
  assert.equal(amount("1.5"), 1_500_000_000_000n);
  assert.equal(amount("0.000001", 6), 1n);
  assert.equal(amount(" 20 ", 0), 20n);
  assert.equal(formatAmount(1_500_000_000_000n), "1.5");
  assert.equal(formatAmount(-1n, 6), "-0.000001");
  assert.equal(formatAmount(7n, 0), "7");
  const most = 2n ** 128n - 1n;
  assert.equal(amount(formatAmount(most)), most);
});

test("an amount with more decimals than its coin has is refused by name", () => {
  assert.throws(() => amount("0.0000001", 6), { name: "TooManyDecimals", kind: "input" });
  for (const text of ["", "1,5", "-1", "1e3", ".5", "1."]) {
    assert.throws(() => amount(text), { name: "MalformedAmount" }, text);
  }
});

test("a quantity has a unit", () => {
  assert.deepEqual(quantity("1.5 l"), { thousandths: 1_500, unit: "Litre" });
  assert.deepEqual(quantity("250ml"), { thousandths: 250, unit: "Litre" });
  assert.deepEqual(quantity("0.5 kg"), quantity("500 g"));
  assert.deepEqual(quantity("6 pieces"), { thousandths: 6_000, unit: "Piece" });
  assert.equal(formatQuantity(quantity("1500 ml")), "1.5 l");
});

test("a quantity without a unit, too fine or too large is refused by name", () => {
  assert.throws(() => quantity("1.5"), { name: "MalformedQuantity" });
  assert.throws(() => quantity("1.5 gallons"), { name: "MalformedQuantity" });
  assert.throws(() => quantity("0.5 ml"), { name: "TooManyDecimals" });
  assert.throws(() => quantity("5000000 kg"), { name: "QuantityTooLarge" });
});
