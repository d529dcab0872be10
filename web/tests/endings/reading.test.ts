import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { endingIn, openIn } from '../../src/lib/endings/reading.ts';
import { begun, isOpenText, isWhole, languageOf } from '../../src/lib/endings/texts.ts';
import { isAnyOpen, needsReason } from '../../src/lib/endings/view.ts';
import { readThread } from '../sync/agreeing.ts';
import { client, post, say, startThread, therapist } from '../sync/people.ts';

const LATER = Date.parse('2099-01-01T00:00:00Z');

async function openHere(server: ReturnType<typeof startThread>) {
	const { log, people } = await readThread(server);
	return { log, people, chart: [], me: therapist.id, now: LATER };
}

test('of a conversation without anything to do nothing is open', async () => {
	const open = { ...openIn(await openHere(startThread())), appointments: [] };
	expect([isAnyOpen(open), needsReason(open)]).toEqual([false, false]);
});

test('what waits, is promised or is for the session is open', async () => {
	const server = startThread();
	say(server, therapist, { type: 'promise', text: 'I look it up.', until: LATER + 1 });
	say(server, therapist, { type: 'agenda', text: 'The move.' });
	post(server, client, 'A thought.');
	const open = { ...openIn(await openHere(server)), appointments: null };
	expect(open.promises.map(({ text }) => text)).toEqual(['I look it up.']);
	expect(open.agenda.map(({ text }) => text)).toEqual(['The move.']);
	expect(isAnyOpen(open)).toBe(true);
	expect(needsReason(open)).toBe(false); // a thought without attention asks nobody
});

test('whom a client goes to is told by name', async () => {
	const server = startThread();
	const said = { type: 'ending', ending: 'transferred', on: '2027-03-31', text: 'Meet Sam.' };
	say(server, therapist, { ...said, to: 'sam' });
	say(server, client, { ...said, ending: 'discharged' });
	const sources = await openHere(server);
	const named = endingIn(sources, sources.people, (id) => (id === 'sam' ? 'Sam Ortega' : ''));
	expect(named).toMatchObject({ ending: 'transferred', to: 'Sam Ortega', isMine: true });
	expect(named?.isAhead).toBe(false);
});

test('a text keeps in braces what is not known, and is in the language of who reads it', () => {
	const text = begun('{new_name} comes on\n {last_day}.', { new_name: '', last_day: 'May 3' });
	expect(text).toContain('{new_name}');
	expect(text).not.toContain('{last_day}');
	expect([isOpenText(text), isOpenText('Meet Sam.')]).toEqual([true, false]);
	expect(['Meet Sam.', text, ' '].map(isWhole)).toEqual([true, false, false]);
	expect(languageOf({ language: 'es' }, 'en')).toBe('es');
	expect(languageOf({ language: 'Tagalog' }, 'en')).toBe('en');
});
