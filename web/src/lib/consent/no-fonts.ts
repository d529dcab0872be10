/**
 * Stands for what reads font and picture files in pdfkit: papers use the fonts that every reader
 * has, so two thirds of it need not be fetched. See `vite.config.ts`.
 */
export function create(): never {
	throw new Error('no font file is read here');
}

export default create;
