export const crisisLines = {
	'title.lines': 'Crisis lines · Meantime',
	'lines.link': 'Confirm the crisis lines',
	'lines.all_right': 'All crisis lines of your country are confirmed by your practice.',
	'lines.some_overdue': 'Crisis lines that nobody here has confirmed lately: {n}.',
	'lines.title': 'Crisis lines',
	'lines.lead':
		'These numbers stand behind “Help now”, for your clients and for you. Numbers change. Call each line now and then, and say here that it is right. Clients are told that you did, and when.',
	'lines.custodians': 'Owners of the practice confirm them. You see when that was done last.',
	'lines.emergency': 'The emergency number is {number}.',
	'lines.emergency_hidden': 'It has no source that was checked, so it is not shown.',
	'lines.none':
		'No line of this country is known to the app. Clients are told to call the local emergency number, and where helplines are listed.',
	'lines.source': 'Where it was read:',
	'lines.never': 'Never confirmed here',
	'lines.confirmed': 'Confirmed on {date}; days ago: {days}',
	'lines.overdue': 'Confirmed on {date}, too long ago; days: {days}',
	'lines.confirm': 'I called it today and it is right',
	'lines.confirm_one': 'I called it today and it is right: {name}',
	'lines.pending': 'Confirmed by you today.',
	'lines.undo': 'Take back',
	'lines.age':
		'A confirmation counts for {days} days. After that the line is still shown; clients are told that nobody here has confirmed it.',
} as const;
