"""Nothing that was written is found where it does not belong."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA, PASSWORD

pytestmark = pytest.mark.browser

MINE = "Planted: the heron stood in the reeds."
THEIRS = "Planted: lanterns on the far shore."
DRAFT = "Planted: half a sentence about rain"
FILE_NAME = "planted-swans-on-ice.png"
INSIDE = "Planted: what stands in the file."
EVERYTHING_KEPT = """async () => {
    const text = (value) => JSON.stringify(value, (_, each) =>
        each instanceof Uint8Array ? String.fromCharCode(...each) : each);
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((resolve) => {
            indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
        });
        for (const store of db.objectStoreNames) {
            found.push(text(await new Promise((resolve) => {
                const all = db.transaction(store).objectStore(store).getAll();
                all.onsuccess = () => resolve(all.result);
            })));
        }
        db.close();
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.push(request.url, await (await cache.match(request)).text());
        }
    }
    return found.join('\\n');
}"""


def test_planted_sentences_names_and_codes_lie_nowhere_in_the_open(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    recovery = steps.join(phone, invited.code, login)
    steps.write(phone, MINE)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    hands.clinician.thread(invited.space_id).reply(THEIRS)
    expect(phone.page.get_by_text(THEIRS)).to_be_visible()
    phone.page.locator("input[type=file]").set_input_files(
        {"name": FILE_NAME, "mimeType": "image/png", "buffer": INSIDE.encode()}
    )
    expect(phone.page.get_by_text(FILE_NAME)).to_be_visible()
    phone.page.locator("#message").fill(DRAFT)
    expect(phone.text("compose.draft")).to_be_visible()

    steps.wait_for_shell(phone)
    kept = phone.page.evaluate(EVERYTHING_KEPT)
    assert len(kept) > 10_000  # something was kept at all
    never = [MINE, THEIRS, DRAFT, FILE_NAME, INSIDE, MAYA, IMANI.name, PASSWORD, login]
    never += [code.replace("-", "") for code in (invited.code, recovery)] + [invited.code, recovery]
    assert [secret for secret in never if secret in kept] == []

    sent = "\n".join(f"{r.url} {r.all_headers()} {r.post_data or ''}" for r in phone.requests)
    to_nobody = [secret for secret in never if secret != login]
    assert [secret for secret in to_nobody if secret in sent] == []
    assert [line for line in phone.said if any(secret in line for secret in never)] == []
    assert not any(secret in phone.page.title() + phone.page.url for secret in never)

    folder = hands.world.server.settings.data_dir
    dump = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert len(dump) > 10_000
    assert [secret for secret in to_nobody if secret.encode() in dump] == []


def test_the_page_loads_from_its_own_origin_alone_and_breaks_no_rule_of_its_policy(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    assert {request.url.split("/")[2] for request in phone.requests if "://" in request.url} == {
        phone.origin.split("/")[2]
    }
    assert phone.said == []
    with pytest.raises(Exception, match="TrustedHTML"):
        phone.page.evaluate("document.body.innerHTML = '<p>altered</p>'")
