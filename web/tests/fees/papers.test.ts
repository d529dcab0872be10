import { expect, test } from 'vitest';
import { sumOf, type PaperPost } from '../../src/lib/fees/papers.ts';

type Estimate = Extract<PaperPost, { type: 'fee_estimate' }>;
type Service = Estimate['services'][number];

const SERVICE: Service = {
	...{ title: 'Answers', count: 10, amount: 1500, tax: 124, code: '', diagnosis: '' },
	...({ is_messaging: 1, separately: 0 } as const),
};

function estimate(...services: Service[]): Estimate {
	return { type: 'fee_estimate', services } as unknown as Estimate;
}

test('what is booked separately is not in the sum of an estimate, as the server was told it', () => {
	expect(sumOf(estimate(SERVICE, { ...SERVICE, separately: 1 }))).toBe(16_240);
});
