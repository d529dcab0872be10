/** The version that the service worker gives out, and the newest that it has; hashes over both. */
export type Versions = Readonly<{ accepted: string; newest: string }>;

/** What a page tells the service worker. */
export type Told =
	| { kind: 'ask' }
	| { kind: 'accept' }
	/** The words for what could not be sent; there is no language in the service worker. */
	| { kind: 'notice'; notice: string };
