"""The parts of `verify.py`, which an export carries as one file; `bundle.py` puts it together."""
