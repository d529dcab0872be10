/** The statements of a month, as the server made them, with the names that this device knows. */
import type { Statement, StatementLine, StatementSummary } from '../api/shapes/billing.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Vault } from '../sync/vault.ts';
import { differencesOf } from './checking.ts';
import { learnFees, sourceOf } from './known.ts';
import { disputeOf, type Source } from './reading.ts';
import type { ItemView, MonthView } from './view.ts';

/** The statements of a month as this device knows them. */
export async function monthView(
	vault: Vault,
	space: string,
	month: string,
	stale: FailureFacts | null = null,
): Promise<MonthView> {
	const source = await sourceOf(vault, space);
	const practice = await vault.local.kept<PracticeDetails>('practice');
	const every = await keptStatements(vault, source.statements);
	const { client, therapist, zone, today, isUntold } = source;
	const statements = every
		.filter(({ summary }) => summary.month === month)
		.map((each) => ({
			...{ summary: each.summary, ledger: each.ledger },
			...{ practice, client, therapist, zone, today },
			lines: each.lines.map((line) => lineOf(line, each.summary.currency, source)),
			differences: differencesOf(each, every, source),
			isUnseen: each.lines.some((line) => !source.stored.has(line.plan_id)),
		}));
	return { statements, isUntold, stale };
}

/**
 * Fetches and keeps them, and those of other months that are not kept yet: their lines never
 * change. Returns what hindered it; null if nothing did.
 */
export async function learnMonth(
	vault: Vault,
	space: string,
	month: string,
): Promise<FailureFacts | null> {
	const hindered = await learnFees(vault, space, true);
	if (hindered) return hindered;
	try {
		const { statements } = await sourceOf(vault, space);
		for (const each of statements) {
			const place = placeOf(each);
			if (each.month !== month && (await vault.local.kept(place))) continue;
			const path = `/spaces/${space}/statements/${each.month}/${each.currency}`;
			await vault.local.keep(place, await vault.http.get<Statement>(path));
		}
		return null;
	} catch (error) {
		return factsOf(error);
	}
}

async function keptStatements(
	{ local }: Vault,
	summaries: readonly StatementSummary[],
): Promise<Statement[]> {
	const kept = await Promise.all(summaries.map((each) => local.kept<Statement>(placeOf(each))));
	return kept.filter((each) => each !== null);
}

function placeOf({ space_id: space, month, currency }: StatementSummary): string {
	return `fees/${space}/${month}/${currency}`;
}

function lineOf(line: StatementLine, currency: string, source: Source): ItemView {
	const { item, kind, since, until, code, amount, tax } = line;
	const dispute = disputeOf(item, line.dispute, source);
	return { item, kind, since, until, code, currency, amount, tax, dispute };
}
