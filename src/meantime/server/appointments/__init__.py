"""The calendar: who meets when, what is free, what was asked for; never what about."""
