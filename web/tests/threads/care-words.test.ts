import { expect, test, vi } from 'vitest';
import type { Fate } from '../../src/lib/threads/view.ts';
import { outcomeOfSent, thanksFor, type Told } from '../../src/lib/threads/care-words.ts';
import type { Standing } from '../../src/lib/threads/standing.ts';

vi.mock('content:safety_card', async () => {
	const { readFileSync } = await import('node:fs');
	const { parse } = await import('yaml');
	const file = new URL('../../../src/meantime/content/safety_card.yaml', import.meta.url);
	return { default: parse(readFileSync(file, 'utf8')) as unknown };
});

const text = { locale: 'en', say: (key: string) => key, now: () => 0, time: () => '11:05 PM' };
const told = {
	...{ view: { other: null }, urgent: null, promised: null, place: { practice: null } },
	text,
} as unknown as Told;

function outcome(standing: Partial<Standing>): string {
	return outcomeOfSent(told, {
		...{ attention: 3, unsent: '', isRefused: false, alert: null },
		...standing,
	});
}

test('what the server would not take is never said to be kept for later', () => {
	expect(outcome({ unsent: 'message', isRefused: true })).toBe('noticed.refused_message');
	expect(outcome({ unsent: 'message' })).toContain('is kept on this device');
});

test('of a sent message whose alert waits it is said that the alert has not left', () => {
	expect(outcome({ unsent: 'raise' })).toBe('noticed.alert_waits_raise');
	expect(outcome({ unsent: 'raise', isRefused: true })).toBe('noticed.refused_raise');
});

test.each([
	['on_call', 'the person on call at Harbor'],
	['clinician', 'Dana Reyes'],
	['', 'someone of your care team'],
] as const)(
	'an alert that went to "%s" is said to have gone there, whoever is woken now',
	(rung, who) => {
		const alert = { entry: 'a', told: rung, toldAt: 7, takenAt: 0, isClosed: false };
		for (const wakes of ['owner', 'nobody', ''] as const) {
			const view = { other: { name: 'Dana Reyes' } };
			const now = { ...told, view, urgent: { wakes, looksAt: 0, alerts: [alert] } };
			const place = { practice: { name: 'Harbor' } };
			const standing: Standing = { attention: 3, unsent: '', isRefused: false, alert };
			const said = outcomeOfSent({ ...now, place } as unknown as Told, standing);
			expect(said).toContain(`An alert went to ${who}, 11:05 PM.`);
		}
	},
);

test.each([
	['en', 'Someone of your care team said that they are looking after this, 11:09 PM.'],
	['es', 'Alguien de su equipo de atención dijo que se ocupa de esto, 11:09 PM.'],
] as const)('what somebody has taken went to nobody, in %s', (locale, words) => {
	const time = (at: number) => (at === 9 ? '11:09 PM' : '11:05 PM');
	for (const toldAt of [0, 7]) {
		const alert = { entry: 'a', told: 'clinician', toldAt, takenAt: 9, isClosed: false } as const;
		const urgent = { wakes: 'owner', looksAt: 0, alerts: [alert] } as const;
		const now = { ...told, urgent, text: { ...text, locale, time } } as unknown as Told;
		const standing: Standing = { attention: 3, unsent: '', isRefused: false, alert };
		const said = outcomeOfSent(now, standing);
		expect(said).toContain(words);
		expect(said).not.toMatch(/went to|Salió/);
	}
});

test('of a "no" that waits it is said that its alert has not left', () => {
	expect(outcome({ unsent: 'answer' })).toBe('noticed.alert_waits_answer');
	expect(outcome({ unsent: 'answer', isRefused: true })).toBe('noticed.refused_answer');
	expect(outcome({ attention: 2 })).toContain('No alert was sent');
	expect(outcome({})).not.toContain('No alert was sent');
});

test.each<[Fate, string]>([
	['sent', 'Your answer is sent as an alert of its own.'],
	['kept', 'noticed.kept_answer'],
	['refused', ''],
])('an answer that is %s is said to be so, with the number to call', (fate, words) => {
	const said = { id: 'a', answer: 'no', at: 5, fate, refused: '' } as const;
	const standing: Standing = { attention: 3, unsent: '', isRefused: false, alert: null };
	const thanks = thanksFor(said, standing, { emergency_number: '911' }, told.text);
	expect(words ? thanks.includes(words) : thanks === '').toBe(true);
	expect(thanks).not.toContain('{');
});
