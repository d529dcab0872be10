import type { feePapers as english } from '../en/fee-papers.ts';

export const feePapers: Readonly<Record<keyof typeof english, string>> = {
	'paper.estimate': 'Estimación de buena fe',
	'paper.superbill': 'Factura detallada {number}',
	'paper.made_on': 'Hecha el {day}',
	'paper.for': 'Para',
	'paper.born': 'Fecha de nacimiento: {day}',
	'paper.from': 'De',
	'paper.provider': 'Servicios de',
	'paper.license': 'Licencia: {license}',
	'paper.npi': 'NPI: {npi}',
	'paper.tin': 'Número fiscal: {tin}',
	'paper.days': 'Para servicios del {since} al {until}',
	'paper.services': 'Servicios y lo que se espera que cuesten',
	'paper.service': 'Servicio',
	'paper.count': 'Cuántos',
	'paper.each': 'Cada uno',
	'paper.code': 'Código',
	'paper.diagnosis': 'Diagnóstico',
	'paper.amount': 'Importe',
	'paper.total': 'En total',
	'paper.separately': 'Se programa aparte, con su propia estimación',
	'paper.only_estimate':
		'Esta es una estimación de lo que se sabe hoy. Puede que necesite más servicios, u otros, y que lo que se le cobre sea distinto.',
	'paper.no_contract':
		'No es un contrato. No tiene que recibir estos servicios de ninguna de las personas nombradas.',
	'paper.dispute':
		'Si se le cobran $400 o más por encima de esta estimación, usted tiene derecho a disputar la factura. Puede pedir al consultorio que la cambie, o iniciar una disputa ante el Departamento de Salud y Servicios Humanos de EE. UU. en los 120 días siguientes a la factura; cuesta $25. Una disputa no afecta la calidad de su atención. Vea www.cms.gov/nosurprises o llame al 1-800-985-3059.',
	'paper.keep': 'Guarde una copia de esta estimación.',
	'paper.lines': 'Servicios',
	'paper.day': 'Día',
	'paper.modifier': 'Modificador',
	'paper.place': 'Lugar',
	'paper.units': 'Unidades',
	'paper.paid': 'Pagado',
	'paper.left': 'Queda por pagar',
	'paper.diagnoses': 'Diagnósticos',
	'paper.payer': 'Seguro',
	'paper.member': 'Número de miembro: {member}',
	'paper.sends_nothing':
		'No se envió nada a su seguro. Usted decide si lo entrega. Puede que un seguro no pague nada por mensajes.',
};
