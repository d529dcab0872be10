import { expect, test } from 'vitest';
import * as flows from '../../src/lib/protocol/flows.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { boxName } from '../../src/lib/protocol/state.ts';
import { seat } from '../../src/lib/protocol/writing.ts';
import { Succession } from '../../src/lib/team/succession.ts';
import { makeWorld, NOON } from '../protocol/people.ts';

await ready();

/** A thread of `therapist`, who has been taken off the roster; `cover` may take over. */
function start() {
	const world = makeWorld();
	const { owner, roster, therapist, cover, practice } = world;
	roster.add(flows.remove(owner, roster.state, [therapist.id], NOON));
	const heir = { id: cover.id, card: cover.card, name: 'Sam Ortega', credential: '' };
	const succession = (to: typeof heir | null) =>
		new Succession(practice, roster.state, therapist.id, to);
	return { ...world, heir, succession };
}

test('whoever is of the practice no more goes, and nobody else', () => {
	const { care, therapist, client, succession } = start();
	expect(succession(null).gone(care.state)).toEqual([therapist.id]);
	care.add(succession(null).entry(care.state, NOON));
	expect(care.state.seats.has(therapist.id)).toBe(false);
	expect(care.state.seats.has(client.id)).toBe(true);
	expect(succession(null).gone(care.state)).toEqual([]);
});

test('the heir has the role of the leaver and every key that there was', () => {
	const { care, cover, heir, succession } = start();
	care.add(succession(heir).entry(care.state, NOON));
	expect(care.state.seats.get(cover.id)?.role).toBe('clinician');
	for (let gen = 1; gen <= care.state.gen; gen += 1) {
		expect(care.state.boxes.has(boxName(gen, cover.id))).toBe(true);
	}
});

test('an heir who only read along becomes the clinician', () => {
	const { care, practice, cover, heir, succession } = start();
	const reading = seat(cover.card, 'observer');
	care.add(flows.addSeat(practice, care.state, reading, [care.state.gen], NOON));
	care.add(succession(heir).entry(care.state, NOON));
	expect(care.state.seats.get(cover.id)?.role).toBe('clinician');
	expect(care.state.boxes.has(boxName(1, cover.id))).toBe(true);
});

test('an heir who writes there already keeps the seat', () => {
	const { care, practice, cover, heir, succession } = start();
	const writing = seat(cover.card, 'clinician');
	care.add(flows.addSeat(practice, care.state, writing, [care.state.gen], NOON));
	care.add(succession(heir).entry(care.state, NOON));
	expect(care.state.seats.get(cover.id)?.role).toBe('clinician');
});

test('the keys are new for whoever stays', () => {
	const { care, therapist, heir, succession } = start();
	const before = care.state.gen;
	care.add(succession(heir).entry(care.state, NOON));
	expect(care.state.gen).toBe(before + 1);
	expect(care.state.boxes.has(boxName(care.state.gen, therapist.id))).toBe(false);
});

test('where nobody takes over, the leaver goes and nobody comes', () => {
	const { care, therapist, cover, heir, succession } = start();
	care.add(succession(heir).alone().entry(care.state, NOON));
	expect(care.state.seats.has(therapist.id)).toBe(false);
	expect(care.state.seats.has(cover.id)).toBe(false);
});
