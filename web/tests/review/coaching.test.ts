import { expect, test } from 'vitest';
import { coachFor, type Coached, type Moment } from '../../src/lib/review/coaching.ts';
import type { Letter, Sent } from '../../src/lib/review/view.ts';

const NOW = Date.parse('2026-11-30T20:00Z');
const HOUR = 3_600_000;
const ALL: readonly Coached[] = ['evening', 'long_reply', 'long_exchange', 'redirect'];

/** Letters of the last hours, of the client (c) or one's own (m), the newest now. */
function letters(by: string, apart = HOUR): Letter[] {
	return Array.from(by, (who, n) => {
		const at = NOW - (by.length - 1 - n) * apart;
		return { id: String(n), isMine: who === 'm', isWithdrawn: false, at } as Letter;
	});
}

function moment(said: Partial<Moment> & { by?: string; apart?: number; sent?: Sent[] }): Moment {
	const { by = 'c', apart = HOUR, sent = [], ...rest } = said;
	const thread = { before: letters(by, apart), waiting: [], sent };
	return { thread, words: '', isClosed: false, now: NOW, ...rest };
}

const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');
const offer = (isWithdrawn = false) => ({ kind: 'redirect', isWithdrawn }) as Sent;

test('an evening is spoken of once something is being written, not by reading', () => {
	expect(coachFor(moment({ isClosed: true }), [])).toBeNull();
	expect(coachFor(moment({ isClosed: true, words: '  ' }), [])).toBeNull();
	expect(coachFor(moment({ isClosed: true, words: 'Hello' }), [])).toBe('evening');
	expect(coachFor(moment({ words: 'Hello' }), [])).toBeNull();
});

test('an answer of more than a hundred words is long', () => {
	expect(coachFor(moment({ words: words(100) }), [])).toBeNull();
	expect(coachFor(moment({ words: words(101) }), [])).toBe('long_reply');
});

test('to and fro counts by turns within two days, not by messages', () => {
	expect(coachFor(moment({ by: 'ccccccc' }), [])).toBeNull();
	expect(coachFor(moment({ by: 'cmcm' }), [])).toBeNull();
	expect(coachFor(moment({ by: 'cmcmc' }), [])).toBe('long_exchange');
	expect(coachFor(moment({ by: 'cmcmc', apart: 13 * HOUR }), [])).toBeNull();
});

test('an offer to talk is spoken of unless it was taken back', () => {
	expect(coachFor(moment({ sent: [offer()] }), [])).toBe('redirect');
	expect(coachFor(moment({ sent: [offer(true)] }), [])).toBeNull();
});

test('each is said once, and one at a time', () => {
	const everything = moment({ isClosed: true, words: words(101), by: 'cmcmc', sent: [offer()] });
	const said: Coached[] = [];
	for (;;) {
		const next = coachFor(everything, said);
		if (!next) break;
		said.push(next);
	}
	expect(said).toEqual(ALL);
	expect(coachFor(everything, ALL)).toBeNull();
});
