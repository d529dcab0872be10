import { expect, test } from 'vitest';
import type {
	Charge,
	Dispute,
	FeePlan,
	Terms,
	ThreadFees,
} from '../../src/lib/api/shapes/billing.ts';
import { cardOf } from '../../src/lib/fees/card-words.ts';
import { lineWords } from '../../src/lib/fees/line-words.ts';
import { monthSums } from '../../src/lib/fees/months.ts';
import { plansOn } from '../../src/lib/fees/plans.ts';
import { isUnsigned } from '../../src/lib/fees/reading.ts';
import type { SaidPlan } from '../../src/lib/fees/signed-plans.ts';
import type { Line } from '../../src/lib/fees/signed-lines.ts';
import type { Fees, SaidDispute, SaidRestriction } from '../../src/lib/fees/signed.ts';
import { untold } from '../../src/lib/fees/telling.ts';
import type { ItemView, OwnFees } from '../../src/lib/fees/view.ts';
import { dueOf, lastDayOfMonth, stateWords } from '../../src/lib/fees/words.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';
import { texts as lineTexts } from '../../src/lib/text/later/fee-line.ts';
import { texts as pageTexts } from '../../src/lib/text/later/fees.ts';

const ME = 'me';
const TODAY = '2031-03-14';
const STORED = new Set(['plan', 'yes', 'why', 'self']);

async function speaking(locale: 'en' | 'es' = 'en'): Promise<Text> {
	const text = new Text(locale);
	await text.with(Promise.resolve(), Promise.resolve({ texts: lineTexts }));
	await text.with(Promise.resolve(), Promise.resolve({ texts: pageTexts }));
	return text;
}

function plan(said: Partial<SaidPlan> = {}): SaidPlan {
	return {
		...({ source: 'post', state: 'agreed', kind: 'per_message' } as const),
		...{ id: 'plan', author: 'clinician', text: '' },
		...{ currency: 'USD', amount: 1500, share: 10_000, taxRate: 0 },
		...{ replies: 0, since: '2031-03-01', until: '', stopsOn: '' },
		...{ offeredAt: 1, agreedAt: 2, agreedBy: ME, answeredBy: 'yes' },
		...said,
	};
}

function item(said: Partial<ItemView> = {}): ItemView {
	return {
		...{ item: 'reply', kind: 'reply', since: TODAY, until: TODAY, code: '' },
		...{ currency: 'USD', amount: 1500, tax: 0 },
		dispute: { state: '', text: '', answer: '', isWaiting: false },
		...said,
	};
}

function own(plans: readonly SaidPlan[], said: Partial<OwnFees> = {}): OwnFees {
	return {
		...{ space: 'space', therapist: 'Imani', isKnown: true, zone: 'UTC', today: TODAY },
		...plansOn(plans, TODAY, STORED),
		...{ replies: 0, items: [], statements: [], papers: [] },
		...{ isSelfPay: false, isSelfPayWaiting: false, isUntold: false, stale: null },
		...said,
	};
}

const LINES: [string, Partial<SaidPlan>, Partial<OwnFees>, string][] = [
	['is included', { kind: 'included' }, {}, 'Messages are included in your session fee.'],
	[
		'costs by the reply, of which none came',
		{},
		{},
		'A reply that needs clinical thinking costs $15.00. This month: nothing so far. Messages about your safety are free.',
	],
	[
		'costs by the reply, of which one came this month and one the month before',
		{},
		{ items: [item(), item({ item: 'old', since: '2031-02-28' })] },
		'A reply that needs clinical thinking costs $15.00. This month: 1 reply, $15.00. Messages about your safety are free.',
	],
	[
		'is limited',
		{ kind: 'limited', replies: 4 },
		{ replies: 2 },
		'2 of 4 replies this month. After that we talk about what would help; you can always write.',
	],
	[
		'is monthly, on a sliding scale, with tax',
		{ kind: 'monthly', amount: 8000, share: 5000, taxRate: 1000 },
		{},
		'Messages cost $44.00 with tax a month.',
	],
	[
		'is free for a while',
		{ kind: 'pilot', until: '2031-04-30' },
		{},
		'Messages are free until April 30, 2031.',
	],
];

