# La entrada: el primer inicio, la preparación, el desbloqueo, el código de recuperación.

first-title = Te damos la bienvenida a Kith
first-lead = Un mapa de las personas que apoyan a cada estudiante, hecho en compañía. Nada sale de esta computadora, a menos que tu distrito la conecte.
first-set-up = Preparar Kith para mi escuela
first-set-up-words = Tu nombre, una frase de acceso y un código para guardar bien. Toma unos dos minutos.
first-look-around = Explorar una escuela inventada
first-look-around-words = Cuatrocientos estudiantes inventados con sus mapas. Nadie es real, así que prueba todo.
first-making = Creando la escuela inventada
first-making-detail = { $pct } %

set-up-step = Paso { $step } de { $of }
set-up-who = ¿Quién eres?
set-up-name = Tu nombre
set-up-name-hint = Como te conocen tus colegas.
set-up-role = Tu función
role-counselor = Consejería escolar
role-teacher = Docente
role-school_lead = Dirección escolar
role-counselor-can = Incorpora estudiantes, hace mapas con ellos, lleva los pasos y los archivos que se abrieron.
role-teacher-can = Hoy: marca a los estudiantes que conoce y lee lo que ellos aprobaron para sus docentes. Los mapas son de consejería.
role-school_lead-can = Hoy: planea cómo los adultos marcan a los estudiantes que conocen y ve de quién no sabemos todavía. Los mapas son de consejería.
set-up-school = Tu escuela
set-up-passphrase = Elige una frase de acceso
set-up-passphrase-lead = Protege todo lo que Kith guarda en esta computadora. Nadie puede averiguarla por ti.
set-up-name-missing = Kith necesita tu nombre para seguir.
set-up-school-missing = Kith necesita el nombre de tu escuela para seguir.
set-up-keychain = Dejar también que el bloqueo de esta computadora abra Kith
set-up-keychain-hint = El llavero del sistema guarda entonces la llave. Puedes seguir usando la frase de acceso.
set-up-keychain-refused = El llavero de esta computadora no aceptó la llave. Todo lo demás está listo; tu frase de acceso abre Kith.
set-up-do = Preparar

passphrase-new = Nueva frase de acceso
passphrase-again = La misma otra vez
passphrase-hint = Funcionan bien unas palabras que solo tú juntarías. Vale cualquier forma, y también pegarla.
passphrase-missing = Escribe una frase de acceso para seguir.
passphrase-differs = Las dos no son iguales.
strength-0 = Muy fácil de adivinar
strength-1 = Fácil de adivinar
strength-2 = Podría ser más fuerte
strength-3 = Buena
strength-4 = Muy buena
strength-label = Qué tan difícil es de adivinar
warning-common = La usa mucha gente.
warning-repeats = Se repite.
warning-sequence = Sigue el teclado o el abecedario.
warning-own = Está hecha de tu nombre o de tu escuela.
warning-names = Tiene un nombre que otros podrían saber.
warning-dates = Tiene una fecha que otros podrían saber.
warning-short = Unas palabras más ayudarían mucho.

recovery-title = Guarda bien este código
recovery-lead = Si olvidas tu frase de acceso, este código es la única forma de volver a entrar. Se muestra esta única vez. Imprímelo o guárdalo fuera de esta computadora.
recovery-label = Código de recuperación
recovery-copy = Copiar
recovery-not-copied = No se pudo copiar el código. Sigue en la pantalla: imprímelo, guárdalo o escríbelo.
recovery-copied = El código de recuperación está en tu portapapeles.
recovery-save = Guardar en un archivo
recovery-saved = El código de recuperación está guardado.
recovery-print = Imprimir
recovery-file = Código de recuperación de Kith
recovery-file-words = Código de recuperación de Kith: { $code }
    Quien tenga este código puede abrir Kith. Guárdalo fuera de la computadora donde está Kith.
recovery-seen = Ya lo tengo
recovery-seen-hint = Imprimí, guardé o escribí este código.

unlock-title = Qué gusto verte de nuevo
unlock-who = ¿Quién eres?
unlock-passphrase = Frase de acceso
unlock-do = Desbloquear
unlock-keychain = Desbloquear con esta computadora
unlock-forgot = Usar el código de recuperación
unlock-other = Otra persona
unlock-new = Preparar Kith para otra persona
unlock-wait = { $seconds ->
    [one] Puedes intentarlo de nuevo en { $seconds } segundo.
   *[other] Puedes intentarlo de nuevo en { $seconds } segundos.
}
unlock-wrong = Esa no es la frase de acceso. No se cambió nada.
unlock-short-wait = Varios intentos fallaron, así que hay una breve espera.
unlock-again-now = Ya puede intentarlo de nuevo.
unlock-read-again = Kith se actualizó: tus registros se están leyendo de nuevo
unlock-read-again-hint = No se pierde nada si lo detienes o si cierras Kith ahora. La próxima vez empieza otra vez.
unlock-read-again-stopped = Detenido. No se pierde nada y Kith sigue bloqueado. Desbloquéalo cuando tengas tiempo: entonces la lectura empieza de nuevo.
unlock-read-again-recovered = Detenido. No se pierde nada y Kith sigue bloqueado. Tu nueva frase de acceso ya vale: desbloquea con ella cuando tengas tiempo y la lectura empieza de nuevo.
unlock-invented = Escuela inventada

recover-title = Usar el código de recuperación
recover-lead = Escribe el código que imprimiste o guardaste y elige una nueva frase de acceso.
recover-code = Código de recuperación
recover-do = Desbloquear y poner la nueva frase
recover-wrong = Ese no es el código de recuperación. No se cambió nada. Revisa cada letra e inténtalo de nuevo.
