# El distrito: unirse, cómo está, qué espera, qué se envió y qué no se aceptó.

district-title = Distrito
district-words = Si el distrito de tu escuela tiene un servidor de Kith, tus estudiantes llegan de allí y lo que guardas va allí por sí solo.
district-none = Esta computadora no pertenece a ningún distrito. Todo se queda en ella.
district-invented = En la escuela inventada nadie es real, así que no pertenece a ningún distrito.
district-connect = Conectar con tu distrito
district-invitation = Invitación
district-invitation-hint = Te la da el personal de informática como un texto que empieza con kith1. Vale una vez.
district-proxy = Proxy
district-proxy-hint = Solo si informática te dio uno, como proxy.school.example:8080.
district-travels = Viajará lo que guardes sobre los estudiantes que el distrito te dé, sellado para su servidor. Lo que nunca viaja: los mapas que nadie ha decidido guardar, y tu ayuda de memoria.
district-connect-do = Conectar
district-connected = Conectado con { $district }. Tus estudiantes están llegando.
district-not-no_invitation = Eso no es una invitación: empieza con kith1. No se cambió nada.
district-not-mistyped = Falta una letra de la invitación o está mal. Cópiala toda otra vez. No se cambió nada.
district-not-code_unknown = Esta invitación ya se usó, o nadie la hizo. Pide una nueva a informática. No se cambió nada.
district-not-code_expired = Esta invitación es demasiado vieja. Pide una nueva a informática. No se cambió nada.
district-not-program_too_old = El servidor del distrito pide un Kith más nuevo. No se cambió nada. Pide la actualización a informática.
district-not-too_often = Se probaron demasiadas invitaciones desde aquí. Prueba otra vez en { $seconds ->
    [one] { $seconds } segundo.
   *[other] { $seconds } segundos.
}
district-not-trouble = { $why } Aquí no cambió nada. Prueba otra vez la misma invitación; si ya se usó, pide otra a informática.

district-with = { $district } te conoce como { $name }
district-since = Conectado desde { $when }
district-contact = Último encuentro: { $when }
district-contact-never = Todavía sin encuentro
district-lease = Esta computadora puede estar sin el servidor hasta el { $day }
district-now = Enviar ahora
district-leave = Desconectar
district-leave-title = ¿Desconectar de { $district }?
district-leave-words = Todo lo que está aquí se queda aquí, y lo que anotes desde ahora también. { $count ->
    [0] Todo lo que puede viajar se envió.
    [one] { $count } cambio está solo en esta computadora.
   *[other] { $count } cambios están solo en esta computadora.
} Para conectar otra vez necesitas una invitación nueva. Avisa a informática, para que esta computadora salga de su lista.
district-left = Desconectado. Todo se queda en esta computadora.
district-coming = Tus estudiantes están llegando
district-coming-detail = { $pct } %. Lo que ya está aquí se puede usar.
district-pause = Parar por ahora
district-paused = Parado. Lo que llegó está aquí. Nada viaja hasta que sigas.
district-go-on = Seguir

district-waiting = Espera a enviarse
district-waiting-none = Nada espera.
district-sent = Lo último enviado
district-sent-none = Todavía no se envió nada.
district-refused = No aceptado por el distrito
district-refused-words = Salió de las pantallas y está aquí entero. No se pierde nada.
district-send-again = Enviar otra vez
district-sent-again = Está de nuevo en las pantallas y se está enviando.
district-lost = Ya no son tuyos
district-lost-words = El distrito ya no te da estos estudiantes: los tiene otra persona, se fueron o terminó un plazo.
district-staying = { $count ->
    [one] { $count } cambio sobre un estudiante que el distrito no te dio se queda en esta computadora. Saldrá por sí solo cuando te lo dé.
   *[other] { $count } cambios sobre estudiantes que el distrito no te dio se quedan en esta computadora. Saldrán por sí solos cuando te los dé.
}
district-line = { $who }: { $what }
district-changes = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
district-later = espera la actualización del servidor
district-review = alguien de la escuela lo mira
district-whose-student = Un estudiante que no está en esta computadora
district-whose-section = Una clase
district-whose-staff = Tu propia lista, marcas y tiempo
district-whose-school = La escuela
district-whose-district = Visitantes y otras cosas del distrito
district-because-no_right = No puedes escribir allí, o ya no. Cuando el distrito te dé el derecho, envíalo otra vez.
district-because-damaged = El servidor no pudo leerlo como lo que dice ser. Avisa a informática.
district-because-erased = Trata de alguien cuyo registro se borró.
district-because-held = Hay una retención sobre este expediente. Envíalo otra vez cuando termine.
district-because-too_large = Es demasiado grande para viajar.
district-because-other = El servidor no dijo por qué. Un Kith más nuevo quizá lo sepa.

