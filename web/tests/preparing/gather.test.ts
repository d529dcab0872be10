import { expect, test } from 'vitest';
import { gather, type Known, type Prepared } from '../../src/lib/preparing/gather.ts';
import { vectors } from '../protocol/people.ts';

type Case = { name: string; known: Known; prepared: Prepared };

const NONE = { measured: [] };

test.each((vectors('preparing.json') as { cases: Case[] }).cases)(
	'$name',
	({ known, prepared }) => {
		// Where nothing was measured the vectors say nothing of it.
		expect(gather({ ...NONE, ...known })).toEqual({ ...NONE, ...prepared });
	},
);
