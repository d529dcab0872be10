import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, dueOf, mostOf, pausedOf, type Books } from '../../src/lib/fees/rules/books.ts';
import { businessDaysBetween, businessDaysLater } from '../../src/lib/fees/rules/business-days.ts';
import { plus } from '../../src/lib/fees/rules/days.ts';
import { ofDays, taxOn } from '../../src/lib/fees/rules/money.ts';
import { linesOf, priceOf, type Plan } from '../../src/lib/fees/rules/plans.ts';
import { total } from '../../src/lib/fees/rules/totals.ts';
import { read, typed } from '../../src/lib/fees/rules/written.ts';

const AMOUNTS = fc.integer({ min: 0, max: 1_000_000_000 });
const RATES = fc.integer({ min: 0, max: 10_000 });
const DAYS = fc.integer({ min: 0, max: 120 }).map((n) => plus('2028-01-01', n));
const PLANS = fc.record<Plan>({
	id: fc.uuid(),
	kind: fc.constantFrom('included', 'per_message', 'monthly'),
	currency: fc.constant('USD'),
	since: DAYS,
	until: fc.oneof(fc.constant(''), DAYS),
	amount: AMOUNTS,
	share: RATES,
	taxRate: RATES,
	replies: fc.constant(0),
	stopsOn: fc.constantFrom('', '2028-02-29'),
});

test('a month in pieces costs what it costs whole', () => {
	const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });
	const holds = (amount: number, at: number[]) => {
		const ends = [...at, 31].sort((a, b) => a - b);
		const pieces = ends.map((end, n) => ofDays(amount, (ends[n - 1] ?? 0) + 1, end, 31));
		return pieces.reduce((sum, each) => sum + each, 0) === amount;
	};
	fc.assert(fc.property(AMOUNTS, cuts, holds));
});

test('a credit gives the tax back to the last unit, and nothing is less than nothing', () => {
	fc.assert(
		fc.property(AMOUNTS, RATES, (amount, rate) => {
			expect(taxOn(amount, rate) + taxOn(-amount, rate)).toBe(0);
			expect(Object.is(taxOn(-amount, rate), -0)).toBe(false);
		}),
	);
});

test('what stands in a field is read as what it was', () => {
	const [currencies, locales] = [
		['USD', 'EUR', 'JPY', 'KWD', 'CLF'],
		['en', 'es'],
	];
	const [currency, locale] = [fc.constantFrom(...currencies), fc.constantFrom(...locales)];
	fc.assert(
		fc.property(AMOUNTS, currency, locale, (amount, of, language) => {
			expect(read(typed(amount, of, language), of, language)).toBe(amount);
		}),
	);
});

test('no day is paid for twice, whatever plans overlap', () => {
	fc.assert(
		fc.property(fc.array(PLANS, { maxLength: 5 }), (plans) => {
			const lines = linesOf(plans, [], '2028-02-01');
			for (const [n, line] of lines.entries()) {
				expect(line.since > (lines[n - 1]?.until ?? '')).toBe(true);
			}
			// Each line is rounded by itself, by less than one unit.
			const most = Math.max(0, ...plans.map(priceOf)) + lines.length;
			expect(total(lines).amount).toBeLessThanOrEqual(most);
		}),
	);
});

test('whatever is entered, the books hold', () => {
	const wish = fc.record({
		kind: fc.constantFrom('payment', 'refund', 'credit', 'write_off'),
		amount: fc.integer({ min: 1, max: 3000 }),
		item: fc.constantFrom('', 'one', 'two'),
	});
	const disputed = fc.subarray(['one', 'two', 'other']);
	fc.assert(
		fc.property(fc.array(wish), disputed, (wishes, asked) => {
			let books: Books = { items: { one: 1624, two: 500 }, entered: [], disputed: asked };
			for (const each of wishes) {
				const entry = { ...each, item: each.kind === 'credit' ? each.item : '' };
				const isPossible = entry.amount <= mostOf(books, entry.kind, entry.item);
				if (isPossible) books = { ...books, entered: [...books.entered, entry] };
			}
			expect(dueOf(books) + pausedOf(books)).toBe(balanceOf(books));
			expect(pausedOf(books)).toBeLessThanOrEqual(Math.max(0, balanceOf(books)));
			expect(mostOf(books, 'refund')).toBeGreaterThanOrEqual(0);
			expect(mostOf(books, 'credit')).toBeGreaterThanOrEqual(0);
		}),
	);
});

test('business days are counted as they are added', () => {
	const holidays = fc.array(DAYS, { maxLength: 5 });
	fc.assert(
		fc.property(DAYS, fc.integer({ min: 0, max: 40 }), holidays, (day, count, off) => {
			expect(businessDaysBetween(day, businessDaysLater(day, count, off), off)).toBe(count);
		}),
	);
});
