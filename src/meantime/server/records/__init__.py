"""The record, as far as a blind server can see to it: who opened it, and who copied it."""
