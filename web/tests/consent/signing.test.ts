import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { hasToSign, isAgreed, maySign, type AgreementView } from '../../src/lib/consent/view.ts';
import { addSeat } from '../../src/lib/protocol/flows.ts';
import { seat } from '../../src/lib/protocol/writing.ts';
import { account, NOON } from '../protocol/people.ts';
import { decode, encode, type Json } from '../../src/lib/protocol/canonical.ts';
import { b64, pae, unb64 } from '../../src/lib/protocol/encoding.ts';
import { verifySignature } from '../../src/lib/protocol/keys.ts';
import { sodium } from '../../src/lib/protocol/sodium.ts';
import { PRACTICE_ID } from '../sync/agreeing.ts';
import { client, say, stateOf, therapist } from '../sync/people.ts';
import { Keeper, openRoom, revised } from './device.ts';

const OFFLINE = 'request';

async function ready(version = 3) {
	const keeper = new Keeper();
	keeper.publish(version);
	const device = await openRoom(keeper);
	return { keeper, ...device, view: await device.room.open(device.id) };
}

/** All that has to be ticked, and a name. */
function whole(view: AgreementView, locale: 'en' | 'es' = 'es') {
	const ticks = view.version?.reading[locale]?.mustTick ?? [];
	return { hash: view.version?.hash ?? '', locale, ticks, name: ' Maya Okafor ' };
}

function consents(space: Awaited<ReturnType<typeof ready>>['space']) {
	return space.log().flatMap(({ post }) => (post?.type === 'consent' ? [post] : []));
}

test('a policy is read in the language of the reader, and can be signed', async () => {
	const { view } = await ready();
	expect(view).toMatchObject({ hindrance: 'no_consent', therapist: 'Imani Rivera', agreed: null });
	expect([hasToSign(view), maySign(view)]).toEqual([true, true]);
	const { en, es } = view.version?.reading ?? { en: null, es: null };
	expect(en?.filled.sections[0]?.text).toContain('Imani Rivera');
	expect(es?.filled.locale).toBe('es');
	expect(es?.mustTick.length).toBeGreaterThan(8);
});

test('what is signed is the text as it was read, and the server is told of it', async () => {
	const { keeper, room, id, space, view } = await ready();
	const { outcome, view: after } = await room.sign(id, '', whole(view));
	expect(outcome).toBe('signed');
	const [said] = consents(space);
	expect(said).toMatchObject({ decision: 'permit', name: 'Maya Okafor', locale: 'es', version: 3 });
	expect(said?.text).toContain(view.version?.reading.es?.filled.sections[0]?.text);
	expect(said?.ticks).toEqual(whole(view).ticks);
	expect(keeper.rows).toHaveLength(1);
	expect(after.agreed).toMatchObject({ until: '2099-03-01', isTold: true });
	expect([isAgreed(after), hasToSign(after)]).toEqual([true, false]);
});

test('nothing is signed before all is ticked and a name is there', async () => {
	const { room, id, space, view } = await ready();
	const asked = whole(view);
	await expect(room.sign(id, '', { ...asked, name: '  ' })).rejects.toThrow();
	await expect(room.sign(id, '', { ...asked, ticks: asked.ticks.slice(1) })).rejects.toThrow();
	expect(consents(space)).toEqual([]);
});

test('what has changed since it was read is not signed', async () => {
	const { keeper, room, id, space, view } = await ready();
	keeper.publish(4, revised());
	const { outcome, view: now } = await room.sign(id, '', whole(view));
	expect([outcome, now.version?.version]).toEqual(['changed', 4]);
	expect(consents(space)).toEqual([]);
});

test('what is not in force is not signed, though it stands in the conversation', async () => {
	const { keeper, room, id, view } = await ready();
	keeper.version = 4;
	expect((await room.sign(id, '', whole(view))).outcome).toBe('changed');
	const now = await room.show(id);
	expect([now.hindrance, maySign(now)]).toEqual(['not_here', false]);
});

test('a version that names who answered before is not signed for who answers now', async () => {
	const { keeper, room, id, space, view } = await ready();
	const { server } = keeper;
	const other = account(5);
	const named = { type: 'seat', id: other.id, name: 'Sam Stone', credential: '' };
	server.store(addSeat(therapist, stateOf(server), seat(other.card, 'clinician'), [], NOON));
	say(server, therapist, named);
	say(server, therapist, { ...named, id: therapist.id, name: 'Imani Rivera' });
	keeper.responsible = other.id;
	expect((await room.sign(id, '', whole(view))).outcome).toBe('changed');
	const now = await room.open(id);
	expect([now.hindrance, now.therapist]).toEqual(['not_here', 'Sam Stone']);
	expect(consents(space)).toEqual([]);
});

test('a signature without a connection waits nowhere', async () => {
	const { keeper, room, id, space, view } = await ready();
	keeper.server.fault = () => OFFLINE;
	await expect(room.sign(id, '', whole(view))).rejects.toThrow();
	keeper.server.fault = () => undefined;
	await room.open(id);
	expect(consents(space)).toEqual([]);
	expect(keeper.rows).toEqual([]);
});

