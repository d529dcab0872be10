"""The optional model: a text compared with messages that people have labelled."""
