/** Until when a survey is asked, in local days. Pure. */
const DAY_MS = 86_400_000;
const MOST_DAYS = 90; // the server takes 92, counted to the second

/** The local day so many days after another. */
export function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What is wrong with a last day; '' if nothing. */
export function closingFault(until: string, today: string): '' | 'past' | 'far' {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today) return 'past';
	return until > daysAfter(today, MOST_DAYS) ? 'far' : '';
}
