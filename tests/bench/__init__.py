"""Benchmarks: `make bench`. They are never part of the test suite, for a clock on a shared machine proves nothing."""
