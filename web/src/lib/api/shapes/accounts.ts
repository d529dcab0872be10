/** Who somebody is, their locks and devices (`meantime.wire.accounts`): the server's word alone. */

export type LockSummary = Readonly<{
	kind: 'password' | 'passkey' | 'recovery';
	suite: number;
	set_at: string;
}>;

export type Me = Readonly<{
	id: string;
	practice_id: string;
	login: string;
	locks: readonly LockSummary[];
}>;

/** A device that is signed in; instants in RFC 3339. */
export type SignInSummary = Readonly<{
	id: string;
	device: 'browser' | 'phone' | 'cli' | 'service';
	address: string;
	created_at: string;
	last_seen_at: string;
	is_this: boolean;
}>;

export type Lock = Readonly<{
	kind: 'password' | 'passkey' | 'recovery';
	suite: number;
	public: Readonly<Record<string, string>>;
	auth: string;
	wrapped: string;
}>;
