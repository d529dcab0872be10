import { dateFormat } from '../text/formats.ts';

/** An instant (ms) as a field for date and time shows it by the clock of a zone. */
export function fieldOf(at: number, zone: string): string {
	const format = dateFormat('sv-SE', {
		...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	});
	return format.format(at).replace(' ', 'T'); // Swedish writes it as RFC 3339 does
}
