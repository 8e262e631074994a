# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What torch_script.py makes of the kernels that PyTorch's profiler saw. Needs no PyTorch."""

OURS = "as Epochmark: channels-last, tried and deterministic"
MOST_KERNELS = 15
MOST_NAME = 60
# The same in nearly every name, in front of what tells kernels apart.
NOISE = ("void ", "at::native::", "(anonymous namespace)::", "at_cuda_detail::")


def short_name(name):
    for words in NOISE:
        name = name.replace(words, "")
    return name[:MOST_NAME]


def kernel_table(events, steps):
    """Of (name, microseconds) of each kernel, copy and fill of so many steps: totals a step, and those that took most of it."""
    times = {}
    for name, microseconds in events:
        calls, total = times.get(name, (0, 0.0))
        times[name] = calls + 1, total + microseconds
    largest = sorted(times.items(), key=lambda item: -item[1][1])[:MOST_KERNELS]
    return {"launches_per_step": sum(calls for calls, _ in times.values()) / steps,
            "device_ms_per_step": sum(total for _, total in times.values()) / steps / 1000,
            "kernels": [{"name": short_name(name), "calls_per_step": calls / steps, "us_per_step": total / steps}
                        for name, (calls, total) in largest]}
