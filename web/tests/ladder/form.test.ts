import { expect, test } from 'vitest';
import type { Rung } from '../../src/lib/api/shapes/safety.ts';
import {
	faultsBy,
	faultsOf,
	toFields,
	toLadder,
	type LadderFields,
} from '../../src/lib/ladder/form.ts';

const fields = (change: Partial<LadderFields> = {}): LadderFields => ({
	steps: steps(['clinician', '0'], ['on_call', '15'], ['owner', '30']),
	night: 'nobody',
	onCall: [],
	...change,
});
const steps = (...all: [Rung, string][]) => all.map(([rung, minutes]) => ({ rung, minutes }));

test.each([
	['a sound one', fields(), {}],
	['without a choice for the night', fields({ night: '' }), { night: 'choose' }],
	['with nobody on call at night', fields({ night: 'on_call' }), { on_call: 'nobody' }],
	['without steps', fields({ steps: [] }), { steps: 'none' }],
	['that begins late', fields({ steps: steps(['owner', '5']) }), { 'steps.0': 'first' }],
	[
		'that ends with the clinician',
		fields({ steps: steps(['clinician', '0']) }),
		{ 'steps.0': 'last' },
	],
	[
		'that goes backwards',
		fields({ steps: steps(['clinician', '0'], ['owner', '0']) }),
		{ 'steps.1': 'order' },
	],
	[
		'with words for minutes',
		fields({ steps: steps(['clinician', '0'], ['owner', 'soon']) }),
		{ 'steps.1': 'range' },
	],
	[
		'beyond a day',
		fields({ steps: steps(['clinician', '0'], ['owner', '1441']) }),
		{ 'steps.1': 'range' },
	],
])('a ladder %s is judged as the server judges it', (_, form, faults) => {
	expect(faultsOf(form)).toEqual(faults);
});

test('what is kept comes back as it was, and an unknown reason is not lost', () => {
	expect(toFields(toLadder(fields()))).toEqual(fields());
	const told = faultsBy({ 'on_call.0': 'cannot_read', night: 'of_a_later_version' });
	expect(told).toEqual({ 'on_call.0': 'cannot_read', night: 'other' });
});
