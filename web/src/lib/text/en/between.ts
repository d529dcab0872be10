/** What there is between sessions: a client's page, and that of staff about one client. */
export const between = {
	'title.between': 'Between sessions · Meantime',
	'title.between_of': 'Between sessions · Meantime',
	'between.title': 'Between sessions',
	'between.lead': 'What you and your therapist agreed on, and what you keep for yourself.',
	'between.nothing': 'Nothing is asked of you right now.',
	'between.with': 'With {name}',
	'between.own': 'For yourself',
	'between.journal': 'Your journal',
	'between.title_of': 'Between sessions with {name}',
	'between.title_unnamed': 'Between sessions with a client',
	'between.lead_of': 'What you agreed on for the time until the next session, and how it goes.',
	'between.not_seated': 'You do not sit in this conversation, so nothing of it is shown here.',
	'between.back': 'Back to the client',
	'between.panel': 'Between sessions',
	'between.panel_text': 'Homework, check-ins and questionnaires.',
	'between.link_of': 'Open',
} as const;
