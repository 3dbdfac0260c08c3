# La página de administración: lo que salió de las escuelas, unirse con las cuentas del distrito y soltar una.

admin-choose = Elija
admin-room-given_out = Entregado
admin-given_out-lead = Lo que sale de las escuelas: registros para los sistemas del distrito, y entregas. No sale ningún mapa ni ninguna nota.
admin-records-out = Registros para el distrito
admin-records-none = No hay carpeta para que salgan registros. Nómbrela donde se configura el servidor (records_folder), y las visitas y las respuestas de las familias irán allí por sí solas.
admin-records-words = Las visitas y las respuestas de las familias de este año escolar y del anterior se dejan en { $folder } { $every }, como CSV con un diccionario. La página de cada estudiante lo dice.
admin-every-days = { $count ->
    [one] cada día
   *[other] cada { $count } días
}
admin-every-hours = { $count ->
    [one] cada hora
   *[other] cada { $count } horas
}
admin-every-minutes = { $count ->
    [one] cada minuto
   *[other] cada { $count } minutos
}
admin-records-nothing = Todavía no salió nada.
admin-records-now = Dejarlos allí ahora
admin-records-laid = Los registros están en la carpeta.
admin-records-trouble = { $trouble } Se intentó { $when }; se intenta otra vez por sí solo.
admin-trouble-not_there = La carpeta no está. Créela o móntela. No salió nada y no se perdió nada.
admin-trouble-not_a_folder = Lo que hay allí es un archivo y no una carpeta. No salió nada y no se perdió nada. Nombre otra.
admin-trouble-not_allowed = El servidor no puede escribir en la carpeta. No salió nada, y lo que hay allí sigue como estaba. Dé permiso a su cuenta.
admin-trouble-no_room = No queda sitio en la carpeta. No salió nada, y lo que hay allí sigue como estaba. Haga sitio.
admin-trouble-not_written = No se puede escribir en la carpeta. No salió nada, y lo que hay allí sigue como estaba. El registro del servidor dice más.
admin-trouble-half_replaced = Un archivo de la carpeta no se pudo reemplazar. Los archivos pueden ser de dos días distintos hasta que se arregle; el manifiesto dice de cuáles.
admin-trouble-not_gathered = Los registros no se pudieron reunir. No salió nada, y lo que hay allí sigue como estaba. El registro del servidor dice más.
admin-records-since = En la carpeta desde
admin-records-visits = Visitas
admin-records-answers = Respuestas de las familias
admin-records-noted = Avisos nuevos en las páginas de estudiantes
admin-records-no-roster = Estudiantes fuera, porque ninguna lista los tiene
admin-records-erased = Estudiantes fuera, porque se están borrando
admin-records-next = La próxima vez

admin-releases = Entregas
admin-releases-words = Una entrega es un conjunto fijo de tablas que este servidor hace cuando una escuela lo pide. Una cifra pequeña se retiene, y otra con ella para que no se pueda calcular; y no se pueden restar dos entregas.
admin-releases-none = Todavía ninguna entrega
admin-releases-none-words = Una escuela la pide en Kith, en Informes.
admin-release-whom = Para quién
admin-release-district = Todo el distrito
admin-release-by = La pidió
admin-release-came = Qué salió
admin-release-rule = Regla
admin-release-least = Cada cifra habla de al menos { $threshold } estudiantes
admin-release-tables = { $count ->
    [one] Se entregó { $count } tabla.
   *[other] Se entregaron { $count } tablas.
}
admin-release-standing = { $count ->
    [one] { $count } sigue como estaba.
   *[other] { $count } siguen como estaban.
}
admin-release-held = { $count ->
    [one] Se retuvo { $count }.
   *[other] Se retuvieron { $count }.
}
admin-release-waits = El servidor la está haciendo.
admin-release-stands = Ninguna nueva: ha cambiado muy poco desde la última, y la diferencia hablaría de estudiantes sueltos.
admin-release-nothing = Ninguna: hay muy pocos estudiantes para decir algo, o no se preguntó a nadie.

admin-invitation = Invitación para todos
admin-invitation-title = Unirse con las cuentas del distrito
admin-invitation-words = Una sola invitación para todos, que no es ningún secreto: póngala en una página o en un correo. En Kith, en Ajustes, eligen «Conectar con su distrito», la pegan o leen la imagen con un lector, y entran con su cuenta del distrito. Solo entra quien tiene una cuenta aquí.
admin-account-joined = Entra con una cuenta del distrito
admin-identity-words = Entra con una cuenta del distrito, que este servidor ya conoce.
admin-identity-forget = Soltar esa cuenta
admin-identity-title = ¿Soltar la cuenta del distrito de { $name }?
admin-identity-sure = Hágalo cuando ya tenga otra cuenta del distrito. Quien entre después allí como { $login } se tomará por esa persona. Lo que anotó se guarda, y sus computadoras siguen conectadas.
admin-identity-forgotten = Se soltó la cuenta del distrito de { $name }. La próxima persona que entre con ese nombre de usuario se tomará por ella.

audit-came_back_from_provider = Volvió de las cuentas del distrito
audit-chain_forked = Una computadora siguió desde una copia más vieja de sí misma
audit-copies_differed = La copia de una computadora difería de la del servidor, y se contó otra vez
audit-identity_forgotten = Soltó una cuenta del distrito
audit-identity_joined = Una cuenta del distrito entró por primera vez
audit-records_given_out = Salieron registros a la carpeta
audit-records_not_given_out = Los registros no pudieron salir
audit-release_made = Se hizo una entrega
audit-connectedness_given_out = Se entregó lo que dicen las amistades (T10)
audit-release_not_made = Se pidió una entrega y no se hizo ninguna
audit-sign_in_refused = Se rechazó una entrada
audit-signed_in_by_account = Entró con una cuenta del distrito

# El distrito en cifras, para análisis
admin-room-in_figures = En cifras
admin-in_figures-lead = Lo que las escuelas publicaron, escuela por escuela y grado por grado. Ninguna cifra habla de menos estudiantes de los que pide su escuela, y aquí no se calcula nada que ninguna escuela haya publicado.
admin-figures-which = De qué se trata
admin-figures-came = Escuelas que publicaron un informe: { $count } de { $of }.
admin-figures-last = El más nuevo es del { $date }.
admin-figures-none-title = Ninguna escuela ha publicado un informe
admin-figures-none = La dirección o la consejería lo pide en la página de su escuela. Lo que dice aparece aquí en cuanto está hecho.
admin-figures-silent = De esto no publicó nada { $schools }.
admin-figures-save = Guardar como CSV
admin-figures-school = Escuela
admin-figures-file = distrito-en-cifras
