"""The record, handed over: to read, to print, and to prove without Meantime (flow F12)."""
