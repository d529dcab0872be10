import type { locks as english } from '../en/locks.ts';

export const locks: Record<keyof typeof english, string> = {
	'locks.lead':
		'Cada uno abre sus mensajes. Solo usted los tiene; nadie puede volver a establecerlos.',
	'locks.passkey': 'Llave de acceso',
	'locks.password': 'Contraseña',
	'locks.recovery': 'Código de recuperación',
	'locks.since': 'Desde el {when}',
	'locks.not_set': 'No hay',
	'locks.set': 'Crear',
	'locks.replace': 'Cambiar',
	'locks.remove': 'Quitar',
	'locks.new_code': 'Código nuevo',
	'locks.two':
		'Siempre quedan dos, uno de ellos el código de recuperación: así, perder uno no deja fuera a nadie.',
	'locks.proof': 'Primero, demuestre que es usted.',
	'locks.password_now': 'Contraseña actual',
	'locks.wrong': 'No coincide. Inténtelo de nuevo.',
	'locks.past_theft':
		'Una contraseña nueva no deshace un robo anterior de la antigua junto con los datos del servidor. Si lo teme, pida a su consulta una invitación nueva.',
	'locks.password_submit': 'Guardar la contraseña',
	'locks.recovery_submit': 'Usar este código a partir de ahora',
	'locks.remove_text': 'Dejará de abrir su cuenta.',
	'locks.cancel': 'Cancelar',
	'locks.done': 'Hecho.',

	'devices.lead': 'Dondequiera que tenga abierto el acceso.',
	'devices.browser': 'Navegador',
	'devices.phone': 'Teléfono',
	'devices.cli': 'Terminal',
	'devices.service': 'Programa',
	'devices.this': 'Este dispositivo',
	'devices.seen': 'Último uso: {when}',
	'devices.end': 'Cerrar allí',
	'devices.end_others': 'Cerrar en todos los demás',
	'devices.ended': 'Acceso cerrado allí.',
	'devices.lost':
		'¿Perdió un dispositivo desbloqueado? Ciérrelo allí y avise a su consulta: puede invitarle de nuevo, con claves nuevas.',
	'devices.remove_title': 'Quitar este dispositivo',
	'devices.remove_text':
		'Para un dispositivo prestado o viejo: borra todo lo que guarda de su cuenta y cierra el acceso.',
	'devices.remove': 'Quitar este dispositivo',
	'devices.unsent':
		'{count} sin enviar, solo en este dispositivo. Quitar el dispositivo lo borra para siempre.',
	'devices.remove_sure':
		'Los mensajes enviados siguen en su consulta. Los borradores y lo que espera aquí se borran.',
	'devices.remove_now': 'Borrar y salir',
	'devices.remove_anyway': 'Borrar de todos modos',

	'passkey.make': 'Crear la llave de acceso',
};