test.each(LINES)('what %s is said in one line', async (_, terms, view, line) => {
	expect(lineWords(own([plan(terms)], view), await speaking())).toBe(line);
});

test('without a plan nothing costs anything, and an offer changes nothing', async () => {
	const offer = plan({ state: 'offered', agreedAt: 0, answeredBy: '' });
	expect(lineWords(own([offer]), await speaking())).toBe(
		'Messages cost nothing yet. A new price is offered. Nothing changes until you agree.',
	);
});

test('a plan that was stopped holds to its last day, and an older one does not come back', () => {
	const plans = [plan({ id: 'old', agreedAt: 1 }), plan({ kind: 'monthly', stopsOn: TODAY })];
	expect(plansOn(plans, TODAY, STORED).plan?.stopsOn).toBe(TODAY);
	expect(plansOn(plans, '2031-03-15', STORED).plan).toBe(null);
});

test('a price that the server says and nobody signed is seen', () => {
	const said = { of: 'reply', on: TODAY, plan: 'plan', amount: 1500, tax: 0, currency: 'USD' };
	const reply = { id: 'reply', author: 'clinician', on: TODAY, shownAt: 1, attention: 1 };
	const charges = [
		{ chargeId: 'charge', author: 'clinician', at: 2, said, reply: { ...reply, answered: [] } },
	];
	const source = { signed: { ...NOTHING, charges } };
	const charge: Charge = {
		...{ item: 'reply', on: TODAY, plan_id: 'plan', amount: 1500, tax: 0, currency: 'USD' },
		...{ code: '', by: 'clinician', confirmed_at: '', month: null, is_self_pay: false },
		dispute: '',
	};
	expect(isUnsigned(charge, source)).toBe(false);
	expect(isUnsigned({ ...charge, amount: 9000 }, source)).toBe(true);
	expect(isUnsigned({ ...charge, on: '2031-03-13' }, source)).toBe(true);
	expect(isUnsigned({ ...charge, item: 'other' }, source)).toBe(true);
});

test('an offer that was made before another was agreed to is over', () => {
	const offer = plan({ id: 'offer', state: 'offered', offeredAt: 1, agreedAt: 0 });
	expect(plansOn([offer, plan()], TODAY, STORED).offer).toBe(null);
	expect(plansOn([plan(), { ...offer, offeredAt: 3 }], TODAY, STORED).offer?.id).toBe('offer');
});

test('a month that goes on has what is not disputed, beside those that were billed', () => {
	const asked = item({ dispute: { state: 'open', text: '', answer: '', isWaiting: false } });
	const sums = monthSums(own([plan()], { items: [asked, item({ item: 'other' })] }), 'USD');
	expect(sums).toEqual([{ month: '2031-03-01', amount: 1500, isNow: true }]);
});

const SUMMARY = {
	...{ space_id: 'space', month: '2031-02-01', currency: 'USD', number: 7, tax: 0 },
	...{ issued_at: '2031-03-03T12:00:00Z', due_on: '2031-04-02', amount: 3000 },
	...{ balance: 3000, paused: 0 },
};

test('what is paused is not due', async () => {
	const summary = { ...SUMMARY, paused: 1500 };
	expect(dueOf(summary)).toBe(1500);
	expect(stateWords(summary, TODAY, await speaking())).toBe(
		'$15.00 is due by April 2, 2031. $15.00 is paused.',
	);
	expect(stateWords({ ...SUMMARY, balance: 0 }, TODAY, await speaking())).toBe('Paid.');
	expect(stateWords(SUMMARY, '2031-04-03', await speaking())).toContain('was due');
	expect(stateWords({ ...SUMMARY, balance: -500 }, TODAY, await speaking())).toContain('$5.00');
});

test('the last day of February is known in leap years', () => {
	expect(lastDayOfMonth('2028-02-03')).toBe('2028-02-29');
	expect(lastDayOfMonth('2031-12-31')).toBe('2031-12-31');
});

