declare module 'build:shell' {
	/** Every file of the app as it was built, and the hash of its content. */
	export const files: readonly { path: string; integrity: string }[];
	/** One hash over all of them: the name of this version. */
	export const version: string;
}
