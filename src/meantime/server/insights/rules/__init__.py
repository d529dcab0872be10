"""Formulas of metrics, as docs/metrics.md has them: pure, each over facts of one time."""
