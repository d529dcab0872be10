/** The register of vendors (`meantime.wire.vendors`): kinds and days; names are sealed posts. */

export type VendorKind = 'host' | 'mail' | 'push' | 'storage' | 'other';

/** Local days of the practice; `signed_on` is null where there is no agreement. */
export type NewVendor = Readonly<{
	kind: VendorKind;
	note_id: string;
	signed_on: string | null;
	expires_on: string | null;
}>;

export type KeptVendor = NewVendor &
	Readonly<{ id: string; in_force: boolean; changed_by: string; changed_at: string }>;

/** A way by which the server tells people that something waits, and all that it carries. */
export type Channel = Readonly<{
	kind: 'mail' | 'push';
	is_on: boolean;
	in_force: boolean;
	carries: readonly ('waiting' | 'urgent')[];
}>;

export type Vendors = Readonly<{
	vendors: readonly KeptVendor[];
	channels: readonly Channel[];
}>;
