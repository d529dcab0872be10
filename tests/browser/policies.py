"""A practice that publishes policies, seen from the desk on which they are made."""

from typing import Any

from meantime.content import load
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.boundaries import Frame, ReplyWithin

POLICY: Any = load("policy")


OFFICE = Frame(
    zone="America/New_York",
    hours=[[(540, 1020)]] * 5 + [[], []],
    windows=[[600, 960]] * 5 + [[], []],
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


def section(screen, name):
    """Return what a section is called in the language of a screen."""
    known = next(each for each in POLICY["sections"] if each["id"] == f"policy.{name}")
    return known["title"][screen.locale]


def editor(screen, name, language):
    """Return the box of the text of this name, with its part of the page open."""
    named = screen.page.get_by_text(f"{screen.words('policy.edit')}: {name}", exact=True)
    part = screen.page.locator("details").filter(has=named)
    part.locator("summary").first.click()
    label = screen.words("policy.text_of", language=screen.words(f"policy.{language}"))
    return part.get_by_label(label, exact=True)


def stands_in(staff, thread):
    """Return the version that was signed in a thread, None for none."""
    return signed(staff.ruth.thread(thread)).get("version")


def signed(thread):
    """Return what the newest policy of a thread says."""
    policy = newest_policy(thread.sync().opened())
    assert policy
    return policy.policy


def publish_for_practice(staff):
    """Publish the usual policy for the practice, past the app."""
    policies = staff.ruth.policies
    policies.publish(PRACTICE, policies.usual(PRACTICE), agree_again=True)
