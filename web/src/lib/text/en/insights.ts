/** What a practice learns from its own numbers. */
export const insights = {
	'title.insights': 'Your numbers · Meantime',
	'insights.title': 'Your numbers',
	'insights.lead':
		'What your practice can learn from its own work with messages. Nothing is taken from elsewhere.',
	'insights.back': 'Quarterly review',
	'insights.period': 'Of which time?',
	'insights.quarter': 'The last quarter (13 weeks)',
	'insights.half_year': 'The last half year (26 weeks)',
	'insights.year': 'The last year (52 weeks)',
	'insights.from_to': 'From {from} to {to}.',
	'insights.zone': 'By the clock of {zone}.',
	'insights.reading': 'How to read these numbers',
	'insights.save': 'Save as a table (CSV)',
	'insights.print': 'Print',
	'insights.older': 'Your choice could not be loaded just now. These are the numbers from before.',

	'insights.owners_count':
		'Some numbers can only be counted out of what people wrote. Owners of the practice see those on their own devices.',
	'insights.counting':
		'This device is counting what only it can read: {done} of {all} spaces. Nothing of it is sent.',
	'insights.counted_here':
		'This device has counted what only it can read. Nothing of it was sent anywhere.',
	'insights.not_counted': 'What only this device can count is missing.',
	'insights.stopped': 'This device has not counted. What only it can read is missing here.',
	'insights.unread': 'Spaces that could not be read just now: {n}.',
	'insights.stop': 'Stop counting',
	'insights.count': 'Count on this device',

	'insights.replies': 'Answers',
	'insights.between': 'Between sessions',
	'insights.outcomes': 'How clients are',
	'insights.safety': 'Urgent messages',
	'insights.work': 'Work and free time',
	'insights.record': 'Agreements and notes',

	'insights.of': '{value} of {n}',
	'insights.more_than': 'At least {low}',
	'insights.unknown': 'Cannot be said yet',
	'insights.counted': 'Counted: {n}, of at least {people} people.',
	'insights.p90': 'Nine of ten: {p90} or less.',
	'insights.how': 'How it is counted',
	'insights.weeks': 'Week by week',
	'insights.weeks_of': '{title}, week by week',
	'insights.shares_of': '{group}: all shares, each with how sure it is',
	'insights.what': 'What',
	'insights.when': 'Weeks',
	'insights.value': 'Value',
	'insights.between_bounds': 'Lies between',
	'insights.bounds': '{low} to {high}',
	'insights.point': '{title}: {value}, between {low} and {high}. Counted: {n}.',
	'insights.how_many': 'Counted',
	'insights.nothing': 'There was nothing to count: {which}.',
	'insights.hidden': 'Not shown yet, for too few people stand behind it: {which}.',

	'insights.small_title': 'Too few people yet',
	'insights.small_text':
		'Behind every number here stand at least {least} people, so that none of them can be recognised. Your practice has not reached that for any number in this time. There is nothing that you need to do.',
	'insights.small_later': 'Once enough people are there, this is what you will find:',
} as const;
