/** Zones that came from other devices. */
import { dateFormat } from './formats.ts';

/** The zone of that name; `here` for none, and for one that this device does not know. */
export function zoneOf(zone: string, here: string): string {
	const known = zones.get(zone);
	if (known !== undefined) return known || here;
	zones.set(zone, isZone(zone) ? zone : '');
	return zoneOf(zone, here);
}

const zones = new Map<string, string>();

function isZone(zone: string): boolean {
	try {
		return zone !== '' && Boolean(dateFormat('en-CA', { timeZone: zone }));
	} catch {
		return false;
	}
}
