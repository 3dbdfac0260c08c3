# La página de administración, servida por el servidor del distrito: entrar, cómo está, las personas y lo que pueden, las computadoras.

admin-title = { $where } · servidor de Kith
admin-door-title = Entrar
admin-first-title = Su primera vez aquí
admin-door-lead = El servidor del distrito de { $district }
admin-login = Nombre de usuario
admin-login-hint = Lo que escribe para entrar, como un correo. No hacen falta espacios, y las mayúsculas dan igual.
admin-code = Código de un solo uso
admin-code-hint = Se lo dio informática. Vale una vez.
admin-passphrase-hint = Al menos { $least } letras. Unas pocas palabras que solo usted juntaría sirven bien.
admin-passphrase-short = Una frase de acceso tiene al menos { $least } letras. El código sigue valiendo.
admin-missing = Esto hace falta.
admin-sign-in = Entrar
admin-sign-out = Salir
admin-with-code = Tengo un código de un solo uso
admin-with-passphrase = Tengo una frase de acceso
admin-left-out = Ha salido. Lo hecho queda guardado.
admin-left-idle = No hubo nadie por un rato, así que la sesión terminó. Lo hecho queda guardado; lo escrito sin enviar, no. Entre otra vez.
admin-left-ended = La sesión ha terminado. Lo hecho queda guardado; lo escrito sin enviar, no. Entre otra vez.

admin-room-standing = Resumen
admin-room-people = Personas
admin-room-devices = Computadoras
admin-asking = Se pregunta al servidor.
admin-not-told = El servidor no lo dijo
admin-ask-again = Preguntar otra vez
admin-just-now = ahora mismo

admin-why-failed = El servidor no pudo hacerlo, y no cambió nada que no haya dicho. Su registro dice más.
admin-why-not_reached = El servidor no responde. Aquí no cambió nada. Vea si funciona y si hay conexión, y pruebe otra vez.
admin-why-wait = Se pidió demasiadas veces, o el servidor está muy ocupado. No cambió nada. Pruebe otra vez en { $seconds ->
    [one] { $seconds } segundo.
   *[other] { $seconds } segundos.
}
admin-why-too_often = Se pidió demasiadas veces. No cambió nada. Pruebe otra vez en un momento.
admin-why-busy = El servidor está muy ocupado. No cambió nada. Pruebe otra vez en un momento.
admin-why-stopping = El servidor se está deteniendo. No cambió nada. Pruebe otra vez cuando funcione.
admin-why-unknown = El nombre de usuario y la frase o el código no concuerdan. No cambió nada. Escríbalos otra vez.
admin-why-sign_in = La sesión ha terminado. Entre otra vez.
admin-why-not_yours = Su función no puede hacer esto. No cambió nada. Pregunte a informática, o a quien lleva los registros de esa escuela.
admin-why-from_another_page = Lo pidió otra página. No cambió nada.
admin-why-not_understood = El servidor no entendió esta página. No cambió nada. Cargue la página otra vez: puede que el servidor sea más nuevo.
admin-why-torn = No llegó entero. No cambió nada. Pruebe otra vez.
admin-why-too_slow = Tardó demasiado en llegar. No cambió nada. Pruebe otra vez.
admin-why-too_large = Eso es más grande de lo que el servidor acepta. No cambió nada.
admin-why-no_such_place = El servidor no tiene esa página. No cambió nada.
admin-why-no_such_person = Ya nadie tiene este nombre de usuario. No cambió nada.
admin-why-no_such_staff = La lista no tiene ningún adulto con este número. No cambió nada. Traiga primero la lista, o deje el campo vacío.
admin-why-no_such_school = La lista no tiene esa escuela. No cambió nada.
admin-why-no_such_student = La lista no tiene ningún estudiante con uno de estos números. No cambió nada. Busque el número en el sistema de estudiantes.
admin-why-no_such_class = La lista no tiene ninguna clase con este número. No cambió nada. Busque el número en el sistema de estudiantes.
admin-why-no_such_device = No hay tal computadora inscrita, o ya está revocada. No cambió nada.
admin-why-no_such_grant = Ya había terminado. No cambió nada.
admin-why-rule_says_nothing = Una lista de estudiantes a cargo necesita una escuela, un grado o un tramo de apellidos: vacía significaría todos. No se dio nada.
admin-why-ends_before_it_begins = El último día está antes del primero, o ya pasó. No se dio nada.
admin-why-name_is_empty = Hacen falta un nombre de usuario y un nombre, y ninguno puede pasar de una línea. No se añadió nada.
admin-why-passphrase_too_short = La frase de acceso es demasiado corta. No se puso nada, y el código sigue valiendo.
admin-why-not_a_roster = Estos archivos no son una lista que Kith pueda leer. No cambió nada.
admin-why-refused = Eso no concuerda con lo que tiene el servidor. No cambió nada.
admin-why-other_key = Eso se hizo para otro servidor. No cambió nada.
admin-why-signature = Eso no lleva la firma correcta. No cambió nada.
admin-why-unknown_device = El servidor no conoce esta computadora. No cambió nada.
admin-why-held = Hay una retención sobre el expediente de este estudiante, así que no se borró nada. Termine primero la retención, si su motivo pasó.
admin-why-no_authority = Diga en una línea por qué orden o decisión se borra, sin un nombre. No se borró nada.
admin-why-nothing_to_erase = El servidor no tiene ningún mapa de este estudiante. No se borró nada.
admin-why-no_such_review = Nada de eso espera ya: alguien lo miró. No cambió nada.
admin-why-folder_not_whole = Diga la carpeta desde su raíz, como /var/backups/kith. No se hizo nada.
admin-why-folder_not_written = El servidor no puede escribir en esa carpeta. No se hizo nada. Elija otra, o deje que la cuenta del servidor escriba allí.
admin-why-saved_by_postgresql = Este servidor guarda sus registros en PostgreSQL, que se copia con sus propias herramientas (pg_dump); las llaves de los expedientes están en la carpeta de datos del servidor. No se hizo nada.
admin-why-no_records_folder = No se nombró ninguna carpeta a la que salgan los registros. No se hizo nada. Nómbrela en la configuración del servidor (records_folder).
admin-why-replayed = Eso se envió dos veces. Se hizo una vez.

