import { demand } from './errors.ts';

/** Who may do what in one type of space. */
export type Rules = Readonly<{
	/** Roles that the root adds; the first is the founder's. */
	root: readonly [founder: string, ...others: string[]];
	roles: readonly string[];
	posting: readonly string[];
	seating: readonly string[];
	/** Roles that get every new generation key. */
	keyHolders: readonly string[];
	/** Role that an invitation leads to, `""` where there are none. */
	inviteAs: string;
}>;

/** The table of protocol.md section 4, by type of space. */
export const RULES: ReadonlyMap<string, Rules> = new Map<string, Rules>([
	[
		'care',
		{
			root: ['clinician', 'practice'],
			roles: ['client', 'clinician', 'observer', 'practice', 'invite'],
			posting: ['client', 'clinician', 'practice'],
			seating: ['clinician', 'practice', 'invite'],
			keyHolders: ['client', 'clinician', 'observer', 'practice'],
			inviteAs: 'client',
		},
	],
	[
		'team',
		{
			root: ['member', 'practice'],
			roles: ['member', 'observer', 'practice'],
			posting: ['member', 'practice'],
			seating: ['member', 'practice'],
			keyHolders: ['member', 'observer', 'practice'],
			inviteAs: '',
		},
	],
	[
		'practice',
		{
			root: ['custodian'],
			roles: ['custodian', 'staff', 'invite'],
			posting: [],
			seating: ['custodian', 'invite'],
			keyHolders: ['custodian'],
			inviteAs: 'staff',
		},
	],
	[
		'own',
		{
			root: ['owner'],
			roles: ['owner'],
			posting: ['owner'],
			seating: [],
			keyHolders: ['owner'],
			inviteAs: '',
		},
	],
]);

/** The only changes of role that one entry may make: from, to. */
export const SWAPS: ReadonlyMap<string, readonly string[]> = new Map([
	['staff', ['custodian']],
	['custodian', ['staff']],
	['clinician', ['observer']],
	['member', ['observer']],
	['observer', ['clinician', 'member']],
]);

/** The rules of one type of space. @throws ProtocolError 'type' if there is no such type */
export function rulesOf(type: string): Rules {
	const rules = RULES.get(type);
	demand(rules !== undefined, 'type');
	return rules;
}

/** Whether these roles cannot leave and come without a new generation. */
export function mustRotate(type: string, removed: string[], added: string[]): boolean {
	const { keyHolders } = rulesOf(type);
	const isLinkTouched = type === 'care' && [...removed, ...added].includes('invite');
	return isLinkTouched || removed.some((role) => keyHolders.includes(role));
}
