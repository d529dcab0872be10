/** The local day, `2026-11-29`, that a calendar in `zone` (IANA) shows at an instant (ms). */
export function dayAt(at: number, zone: string): string {
	try {
		return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
	} catch {
		return new Date(at).toISOString().slice(0, 10); // a zone that this device does not know
	}
}
