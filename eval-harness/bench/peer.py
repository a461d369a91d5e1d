"""What every peer of `isomer bench --against` does: the protocol.

For each line on standard input, the seconds to work for, work is done and one line of JSON printed:
{"rate": 512.3, "unit": "views/s", "name": "PyTorch 2.13.0"}. The program ends with its input.
"""

import json
import sys
import time


def serve(work, unit, name, before=lambda: None):
    """Answers rounds.

    work() does some of it and returns how much; before() runs at the start of each round, uncounted.
    """
    for line in sys.stdin:
        seconds = float(line)
        before()
        amount = 0
        start = time.perf_counter()
        while True:
            amount += work()
            elapsed = time.perf_counter() - start
            if elapsed >= seconds:
                break
        print(json.dumps({"rate": amount / elapsed, "unit": unit, "name": name}), flush=True)


def size(text):
    return [int(number) for number in text.split("x")]
