/** What custodians read about the practice's records and its key: see `text/later/custody.ts`. */
export const custody = {
	'title.records': 'Records · Meantime',

	'custody.title': 'Records',
	'custody.lead':
		'What is due, overdue or broken in the practice’s records. Custodians answer for it.',
	'custody.not_yours': 'Only custodians see this page: they answer for the practice’s records.',
	'custody.holders': 'Who holds the practice’s key',
	'custody.holders_text':
		'With it, custodians open every record of the practice. It outlives the people who hold it.',
	'custody.only_one':
		'Only one person holds the practice’s key. If they lose all they sign in with, nobody can open the records again. Make a second custodian.',
	'custody.you': 'you',
	'custody.unnamed': 'Colleague without a name',
} as const;
