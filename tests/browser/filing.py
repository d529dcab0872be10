"""What people do with files on a screen, step by step."""

from __future__ import annotations

from tests.browser.photos import photo

NAME = "my-sister-at-the-river.png"
PHOTO = photo()
LOADED = "image => image.decode().then(() => image.naturalWidth)"


def pick(screen, name=NAME, mime="image/png", content=PHOTO):
    screen.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": mime, "buffer": content}
    )


def send(screen):
    screen.button("compose.send").click()


def card(screen, name=NAME):
    return screen.page.get_by_role("article").filter(has_text=name)


def tray(screen):
    return screen.page.get_by_role("list", name=screen.words("files.waiting"))
