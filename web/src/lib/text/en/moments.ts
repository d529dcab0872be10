/** A moment as it is shown: on one's own pages, in a conversation, for the session. */
export const moments = {
	'moment.name': 'A moment',
	'moment.when': '{when}, {place} time',
	'moment.feelings': 'Feelings',
	'moment.intensity': 'How strong',
	'moment.urge': 'An urge',
	'moment.urge_strength': 'How strong the urge was',
	'moment.instead': 'What I did instead',
	'moment.tags': 'Tags',
	'moment.of_ten': '{n} of 10',
	'moment.not_said': 'Not said',
	'moment.least': 'Hardly there',
	'moment.most': 'As strong as it gets',
	'moment.unsay': 'Leave out',
} as const;
