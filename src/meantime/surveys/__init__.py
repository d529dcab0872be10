"""What answers to surveys come to, on the devices that alone have them. Pure."""