test('a row that was lost is brought when the page opens again, and is the same', async () => {
	const { keeper, room, id, space, view } = await ready();
	const { server } = keeper;
	server.fault = () => (server.seen.at(-1)?.endsWith('/consents') ? OFFLINE : undefined);
	const { view: after } = await room.sign(id, '', whole(view));
	expect(after.agreed).toMatchObject({ decision: 'permit', isTold: false });
	server.fault = () => undefined;
	expect(await room.open(id)).toMatchObject({ hindrance: '', agreed: { isTold: true } });
	await room.open(id);
	expect(keeper.rows).toHaveLength(1);
	expect(keeper.rows[0]?.signature).toBe(consents(space)[0]?.signature);
});

test('a row that is refused for good is not told again, and nothing is said to be going on', async () => {
	const { keeper, room, id, view } = await ready();
	keeper.refusal = 'policy-superseded';
	await expect(room.sign(id, '', whole(view))).rejects.toThrow();
	const after = await room.open(id);
	expect(after).toMatchObject({ stale: null, agreed: { isTold: false, isRefused: true } });
	expect([hasToSign(after), keeper.asked]).toEqual([true, 1]);
	keeper.refusal = '';
	expect((await room.sign(id, '', whole(after))).view).toMatchObject({
		hindrance: '',
		agreed: { isTold: true, isRefused: false },
	});
});

test('a row that was turned away for a while is told again', async () => {
	const { keeper, room, id, view } = await ready();
	keeper.refusal = 'too-many-attempts';
	await expect(room.sign(id, '', whole(view))).rejects.toThrow();
	expect((await room.open(id)).stale).not.toBeNull();
	keeper.refusal = '';
	expect(await room.open(id)).toMatchObject({ stale: null, agreed: { isTold: true } });
});

test('what was agreed to can be taken back, and given again', async () => {
	const { keeper, room, id, space, view } = await ready();
	await room.sign(id, '', whole(view));
	const stopped = await room.withdraw(id, '');
	expect(stopped).toMatchObject({
		hindrance: 'withdrawn',
		agreed: { decision: 'withdraw', until: '' },
	});
	await room.withdraw(id, '');
	expect(consents(space)).toHaveLength(2);
	const again = await room.sign(id, '', whole(stopped, 'en'));
	expect(again.view).toMatchObject({ hindrance: '', agreed: { decision: 'permit' } });
	expect(keeper.rows.map(({ decision }) => decision)).toEqual(['permit', 'withdraw', 'permit']);
});

test('a new version is shown by what is not the same in it', async () => {
	const { keeper, room, id, view } = await ready();
	await room.sign(id, '', whole(view));
	expect(await room.changes(id)).toBeNull();
	keeper.publish(4, revised());
	keeper.why = 'new_version';
	await room.open(id);
	const changes = (await room.changes(id))?.es ?? [];
	const changed = changes.filter(({ kind }) => kind !== 'same').map((each) => each.id);
	expect(changed).toContain('policy.content_scope');
	expect(changed).not.toContain('policy.privacy');
	expect(changes.find((each) => each.id === 'policy.content_scope')?.words.at(-1)).toEqual([
		'added',
		expect.stringContaining('2027.'),
	]);
});

test('what was ticked and typed is kept until it is signed', async () => {
	const { room, id, view } = await ready();
	const draft = { hash: view.version?.hash ?? '', ticks: ['policy.privacy'], name: 'Ma' };
	await room.keepDraft(id, '', draft);
	expect(await room.draft(id, '')).toEqual(draft);
	await room.sign(id, '', whole(view));
	expect(await room.draft(id, '')).toBeNull();
});

test('a word of the client pauses nothing', async () => {
	const { keeper, room, id } = await ready();
	say(keeper.server, client, { type: 'messaging', state: 'paused', reason: 'Mine.' });
	keeper.told = { state: 'paused' };
	expect(await room.open(id)).toMatchObject({ state: 'paused', reason: '' });
});

test('a copy of what was signed holds all that proves it, under its sum', async () => {
	const { room, id, space, view } = await ready();
	expect(await room.copy(id, '', 'json')).toBeNull();
	await room.sign(id, '', whole(view));
	const raw = await room.copy(id, '', 'json');
	const { sum, ...rest } = decode(raw ?? new Uint8Array()) as Record<string, Json>;
	expect(sum).toBe(b64(sodium.crypto_generichash(32, encode(rest), null)));
	const [said] = consents(space);
	const care = { care_space: id, practice_space: PRACTICE_ID, consent: said };
	expect(rest).toMatchObject({ kind: 'meantime.consent', v: 1, ...care });
	const { h, s } = rest['entry'] as { h: string; s: string };
	const message = pae('mt1/entry', unb64(h));
	expect(verifySignature(client.signPk, message, unb64(s))).toBe(true);
	expect(rest['document']).toContain('policy.content_scope');
});
