import type { found as english } from '../en/found.ts';

export const found: Record<keyof typeof english, string> = {
	'title.found': 'Crear una consulta · Meantime',

	'found.title': 'Crear una consulta',
	'found.lead':
		'Necesita el enlace de instalación que se mostró al preparar el servidor. Sirve una sola vez.',
	'found.code': 'Código o enlace de instalación',
	'found.code_hint': 'El enlace termina en el código, detrás del signo #.',
	'found.needed': 'Rellene este campo.',
	'found.used.title': 'Este enlace de instalación ya se usó',
	'found.used.text':
		'Con él se creó una consulta. Si fue usted, entre. Si no, otra persona tenía el enlace: avise a quien administra el servidor.',
	'found.expired.title': 'Este enlace de instalación caducó',
	'found.expired.text':
		'Sirve durante un día. Quien administra el servidor puede obtener otro con «meantime init».',
	'found.unknown.title': 'Aquí no se conoce este enlace de instalación',
	'found.unknown.text':
		'Puede estar cortado o ser de otro servidor. Quien administra el servidor puede obtener otro con «meantime init».',
	'found.practice.title': 'Su consulta',
	'found.practice.text':
		'El servidor guarda estos datos sin cifrar. Sus clientes los ven, también cuando no se puede mostrar otra cosa.',
	'found.practice.name': 'Nombre de la consulta',
	'found.practice.phone': 'Teléfono',
	'found.practice.phone_hint': 'Se muestra a los clientes cuando algo no funciona.',
	'found.practice.address': 'Dirección',
	'found.practice.zone': 'Zona horaria',
	'found.practice.zone_hint': 'El horario de atención y las fechas la siguen.',
	'found.practice.language': 'Idioma de la consulta',
	'found.practice.language_hint':
		'Las invitaciones empiezan en él. Cada persona elige el suyo en la aplicación.',
	'found.owner.text':
		'Usted responde de los expedientes de la consulta y puede invitar a colegas y clientes.',
	'found.owner.name_hint': 'Lo ven colegas y clientes. El servidor no.',
	'found.owner.credential': 'Titulación (opcional)',
	'found.owner.credential_hint': 'Por ejemplo, LMFT o PsyD.',
	'found.last_resort':
		'Sin este código ni una segunda persona que guarde los expedientes, perder la contraseña significa que nadie podrá volver a leer los expedientes de la consulta. Guárdelo fuera de este edificio antes de invitar a un cliente.',
	'found.submit': 'Crear la consulta',
};