admin-nothing-yours = Su cuenta no tiene parte en el manejo de este servidor. Lo que hace con estudiantes lo hace en Kith, en su computadora.
admin-no-roster = Todavía no llegó ninguna lista, así que no hay escuelas y no se puede dar ninguna carga de estudiantes.
admin-reviews = { $count ->
    [one] { $count } cambio espera a que lo mire quien lleva los registros.
   *[other] { $count } cambios esperan a que los mire quien lleva los registros.
}
admin-parts = Registros guardados
admin-address = Las computadoras lo encuentran en
admin-kept-in = Guardado en
admin-version = Versión
admin-folder-last = Carpeta de listas
admin-folder-line = { $outcome }, { $when }
admin-records-last = Carpeta de registros
admin-records-went = Los registros salieron
admin-records-not = Los registros no salieron; el registro del servidor dice por qué
admin-outcome-applied = La última exportación entró
admin-outcome-nothing_new = La última exportación no trajo nada nuevo
admin-outcome-waits_for_refused_lines = La última exportación le espera: tiene líneas rechazadas
admin-outcome-waits_for_leavers = La última exportación le espera: muchos saldrían
admin-outcome-not_readable = La última exportación no se pudo leer

admin-role-counselor = Consejería escolar
admin-role-teacher = Docente
admin-role-school_lead = Dirección escolar
admin-role-analyst = Análisis del distrito
admin-role-it = Informática
admin-role-records_officer = Registros escolares
admin-no-role = Ninguna

admin-name = Nombre
admin-roles = Funciones
admin-account = Cuenta
admin-account-open = Puede entrar aquí
admin-account-no-passphrase = Sin frase de acceso
admin-account-closed = Cerrada
admin-find-person = Nombre o usuario
admin-find-clear = Vaciar
admin-nobody-found = Nadie con ese nombre
admin-nobody-found-words = Pruebe con menos letras.
admin-people-count = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
admin-people-more = { $shown } de { $count } personas. Escriba unas letras de un nombre para ver a otras.
admin-add-person = Añadir una persona
admin-add = Añadir
admin-login-taken = Alguien ya tiene este nombre de usuario. Ábralo en la lista.
admin-staff = Número en la lista escolar
admin-staff-hint = Por él se encuentran las clases propias de un docente.

admin-all-people = Todas las personas
admin-grants = Lo que puede
admin-give = Dar
admin-grant-what = Qué
admin-grant-time = Hasta
admin-grant-open = hasta que se termine
admin-grant-until = hasta el { $day }
admin-grant-ended = terminó el { $day }
admin-grant-from = desde el { $day }
admin-grant-end = Terminar ahora
admin-grant-end-column = Terminarlo
admin-grant-end-of = Terminar ahora: { $what }
admin-grant-end-done = Terminado: { $what }. Las computadoras lo sueltan cuando se encuentran con el servidor.
admin-grants-none = Todavía nada
admin-grants-none-words = Sin función, una cuenta no deja ver nada a nadie. Dé primero una función y después un código.
admin-gives-role = { $role } en { $school }
admin-gives-role-everywhere = { $role } en todo el distrito
admin-gives-students = { $count ->
    [one] { $count } estudiante por número
   *[other] { $count } estudiantes por número
}
admin-gives-class = Una clase
admin-gives-caseload = Estudiantes a cargo: { $of }
admin-gives-grades = { $count ->
    [one] grado { $grades }
   *[other] grados { $grades }
}
admin-gives-surnames = apellidos de { $from } a { $until }

