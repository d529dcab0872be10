"""Insights: what a practice learns from times alone, counted once in whole weeks."""
