/** What somebody is to the practice; a client is no part of it. */
export type Standing = Readonly<{ role: 'client' | 'staff' | 'custodian'; id: string }>;

export const PERMISSIONS = ['owner', 'clinician', 'supervisor', 'front_desk', 'biller'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Somebody of the practice today; `name` is empty until the directory gives one. */
export type TeamMember = Readonly<{
	id: string;
	name: string;
	credential: string;
	role: 'staff' | 'custodian';
	/** What the server lets them do. */
	permissions: readonly Permission[];
	isMe: boolean;
}>;

/** The practice's people, as the viewer may see and change them. */
export type TeamView = Readonly<{
	members: readonly TeamMember[];
	isCustodian: boolean;
	/** Whether names can be given: the viewer has a seat in the directory, or may found it. */
	canName: boolean;
	/** Whether who bills or is at the front desk has changed, and not every desk knows it yet. */
	isUnsettled: boolean;
	/** Whose leaving was begun on this device and broke off, empty if nobody's. */
	leaving: string;
	/** Who is off the practice's list and still sits somewhere, by the server's word. */
	leavers: readonly Readonly<{ id: string; name: string }>[];
}>;

/** What became of a walk through all desks; as of `Left`. */
export type Settled = Readonly<{ done: number; failed: number; missing: number }>;

/** How somebody is to be known to the practice. */
export type Introduction = Readonly<{
	id: string;
	name: string;
	credential: string;
	permissions: readonly Permission[];
}>;
