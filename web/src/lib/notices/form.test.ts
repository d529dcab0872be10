import { describe, expect, it } from 'vitest';
import type { NoticeChoices } from '../api/shapes/notices.ts';
import { faultsOf, reasonsOf, toChoices, toForm } from './form.ts';

const USUAL: NoticeChoices = {
	locale: 'en',
	zone: 'America/New_York',
	by_mail: true,
	address: '',
	daily_at: null,
	quiet: null,
	reminds: true,
};
const NIGHT: NoticeChoices = { ...USUAL, daily_at: 480, quiet: [1320, 425], address: 'a@b.org' };

describe('the form of notices', () => {
	it.each([USUAL, NIGHT])('gives back what it was given', (choices) => {
		expect(toChoices(toForm(choices), 'en')).toEqual(choices);
	});

	it('offers a night and an evening to whoever has chosen none', () => {
		expect(toForm(USUAL)).toMatchObject({ from: '22:00', until: '07:00', dailyAt: '18:00' });
	});

	it('asks for a time only where one is needed', () => {
		const empty = { ...toForm(USUAL), dailyAt: '', from: '' };
		expect(faultsOf(empty)).toEqual({});
		expect(faultsOf({ ...empty, pace: 'daily', isQuiet: true })).toEqual({
			daily_at: 'time',
			quiet: 'time',
		});
	});

	it('knows the reasons of the server', () => {
		const fields = { daily_at: 'must not lie in the quiet hours', zone: 'something new' };
		expect(reasonsOf(fields)).toEqual({ daily_at: 'daily', zone: 'other' });
	});
});
