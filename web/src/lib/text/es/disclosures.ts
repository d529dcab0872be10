import type { disclosures as en } from '../en/disclosures.ts';

export const disclosures: Record<keyof typeof en, string> = {
	'disclosures.kind': 'Qué lo hizo necesario',
	'disclosures.choose': 'Elija una opción',
	'disclosures.on': 'Fecha',
	'disclosures.to': 'Se dio a',
	'disclosures.address': 'Su dirección, si la conoce',
	'disclosures.what': 'Qué se dio',
	'disclosures.purpose': 'Para qué',
	'disclosures.basis': 'Fundamento',
	'disclosures.basis_hint': 'La orden, la ley o el peligro, como lo explicaría ante un juzgado.',
};
