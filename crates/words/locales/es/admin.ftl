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
admin-with-account = Entrar con mi cuenta del distrito
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
admin-why-staff_has_account = Este adulto de la lista escolar ya tiene una cuenta con otro nombre de usuario. No cambió nada. Búsquela en la lista de personas.
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
admin-why-no_ground = Diga en una línea qué ley o decisión permite al distrito distinguir así a los estudiantes. No se calculó nada.
admin-why-nothing_to_erase = El servidor no tiene ningún mapa de este estudiante. No se borró nada.
admin-why-no_such_review = Nada de eso espera ya: alguien lo miró. No cambió nada.
admin-why-folder_not_whole = Diga la carpeta desde su raíz, como /var/backups/kith. No se hizo nada.
admin-why-folder_not_written = El servidor no puede escribir en esa carpeta. No se hizo nada. Elija otra, o deje que la cuenta del servidor escriba allí.
admin-why-saved_by_postgresql = Este servidor guarda sus registros en PostgreSQL, que se copia con sus propias herramientas (pg_dump); las llaves de los expedientes están en la carpeta de datos del servidor. No se hizo nada.
admin-why-no_records_folder = No se nombró ninguna carpeta a la que salgan los registros. No se hizo nada. Nómbrela en la configuración del servidor (records_folder).
admin-why-no_provider = Este servidor no conoce cuentas del distrito con las que entrar. No se cambió nada. Entre con una frase de acceso.
admin-why-provider_unreachable = El servidor no alcanza el servicio de las cuentas del distrito. No se cambió nada. Pruebe otra vez en un rato; su registro dice más.
admin-why-provider_proxy = El intermediario (proxy) entre el servidor y el servicio de las cuentas del distrito no deja pasar. No se cambió nada. Nombre el correcto donde se configura el servidor (oidc proxy); su registro dice más.
admin-why-provider_certificate = El servidor no confía en el certificado del servicio de las cuentas del distrito. No se cambió nada. Nombre su raíz donde se configura el servidor (oidc root).
admin-why-provider_clock = El reloj del servidor y el del servicio de las cuentas del distrito no coinciden. No se cambió nada. Ponga en hora el que esté mal.
admin-why-not_accepted = Lo que volvió del inicio de sesión no se aceptó. No se cambió nada. Pruebe otra vez; el registro del servidor dice por qué.
admin-why-cancelled = El inicio de sesión se terminó allí. No se cambió nada.
admin-why-too_late = Tardó más de diez minutos, o no lo empezó este navegador. No se cambió nada. Entre otra vez.
admin-why-elsewhere = Esa cuenta no es de este distrito, o nadie ha comprobado su dirección. No se cambió nada.
admin-why-account_unknown = Inició sesión, y nadie le ha hecho una cuenta aquí. No se cambió nada. Pregunte a quien lleva este servidor.
admin-why-account_closed = Inició sesión, y su cuenta aquí está cerrada. No se cambió nada.
admin-why-other_identity = Inició sesión, y otra persona entra aquí en la cuenta de ese nombre. No se cambió nada. Pregunte a quien lleva este servidor.
admin-why-other_person = Eso es de otra persona. No se cambió nada.
admin-why-no_such_identity = Nadie entra en esta cuenta con las cuentas del distrito. No se cambió nada.
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
admin-people-more = Aquí están { $shown } de { $count }. Escriba unas letras de un nombre para ver a otras personas.
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
admin-gives-class-of = Una clase: { $title }
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

admin-room-roster = Lista
admin-roster-choose = Elegir un paquete
admin-roster-other = Elegir otro
admin-roster-reading = El servidor lee los archivos y los compara.
admin-roster-taken = Ya entró
admin-roster-taken-words = Lo que trae { $file } ya está. Las computadoras lo sabrán cuando se encuentren con el servidor.
admin-roster-take = Dejarlo entrar
admin-lines-more = { $count ->
    [one] y { $count } línea más
   *[other] y { $count } líneas más
}
admin-folder-none = No se nombró ninguna carpeta en la que el sistema de estudiantes deje sus exportaciones. Nómbrela en la configuración del servidor (roster_folder), y las listas entrarán por sí solas.
admin-folder-words = { $minutes ->
    [one] Se mira en { $folder } cada minuto. Lo claro entra; lo raro le espera.
   *[other] Se mira en { $folder } cada { $minutes } minutos. Lo claro entra; lo raro le espera.
}
admin-folder-nothing = Todavía no se dejó nada en ella.
admin-folder-do = { $line }. Elija arriba el mismo paquete para mirarlo y dejarlo entrar.

