import type { coach as en } from '../en/coach.ts';

export const coach: Record<keyof typeof en, string> = {
	'coach.evening':
		'Está escribiendo fuera de su horario. Responder de noche les enseña a ambos que usted siempre está. Esta respuesta puede salir sola por la mañana: mire abajo.',
	'coach.long_reply':
		'Esta respuesta se está alargando. Las respuestas largas traen mensajes más largos. A menudo bastan unas frases, y lo demás puede esperar a la sesión.',
	'coach.long_exchange':
		'Aquí ha habido ya varias idas y vueltas. Por escrito es fácil creer que uno fue entendido. Lo que necesita tantos mensajes suele ser más fácil de decir: puede ofrecer hablar.',
	'coach.redirect':
		'Ha llevado esto a una conversación hablada. Deje el tema para entonces y no siga por escrito. Después anote si tuvo lugar, para que el expediente quede completo.',
	'coach.understood': 'Entendido, no mostrarlo más',
};
