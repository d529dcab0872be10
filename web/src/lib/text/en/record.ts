/** The page of a record, that of its client and that of staff. */
export const record = {
	'title.record': 'Your record · Meantime',
	'title.record_of': 'Record · Meantime',
	'record.title': 'Your record',
	'record.lead': 'It is yours to read, to keep and to ask about.',
	'record.link': 'Open your record',
	'record.link_text': 'Keep a copy, see who has opened it, and ask for changes.',
	'record.title_of': 'Record of {name}',
	'record.title_unnamed': 'Record of a client',
	'record.lead_of': 'What is kept of this client, who has opened it, and what was handed over.',
	'record.back': 'Back to the client',
	'record.panel': 'Record',
	'record.link_of': 'Open the record',
	'record.with': 'With {name}',
} as const;
