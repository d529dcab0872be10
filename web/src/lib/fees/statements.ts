/** The statements of a month, as the server made them, with the names that this device knows. */
import type { Statement, StatementLine } from '../api/shapes/billing.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { holding } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { learnFees, sourceOf } from './known.ts';
import { disputeOf, type Source } from './reading.ts';
import type { ItemView, MonthView, StatementView } from './view.ts';

const placeOf = (space: string, month: string, currency: string) =>
	`fees/${space}/${month}/${currency}`;

/** The statements of a month as this device knows them. */
export async function monthView(
	vault: Vault,
	space: string,
	month: string,
	stale: FailureFacts | null = null,
): Promise<MonthView> {
	const source = await sourceOf(vault, space);
	const practice = await vault.local.kept<PracticeDetails>('practice');
	const statements: StatementView[] = [];
	for (const { currency } of source.statements.filter((each) => each.month === month)) {
		const kept = await vault.local.kept<Statement>(placeOf(space, month, currency));
		if (kept) statements.push(statementView(kept, source, practice, vault.me.id));
	}
	return { statements, isUntold: source.isUntold, stale };
}

/** Fetches and keeps them. Returns what hindered it; null if nothing did. */
export async function learnMonth(
	vault: Vault,
	space: string,
	month: string,
): Promise<FailureFacts | null> {
	const hindered = await learnFees(vault, space, true);
	if (hindered) return hindered;
	try {
		const { statements } = await sourceOf(vault, space);
		for (const { currency } of statements.filter((each) => each.month === month)) {
			const path = `/spaces/${space}/statements/${month}/${currency}`;
			const found = await vault.http.get<Statement>(path);
			await vault.local.keep(placeOf(space, month, currency), found);
		}
		return null;
	} catch (error) {
		return factsOf(error);
	}
}

function statementView(
	{ summary, lines, ledger }: Statement,
	source: Source,
	practice: PracticeDetails | null,
	me: string,
): StatementView {
	const { people, zone, today } = source;
	return {
		...{ summary, ledger, practice, zone, today },
		lines: lines.map((line) => lineOf(line, summary.currency, source)),
		client: people.get(me)?.name ?? '',
		therapist: holding(people, 'clinician')[0]?.name ?? '',
	};
}

function lineOf(line: StatementLine, currency: string, source: Source): ItemView {
	const { item, kind, since, until, code, amount, tax } = line;
	const dispute = disputeOf(item, line.dispute, source);
	return { item, kind, since, until, code, currency, amount, tax, dispute };
}
