/** One client's account as the server has it, with the names that this device knows. */
import type {
	Estimates,
	ReplyPage,
	Statement,
	StatementPage,
	StatementSummary,
	ThreadFees,
} from '../../api/shapes/billing.ts';
import { ProblemError } from '../../api/problems.ts';
import { agreedPlans } from '../../charging/prices.ts';
import { planOn, priceOf } from '../../fees/rules/plans.ts';
import type { ItemView } from '../../fees/view.ts';
import type { NameBook } from '../../sync/names.ts';
import { practiceOf, type Vault } from '../../sync/vault.ts';
import { monthBefore } from '../ageing.ts';
import { clientsOf } from '../naming.ts';
import { everyPage } from '../pages.ts';
import { estimatesOf } from './estimates.ts';
import type { AccountView, Counted, PayerFields, StaffMonth, StaffStatement } from './view.ts';

const MONTHS = 6; // of counts, this one included

/** @throws ProblemError, Unreachable */
export async function readAccount(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<AccountView> {
	const { http } = vault;
	const [fees, statements, { estimates }, clients, mayEnter] = await Promise.all([
		http.get<ThreadFees>(`/spaces/${space}/fees`),
		statementsIn(vault, space),
		http.get<Estimates>(`/spaces/${space}/estimates`),
		clientsOf(vault, names),
		mayEnterIn(vault),
	]);
	const months = Array.from({ length: MONTHS }, (_, n) => monthBefore(fees.today, n));
	const plan = planOn(agreedPlans(fees.plans), fees.today);
	return {
		...{ space, name: clients.get(space)?.name ?? '', today: fees.today },
		plan: {
			...{ kind: plan?.kind ?? '', price: plan ? priceOf(plan) : 0 },
			...{ tax: plan?.taxRate ?? 0, currency: plan?.currency ?? fees.currency },
		},
		estimates: estimatesOf(estimates, fees, await zoneOf(vault)),
		...{ statements, isSelfPay: fees.is_self_pay, mayEnter },
		counted: await Promise.all(months.map((month) => countedIn(vault, space, month))),
		...(await deskOf(vault, names, space)),
		isClinician: await answersIn(vault, space),
	};
}

/** @throws ProblemError, Unreachable */
export async function readMonth(
	vault: Vault,
	names: NameBook,
	space: string,
	month: string,
): Promise<StaffMonth> {
	const [{ today }, found, practice, clients, mayEnter, isClinician] = await Promise.all([
		vault.http.get<ThreadFees>(`/spaces/${space}/fees`),
		statementsIn(vault, space),
		practiceOf(vault),
		clientsOf(vault, names),
		mayEnterIn(vault),
		answersIn(vault, space),
	]);
	const client = clients.get(space)?.name ?? '';
	const shared = { practice, client, therapist: '', today, zone: practice?.zone ?? 'UTC' };
	const wanted = found.filter((each) => each.month === month);
	const statements = await Promise.all(
		wanted.map(async (summary): Promise<StaffStatement> => {
			const path = `/spaces/${space}/statements/${month}/${summary.currency}`;
			const whole = await vault.http.get<Statement>(path);
			const lines = linesOf(whole);
			const said = { summary: whole.summary, ledger: whole.ledger };
			return { whole, shown: { ...shared, ...said, lines, differences: [] } };
		}),
	);
	return { name: client, today, mayEnter, isClinician, statements };
}

function statementsIn(vault: Vault, space: string): Promise<StatementSummary[]> {
	return everyPage<StatementSummary>(vault, `/spaces/${space}/statements`, 'statements');
}

async function zoneOf(vault: Vault): Promise<string> {
	return (await practiceOf(vault))?.zone ?? 'UTC';
}

async function countedIn({ http }: Vault, space: string, month: string): Promise<Counted> {
	const page = await http.get<ReplyPage>(`/spaces/${space}/replies`, { month });
	return {
		...{ month, replies: page.replies.length },
		charged: page.replies.filter((each) => each.is_charged).length,
		seconds: page.minutes.reduce((sum, each) => sum + each.seconds, 0),
	};
}

/** Whether the server lets the viewer see to the practice's money. */
async function mayEnterIn({ http }: Vault): Promise<boolean> {
	try {
		await http.get<StatementPage>('/billing/runs');
		return true;
	} catch (error) {
		if (error instanceof ProblemError && error.status === 404) return false;
		throw error;
	}
}

async function answersIn({ spaces }: Vault, space: string): Promise<boolean> {
	const kept = await spaces.listKept();
	return kept.some(({ id, role, until_seq: until }) => {
		return id === space && role === 'clinician' && until < 0;
	});
}

async function deskOf(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<Readonly<{ payer: PayerFields | null; mayChangePayer: boolean }>> {
	const desk = (await names.of(vault)).desks.get(space);
	if (!desk) return { payer: null, mayChangePayer: false };
	const { state, log } = await syncedDesk(vault, desk);
	const said = log.findLast(({ post }) => post?.type === 'billing_profile')?.post;
	const { payer, member, address } =
		said?.type === 'billing_profile' ? said : { payer: '', member: '', address: '' };
	const mayChangePayer = state?.seats.get(vault.me.id)?.role === 'member';
	return { payer: { payer, member, address }, mayChangePayer };
}

/** Who pays for a client, as their desk says; all empty where this device reads none of theirs. */
export async function payerOf(vault: Vault, names: NameBook, space: string): Promise<PayerFields> {
	const { payer } = await deskOf(vault, names, space);
	return payer ?? { payer: '', member: '', address: '' };
}

async function syncedDesk({ spaces }: Vault, id: string) {
	const desk = await spaces.sync(id).catch(() => spaces.space(id));
	return { state: desk.state, log: desk.log() };
}

function linesOf({ summary, lines }: Statement): ItemView[] {
	return lines.map(({ item, kind, since, until, code, amount, tax, dispute }) => ({
		...{ item, kind, since, until, code, amount, tax, currency: summary.currency },
		dispute: { state: dispute, text: '', answer: '', isWaiting: false },
	}));
}