function fees(said: Partial<ThreadFees> = {}): ThreadFees {
	return {
		...{ today: TODAY, currency: 'USD', plans: [], pauses: [], replies: 0, charges: [] },
		...{ disputes: [], seconds: null, is_self_pay: false, balance: {} },
		...said,
	};
}

const NOTHING: Fees = {
	...{ plans: [], replies: [], charges: [], papers: [], restriction: null },
	disputes: new Map(),
};

test('what has left the device and the server was not told is told, and nothing twice', () => {
	const post = { type: 'fee_answer', of: 'plan', answer: 'agreed', on: TODAY } as const;
	const lines = [{ id: 'yes', author: ME, post }] as unknown as Line[];
	const question = { type: 'fee_dispute', item: 'reply', text: '' } as const;
	const asked = { ...question, noticed: [], answer: '' as const };
	const dispute: SaidDispute = {
		...{ id: 'why', author: ME, at: 5, post: asked, answeredBy: '', answer: null },
		state: 'open',
	};
	const restriction: SaidRestriction = {
		...{ id: 'self', author: ME, at: 6 },
		post: { type: 'fee_restriction', on: TODAY, is_on: 1 },
	};
	const signed: Fees = {
		...NOTHING,
		plans: [plan()],
		disputes: new Map([['reply', dispute]]),
		restriction,
	};
	const terms: Terms = {
		...({ kind: 'per_message', currency: 'USD', amount: 1500, share: 10_000 } as const),
		...{ tax: 0, replies: 0, since: TODAY, until: null },
	};
	const known: FeePlan = {
		...({ id: 'plan', source: 'post', terms, state: 'offered' } as const),
		...{ offered_at: '2031-03-01T12:00:00Z', agreed_at: null, stops_on: null },
	};
	expect(untold(lines, signed, fees({ plans: [known] }), ME)).toEqual([
		{ path: 'fee-plans/plan/answer', body: { answer_id: 'yes', answer: 'agreed' } },
		{ path: 'disputes/reply', body: { post_id: 'why' } },
		{ path: 'self-pay', body: { is_on: true, post_id: 'self' } },
	]);
	const told: Dispute = {
		...({ item: 'reply', space_id: 'space', state: 'open', answered_at: null } as const),
		...{ opened_at: '2031-03-01T12:00:00Z', amount: 1500, tax: 0, currency: 'USD' },
	};
	const all = fees({ plans: [{ ...known, state: 'agreed' }], disputes: [told], is_self_pay: true });
	expect(untold(lines, signed, all, ME)).toEqual([]);
	expect(untold(lines, signed, fees({ plans: [known] }), 'somebody else')).toEqual([]);
});

test('a card says in one line what was charged, and only who pays is led on', async () => {
	const charged = { of: 'one', on: TODAY, plan: 'plan', amount: 1500, tax: 0, currency: 'USD' };
	const post = { type: 'charge', items: [charged, { ...charged, of: 'two' }] } as const;
	const mutable = { ...post, items: [...post.items] };
	const place = { space: 'space', id: 'entry' };
	const card = cardOf(mutable, { ...place, isClient: true }, await speaking());
	expect(card.title).toBe('2 replies of March 14, 2031 cost $30.00.');
	expect(card.href).toBe('/fees/space');
	expect(cardOf(mutable, { ...place, isClient: false }, await speaking('es')).href).toBe('');
});

test('what was agreed with one client goes before a newer policy', () => {
	const own = plan({ id: 'own', source: 'post', isOwn: true, agreedAt: 2 });
	const signed = plan({ id: 'policy', source: 'policy', agreedAt: 3 });
	expect(plansOn([own, signed], TODAY, STORED).plan?.id).toBe('own');
	const stopped = { ...own, stopsOn: '2031-03-01' };
	expect(plansOn([stopped, signed], TODAY, STORED).plan?.id).toBe('policy');
	expect(plansOn([stopped], TODAY, STORED).plan).toBeNull();
});

test('a policy that includes messages names no currency, and is put in words all the same', async () => {
	const included = plan({ kind: 'included', currency: '', amount: 0, source: 'policy' });
	expect(lineWords(own([included]), await speaking())).toBe(
		'Messages are included in your session fee.',
	);
});
