export const invite = {
	'title.invitations': 'Invitations · Meantime',

	'invite.title': 'Invitation',
	'invite.hand_over':
		'Hand it over yourself: on paper, on screen, or by your own mail. Nobody but you has it; the server never sends it. It works once, until {until}.',
	'invite.hand_over_staff':
		'Hand it to your colleague in person or by phone. Nobody but you has it; the server never sends it. It works once, until {until}.',
	'invite.qr': 'QR code of the link',
	'invite.until': 'Works until {until}',
	'invite.over': 'Expired on {until}',
	'invite.copy': 'Copy the link',
	'invite.copied': 'Copied.',
	'invite.print': 'Print a sheet',
	'invite.show': 'Show the code',
	'invite.withdraw': 'Withdraw',
	'invite.withdraw_sure': 'Really withdraw it',
	'invite.gone':
		'This invitation can no longer be used: somebody joined with it, or it was withdrawn.',
	'invite.sheet_title': 'Your invitation',
	'invite.sheet_steps':
		'Point your phone’s camera at the square. Or open the address below and type the code.',

	'invite.list_title': 'Invitations of colleagues',
	'invite.list_text': 'Whoever joins with a code becomes staff of the practice. Name them then.',
	'invite.staff': 'Invite a colleague',
	'invite.none': 'No invitation is open.',
	'invite.elsewhere': 'Made on another device, which alone can show its code.',
} as const;
