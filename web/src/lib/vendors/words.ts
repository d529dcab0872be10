import type { VendorKind } from '../api/shapes/vendors.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Standing } from './standing.ts';
import type { VendorFault } from './view.ts';

export const KINDS: readonly VendorKind[] = ['host', 'storage', 'mail', 'push', 'other'];

export const KIND_NAMES: Readonly<Record<VendorKind, PlainKey>> = {
	host: 'vendors.host',
	storage: 'vendors.storage',
	mail: 'vendors.mail',
	push: 'vendors.push',
	other: 'vendors.other',
};

export const CHIPS: Readonly<Record<Standing, string>> = {
	none: 'chip--due',
	ahead: 'chip--due',
	in_force: 'chip--done',
	soon: 'chip--due',
	expired: 'chip--risk',
};

export const FAULTS: Readonly<Record<VendorFault, PlainKey>> = {
	empty: 'vendors.wrong_empty',
	ahead: 'vendors.wrong_ahead',
	order: 'vendors.wrong_order',
	unsigned: 'vendors.wrong_unsigned',
	impossible: 'vendors.wrong_impossible',
	large: 'vendors.wrong_large',
};
