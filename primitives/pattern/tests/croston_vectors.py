#!/usr/bin/env python3
"""Writes croston_vectors.json: forecasts of statsforecast for the series in tests/croston.rs.

    python3 -m venv venv && venv/bin/pip install statsforecast==2.1.1
    venv/bin/python croston_vectors.py > croston_vectors.json
"""
import json
import random

import numpy as np
from statsforecast.models import CrostonClassic, CrostonSBA


def series(generator, length, chance, most):
    """Intermittent demand: each period has one with a chance, of a size up to most."""
    demand = [generator.randint(1, most) if generator.random() < chance else 0 for _ in range(length)]
    return demand if any(demand) else demand[:-1] + [most]


def forecast(model, demand):
    return float(model.forecast(y=np.array(demand, dtype=np.float64), h=1)["mean"][0])


def main():
    generator = random.Random(2005)
    shapes = [(20, 0.9, 9), (60, 0.5, 2_000), (120, 0.2, 50), (365, 0.1, 4_000), (365, 0.03, 3), (1_000, 0.3, 1_000_000)]
    vectors = []
    for length, chance, most in shapes * 3:
        demand = series(generator, length, chance, most)
        vectors.append({
            "demand": demand,
            "classic": forecast(CrostonClassic(), demand),
            "sba": forecast(CrostonSBA(), demand),
        })
    print(json.dumps(vectors, indent=None, separators=(",", ":")).replace("},{", "},\n{"))


if __name__ == "__main__":
    main()
