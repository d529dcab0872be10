/** How somebody is told that something waits (`meantime.wire.notices`): the server's word alone. */

/** How somebody wants to be told. Minutes are since midnight of `zone`. */
export type NoticeChoices = Readonly<{
	locale: 'en' | 'es';
	zone: string;
	by_mail: boolean;
	/** Empty for the e-mail that one signs in with. */
	address: string;
	/** Null for as it comes. */
	daily_at: number | null;
	quiet: readonly [from: number, until: number] | null;
	reminds: boolean;
}>;

export type KeptNoticeChoices = Readonly<{
	choices: NoticeChoices;
	has_mail: boolean;
	login: string;
	mail_fails_since: string | null;
	/** On how many browsers one is told. */
	devices: number;
}>;

/** Where a browser takes notices, as it says itself; its keys are base64url. */
export type PushDevice = Readonly<{ endpoint: string; p256dh: string; auth: string }>;

export type Undelivered = Readonly<{ seat_ids: readonly string[] }>;
