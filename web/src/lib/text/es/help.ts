import type { help as english } from '../en/help.ts';

export const help: Record<keyof typeof english, string> = {
	'help.button': 'Ayuda ahora',
	'help.title': 'Ayuda ahora',
	'help.lead': 'No tiene que esperar una respuesta.',
	'help.text':
		'Si podría hacerse daño o hacer daño a otra persona, o no puede mantenerse a salvo, alguien puede hablar con usted ahora mismo.',
	'help.emergency': 'Llamar al {number}',
	'help.call': 'Llamar al {number}',
	'help.text_to': 'SMS al {number}',
	'help.text_word': 'SMS {word} al {number}',
	'help.chat': 'Chat en línea',
	'help.hours.always': 'De día y de noche',
	'help.hours.confirm': 'El horario varía; pregunte',
	'help.danger': '¿En peligro ahora mismo? Llame al {number}.',
	'help.more': 'Líneas de ayuda en otros países',
	'help.country': 'País',
	'help.country.unknown': 'Otro país',
	'help.not_watched':
		'Nadie vigila estos mensajes las 24 horas. Esta página funciona sin iniciar sesión y, una vez abierta, también sin conexión.',
	'help.confirmed': 'Confirmado por su consulta el {date}.',
	'help.unconfirmed': 'Sin confirmar: los números pueden cambiar.',
	'help.plan': 'Plan de seguridad',
	'help.plan_locked': 'Desbloquee para abrir su plan',

	'thread.banner': 'Los mensajes se leen en horario de trabajo, no las 24 horas.',
	'thread.not_emergency_text':
		'Nadie vigila estos mensajes las 24 horas. Pulse «Ayuda ahora» en cualquier momento.',
};