admin-room-records = Expedientes
admin-records-lead = Una retención se pone sobre el expediente de un estudiante o termina; lo que se puso en mapas se borra por orden.
admin-records-lead-it = Lo que se borró por orden, y qué computadoras no lo confirmaron todavía. Las retenciones y las órdenes son de quien lleva los registros.
admin-file = El expediente de un estudiante
admin-file-id = El número del estudiante en la lista
admin-file-open = Abrir el expediente
admin-holds = Retenciones
admin-holds-words = Mientras haya una retención no se borra nada de este expediente, ni aquí ni en una computadora.
admin-hold-reason = Motivo
admin-hold-records_request = Una solicitud de registros
admin-hold-legal = Un asunto legal
admin-hold-duty_to_report = Un deber de informar
admin-hold-since = Desde
admin-hold-until = Terminó
admin-hold-do = Poner una retención
admin-hold-set = La retención está puesta. No se borra nada de este expediente hasta que termine.
admin-hold-end = Terminarla
admin-hold-end-of = Terminarla: { $reason }
admin-hold-ended = La retención terminó.
admin-erase-title = Lo que se puso en mapas
admin-erase-count = { $count ->
    [0] El servidor no tiene ningún mapa de este estudiante.
    [one] Se borraría { $count } registro: un mapa, o algo en él.
   *[other] Se borrarían { $count } registros: mapas, y todo lo que hay en ellos.
}
admin-erase = Borrar por orden…
admin-erase-sure = ¿Borrar todo lo que se puso en mapas de { $name }?
admin-erase-words = Se va para siempre: aquí, y en cada computadora cuando se encuentre con el servidor. Nadie puede traerlo de vuelta. Una copia hecha antes lo tiene hasta que se destruyan sus llaves: lo hace la primera copia después de 35 días. Se queda lo que no es de un mapa: la lista, las visitas, los permisos, las notas.
admin-erase-wish = ¿De quién es el deseo?
admin-erase-by-student = Del estudiante
admin-erase-by-parent = De su madre, padre o tutor
admin-erase-by-school = De la escuela
admin-erase-authority = Por qué orden o decisión
admin-erase-authority-hint = Para el registro de auditoría, como un número de expediente. Sin nombres.
admin-erase-do = Borrar para siempre
admin-erased-title = Borrado: lo que se puso en mapas de { $name }
admin-erased = { $count ->
    [one] Aquí se borró { $count } registro.
   *[other] Aquí se borraron { $count } registros.
}
admin-erased-devices = { $count ->
    [0] Ninguna computadora lo tiene ya.
    [one] { $count } computadora todavía lo tiene. Lo borra cuando se encuentre con el servidor, y hasta entonces está en la lista de abajo.
   *[other] { $count } computadoras todavía lo tienen. Cada una lo borra cuando se encuentre con el servidor, y hasta entonces está en la lista de abajo.
}
admin-erased-joined = { $count ->
    [one] El estudiante estaba anotado dos veces: el otro expediente también se borró.
   *[other] El estudiante estaba anotado más de una vez: otros { $count } expedientes también se borraron.
}
admin-erased-left = { $count ->
    [one] Se queda un expediente que parece del mismo estudiante: es de una escuela cuyos registros usted no lleva. Avise a quien los lleva.
   *[other] Se quedan { $count } expedientes que parecen del mismo estudiante: son de escuelas cuyos registros usted no lleva. Avise a quien los lleva.
}
admin-when = Cuándo
admin-erasures = Borrado por orden
admin-erasures-none = No se borró nada
admin-erasures-none-words = Lo que se borra por orden está aquí, con las computadoras que no lo confirmaron.
admin-erasure-student = Estudiante, como número que no dice nada
admin-erasure-devices = Computadoras
admin-erasure-confirmed = { $count ->
    [0] ninguna lo tenía
   *[other] { $confirmed } de { $count } lo confirmaron
}
admin-erasure-outstanding = Sin confirmar todavía
admin-erasure-waits = { $device } de { $login }, último encuentro { $when }

