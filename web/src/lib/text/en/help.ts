export const help = {
	'help.button': 'Help now',
	'help.title': 'Help now',
	'help.lead': 'You do not have to wait for an answer.',
	'help.text':
		'If you might hurt yourself or someone else, or cannot stay safe, a person can talk with you right now.',
	'help.emergency': 'Call {number}',
	'help.call': 'Call {number}',
	'help.text_to': 'Text {number}',
	'help.text_word': 'Text {word} to {number}',
	'help.chat': 'Chat online',
	'help.hours.always': 'Day and night',
	'help.hours.confirm': 'Hours differ; please ask',
	'help.danger': 'In danger right now? Call {number}.',
	'help.more': 'Help lines in other countries',
	'help.country': 'Country',
	'help.country.unknown': 'Another country',
	'help.not_watched':
		'Nobody watches these messages around the clock. This page works without signing in and without a connection once it has been opened.',
	'help.confirmed': 'Confirmed by your practice on {date}.',
	'help.unconfirmed': 'Not confirmed by your practice: numbers can change.',
	'help.plan': 'Safety plan',
	'help.plan_locked': 'Unlock to open your safety plan',

	'thread.banner': 'Messages are read during working hours, not around the clock.',
	'thread.not_emergency_text':
		'Nobody watches these messages around the clock. Press “Help now” at any time.',
} as const;
