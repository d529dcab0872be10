"""How long a way through the app takes somebody: what they read, and what they press."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS_A_MINUTE: Final = 200  # silent reading of plain prose, with some time to think
ALIKE: Final = 0.8  # of a line that was read before, but for some words
SECONDS_A_PRESS: Final = 5  # to find it, and to press or fill it
# Each line that comes into sight is told once; so is each press, and each field that was changed.
WATCH: Final = """(() => {
    const known = new Set();
    const UNREAD = 'option, .vh, [aria-hidden=true]'; // seen by nobody, or a list to choose from
    const BLOCKS = 'p, li, h1, h2, h3, h4, dt, dd, td, th, legend, summary, button, label, div, '
        + 'main, dialog';
    const look = () => {
        const blocks = new Map();
        for (const part of document.querySelectorAll('main, dialog[open]')) {
            const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const { parentElement: around, data } = walker.currentNode;
                if (around.closest(UNREAD) || !around.checkVisibility({ visibilityProperty: true }))
                    continue;
                const block = around.closest(BLOCKS);
                blocks.set(block, `${blocks.get(block) ?? ''}${data}`);
            }
        }
        const lines = [...blocks.values()].map((line) => line.replaceAll(/\\s+/g, ' ').trim());
        const fresh = lines.filter((line) => line && !known.has(line));
        fresh.forEach((line) => known.add(line));
        if (fresh.length > 0) window.readByMinutes(fresh);
    };
    const press = () => window.pressedByMinutes();
    addEventListener('pointerdown', press, true);
    addEventListener('change', ({ target }) => {
        if (target.matches('textarea, select, input:not([type=checkbox], [type=radio])')) press();
    }, true);
    addEventListener('DOMContentLoaded', () => {
        new MutationObserver(look).observe(document.body, {
            childList: true, subtree: true, attributes: true, characterData: true,
        });
        look();
    });
})()"""


@dataclass
class Minutes:
    """Adds up one person's time, on all screens that are `watch`ed, leg by leg.

    Everything that is shown is read, once: nobody skims a page here, and nobody reads it twice.
    """

    lines: list[str] = field(default_factory=list)
    words: int = 0
    presses: int = 0
    legs: list[tuple[str, int, int]] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count from the next page load on."""
        page.expose_function("readByMinutes", self._read)
        page.expose_function("pressedByMinutes", self._press)
        page.add_init_script(WATCH)

    def end_leg(self, name: str) -> None:
        """Note what was read and pressed since the last leg ended."""
        words, presses = self.words, self.presses
        self.legs.append(
            (name, words - sum(w for _, w, _ in self.legs), presses - sum(p for *_, p in self.legs))
        )

    @property
    def total(self) -> float:
        """All of it, in minutes."""
        return minutes(self.words, self.presses)

    def table(self) -> str:
        """Return the legs and their sum, a line each."""
        rows = [*self.legs, ("in all", self.words, self.presses)]
        return "\n".join(
            f"{name:<44}{words:>6} words{presses:>5} presses{minutes(words, presses):>6.1f} min"
            for name, words, presses in rows
        )

    def _read(self, lines: list[str]) -> None:
        for line in lines:
            self.words += new_words(line, self.lines)
            self.lines.append(line)

    def _press(self) -> None:
        self.presses += 1


def minutes(words: int, presses: int) -> float:
    return words / WORDS_A_MINUTE + presses * SECONDS_A_PRESS / 60


def new_words(line: str, known: list[str]) -> int:
    """Return how many words of a line are not in the known one that is most like it.

    Where a name is filled into a text that was read, nobody reads the text again.
    """
    words = Counter(line.split())
    most = max((sum((words & Counter(each.split())).values()) for each in known), default=0)
    count = words.total()
    return count - most if most >= ALIKE * count else count
