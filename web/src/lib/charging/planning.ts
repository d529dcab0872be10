import type { BillingSettings, FeePlan, ThreadFees } from '../api/shapes/billing.ts';
import { ProblemError } from '../api/problems.ts';
import { WHOLE } from '../fees/rules/money.ts';
import { planOn } from '../fees/rules/plans.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { NameBook } from '../sync/names.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt } from '../text/local-days.ts';
import { agreedPlans } from './prices.ts';
import { feesOf, zoneOf } from './reading.ts';
import { sayAndTell, takeBack, tellWaiting, untold } from './telling.ts';
import type { Asked, ChargeRow, Offered, PlanRow, PlanView } from './view.ts';

/** What a client's messages cost, and what their clinician says about that, in the worker. */
export function planActs(vaults: Vaults, names: NameBook) {
	/** As it was seen last; what is said without a connection is kept, and shown beside it. */
	const seen = new WeakMap<Vault, Map<string, PlanView>>();

	async function showPlan(space: string): Promise<PlanView> {
		const vault = vaults.open;
		const view = await readPlan(vault, space);
		seen.set(vault, (seen.get(vault) ?? new Map<string, PlanView>()).set(space, view));
		return view;
	}

	async function after(space: string, isTold: boolean): Promise<PlanView> {
		const vault = vaults.open;
		const before = seen.get(vault)?.get(space);
		if (isTold || !before) return showPlan(space);
		return { ...before, untold: await untold(vault) };
	}

	async function readPlan(vault: Vault, space: string): Promise<PlanView> {
		await tellWaiting(vault);
		await vault.spaces.sync(space);
		const [fees, log, zone] = await Promise.all([
			feesOf(vault, space),
			wholeLog(vault, space),
			zoneOf(vault),
		]);
		const client = (await names.of(vault)).clients.get(space);
		const rows = fees.plans.map((plan) => rowOf(plan, log, zone, vault.me.id));
		const holding = planOn(agreedPlans(fees.plans), fees.today);
		return {
			...{ name: client?.name ?? '', language: client?.language ?? '' },
			...{ today: fees.today, currency: fees.currency, tax: await usualTax(vault) },
			country: (await practiceOf(vault))?.country ?? '',
			holding: rows.find(({ id }) => id === holding?.id) ?? null,
			plans: rows.toReversed(),
			charges: chargesIn(fees, log, vault.me.id),
			...{ replies: fees.replies, seconds: fees.seconds ?? 0, isSelfPay: fees.is_self_pay },
			mayOffer: (await vault.spaces.listKept()).some(
				({ id, role, until_seq: until }) => id === space && role === 'clinician' && until < 0,
			),
			untold: await untold(vault),
		};
	}

	return {
		/** @throws Failure */
		plan: showPlan,

		/** Offers a plan: it holds once the client agrees. @throws Failure */
		async offer(space: string, offered: Offered): Promise<PlanView> {
			const { kind, currency, amount, share, tax, replies, since, until, text } = offered;
			const post: JsonObject = {
				...{ type: 'fee_plan', kind, currency, since },
				...(amount > 0 && { amount }),
				...(share !== WHOLE && { share }),
				...(tax > 0 && { tax }),
				...(replies > 0 && { replies }),
				...(until && { until }),
				...(text && { text }),
			};
			const terms = { kind, currency, amount, share, tax, replies, since, until: until || null };
			const { isTold } = await sayAndTell(vaults.open, space, post, (id) => [
				{ method: 'put', path: `/spaces/${space}/fee-plans/${id}`, body: terms },
			]);
			return after(space, isTold);
		},

		/** Takes an offer back that nobody agreed to yet. @throws Failure */
		async withdraw(space: string, id: string): Promise<PlanView> {
			const path = `/spaces/${space}/fee-plans/${id}`;
			const calls = [{ method: 'delete', path, body: null }] as const;
			return after(space, await takeBack(vaults.open, space, id, calls));
		},

		/** Says that the client pays themselves and no payer is told, or no longer. @throws Failure */
		async setSelfPay(space: string, isOn: boolean): Promise<PlanView> {
			const vault = vaults.open;
			const on = dayAt(await zoneOf(vault), vault.http.now());
			const post = { type: 'fee_restriction', on, is_on: isOn ? 1 : 0 };
			const { isTold } = await sayAndTell(vault, space, post, (id) => [
				{ method: 'put', path: `/spaces/${space}/self-pay`, body: { is_on: isOn, post_id: id } },
			]);
			return after(space, isTold);
		},

		/** Answers what a client asked about an item, in words for them. @throws Failure */
		async answerAsked(
			{ space, item }: Pick<Asked, 'space' | 'item'>,
			outcome: 'withdrawn' | 'stands',
			text: string,
		): Promise<void> {
			const post = { type: 'fee_dispute_answer', item, outcome, ...(text && { text }) };
			await sayAndTell(vaults.open, space, post, (id) => [
				{
					method: 'put',
					path: `/spaces/${space}/disputes/${item}/answer`,
					body: { post_id: id, outcome },
				},
			]);
		},
	};
}

function rowOf(plan: FeePlan, log: readonly Opened[], zone: string, me: string): PlanRow {
	const said = log.find(({ entry }) => entry.header.id === plan.id);
	const agreed = plan.agreed_at;
	return {
		...{ id: plan.id, source: plan.source, terms: plan.terms, state: plan.state },
		offeredOn: dayAt(zone, Date.parse(plan.offered_at)),
		agreedOn: agreed ? dayAt(zone, Date.parse(agreed)) : '',
		stopsOn: plan.stops_on ?? '',
		text: said?.post?.type === 'fee_plan' ? said.post.text : '',
		isMine: said?.entry.header.author === me,
	};
}

/** Charges with the post of the viewer's own that each stands in, newest first. */
function chargesIn({ charges }: ThreadFees, log: readonly Opened[], me: string): ChargeRow[] {
	const posts = new Map<string, string>();
	for (const { entry, post } of log) {
		if (post?.type !== 'charge' || entry.header.author !== me) continue;
		for (const { of } of post.items) posts.set(of, entry.header.id);
	}
	return charges
		.map(({ item, on, amount, tax, currency, month, dispute }) => ({
			...{ item, on, amount, tax, currency, dispute },
			post: posts.get(item) ?? '',
			isOnStatement: month !== null,
		}))
		.toSorted((one, other) => other.on.localeCompare(one.on));
}

/** The practice's rate of tax, where the viewer may see how it bills; else none. */
async function usualTax({ http }: Vault): Promise<number> {
	try {
		return (await http.get<BillingSettings>('/billing/settings')).tax;
	} catch (error) {
		if (error instanceof ProblemError) return 0;
		throw error;
	}
}
