import { expect, test } from 'vitest';
import type { Answer } from '../../src/lib/protocol/safety-posts.ts';
import type { Member } from '../../src/lib/sync/folds/people.ts';
import { cardOf } from '../../src/lib/threads/cards.ts';
import { standingOf } from '../../src/lib/threads/standing.ts';
import type { Answered, Fate, LetterItem } from '../../src/lib/threads/view.ts';

const PEOPLE = new Map(
	(['client', 'clinician'] as const).map((role) => [role, { role } as unknown as Member]),
);

function said(answer: Answer, fate: Fate = 'sent', at = 5): Answered {
	return { id: `said-${answer}`, answer, at, fate, refused: fate === 'refused' ? 'full' : '' };
}

/** A message of attention `attention`, with the server. */
function letter(attention: number, more: Partial<LetterItem> = {}): LetterItem {
	const whole = { id: 'a', author: 'client', attention, asked: attention, fate: 'sent', ...more };
	return { waits: '', amends: [], answers: [], ...whole } as unknown as LetterItem;
}

function alert(entry: string, toldAt = 0, isClosed = false) {
	return { entry, told: 'clinician', toldAt, takenAt: 0, isClosed } as const;
}

function taken(entry: string) {
	return { ...alert(entry, 7), takenAt: 8 };
}

test('a later "no" to a message that alerts nobody is an alert', () => {
	const item = letter(2, { answers: [said('no')] });
	expect(standingOf(item, [])).toMatchObject({ attention: 3, unsent: '', alert: null });
	const opened = alert('said-no', 7);
	expect(standingOf(item, [opened]).alert).toBe(opened);
});

test('"I am safe" after "no" takes no alert back', () => {
	const opened = alert('said-no', 7);
	const item = letter(2, { answers: [said('no'), said('yes')] });
	expect(standingOf(item, [opened])).toMatchObject({ attention: 3, alert: opened });
});

test.each<[Fate, boolean]>([
	['kept', false],
	['refused', true],
])('of a "no" that is %s no alert has left', (fate, isRefused) => {
	const item = letter(2, { answers: [said('no', fate)] });
	expect(standingOf(item, [])).toMatchObject({ attention: 3, unsent: 'answer', isRefused });
});

test('an answer that waits and alerts nobody changes nothing of what came of the message', () => {
	expect(standingOf(letter(3, { answers: [said('yes', 'kept')] }), []).unsent).toBe('');
});

test('an answer before sending waits with its message', () => {
	const answers = [said('no', 'kept', 0)];
	const item = letter(3, { asked: 0, fate: 'kept', waits: 'message', answers });
	expect(standingOf(item, [])).toMatchObject({ unsent: 'message', isRefused: false });
});

test('a message that was refused is not said to wait', () => {
	const item = letter(3, { asked: 0, fate: 'refused', waits: 'message' });
	expect(standingOf(item, [])).toMatchObject({ unsent: 'message', isRefused: true });
});

test.each([
	[3, 'correction', ''],
	[1, 'correction', 'correction'],
	[1, 'raise', 'raise'],
] as const)('of a message asked for %i whose %s waits, "%s" is unsent', (asked, waits, unsent) => {
	const item = letter(3, { asked, fate: 'kept', waits });
	expect(standingOf(item, []).unsent).toBe(unsent);
});

test('an open alert comes before one that is closed, and one that somebody was told of first', () => {
	const item = letter(3, { amends: ['b', 'c'] });
	const [closed, waits, told] = [alert('a', 4, true), alert('c'), alert('b', 6)];
	expect(standingOf(item, [closed, waits]).alert).toBe(waits);
	expect(standingOf(item, [told, waits, closed]).alert).toBe(told);
	expect(standingOf(item, [closed]).alert).toBe(closed);
});

test('a "no" after everything was looked into is not said to be looked into', () => {
	const item = letter(3, { answers: [said('no')] });
	expect(standingOf(item, [alert('a', 4, true)]).alert).toBeNull();
});

test('of what was written after somebody took the alert, its own alert is said first', () => {
	const item = letter(3, { amends: ['b'] });
	const waits = alert('b');
	expect(standingOf(item, [waits, taken('a')]).alert).toBe(waits);
	const [closed, first] = [alert('b', 4, true), taken('a')];
	expect(standingOf(item, [closed, first]).alert).toBe(first);
});

test('a "no" after somebody took the alert is not said to be known to them', () => {
	const kept = letter(3, { answers: [said('no', 'kept')] });
	expect(standingOf(kept, [taken('a')]).unsent).toBe('answer');
	expect(standingOf(kept, [alert('a', 4)]).unsent).toBe('');
	expect(standingOf(letter(3, { answers: [said('no')] }), [taken('a')]).alert).toBeNull();
});

test('help stands behind the gravest message, and of several behind the newest', () => {
	const [quiet, urgent] = [letter(2, { id: 'quiet' }), letter(3, { id: 'urgent' })];
	const answered = letter(2, { id: 'answered', answers: [said('no')] });
	expect(cardOf([urgent, quiet], PEOPLE, 'client')).toBe('urgent');
	expect(cardOf([quiet, letter(2)], PEOPLE, 'client')).toBe('a');
	expect(cardOf([answered, quiet], PEOPLE, 'client')).toBe('answered');
	expect(cardOf([letter(1)], PEOPLE, 'client')).toBe('');
});

test('help goes once somebody of the care team has written', () => {
	const reply = letter(0, { id: 'reply', author: 'clinician' });
	expect(cardOf([letter(3), reply], PEOPLE, 'client')).toBe('');
	expect(cardOf([letter(3), reply, letter(2, { id: 'new' })], PEOPLE, 'client')).toBe('new');
});
