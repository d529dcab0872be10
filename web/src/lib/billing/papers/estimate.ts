/** A good-faith estimate as it is being filled in. Pure. */
import type { Estimate } from '../../api/shapes/billing.ts';
import { sumOf } from '../../fees/papers.ts';
import { dueOn, lastDay, warningOf } from '../../fees/rules/estimates.ts';
import { taxOn } from '../../fees/rules/money.ts';
import { read, typed } from '../../fees/rules/written.ts';
import type { Service } from '../../protocol/bill-posts.ts';
import type { PlainKey } from '../../text/catalogue.ts';
import type { AccountView } from '../account/view.ts';
import type { EstimatePost, PaperFacts } from './view.ts';

const MONTHS = 12;
const MOST = 10_000;

/** Everything as it was typed. */
export type ServiceFields = {
	title: string;
	count: string;
	price: string;
	tax: string;
	code: string;
	diagnosis: string;
	isMessaging: boolean;
	isApart: boolean;
};
export type EstimateFields = {
	since: string;
	until: string;
	askedOn: string;
	bookedOn: string;
	services: ServiceFields[];
};

/** By field, those of the nth service as `n.field`. */
export type Faults = Readonly<Partial<Record<string, PlainKey>>>;

export function blank(title = ''): ServiceFields {
	return {
		...{ title, count: '1', price: '', tax: '', code: '', diagnosis: '' },
		...{ isMessaging: false, isApart: false },
	};
}

/** What a form begins with: twelve months, and messages as they cost now, if they do. */
export function begun(
	{ plan, counted, today }: Pick<AccountView, 'plan' | 'counted' | 'today'>,
	title: string,
	locale: string,
): EstimateFields {
	const months = counted.slice(1).map(({ replies }) => replies);
	const usual = months.length > 0 ? months.reduce((sum, each) => sum + each, 0) / months.length : 0;
	const count = plan.kind === 'monthly' ? MONTHS : Math.max(1, Math.ceil(usual * MONTHS));
	const tax = taxOn(plan.price, plan.tax);
	const messages: ServiceFields = {
		...{ ...blank(title), count: String(count), isMessaging: true },
		price: typed(plan.price, plan.currency, locale),
		tax: tax > 0 ? typed(tax, plan.currency, locale) : '',
	};
	return {
		...{ since: today, until: lastDay(today), askedOn: '', bookedOn: '' },
		services: plan.price > 0 ? [messages] : [blank()],
	};
}

/** The estimate that was filled in, or what is wrong with it. */
export function estimateOf(
	fields: EstimateFields,
	facts: Pick<PaperFacts, 'today' | 'office' | 'provider' | 'client'>,
	currency: string,
	locale: string,
): Readonly<{ post: EstimatePost | null; faults: Faults }> {
	const { since, until, askedOn, bookedOn } = fields;
	const { today, office, provider, client } = facts;
	const faults: Record<string, PlainKey> = {};
	if (!since) faults['since'] = 'billpaper.day_wrong';
	else if (!until || until < since || until > lastDay(since)) {
		faults['until'] = 'billpaper.until_wrong';
	}
	if (askedOn > today) faults['askedOn'] = 'billpaper.later_wrong';
	if (bookedOn > today) faults['bookedOn'] = 'billpaper.later_wrong';
	const services = fields.services.map((each, n) => serviceOf(each, String(n), faults));
	if (Object.keys(faults).length > 0 || !office) return { post: null, faults };
	return {
		post: {
			...{ type: 'fee_estimate', currency, since, until, made_on: today },
			...{ office, provider, client: client.name, services, birth_date: client.birthDate },
			...{ asked_on: askedOn, scheduled_on: bookedOn },
		},
		faults,
	};

	function serviceOf(each: ServiceFields, n: string, wrong: Record<string, PlainKey>): Service {
		const count = /^\s*\d{1,5}\s*$/.test(each.count) ? Number(each.count) : 0;
		const amount = read(each.price, currency, locale);
		const tax = each.tax.trim() ? read(each.tax, currency, locale) : 0;
		if (!each.title.trim()) wrong[`${n}.title`] = 'billpaper.title_wrong';
		if (!each.isApart && (count < 1 || count > MOST)) wrong[`${n}.count`] = 'billpaper.count_wrong';
		if (!each.isApart && amount === null) wrong[`${n}.price`] = 'billpaper.amount_wrong';
		if (!each.isApart && tax === null) wrong[`${n}.tax`] = 'billpaper.amount_wrong';
		const costs = each.isApart
			? { count: 1, amount: 0, tax: 0 }
			: { count, amount: amount ?? 0, tax: tax ?? 0 };
		return {
			...{ title: each.title.trim(), ...costs },
			...{ code: each.code.trim(), diagnosis: each.diagnosis.trim() },
			...{ is_messaging: each.isMessaging ? 1 : 0, separately: each.isApart ? 1 : 0 },
		};
	}
}

/** By when an estimate is in time, '' if none is owed: what was booked is held on its first day. */
export function dueOf({ asked_on: askedOn, scheduled_on: bookedOn, since }: DueFrom): string {
	return dueOn({ askedOn, bookedOn, heldOn: bookedOn ? since : '' });
}

type DueFrom = Pick<EstimatePost, 'asked_on' | 'scheduled_on' | 'since'>;

/** What the server is told of it: its sum and days. */
export function toldOf(post: EstimatePost): object {
	const { currency, since, until, made_on: madeOn } = post;
	return {
		...{ currency, amount: sumOf(post), since, until, made_on: madeOn },
		due_on: dueOf(post) || null,
	};
}

/** The estimates of today that what is on no statement yet takes $400 or more above. */
export function soonOver(
	estimates: readonly Estimate[],
	waiting: PaperFacts['waiting'],
	today: string,
): readonly Estimate[] {
	return estimates.filter(({ since, until, amount, billed, currency }) => {
		const isOver = (sum: number) => warningOf(amount, sum, currency) === 'over';
		const isNow = since <= today && today <= until;
		return isNow && !isOver(billed) && isOver(billed + (waiting[currency] ?? 0));
	});
}
