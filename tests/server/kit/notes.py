"""A table of numbers, and operations on it that a store may be asked for."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, insert, select

from meantime.server.kit.problems import NotFound

notes = Table("notes", MetaData(), Column("number", Integer, primary_key=True))


def make_table(unit):
    notes.create(unit.db)


def put(unit, number):
    unit.db.execute(insert(notes).values(number=number))
    return number


def numbers(unit):
    return list(unit.db.scalars(select(notes.c.number).order_by(notes.c.number)))


def put_and_refuse(unit, number):
    put(unit, number)
    raise NotFound


def count_commits(store):
    """Return a list that grows by every commit from now on."""
    commits = []
    say = store.database.say

    def counted(driver, statement):
        if statement == "COMMIT":
            commits.append(statement)
        say(driver, statement)

    store.database.say = counted
    return commits


def hold_commits(store, disk):
    """Let every commit take until `disk` is set."""
    say = store.database.say

    def held(driver, statement):
        if statement == "COMMIT":
            disk.wait(10)
        say(driver, statement)

    store.database.say = held
