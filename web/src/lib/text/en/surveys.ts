export const surveys = {
	'title.survey': 'Survey · Meantime',
	'title.surveys': 'Surveys · Meantime',
	'title.report': 'What was answered · Meantime',

	'survey.title': 'What do you think of messaging?',
	'survey.title_staff': 'How is messaging for you?',
	'survey.asked':
		'Your practice would like to know what you think of messaging. It takes two minutes, and you can skip it.',
	'survey.answer': 'See the questions',
	'survey.skip': 'Skip',
	'survey.skipped': 'Skipped. You will not be asked again. You find the questions under Settings.',
	'survey.unskip': 'Ask me after all',
	'survey.until': 'You can answer until {day}. Every question can be left out.',
	'survey.who_reads': 'Who can read your answers',
	'survey.read_by':
		'These can read what you answer, just like your messages: {people}. Nobody else can, and the server cannot.',
	'survey.record_keeper_of': 'the record keeper of {practice}',
	'survey.record_keeper': 'the record keeper of the practice',
	'survey.somebody': 'your clinician',
	'survey.counted':
		'In reports answers are only counted together. Of fewer than {n} people nothing is shown.',
	'survey.readers': 'Who reads, in detail',
	'survey.staff_read_by':
		'You and the record keeper of your practice can read what you answer. No colleague and no client can.',
	'survey.skip_one': 'No answer',
	'survey.wrong_number': 'Please enter a whole number, such as 20.',
	'survey.send': 'Send my answers',
	'survey.later': 'Not now',
	'survey.mend': 'Something has to be mended first.',
	'survey.kept': 'Kept on this device, sealed',
	'survey.unkept': 'It could not be kept on this device. Please do not close the page.',
	'survey.thanks': 'Thank you. If something about messaging troubles you, please say so.',
	'survey.sent': 'Sent {when}.',
	'survey.waits': 'Kept on this device ({when}). It is sent as soon as there is a connection.',
	'survey.correct': 'Change my answers',
	'survey.over': 'This survey is over. Thank you all the same.',
	'survey.nothing': 'You are not asked anything just now.',

	'surveys.title': 'Surveys',
	'surveys.lead':
		'What clients and clinicians think of messaging. Their answers are sealed; the server only counts who has answered.',
	'surveys.back': 'Roll-out',
	'surveys.rounds': 'Who was asked',
	'surveys.clients': 'Clients',
	'surveys.therapists': 'Clinicians',
	'surveys.open_until': 'Open until {day}',
	'surveys.closed': 'Closed on {day}',
	'surveys.count': '{n} of {of} have answered.',
	'surveys.answered': 'Have answered',
	'surveys.answer': 'Answer it',
	'surveys.mine': 'My answers',
	'surveys.report': 'See what was answered',
	'surveys.none': 'Nobody has been asked yet.',
	'surveys.not_yours': 'Owners of the practice ask, and see what was answered.',
	'surveys.ask': 'Ask anew',
	'surveys.ask_lead':
		'Clients see a quiet line in their conversation. No notice is sent, and they can skip it.',
	'surveys.whom': 'Whom do you ask?',
	'surveys.until': 'Until which day?',
	'surveys.questions': 'Read the questions',
	'surveys.ask_now': 'Ask them',
	'surveys.sure_clients':
		'All clients with whom messages go on are asked until {day}. That cannot be taken back.',
	'surveys.sure_therapists':
		'All clinicians who answer for a conversation are asked until {day}. That cannot be taken back.',
	'surveys.sure_yes': 'Yes, ask them',
	'surveys.sure_no': 'Not yet',
	'surveys.asked': 'They are asked now.',
	'surveys.wrong_past': 'Please choose today or a later day.',
	'surveys.wrong_far': 'Please choose a day within three months.',

	'surveys.said': 'What people said',
	'surveys.show_here': 'Show it here',

	'report.title': 'What was answered',
	'report.lead':
		'Counted on this device, out of what was sealed for the practice. Nothing of it reaches the server.',
	'report.from_clients':
		'These are answers of clients whose clinician could read them. Some will have been kinder than to a stranger.',
	'report.from_staff':
		'These are answers of clinicians. They show how the work is, not how good somebody is.',
	'report.found': 'People who have answered: {n}.',
	'report.too_few': 'Of fewer than {least} nothing is shown, so that nobody can be recognised.',
	'report.unread':
		'Conversations that could not be read just now: {n}. Their answers are missing here.',
	'report.words_read':
		'Please read these yourself before you pass anything on: words may show who wrote them.',
	'report.few_words': 'Fewer than {least} people wrote something here, so it is not shown.',
	'report.few': 'Fewer than {least} people answered this, so it is not shown.',
	'report.middle': 'Half said {n} or less.',
	'report.by': 'Answered by {n}.',
	'report.answer': 'Answer',
	'report.people': 'People',
	'report.missing': 'There is no such survey.',
	'report.counting': 'Reading {done} of {all} conversations…',

	'claim.share': '{share}: {part} of {n} who answered.',
	'claim.between':
		'With so few answers the true share lies between {low} and {high}, 95 times in 100.',
	'claim.not_causal':
		'It is what people say, not what messages do; and to one’s own therapist one is kinder than to a stranger.',
	'claims.title': 'What your own clients say',
	'claims.lead':
		'Two things that are often claimed of messages, round beside round, as your own clients answered.',
	'claims.share_wanting_messaging': 'Would keep messages, as they are or changed',
	'claims.share_reporting_progress': 'Agree that they get more done between sessions',
	'claims.count': 'Count the answers on this device',
	'claims.none':
		'Clients have not been asked yet. Once five have answered, their shares stand here.',
	'claims.owners': 'Owners of the practice see what clients have answered.',
	'claims.round': 'Asked on',
	'claims.value': 'Share',
	'claims.bounds': 'Lies between',
	'claims.from_to': '{low} to {high}',
	'claims.point': '{day}: {share}, between {low} and {high}. Answered: {n}.',
	'claims.answered': 'Answered',
	'claims.few': 'Asked on {day}: fewer than {least} have answered, so nothing is shown.',
} as const;
