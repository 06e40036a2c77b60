"""Reads a block as Python programs do: prints its calls, and whether one transaction succeeded.

Usage: read_block.py URL BLOCK_HASH TRANSACTION_HASH

Prints {"calls": ["timestamp.set", ...], "succeeded": true} as JSON.
"""

import json
import sys

from substrateinterface import ExtrinsicReceipt, SubstrateInterface

url, block_hash, transaction_hash = sys.argv[1:]
with SubstrateInterface(url=url) as chain:
    block = chain.get_block(block_hash=block_hash)
    calls = [extrinsic.value["call"] for extrinsic in block["extrinsics"]]
    receipt = ExtrinsicReceipt(
        chain, extrinsic_hash=transaction_hash, block_hash=block_hash, finalized=False
    )
    answer = {
        "calls": [f"{call['call_module']}.{call['call_function']}" for call in calls],
        "succeeded": receipt.is_success,
    }
print(json.dumps(answer))
