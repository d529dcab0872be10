"""Files as they are shown: nothing of them is run, and none that was altered is opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.filing import NAME, PHOTO, card
from tests.browser.photos import pdf
from tests.browser.screens import RETRIES

pytestmark = pytest.mark.browser


@pytest.mark.long
def test_a_pdf_is_shown_in_a_frame(client, phone, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf())
    client.attach(path)
    card(phone, "plan.pdf").get_by_role("button", name=re.compile("^Show")).click()
    frame = phone.page.locator("iframe")
    expect(frame).to_have_attribute("src", re.compile("^blob:"))
    assert phone.said == []


# Attacks 40 and 41, as they look on the screen.
def test_a_page_that_claims_to_be_a_picture_is_not_run_nor_shown(client, phone, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"<!doctype html><script>document.title = 'run'</script>")
    client.attach(path)
    card(phone, "photo.png").get_by_role("button", name=re.compile("^Show")).click()
    expect(phone.text("files.other")).to_be_visible()
    assert phone.page.locator("article img, article iframe").count() == 0
    assert phone.page.title() != "run"


@pytest.mark.long
def test_a_frame_from_memory_runs_nothing_even_if_it_is_a_page(client, phone):
    assert client
    ran = phone.page.evaluate(
        """async () => {
            const page = '<script>parent.document.title = "run"</' + 'script>';
            const frame = document.createElement('iframe');
            frame.src = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
            document.body.append(frame);
            await new Promise((resolve) => frame.addEventListener('load', resolve));
            return document.title === 'run';
        }"""
    )
    assert not ran


@pytest.mark.long
def test_a_blob_that_the_server_altered_is_not_opened(client, phone, tmp_path):
    path = tmp_path / NAME
    path.write_bytes(PHOTO)
    client.attach(path)
    expect(card(phone)).to_be_visible()

    def alter(route):
        answer = route.fetch(max_retries=RETRIES)
        body = bytearray(answer.body())
        body[300_000] ^= 1
        route.fulfill(response=answer, body=bytes(body))

    phone.page.route(re.compile(r"/blobs/[^/]+$"), alter)
    card(phone).get_by_role("button", name=re.compile("^Show")).click()
    expect(phone.text("files.damaged")).to_be_visible()
    assert phone.page.locator("article img").count() == 0
