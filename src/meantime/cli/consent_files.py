"""`meantime consent save` and `verify`: a consent as a file, and what it proves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.sdk.consent_paper import read_paper, write_paper
from meantime.sdk.consent_proof import read_proof
from meantime.sdk.consent_verdict import in_sight, proof_words, verify_proof
from meantime.sdk.files import write_private

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.consents import Agreed

PDF: Final = b"%PDF"
KINDS: Final = {".pdf", ".json"}


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("thread", default="1")
@click.option(
    "--of",
    "role",
    type=click.Choice(["client", "guardian", "clinician"]),
    default="client",
    help="Whose: the client's, a guardian's, or the clinician's review.",
)
@pass_options
def save(options: Options, file: Path, thread: str, role: str) -> None:
    """Save what was signed last in a THREAD: a FILE.pdf to read and print, or a FILE.json.

    Either proves itself: `meantime consent verify` needs no server and no account.
    """
    if file.suffix.lower() not in KINDS:
        raise click.UsageError("Name a file that ends in .pdf or .json.")
    if file.exists():
        raise click.UsageError("There is such a file already. Nothing is overwritten.")
    with signed_in(options, works_alone=True) as me:
        chosen = pick(me, thread).sync()
        raw = chosen.agreement.proof(newest(chosen, role))
    write_private(file.absolute(), write_paper(raw) if file.suffix.lower() == ".pdf" else raw)
    click.echo(f"Saved: {file}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--whole", is_flag=True, help="Print the text too, as it was checked.")
def verify(file: Path, whole: bool) -> None:  # noqa: FBT001  flag
    """Check a FILE that `meantime consent save` has made, without any server.

    Says what the signature proves and what is only claimed; ends with 1 if anything is wrong.
    Of a PDF the attached file is checked, never its pages.
    """
    content = file.read_bytes()
    is_on_paper = content.startswith(PDF)
    raw = read_paper(content) if is_on_paper else content
    locale, words = locale_here(), proof_words().verdicts
    verdict = verify_proof(raw, locale, is_on_paper=is_on_paper)
    click.echo(words["good" if verdict.is_good else "bad"][locale])
    for name, said in (
        ("wrong", verdict.wrong),
        ("proven", verdict.proven),
        ("claimed", verdict.claimed),
    ):
        if said:
            click.echo(f"\n{words[name][locale]}")
            for sentence in said:
                click.echo(f"- {sentence}")
    if whole:
        click.echo()
        for line in read_proof(raw).consent.text.split("\n"):
            click.echo(in_sight(line))
    if not verdict.is_good:
        click.get_current_context().exit(1)


def newest(thread: Thread, role: str) -> Agreed:
    """Return what was decided last in a role in a thread. Raises ClickException."""
    found = [each for each in thread.agreement.signed() if each.post.role == role]
    if thread.is_mine_as_client() and role != "clinician":  # two may sit here
        found = [each for each in found if each.seat == thread.me]
    if not found:
        raise click.ClickException("Nobody has signed this here yet.")
    return max(found, key=lambda each: each.post.at)
