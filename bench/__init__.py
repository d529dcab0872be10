"""Measurements, each against a limit or a peer measured in the same run.

`python3 run.py bench [--json FILE] [--only NAME]`. These machines are shared and noisy, so the
figures to quote are the ratios: both sides of one are measured in turn, round by round.
"""
