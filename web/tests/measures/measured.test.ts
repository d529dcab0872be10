import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { stateOf } from '../../src/lib/measures/asks.ts';
import { readForm } from '../../src/lib/measures/forms.ts';
import { foldMeasured, foldSeen } from '../../src/lib/measures/measured.ts';
import { measureLines } from '../../src/lib/notes/measures.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; post: JsonObject | null };
type Case = { name: string; now: number; log: Said[]; told: unknown };

const { roles, cases, forms, lines } = vectors('measured.json') as {
	roles: Record<string, string>;
	cases: Case[];
	forms: { name: string; form: string; is_good: boolean }[];
	lines: { case: string; since: number; until: number; lines: string[] }[];
};
const people = new Map(
	Object.entries(roles).map(([id, role]) => {
		const isGone = role.endsWith(' gone');
		return [id, { id, role: role.replace(' gone', ''), leftSeq: isGone ? 3 : -1 }];
	}),
) as unknown as People;

function opened({ post, at, ...header }: Said, n: number): Opened {
	const entry = { header: { show_at: 0, re: '', ...header, at, kind: 'post', seq: n + 1 } };
	return { entry, receivedAt: at, post: post && parsePost(post) } as unknown as Opened;
}

/** The same names as in Python. */
function snake(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(snake);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => {
			return [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snake(each)];
		}),
	);
}

test.each(cases)('measures: $name', ({ now, log, told }) => {
	const measured = foldMeasured(log.map(opened), people);
	const asked = measured.asked.map((ask) => {
		const state = (who: string) => stateOf(ask, who, now);
		const shown = { ...ask, state: { maya: state('maya'), luis: state('luis') } };
		return Object.fromEntries(Object.entries(shown).filter(([name]) => name !== 'form'));
	});
	const known = [...measured.forms.values()].map(({ id, version }) => `${id} ${version}`);
	expect(snake({ asked, series: measured.series, forms: known.sort() })).toEqual(told);
});

test.each(forms)('a form with $name', ({ form, is_good: isGood }) => {
	expect(readForm(form) !== null).toBe(isGood);
});

test.each(lines)('a note says of $case from $since until $until', (told) => {
	const log = cases.find(({ name }) => name === told.case)?.log ?? [];
	const day = (at: number) => `day ${Math.floor(at / 1000)}`;
	expect(measureLines(foldMeasured(log.map(opened), people), told, day)).toEqual(told.lines);
});

test('the team says what it looked at', () => {
	const log = [{ id: 'n', author: 'imani', at: 1, post: { type: 'measure_seen', of: 'a' } }];
	expect(foldSeen(log.map(opened))).toEqual(new Set(['a']));
});
