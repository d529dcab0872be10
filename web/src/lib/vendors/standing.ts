/** How an agreement stands on a day, and what is wrong with a form. Pure. */
import type { VendorFaults, VendorFields, VendorRow } from './view.ts';

const SOON_DAYS = 60;
const DAY_MS = 86_400_000;
const CONTENT_MAX = 25 * 2 ** 20; // protocol.md section 7

/** `soon`: it holds, and ends within two months. */
export type Standing = 'none' | 'ahead' | 'in_force' | 'soon' | 'expired';

type Days = Pick<VendorRow, 'signedOn' | 'expiresOn'>;

/** How an agreement stands on the local day `today`. */
export function standingOf({ signedOn, expiresOn }: Days, today: string): Standing {
	if (!signedOn) return 'none';
	if (signedOn > today) return 'ahead';
	if (!expiresOn) return 'in_force';
	if (expiresOn < today) return 'expired';
	return daysBetween(today, expiresOn) <= SOON_DAYS ? 'soon' : 'in_force';
}

/** How many days after `from` the day `to` is. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** What needs somebody comes first: expired, then what ends soon, then what was never signed. */
export function byUrgency(rows: readonly VendorRow[], today: string): VendorRow[] {
	const order: readonly Standing[] = ['expired', 'soon', 'none', 'ahead', 'in_force'];
	const place = (row: VendorRow) => order.indexOf(standingOf(row, today));
	return rows.toSorted((one, other) => place(one) - place(other));
}

/** What has to be mended before a form is saved. */
export function faultsOf(fields: VendorFields, today: string): VendorFaults {
	const { name, signedOn, expiresOn, file } = fields;
	return {
		...(name.trim() === '' && { name: 'empty' }),
		...(signedOn > today && { signedOn: 'ahead' }),
		...(expiresOn && !signedOn && { expiresOn: 'unsigned' }),
		...(expiresOn && signedOn && expiresOn < signedOn && { expiresOn: 'order' }),
		...(file && file.size > CONTENT_MAX && { file: 'large' }),
	};
}
