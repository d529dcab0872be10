import { expect, test } from 'vitest';
import { policyHash } from '../../src/lib/agreement/policy-hash.ts';
import type { Document } from '../../src/lib/agreement/document.ts';
import { Unreachable } from '../../src/lib/api/problems.ts';
import { putAt } from '../../src/lib/policy/merging.ts';
import { PolicyOnPage } from '../../src/lib/policy/policy.svelte.ts';
import type { PolicyRoom, Publishing } from '../../src/lib/policy/room.ts';
import type { KeptDraft, PolicyView } from '../../src/lib/policy/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';
import { small } from '../agreement/vectors.ts';

const DETAILS = { name: 'Larkspur', phone: '+1 555 0100', country: 'US', zone: 'America/New_York' };
const BROUGHT = { done: 2, failed: 0, missing: 0 };

const [first, second] = ['policy.card.en', 'fee_text.es'];

function changed(where: string, said: string, from: Document = base()): Document {
	const document = structuredClone(from);
	putAt(document, where, said);
	return document;
}

/** The small document with what acts now in it. */
function base(): Document {
	const document = small();
	const { name, phone, country } = DETAILS;
	return { ...document, facts: { ...document.facts, practice: { name, phone, country } } };
}

/** A practice whose versions are these, with a walk that may break off. */
class Server {
	versions: Document[] = [base()];
	kept: KeptDraft | null = null;
	isReached = true;

	get room(): Remote<PolicyRoom> {
		const show = (): Promise<PolicyView> => Promise.resolve(this.view());
		const keep = (_: string, kept: KeptDraft | null) => Promise.resolve(void (this.kept = kept));
		const publish = (_: string, document: Document, { after }: Publishing) => {
			const isCrossed = after !== this.versions.length;
			if (!isCrossed) this.versions.push(structuredClone(document));
			const published = { version: this.versions.length, hash: '' };
			return Promise.resolve({ published: isCrossed ? null : published, wrong: {}, isCrossed });
		};
		const bring = () => {
			return this.isReached ? Promise.resolve(BROUGHT) : Promise.reject(new Unreachable());
		};
		return { show, keep, publish, bring } as unknown as Remote<PolicyRoom>;
	}

	view(): PolicyView {
		const document = this.versions.at(-1) ?? base();
		const row = { by: 'Bo', isMine: false, at: 1, agreeAgain: false, holdsUntil: 0 };
		const newest = {
			...{ ...row, version: this.versions.length, whose: 'practice' as const },
			...{ hash: policyHash(document), document },
		};
		const { zone, hours, windows, reply_within, allowance, night } = document.facts;
		return {
			...{ whose: 'practice', isCustodian: true, myName: 'Ann' },
			details: DETAILS as PolicyView['details'],
			live: { zone, hours, windows, reply_within, allowance, night },
			draft: { revision: 0, document: null, by: '', isMine: false, at: 0 },
			...{ newest, inForce: newest, history: [newest], kept: this.kept },
			stops: { all: 0, undecided: 0 },
			waiting: { ...newest, threads: this.isReached ? 0 : 2 },
		};
	}
}

async function opened(server: Server): Promise<PolicyOnPage> {
	const page = new PolicyOnPage(server.room, 'practice', 'en');
	await page.load();
	return page;
}

const HOW = { agreeAgain: false, holdsUntil: '' };

test('who publishes over a version that came meanwhile sees it, and loses nothing', async () => {
	const server = new Server();
	const [one, other] = [await opened(server), await opened(server)];
	one.edits.document = changed(first, 'Call {emergency_number}. Ann.');
	other.edits.document = changed(second, 'Bo.');
	expect(await one.publish(HOW)).toBe(true);
	expect(await other.publish(HOW)).toBe(false);
	expect(server.versions).toHaveLength(2);
	expect(other.edits.others?.by).toBe('Bo');
	expect(other.edits.document).toEqual(changed(second, 'Bo.', server.versions[1]));
	expect(await other.publish(HOW)).toBe(true);
	expect(server.versions[2]).toEqual(changed(second, 'Bo.', server.versions[1]));
});

test('what was kept on a device is put together with a version that came meanwhile', async () => {
	const server = new Server();
	const page = await opened(server);
	page.edits.document = changed(second, 'Mine.');
	await page.keep();
	server.versions.push(changed(first, 'Call {emergency_number}. Theirs.'));
	const later = await opened(server);
	expect(later.edits.document).toEqual(changed(second, 'Mine.', server.versions[1]));
	expect(later.edits.others?.by).toBe('Bo');
});

test('a walk that breaks off is told beside what is published, and goes on by a press', async () => {
	const server = new Server();
	const page = await opened(server);
	page.edits.document = changed(second, 'Mine.');
	server.isReached = false;
	expect(await page.publish(HOW)).toBe(true);
	expect([page.published, page.failed, page.failure?.kind]).toEqual([2, 'bring', 'unreachable']);
	expect([page.view?.waiting?.threads, page.signed]).toEqual([2, null]);
	server.isReached = true;
	expect(await page.bring()).toBe(true);
	expect([page.failed, page.signed, page.view?.waiting?.threads]).toEqual(['', BROUGHT, 0]);
});

test('who goes back to what is saved may take that back, until something is changed anew', async () => {
	const server = new Server();
	const page = await opened(server);
	page.edits.document = changed(second, 'Mine.');
	page.reset();
	expect([page.edits.isChanged, page.edits.document]).toEqual([false, base()]);
	page.takeBack();
	expect([page.edits.gone, page.edits.document]).toEqual([null, changed(second, 'Mine.')]);
	await page.keep();
	expect(server.kept?.document).toEqual(changed(second, 'Mine.'));
	page.reset();
	page.changed();
	expect(page.edits.gone).toBe(null);
});
