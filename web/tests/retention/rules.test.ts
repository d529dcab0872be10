import { expect, test } from 'vitest';
import { decide, readDay, refusal, type Lack, type Rule } from '../../src/lib/retention/rules.ts';
import { vectors } from '../protocol/people.ts';

type Told = {
	destroy_on: string;
	rule: string;
	reaches: { rule: string; until: string; lack: Lack }[];
	lack: Lack;
};
type Case = { what: string; rules: Rule[]; ended_on: string; born_on: string; decision: Told };
type Asked = {
	destroy_on: string;
	today: string;
	here: string;
	is_held: boolean;
	refusal: string;
};
type Vectors = { cases: Case[]; refusals: Asked[]; days: { written: string; day: string }[] };

const { cases, refusals, days } = vectors('retention.json') as Vectors;

test.each(cases)('$what', ({ rules, ended_on: endedOn, born_on: bornOn, decision }) => {
	const { destroyOn, ...rest } = decide(rules, endedOn, bornOn);
	expect({ destroy_on: destroyOn, ...rest }).toEqual(decision);
});

test.each(refusals)(
	'on $today, here $here, held $is_held',
	({ destroy_on: destroyOn, today, here, is_held: isHeld, refusal: wanted }) => {
		expect(refusal(destroyOn, today, here, isHeld)).toBe(wanted);
	},
);

test.each(days)('"$written" is the day "$day"', ({ written, day }) => {
	expect(readDay(written)).toBe(day);
});