admin-give-title = ¿Qué debe poder hacer { $name }?
admin-give-what = Dar
admin-give-do = Darlo
admin-given = { $name } ya lo tiene. Su computadora lo sabrá cuando se encuentre con el servidor.
admin-wish-role = Una función
admin-wish-role-hint = Lo que alguien hace, en una escuela o en todo el distrito.
admin-wish-caseload = Estudiantes a cargo, por regla
admin-wish-caseload-hint = Todos los de una escuela, de unos grados o de un tramo de apellidos; sigue a la lista.
admin-wish-students = Estudiantes por sus números
admin-wish-students-hint = Estos, y ninguno más.
admin-wish-section = Una clase
admin-wish-section-hint = Como su docente: para quien sustituye, con un último día.
admin-role = Función
admin-at-school = Escuela
admin-everywhere = Todo el distrito
admin-any-school = Cualquier escuela
admin-grades = Grados
admin-grades-hint = Como los escribe la lista, con un espacio en medio, como 09 10.
admin-surnames-from = Apellidos desde
admin-surnames-until = Apellidos hasta
admin-student-ids = Números en la lista
admin-student-ids-hint = Con una línea, una coma o un espacio en medio.
admin-class-id = El número de la clase en la lista
admin-class-id-hint = Como lo exporta el sistema de estudiantes.
admin-begins = Primer día
admin-ends = Último día

admin-close-account = Cerrar la cuenta
admin-open-account = Abrir la cuenta otra vez
admin-close-words = Para quien deja el distrito: sus sesiones terminan y sus computadoras ya no entran. No se pierde nada de lo que anotó.
admin-closed-words = Ni la persona ni sus computadoras pueden entrar. Lo que anotó queda guardado.
admin-close-title = ¿Cerrar la cuenta de { $name }?
admin-close-sure = Sus sesiones terminan ahora y sus computadoras ya no entran. Lo que anotó y envió queda guardado. Puede abrirla otra vez.
admin-closed = La cuenta de { $name } está cerrada.
admin-opened = La cuenta de { $name } está abierta otra vez.

admin-code-device = Código para una computadora
admin-code-account = Código para la cuenta
admin-code-device-title = Dejar entrar una computadora de { $name }
admin-code-account-title = Una nueva frase de acceso para { $name }
admin-code-device-words = Recibe una invitación, como imagen y como un texto. Con ella entra una computadora, una vez, a nombre de esta persona. Désela en persona.
admin-code-account-words = Recibe un código con el que la persona entra aquí una vez y pone una frase de acceso propia. También ayuda a quien olvidó la suya.
admin-code-holds = Vale durante
admin-code-hours-4 = 4 horas
admin-code-hours-48 = 2 días
admin-code-hours-168 = 7 días
admin-code-make = Hacer el código
admin-code-device-made = En Kith, en Ajustes, elige «Conectar con su distrito» y lee la imagen con un lector o pega el texto. Vale hasta { $when }.
admin-code-account-made = La persona abre esta página, elige «Tengo un código de un solo uso» y escribe el usuario { $login } con este código. Vale hasta { $when }.
admin-code-once = Se muestra solo esta vez: el servidor guarda nada más que una huella. Si se pierde, haga otro.
admin-copy = Copiar
admin-copied = Copiado.
admin-not-copied = El navegador no dejó copiarlo. Seleccione el texto y cópielo a mano.
admin-qr = La invitación como imagen para una cámara

admin-devices-lead = Cada una tiene una llave propia. Lo que hay en ella lo recibió por un derecho de su persona.
admin-devices-none = Todavía ninguna computadora
admin-devices-none-words = Abra a una persona y haga un código para una computadora.
admin-device = Computadora
admin-device-of = { $device } de { $login }
admin-device-unnamed = Sin nombre
admin-somebody = alguien
admin-device-state = Estado
admin-device-in_use = En uso
admin-device-lease_ended = Cerrada hasta que se encuentre con el servidor
admin-device-revoked_not_seen_since = Revocada, sin encuentro desde entonces
admin-device-keys_destroyed = Revocada, sus llaves están destruidas
admin-device-contact = Último encuentro
admin-device-lease = Puede seguir sola hasta
admin-device-do = Qué hacer
admin-who-was-on = Quién estaba en ella
admin-who-was-on-of = Quién estaba en ella: { $device }
admin-who-was-on-title = Quién estaba en { $device }
admin-students-on = { $count ->
    [0] En el último encuentro no había ningún estudiante en ella.
    [one] En el último encuentro había { $count } estudiante en ella.
   *[other] En el último encuentro había { $count } estudiantes en ella.
}
admin-students-elsewhere = { $count ->
    [one] { $count } de ellos es de una escuela cuyos registros usted no lleva.
   *[other] { $count } de ellos son de escuelas cuyos registros usted no lleva.
}
admin-ids = Números que no dicen nada
admin-ids-words = No son números de la lista: dejan comparar dos listas y no nombran a nadie. Quien lleva los registros ve los nombres.
admin-asked-is-noted = Que usted lo preguntó queda en el registro de auditoría.
admin-revoke = Revocar
admin-revoke-of = Revocar { $device }
admin-revoke-title = ¿Revocar { $device }?
admin-revoke-words = En el próximo encuentro destruye sus llaves y nadie puede abrir lo que hay en ella; lo que no haya enviado hasta entonces se toma y alguien lo mira. Sin encuentro se cierra el { $day }. No se puede deshacer: su persona necesita un código nuevo.
admin-revoked = { $device } está revocada. Sigue en la lista hasta que diga que sus llaves están destruidas.
