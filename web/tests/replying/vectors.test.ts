import content from 'content:saved_replies';
import hints from 'content:reply_hints';
import { expect, test } from 'vitest';
import vectors from '../../../vectors/replies.json' with { type: 'json' };
import type { Hint, Locale, Shipped } from '../../src/lib/replying/contents.ts';
import { fill, firstName, strangeVariables } from '../../src/lib/replying/filling.ts';
import { foundIn, lengthOf } from '../../src/lib/replying/hints.ts';
import { merged, offered, pinnedFor, type Said } from '../../src/lib/replying/saved.ts';
import { isUnchanged, openSlots, slotFrom } from '../../src/lib/replying/slots.ts';
import { sessionWords, standing, wordsOfInstant } from '../../src/lib/replying/times.ts';

const LOCALES = ['en', 'es'] as const;
const SHIPPED = vectors.replies as readonly Shipped[];
const RULES = vectors.rules as unknown as readonly Hint[];
type Values = Readonly<Record<string, string>>;

test('saved replies are merged as in Python', () => {
	for (const { practice, personal, every } of vectors.merged) {
		const found = merged(SHIPPED, practice as readonly Said[], personal as readonly Said[]);
		expect(found.map(({ isHidden, ...one }) => ({ ...one, is_hidden: isHidden }))).toEqual(every);
	}
});

test('the same replies are offered as in Python', () => {
	for (const { pins, is_safety: isSafety, ids } of vectors.offered) {
		const said = pins.map(([reply, space, on]) => ({ reply, space, on })) as never;
		const found = offered(merged(SHIPPED, [], []), pinnedFor('here', said), isSafety);
		expect(found.map(({ id }) => id)).toEqual(ids);
	}
});

test('replies are filled as in Python', () => {
	for (const { text, locale, values, needs, filled, strange } of vectors.filled) {
		expect(fill(content, text, locale as Locale, values as Values, needs)).toBe(filled);
		expect(strangeVariables(content, text)).toEqual(strange);
	}
	for (const { text, open } of vectors.slots)
		expect(openSlots(text).map(({ name }) => name)).toEqual(open);
	for (const { text, filled, is } of vectors.unchanged) expect(isUnchanged(text, filled)).toBe(is);
	for (const { name, first } of vectors.names) expect(firstName(name)).toBe(first);
});

test.each(vectors.shipped)('$id is filled as in Python', ({ id, ...filled }) => {
	const one = content.replies.find((each) => each.id === id);
	for (const locale of LOCALES) {
		const text = one?.text[locale] ?? '';
		expect([
			fill(content, text, locale, vectors.values[locale], one?.needs),
			fill(content, text, locale, {}, one?.needs),
		]).toEqual(filled[locale]);
	}
});

test('a session is said as in Python', () => {
	for (const { session, ...said } of vectors.sessions) {
		const [day, minute, weekday, daysOff] = session as [string, number, number, number];
		for (const locale of LOCALES)
			expect(sessionWords(day, minute, weekday, daysOff, locale)).toBe(said[locale]);
	}
	for (const { at, now, zone, ...said } of vectors.instants)
		for (const locale of LOCALES)
			expect(wordsOfInstant(Date.parse(at), zone, Date.parse(now), locale)).toBe(said[locale]);
});

test('what was named stands or not as in Python', () => {
	for (const { given, is } of vectors.standings) {
		const [named, at, shown, now] = given as [number, number | null, number, number];
		expect(standing(named, at, shown, now)).toBe(is);
	}
});

test('hints are found as in Python, and lengths told', () => {
	for (const { of, text, found } of vectors.read)
		expect(foundIn(text, of as Hint['of'], RULES).map(({ id, words }) => [id, words])).toEqual(
			found,
		);
	for (const { of, text, found } of vectors.hinted)
		expect(
			foundIn(text, of as Hint['of'], hints.hints).map(({ id, words }) => [id, words]),
		).toEqual(found);
	for (const { text, most, length } of vectors.lengths) {
		const { count, state } = lengthOf(text, most);
		expect([count, state]).toEqual(length);
	}
});

test('the next slot is the first behind the caret, else the first of all', () => {
	const text = 'A [[one]] and [[two]].';
	expect(slotFrom(text, 0)?.name).toBe('one');
	expect(slotFrom(text, 5)?.name).toBe('two');
	expect(slotFrom(text, 20)).toEqual({ from: 2, to: 9, name: 'one' });
	expect(slotFrom('Nothing.', 0)).toBeUndefined();
});
