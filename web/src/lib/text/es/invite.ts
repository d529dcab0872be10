import type { invite as english } from '../en/invite.ts';

export const invite: Record<keyof typeof english, string> = {
	'title.invitations': 'Invitaciones · Meantime',

	'invite.title': 'Invitación',
	'invite.hand_over':
		'Entréguela usted: en papel, en pantalla o por su propio correo. Solo usted la tiene; el servidor no la envía nunca. Sirve una vez, hasta el {until}.',
	'invite.hand_over_staff':
		'Désela a su colega en persona o por teléfono. Solo usted la tiene; el servidor no la envía nunca. Sirve una vez, hasta el {until}.',
	'invite.qr': 'Código QR del enlace',
	'invite.until': 'Sirve hasta el {until}',
	'invite.over': 'Caducó el {until}',
	'invite.copy': 'Copiar el enlace',
	'invite.copied': 'Copiado.',
	'invite.print': 'Imprimir una hoja',
	'invite.show': 'Mostrar el código',
	'invite.withdraw': 'Retirar',
	'invite.withdraw_sure': 'Retirarla de verdad',
	'invite.gone': 'Esta invitación ya no se puede usar: alguien entró con ella, o se retiró.',
	'invite.sheet_title': 'Su invitación',
	'invite.sheet_steps':
		'Apunte la cámara de su teléfono al cuadrado. O abra la dirección de abajo y escriba el código.',

	'invite.list_title': 'Invitaciones de colegas',
	'invite.list_text':
		'Quien entra con un código pasa a ser personal de la consulta. Póngale entonces su nombre.',
	'invite.staff': 'Invitar a un colega',
	'invite.none': 'No hay ninguna invitación abierta.',
	'invite.elsewhere': 'Se hizo en otro dispositivo; solo ese puede mostrar su código.',
};
