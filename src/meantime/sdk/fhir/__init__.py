"""One client's record, gathered on the device of whoever may read it, for `meantime.fhir`."""
