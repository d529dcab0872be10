/** The newest file with what is needed while the server is down; `madeAt` in ms. */
export type NewestView = Readonly<{
	/** Where this server gives it out; nothing of it opens without a custodian's secret. */
	address: string;
	madeAt: number;
	megabytes: number;
	/** A night was left out since. */
	isLate: boolean;
}>;
