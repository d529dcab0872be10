import { expect, test } from 'vitest';
import {
	daysOf,
	inOrder,
	place,
	UNSAID,
	type Day,
	type Written,
} from '../../src/lib/journal/days.ts';
import { seePatterns, type Patterns } from '../../src/lib/journal/patterns.ts';
import { vectors } from '../protocol/people.ts';

type Case = {
	name: string;
	here: string;
	entries: (Partial<Written> & Pick<Written, 'id' | 'at'>)[];
	days: Day[];
	patterns: Patterns;
};

const SILENT = {
	zone: '',
	intensity: UNSAID,
	feelings: [],
	urge: '',
	urge_strength: UNSAID,
	instead: '',
	tags: [],
};

test.each((vectors('journal.json') as { cases: Case[] }).cases)(
	'$name',
	({ here, entries, days, patterns }) => {
		const placed = entries.map((each) => place({ ...SILENT, ...each }, here)).sort(inOrder);
		expect(daysOf(placed)).toEqual(days);
		expect(seePatterns(placed)).toEqual(patterns);
	},
);
