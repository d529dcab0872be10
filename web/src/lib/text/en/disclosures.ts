/** What was given of a record to somebody outside. */
export const disclosures = {
	'disclosures.kind': 'What made it necessary',
	'disclosures.choose': 'Please choose',
	'disclosures.on': 'Date',
	'disclosures.to': 'Given to',
	'disclosures.address': 'Their address, if you know it',
	'disclosures.what': 'What was given',
	'disclosures.purpose': 'What for',
	'disclosures.basis': 'Basis',
	'disclosures.basis_hint': 'The order, the law or the danger, as you would tell it to a court.',
} as const;
