"""What messages cost, in whole units of a currency, and whether a code for a bill fits; pure."""