admin-room-review = Revisión
admin-review-lead = Alguien escribió esto mientras podía, y llegó cuando ya no podía. Se tomó y no se pierde nada.
admin-review-none = Nada espera
admin-review-none-words = Lo que llega tarde para los derechos de quien lo escribió está aquí hasta que lo mire alguien que lleva los registros.
admin-review-whose = De quién es el expediente
admin-review-by = Escrito por
admin-review-what = Qué
admin-review-when = Anotado
admin-review-erased = Borrado entretanto
admin-review-do = Mirado
admin-review-do-of = Mirado: { $what }, { $whose }
admin-reviewed = La lista lo suelta. Se queda donde está.

admin-room-audit = Auditoría
admin-audit-lead = Quién hizo qué aquí. Una entrada tiene números y cantidades, nunca el nombre de un estudiante.
admin-audit-check = Comprobar la cadena
admin-audit-holds = { $count ->
    [one] La cadena está entera: su única entrada está como se escribió.
   *[other] La cadena está entera: las { $count } entradas están como se escribieron.
}
admin-audit-broken = La cadena está rota en la entrada { $number }: alguien cambió los datos sin pasar por el servidor. Déjelo como está y pregunte a quien maneja esta máquina.
admin-audit-number = N.º
admin-audit-who = Quién
admin-audit-server = El servidor
admin-audit-what = Qué
admin-audit-told = Detalles
admin-audit-newer = Más nuevas
admin-audit-older = Más viejas
audit-account_closed = Cerró una cuenta
audit-account_opened = Abrió una cuenta otra vez
audit-account_code_made = Hizo un código para una cuenta
audit-device_code_made = Hizo un código para una computadora
audit-asked_who_was_on = Preguntó quién estaba en una computadora
audit-audit_head_unknown = Una computadora recuerda otra auditoría
audit-backup_keys_destroyed = Destruyó las llaves de una copia vieja
audit-backup_made = Hizo una copia
audit-device_destroyed_its_keys = Una computadora destruyó sus llaves
audit-device_enrolled = Entró una computadora
audit-device_erased = Una computadora confirmó un borrado
audit-device_revoked = Revocó una computadora
audit-erased = Borró lo que se puso en mapas
audit-erasure_ordered = Ordenó un borrado
audit-first_administrator = Hizo la primera cuenta de administración
audit-grant_ended = Terminó un derecho
audit-grant_given = Dio un derecho
audit-hold_ended = Terminó una retención
audit-hold_set = Puso una retención
audit-ledger_made = Hizo el libro de registros
audit-ledger_restored = Trajo de vuelta el libro de una copia
audit-passphrase_set = Puso una frase de acceso
audit-person_added = Añadió a una persona
audit-review_looked_at = Miró lo que esperaba
audit-roster_applied = Dejó entrar una lista
audit-roster_folder_looked_at = Miró la carpeta de listas
audit-roster_previewed = Miró una lista
audit-signed_in = Entró
audit-signed_out = Salió
audit-taken_for_review = Tomó algo para que se mire

admin-room-backups = Copias
admin-backups-lead = Una copia de todo lo que guarda el servidor, leída otra vez antes de que cuente. Se abre solo con las llaves propias del servidor (keys.json en su carpeta de datos): guárdelas en otro lugar.
admin-backup-folder = Carpeta
admin-backup-folder-hint = En la máquina del servidor, dicha desde su raíz, como /var/backups/kith.
admin-backup-make = Hacer una copia
admin-backup-made = { $count ->
    [one] Hay una copia en { $folder }. Se leyó otra vez: { $count } registro.
   *[other] Hay una copia en { $folder }. Se leyó otra vez: { $count } registros.
}
admin-backups-made = Copias hechas
admin-backups-none = Todavía ninguna copia
admin-backups-none-words = Haga una, y déjela a un horario: kith-server admin backup hace lo mismo.
