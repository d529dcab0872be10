const MS = /\.(\d{3})Z$/;

/** An instant in UTC as every export spells it: `2026-05-03T14:12:00+00:00`, microseconds if any. */
export function iso(ms: number): string {
	return new Date(ms)
		.toISOString()
		.replace(MS, (_, digits: string) => (digits === '000' ? '+00:00' : `.${digits}000+00:00`));
}
