/**
 * A superbill: what a client may hand to their payer, out of one statement of theirs. Only what the
 * practice says that the payer accepts stands on it, and nothing that its client pays for themselves
 * alone (45 CFR 164.522). Nothing of it is submitted to anybody. Pure; the same rules stand in
 * `meantime.sdk.billing.superbills`.
 */
import type { Statement, StatementLine } from '../../api/shapes/billing.ts';
import { leftOf, mostOf } from '../../fees/rules/books.ts';
import type { Billed } from '../../protocol/bill-posts.ts';
import type { PaperFacts, SuperbillPost } from './view.ts';

const NOT_OWED = new Set(['open', 'withdrawn']); // asked about, or taken off
/** Of the ICD-10, as countries write it: F41.1, R45.851. */
const DIAGNOSIS = /^[A-Z]\d[\dA-Z](\.[\dA-Z]{1,4})?$/;

export type Why = 'nothing' | 'self_pay' | 'no_payer' | 'no_code' | 'not_accepted' | 'no_office';

/** What no program knows: the diagnoses in order, where, with which modifier. */
export type SuperbillAsked = Readonly<{
	diagnoses: readonly string[];
	place: string;
	modifier: string;
}>;

/** The superbill of a statement, whose number it has; or why there is none. */
export function superbillOf(
	{ summary, lines, ledger }: Statement,
	facts: PaperFacts,
	asked: SuperbillAsked,
): Readonly<{ post: SuperbillPost | null; why: Why | '' }> {
	const owed = lines.filter(({ dispute }) => !NOT_OWED.has(dispute));
	const kept = owed.filter((line) => !line.is_self_pay);
	const why = whyNot(owed, kept, facts);
	if (why || !facts.office) return { post: null, why: why || 'no_office' };
	const items = Object.fromEntries(lines.map((each) => [each.item, each.amount + each.tax]));
	const books = { items, entered: ledger, disputed: [] };
	const billed = new Map<string, Billed>();
	let left = mostOf(books, 'refund'); // what is paid; the first lines are paid first
	for (const { item, since, code } of lines) {
		const amount = leftOf(books, item);
		const paid = Math.min(amount, left);
		left -= paid;
		const { modifier, place } = asked;
		const diagnoses = asked.diagnoses.map((_, n) => n + 1);
		billed.set(item, { item, on: since, code, amount, paid, modifier, place, units: 1, diagnoses });
	}
	const { client, provider, office, payer, member, today } = facts;
	return {
		post: {
			...{ type: 'superbill', number: String(summary.number), made_on: today },
			...{ currency: summary.currency, office, provider, client: client.name },
			lines: kept.flatMap(({ item }) => billed.get(item) ?? []),
			...{ birth_date: client.birthDate, address: client.address, payer, member },
			diagnoses: [...asked.diagnoses],
		},
		why: '',
	};
}

/** Whether the practice says that a payer accepts a code. */
export function isAccepted(accepts: readonly string[], payer: string, code: string): boolean {
	const wanted = pairOf(payer, code);
	return accepts.some((each) => {
		const at = each.lastIndexOf(':');
		return pairOf(each.slice(0, Math.max(0, at)), each.slice(at + 1)) === wanted;
	});
}

/** Diagnoses as they were typed, with commas, spaces or lines between; null for what is none. */
export function diagnosesIn(typed: string): readonly string[] | null {
	const found = typed
		.toUpperCase()
		.split(/[\s,;]+/)
		.filter(Boolean);
	return found.every((each) => DIAGNOSIS.test(each)) ? found : null;
}

function whyNot(
	owed: readonly StatementLine[],
	kept: readonly StatementLine[],
	{ office, accepts, payer }: PaperFacts,
): Why | '' {
	if (kept.length === 0) return owed.length > 0 ? 'self_pay' : 'nothing';
	if (!office) return 'no_office';
	if (!payer.trim()) return 'no_payer';
	if (kept.some(({ code }) => !code)) return 'no_code';
	return kept.every(({ code }) => isAccepted(accepts, payer, code)) ? '' : 'not_accepted';
}

function pairOf(payer: string, code: string): string {
	return [payer, code].map((each) => each.trim().toLowerCase()).join('\n');
}
