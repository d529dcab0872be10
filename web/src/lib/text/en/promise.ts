/** What is promised to a client, and whether it was kept. */
export const promise = {
	'promise.sentence': 'I will check in with you on {day}.',
	'promise.due': 'Promised by {when}.',
	'promise.kept': 'Promised, and kept.',
	'promise.broken_mine': 'Promised by {when}, and not kept.',
	'promise.broken': 'This was promised by {when} and was not kept. We are sorry.',
	'promise.broken_call':
		'This was promised by {when} and was not kept. We are sorry. You can call {phone}.',
	'promise.open': 'Promise a day',
	'promise.title': 'A promise to {name}',
	'promise.lead': 'It stops the wait. You are reminded on that day.',
	'promise.day': 'Day',
	'promise.day_until': '{day}, until {time}',
	'promise.words': 'What {name} reads',
	'promise.words_missing': 'Please write what you promise.',
	'promise.make': 'Promise',
	'promise.list': 'Promised',
	'promise.by': 'By {when}',
	'promise.late': 'Not kept: {when}',
	'promise.sent': 'Promise by {when}',
	'promise.undo': 'The promise to {name} leaves in {seconds} s.',
} as const;
