import type { Channel, VendorKind } from '../api/shapes/vendors.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';

/** A vendor as this device knows it; days are local ones of the practice, '' for none. */
export type VendorRow = Readonly<{
	id: string;
	kind: VendorKind;
	/** Empty where its sealed note cannot be read here. */
	name: string;
	scope: string;
	file: FileRef | null;
	signedOn: string;
	expiresOn: string;
	/** The sealed post that says so. */
	noteId: string;
}>;

export type VendorsView = Readonly<{
	vendors: readonly VendorRow[];
	channels: readonly Channel[];
	/** Whether the viewer keeps the register. */
	isCustodian: boolean;
	/** Today in the practice's zone. */
	today: string;
	/** The spaces whose growth says to look again. */
	watched: readonly string[];
}>;

/** What a form says; `file` is one that was picked just now, or the one that stands. */
export type VendorFields = {
	/** Empty for a vendor that is new. */
	id: string;
	kind: VendorKind;
	name: string;
	scope: string;
	signedOn: string;
	expiresOn: string;
	file: FileRef | File | null;
};

/** What is wrong with a field. */
export type VendorFaults = Readonly<
	Partial<Record<'name' | 'signedOn' | 'expiresOn' | 'file', VendorFault>>
>;
export type VendorFault = 'empty' | 'ahead' | 'order' | 'unsigned' | 'impossible' | 'large';

/** Either the register as it is now, or what has to be mended first. */
export type Kept = Readonly<{ view: VendorsView | null; wrong: VendorFaults }>;
