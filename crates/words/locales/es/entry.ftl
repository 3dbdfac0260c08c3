# La entrada: el primer inicio, la preparación, el desbloqueo, el código de recuperación.

first-title = Le damos la bienvenida a Kith
first-lead = Un mapa de las personas que apoyan a cada estudiante, hecho en compañía. Nada sale de esta computadora, a menos que su distrito la conecte.
first-set-up = Preparar Kith para mi escuela
first-set-up-words = Su nombre, una frase de acceso y un código para guardar bien. Toma unos dos minutos.
first-look-around = Explorar una escuela inventada
first-look-around-words = Cuatrocientos estudiantes inventados con sus mapas. Nadie es real, así que pruebe todo.
first-making = Creando la escuela inventada
first-making-detail = { $pct } %

set-up-step = Paso { $step } de { $of }
set-up-who = ¿Quién es usted?
set-up-name = Su nombre
set-up-name-hint = Como le conocen sus colegas.
set-up-role = Su función
role-counselor = Consejería escolar
role-teacher = Docente
role-school_lead = Dirección escolar
role-counselor-can = Incorpora estudiantes, hace mapas con ellos, lleva los pasos y los archivos que se abrieron.
role-teacher-can = Hoy: marca a los estudiantes que conoce y lee lo que ellos aprobaron para sus docentes. Los mapas son de consejería.
role-school_lead-can = Hoy: planea cómo los adultos marcan a los estudiantes que conocen y ve de quién no sabemos todavía. Los mapas son de consejería.
set-up-school = Su escuela
set-up-passphrase = Elija una frase de acceso
set-up-passphrase-lead = Protege todo lo que Kith guarda en esta computadora. Nadie puede averiguarla por usted.
set-up-name-missing = Kith necesita su nombre para seguir.
set-up-school-missing = Kith necesita el nombre de su escuela para seguir.
set-up-keychain = Dejar también que el bloqueo de esta computadora abra Kith
set-up-keychain-hint = El llavero del sistema guarda entonces la llave. Puede seguir usando la frase de acceso.
set-up-keychain-refused = El llavero de esta computadora no aceptó la llave. Todo lo demás está listo; su frase de acceso abre Kith.
set-up-do = Preparar

passphrase-new = Nueva frase de acceso
passphrase-again = La misma otra vez
passphrase-hint = Funcionan bien unas palabras que solo usted juntaría. Vale cualquier forma, y también pegarla.
passphrase-missing = Escriba una frase de acceso para seguir.
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
warning-own = Está hecha de su nombre o de su escuela.
warning-names = Tiene un nombre que otros podrían saber.
warning-dates = Tiene una fecha que otros podrían saber.
warning-short = Unas palabras más ayudarían mucho.

recovery-title = Guarde bien este código
recovery-lead = Si olvida su frase de acceso, este código es la única forma de volver a entrar. Se muestra esta única vez. Imprímalo o guárdelo fuera de esta computadora.
recovery-label = Código de recuperación
recovery-copy = Copiar
recovery-not-copied = No se pudo copiar el código. Sigue en la pantalla: imprímalo, guárdelo o escríbalo.
recovery-copied = El código de recuperación está en su portapapeles.
recovery-save = Guardar en un archivo
recovery-saved = El código de recuperación está guardado.
recovery-print = Imprimir
recovery-file = Código de recuperación de Kith
recovery-file-words = Código de recuperación de Kith: { $code }
    Quien tenga este código puede abrir Kith. Guárdelo fuera de la computadora donde está Kith.
recovery-unseen = Nadie ha dicho todavía que tiene el código de recuperación de este perfil. Sin él, una frase olvidada no se puede reemplazar. Haga uno nuevo en Ajustes; el anterior deja de servir.
recovery-unseen-do = Ir a Ajustes
recovery-seen = Ya lo tengo
recovery-seen-hint = Imprimí, guardé o escribí este código.

unlock-title = Qué gusto verle de nuevo
unlock-who = ¿Quién es usted?
unlock-passphrase = Frase de acceso
unlock-do = Desbloquear
unlock-keychain = Desbloquear con esta computadora
unlock-forgot = Usar el código de recuperación
unlock-other = Otra persona
unlock-new = Preparar Kith para otra persona
unlock-wait = { $seconds ->
    [one] Puede intentarlo de nuevo en { $seconds } segundo.
   *[other] Puede intentarlo de nuevo en { $seconds } segundos.
}
unlock-wrong = Esa no es la frase de acceso. No se cambió nada.
unlock-short-wait = Varios intentos fallaron, así que hay una breve espera.
unlock-again-now = Ya puede intentarlo de nuevo.
unlock-read-again = Kith se actualizó: sus registros se están leyendo de nuevo
unlock-read-again-hint = No se pierde nada si lo detiene o si cierra Kith ahora. La próxima vez empieza otra vez.
unlock-read-again-stopped = Detenido. No se pierde nada y Kith sigue bloqueado. Desbloquéelo cuando tenga tiempo: entonces la lectura empieza de nuevo.
unlock-read-again-recovered = Detenido. No se pierde nada y Kith sigue bloqueado. Su nueva frase de acceso ya vale: desbloquee con ella cuando tenga tiempo y la lectura empieza de nuevo.
unlock-invented = Escuela inventada

recover-title = Usar el código de recuperación
recover-lead = Escriba el código que imprimió o guardó y elija una nueva frase de acceso.
recover-code = Código de recuperación
recover-do = Desbloquear y poner la nueva frase
recover-wrong = Ese no es el código de recuperación. No se cambió nada. Revise cada letra e inténtelo de nuevo.
