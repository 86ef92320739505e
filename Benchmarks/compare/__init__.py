"""Linchpin's graph core beside its peers: timed in one run, their scores compared, the ratios held to the bars."""
