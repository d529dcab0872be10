"""Words that may need attention, noticed on the device of whoever writes them, by open rules."""
