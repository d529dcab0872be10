import type { Statement, StatementLine } from '../../src/lib/api/shapes/billing.ts';
import type { PaperFacts } from '../../src/lib/billing/papers/view.ts';

export const FACTS: PaperFacts = {
	today: '2026-11-30',
	office: { name: 'Blue House', address: '', phone: '', tin: '', npi: '' },
	accepts: ['North: Plan B: OWN 1'],
	provider: { name: 'Dr. Ada Lind', credential: '', license: '', npi: '' },
	client: { name: 'Kim', birthDate: '1990-02-28', address: '' },
	...{ payer: 'north: plan b ', member: '7' },
	...{ waiting: {}, agreedOn: [] },
};

export function line(item: string, said: Partial<StatementLine> = {}): StatementLine {
	return {
		...{ item, kind: 'reply', since: '2026-10-05', until: '2026-10-05', code: 'own 1' },
		...{ amount: 1500, tax: 0, plan_id: 'p', is_self_pay: false, dispute: '' },
		...said,
	};
}

export function statement(
	lines: readonly StatementLine[],
	ledger: readonly Pick<Statement['ledger'][number], 'kind' | 'amount' | 'item'>[] = [],
): Statement {
	return {
		summary: {
			...{ space_id: 's', month: '2026-10-01', currency: 'USD', number: 12 },
			...{ issued_at: '2026-11-03T09:00:00Z', due_on: '2026-12-03' },
			...{ amount: 0, tax: 0, balance: 0, paused: 0 },
		},
		lines,
		ledger: ledger.map((each) => ({
			...{ id: 'e', on: '2026-11-05', way: '', by: 'b', at: '2026-11-05T09:00:00Z' },
			...each,
		})),
	};
}