glance-sent = Todo enviado { $when }
glance-up-to-date = Al día { $when }
glance-waiting = Guardado aquí, { $count } en espera
glance-busy = Enviando
glance-coming = Llegan estudiantes, { $pct } %
glance-paused = Parado, { $count } en espera
glance-trouble = { $why }: guardado aquí
glance-trouble-waiting = { $why }: guardado aquí, { $count } en espera
glance-refused = { $count } sin aceptar
glance-hint = Abrir la página del distrito

trouble-short-name_not_found = Sin conexión
trouble-short-no_connection = Sin conexión
trouble-short-nobody_answers = Sin conexión
trouble-short-proxy = El proxy no deja pasar
trouble-short-certificate_untrusted = Certificado sin confianza
trouble-short-certificate_other_name = Otro certificado
trouble-short-certificate_expired = Certificado vencido
trouble-short-certificate_not_yet = Revisa este reloj
trouble-short-certificate_other = Certificado sin confianza
trouble-short-not_kith = Responde otra página
trouble-short-other_version = Falta actualizar
trouble-short-other_key = Otro servidor
trouble-short-unknown_device = Computadora no conocida
trouble-short-revoked = Computadora retirada
trouble-short-busy = Servidor ocupado
trouble-short-server_fault = Falla del servidor
trouble-short-store = No se pudo leer aquí

trouble-name_not_found = No se encontró el nombre del servidor del distrito. ¿Está en línea esta computadora?
trouble-no_connection = No hay camino al servidor del distrito. ¿Está en línea esta computadora?
trouble-nobody_answers = El servidor del distrito no responde. Puede estar apagado.
trouble-proxy = El proxy de la escuela no deja pasar a Kith, o no está. Pregunta a informática.
trouble-certificate_untrusted = Esta computadora no confía en el certificado del servidor: no lo firmó nadie que ella conozca. Pide a informática la raíz del distrito.
trouble-certificate_other_name = Esta computadora no confía en el certificado del servidor: es para otro nombre. Avisa a informática.
trouble-certificate_expired = Esta computadora no confía en el certificado del servidor: venció, o el reloj de esta computadora va adelantado.
trouble-certificate_not_yet = Esta computadora no confía en el certificado del servidor: empieza más tarde. Quizá el reloj de esta computadora va atrasado.
trouble-certificate_other = Esta computadora no confía en el certificado del servidor. Avisa a informática.
trouble-not_kith = Responde algo que no es el servidor de Kith. ¿Pide esta red que inicies sesión primero?
trouble-other_version = Este Kith y el servidor del distrito no se entienden. Uno necesita una actualización: pregunta a informática.
trouble-other_key = Este es otro servidor que aquel con el que conectaste. Pide a informática una invitación nueva.
trouble-unknown_device = El servidor del distrito no conoce esta computadora. Pide a informática una invitación nueva.
trouble-revoked = El distrito quitó esta computadora de su lista. No te da nada nuevo; lo que no habías enviado va a la escuela para que lo mire. Lo que hay aquí se queda en esta computadora. Pregunta a informática.
trouble-busy = El servidor del distrito tiene mucho trabajo. Kith prueba otra vez por sí solo.
trouble-server_fault = El servidor del distrito tiene una falla. Informática la encuentra en su registro. Kith prueba otra vez por sí solo.
trouble-store = No se pudieron leer los registros de esta computadora. Pregunta a informática: el registro de Kith dice más.
trouble-kept = Todo está guardado aquí.

clock-ahead = El reloj de esta computadora va { $minutes } minutos adelante del reloj del distrito. Lo que anotas se guarda y se envía igual. Pide a informática que lo ponga bien.
clock-behind = El reloj de esta computadora va { $minutes } minutos atrás del reloj del distrito. Lo que anotas se guarda y se envía igual. Pide a informática que lo ponga bien.

help-sync = Enviar al distrito ahora
sync-asked = Guardado aquí. Kith está enviando.
bring-roster-district = La lista viene de { $district }. Los nombres a mano, en tabla o en lista siguen funcionando.
