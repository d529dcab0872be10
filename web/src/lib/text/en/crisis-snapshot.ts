/** The file for when the server is down: see `text/later/crisis-snapshot.ts`. */
export const crisisSnapshot = {
	'snapshot.title': 'For when the server is down',
	'snapshot.lead':
		'Every night the server makes a sealed file with your clients’ names, phone numbers, safety plans and messages. It cannot read it. Keep the newest one on a computer of your own.',
	'snapshot.none': 'There is no file yet. The first one is made tonight.',
	'snapshot.late':
		'No file was made for a day and a half. Tell whoever runs your server: its disk may be full.',
	'snapshot.made': 'The newest is of {at}, about {size} MB.',
	'snapshot.save': 'Save the newest file',
	'snapshot.open':
		'It opens without the server, by your password or your printed recovery code, on a computer with Meantime’s command line. Try it once before you need it:',
} as const;
