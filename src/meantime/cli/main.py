"""`meantime`: everything that runs in a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from meantime import __version__
from meantime.cli.lazy import LazyGroup
from meantime.cli.options import Options

PLACES: Final = {
    "demo": ("meantime.cli.demo:demo", "A small practice to look around in."),
    "init": ("meantime.cli.serve:init", "Prepare this machine to serve a practice."),
    "serve": ("meantime.cli.serve:serve", "Serve a practice."),
    "practice": ("meantime.cli.practice:practice", "Found a practice; its model."),
    "staff": ("meantime.cli.staff:staff", "Invite colleagues, and join as one."),
    "client": ("meantime.cli.client:client", "Your clients: invite, cover, describe."),
    "join": ("meantime.cli.join:join", "Come in with the code of an invitation."),
    "sign-in": ("meantime.cli.sign_in:sign_in", "Stay unlocked on this device."),
    "sign-out": ("meantime.cli.sign_in:sign_out", "Lock this device again."),
    "policy": ("meantime.cli.policy:policy", "What clients agree to: prepare, publish, sign it."),
    "candidacy": (
        "meantime.cli.candidacy:candidacy",
        "Whether messages suit a client: see it, decide it.",
    ),
    "consent": ("meantime.cli.consent:consent", "Read the policy, agree to it, keep proof."),
    "messaging": ("meantime.cli.messaging:messaging", "Whether messages go on: pause, end."),
    "rollout": ("meantime.cli.rollout:rollout", "From the first steps over a pilot to everybody."),
    "vendors": ("meantime.cli.vendors:vendors", "Who else touches what you keep: see it, note it."),
    "reviews": ("meantime.cli.reviews:reviews", "The quarterly review: look, decide, file it."),
    "insights": (
        "meantime.cli.insights:insights",
        "What the practice learns from its own numbers.",
    ),
    "surveys": ("meantime.cli.surveys:surveys", "What people think of messages: ask, answer it."),
    "threads": ("meantime.cli.openings:threads", "Read and write messages."),
    "drafts": ("meantime.cli.drafts:drafts", "A trainee's replies: write, release, send back."),
    "private": ("meantime.cli.private:private", "Psychotherapy notes, for you alone."),
    "prepare": ("meantime.cli.prepare:prepare", "What is for a session, on one page."),
    "patterns": ("meantime.cli.patterns:patterns", "A client's last weeks on one time line."),
    "marks": ("meantime.cli.marks:marks", "Stars, themes and margin notes for the team."),
    "notes": ("meantime.cli.notes:notes", "Progress notes and summaries: write, sign, read."),
    "contacts": ("meantime.cli.contacts:contacts", "Calls and stray texts: note them."),
    "records": ("meantime.cli.records:records", "Records as files: save, check, bring in."),
    "bridge": ("meantime.cli.bridge:bridge", "Signed notes into your own record system."),
    "crisis": ("meantime.cli.crisis:crisis", "While the server is down: contacts and plans."),
    "agenda": ("meantime.cli.agenda:agenda", "What is for the next session."),
    "skills": ("meantime.cli.skills:skills", "What was learned and helps."),
    "check-ins": ("meantime.cli.check_ins:check_ins", "Short questions: ask, answer, read them."),
    "measures": ("meantime.cli.measures:measures", "Questionnaires: ask, answer, see results."),
    "homework": ("meantime.cli.homework:homework", "Tasks: give, answer, ask about them."),
    "search": ("meantime.cli.search:search", "Find words in all that you may read."),
    "keep": ("meantime.cli.keep:keep", "Keep something for yourself alone."),
    "moment": ("meantime.cli.moment:moment", "Catch a moment; keep, bring or send it."),
    "journal": ("meantime.cli.journal:journal", "What you keep for yourself, looked back on."),
    "files": ("meantime.cli.files:files", "Send and save files."),
    "plan": ("meantime.cli.plan:plan", "A client's own plan for hard moments."),
    "words": ("meantime.cli.words:words", "What to notice in one client's messages."),
    "alerts": ("meantime.cli.alerts:alerts", "Urgent messages: take them, and end each by a note."),
    "ladder": ("meantime.cli.ladder:ladder", "Whom an urgent message wakes, and when."),
    "crisis-lines": ("meantime.cli.ladder:crisis_lines", "The lines that clients are shown."),
    "hours": ("meantime.cli.hours:hours", "When you read and answer: see it, and set it."),
    "replies": ("meantime.cli.replies:replies", "What clients read by itself: see it, sign it."),
    "saved-replies": (
        "meantime.cli.saved_replies:saved_replies",
        "Drafts of answers: keep them, fill them, use them.",
    ),
    "cover": ("meantime.cli.cover:cover", "Who reads while you are away: see it, arrange it."),
    "notices": ("meantime.cli.notices:notices", "How you are told that a message waits."),
    "webhooks": ("meantime.cli.webhooks:webhooks", "Programs that are told, by ids alone."),
    "billing": ("meantime.cli.billing:billing", "Statements, payments, and bills on paper."),
    "appointments": (
        "meantime.cli.appointments:appointments",
        "Who meets when: see it, set it, ask for a time.",
    ),
    "fees": ("meantime.cli.fees:fees", "What messages cost: see it, agree, ask about it."),
    "redirect": (
        "meantime.cli.redirects:redirect",
        "Move what is too big for a message into a talk.",
    ),
    "verify": ("meantime.cli.verify:verify", "Compare the digits with the other person."),
    "devices": ("meantime.cli.devices:devices", "See where you are signed in, and end it."),
    "locks": (
        "meantime.cli.locks:locks",
        "Change the password, or come back with the code.",
    ),
    "screening": ("meantime.cli.screening:screening", "The safety rules: see them, measure them."),
    "protocol": ("meantime.cli.protocol:protocol", "Check a sealed log by yourself."),
}


@click.group(cls=LazyGroup, places=PLACES, context_settings={"max_content_width": 100})
@click.option("--server", default="", envvar="MEANTIME_SERVER", help="Address of the server.")
@click.option("--login", default="", envvar="MEANTIME_LOGIN", help="Your e-mail address there.")
@click.option(
    "--folder",
    envvar="MEANTIME_FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where this device keeps its sealed copy.",
)
@click.version_option(__version__, prog_name="meantime")
@click.pass_context
def main(ctx: click.Context, server: str, login: str, folder: Path | None) -> None:
    """Between-session messages for therapy practices, end-to-end encrypted.

    Meantime is not an emergency service. Passwords and codes are asked for, never given as
    options, so that no shell history keeps them.
    """
    ctx.obj = Options(server, login, folder)
