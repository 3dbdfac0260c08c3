# The district: joining it, how it stands, what waits, was sent and was not taken.

district-title = District
district-words = Where your school’s district has a Kith server, your students come from there, and what you keep goes there by itself.
district-none = This laptop belongs to no district. Everything stays on it.
district-invented = Nobody in the invented school is real, so it belongs to no district.
district-connect = Connect to your district
district-invitation = Invitation
district-invitation-hint = IT gives it to you as one text that begins with kith1. It holds once, or has you sign in with your district’s account.
district-proxy = Proxy
district-proxy-hint = Only where IT told you one, such as proxy.school.example:8080.
district-travels = What you keep about the students whom the district gives you will travel, sealed for its server. What never travels: maps that nobody has decided to keep, and your memory aid. If this laptop is ever lost, the district can have its keys destroyed, and your memory aid goes with them: keep a copy of it somewhere else.
district-connect-do = Connect
district-connected = Connected to { $district }. Your students are coming.
district-not-no_invitation = That is no invitation: it begins with kith1. Nothing was changed.
district-not-mistyped = A letter of the invitation is missing or wrong. Copy all of it once more. Nothing was changed.
district-not-code_unknown = This invitation was used already, or nobody made it. Ask IT for a new one. Nothing was changed.
district-not-code_expired = This invitation is too old. Ask IT for a new one. Nothing was changed.
district-not-program_too_old = The district’s server wants a newer Kith. Nothing was changed. Ask IT for the update.
district-not-no_time = The server took the invitation and lets your account in no more. Nothing was changed. Ask IT whether it is still open.
district-not-other_server = This invitation is of another server than your district’s, which lets this laptop in no more. Nothing was changed. Ask IT of your district for an invitation of theirs.
district-not-other_person = This invitation is for somebody else, and these records are yours. Nothing was changed, and the invitation still holds for whom it was made. Ask IT for one of your own.
district-not-sign_in = This invitation is for signing in with your district’s account, and a laptop whose door is closed needs one with a code. Nothing was changed. Ask IT for one.
district-not-no_provider = The district’s server has no accounts to sign in with. Nothing was changed. Ask IT for an invitation with a code.
district-not-provider_unreachable = The district’s server cannot reach the service where you sign in. Nothing was changed. Try again in a while; if it stays so, tell IT.
district-not-provider_certificate = The district’s server does not trust the certificate of the service where you sign in. Nothing was changed. Tell IT: the server’s log says what is missing.
district-not-provider_clock = The clock of the district’s server and the one of the service where you sign in do not agree. Nothing was changed. Tell IT.
district-not-not_accepted = What came back from signing in was not accepted. Nothing was changed. Try again; if it happens again, tell IT.
district-not-account_elsewhere = That account is not one of your district, or nobody has verified its address. Nothing was changed. Sign in with the one that the district gave you.
district-not-account_unknown = You signed in, and nobody has made an account for you on the district’s server yet. Nothing was changed. Ask IT to add you.
district-not-account_closed = You signed in, and your account on the district’s server is closed. Nothing was changed. Ask IT whether it is meant to be.
district-not-other_identity = You signed in, and somebody else signs in to the account of that name on the district’s server. Nothing was changed. Ask IT.
district-not-stopped = You stopped before you had signed in. Nothing was changed.
district-not-ended = Signing in was ended in the browser. Nothing was changed. You can try again.
district-not-too_late = Nobody signed in within nine minutes. Nothing was changed. Connect again when you are ready.
district-not-no_browser = No browser could be opened on this computer. Nothing was changed. Ask IT for an invitation with a code.
district-browser = Your browser is open. Sign in there with your district’s account, then come back here: Kith goes on by itself. Nothing was changed yet.
district-not-too_often = Too many invitations were tried from here. Try again in { $seconds ->
    [one] { $seconds } second.
   *[other] { $seconds } seconds.
}
district-not-trouble = { $why } Nothing was changed here. Try the same invitation again; if it was used already, ask IT for a new one.

district-with = { $district } knows you as { $name }
district-since = Connected since { $when }
district-contact = Last met { $when }
district-contact-never = Not met yet
district-lease = This laptop may go without the server until { $day }. After that it stays closed until they have met; nothing is lost by it.
lease-soon = { $count ->
    [0] In less than a day Kith closes on this laptop
    [one] In { $count } day Kith closes on this laptop
   *[other] In { $count } days Kith closes on this laptop
} until it has met your district again. Everything stays kept. Connect it to the internet before then.
district-now = Send now
district-leave = Disconnect
district-leave-title = Disconnect from { $district }?
district-leave-words = All that is here stays here, and what you record from now on stays here too. { $count ->
    [0] Everything that may travel was sent.
    [one] { $count } change is only on this laptop.
   *[other] { $count } changes are only on this laptop.
} To connect again you need a new invitation. Tell IT, so that this laptop leaves their list.
district-left = Disconnected. Everything stays on this laptop.
district-coming = Your students are coming
district-coming-detail = { $pct } %. What is here can be used already.
district-pause = Stop for now
district-paused = Stopped. What came is here. Nothing travels until you go on.
district-go-on = Go on

district-waiting = Waits to be sent
district-waiting-none = Nothing waits.
district-sent = Sent last
district-sent-none = Nothing was sent yet.
district-refused = Not taken by the district
district-refused-words = It left the screens and lies here whole. Nothing of it is lost.
district-send-again = Send again
district-sent-again = It is back on the screens and is being sent.
district-lost = No longer yours
district-lost-words = The district does not give you these students any more: somebody else has them, they left, or a time ran out.
district-lost-review = { $count ->
    [one] What you had not sent was taken: somebody of the school looks at { $count } change.
   *[other] What you had not sent was taken: somebody of the school looks at { $count } changes.
}
district-newer = Waits for a newer Kith
district-newer-words = Somebody works with a newer Kith, and this one cannot show what it wrote yet. It is kept here, nothing else waits for it, and it shows once this Kith is updated. Ask IT for the update.
district-staying = { $count ->
    [one] { $count } change about a student whom the district did not give you stays on this laptop. It goes out by itself once it does.
   *[other] { $count } changes about students whom the district did not give you stay on this laptop. They go out by themselves once it does.
}
district-line = { $who }: { $what }
district-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
district-later = waits for the server’s update
district-for-review = Somebody of the school looks at it
district-for-review-words = You might write this when you recorded it, and might no more when it came to the district. It was taken and nothing of it is lost; whoever keeps the school’s records looks at it.
district-review = somebody of the school looks at it
district-whose-student = A student who is not on this laptop
district-whose-section = A class
district-whose-staff = Your own list, marks and time
district-whose-school = The school
district-whose-district = Visitors and other things of the district
district-because-no_right = You may not write there, or not any more. When the district gives you the right, send it again.
district-because-damaged = The server could not read it as what it says it is. Tell IT.
district-because-erased = It is about somebody whose record was erased.
district-because-held = A hold stands on this file. Send it again when it has ended.
district-because-too_large = It is too large to travel.
district-because-other = The server did not say why. A newer Kith may know.

glance-sent = All sent { $when }
glance-up-to-date = Up to date { $when }
glance-waiting = Kept here, { $count } waiting
glance-busy = Sending
glance-coming = Students coming, { $pct } %
glance-paused = Stopped, { $count } waiting
glance-trouble = { $why }: kept here
glance-trouble-waiting = { $why }: kept here, { $count } waiting
glance-refused = { $count } not taken
glance-hint = Open the district’s page

trouble-short-name_not_found = No connection
trouble-short-no_connection = No connection
trouble-short-nobody_answers = No connection
trouble-short-proxy = Stopped by the proxy
trouble-short-certificate_untrusted = Certificate not trusted
trouble-short-certificate_other_name = Wrong certificate
trouble-short-certificate_expired = Certificate is over
trouble-short-certificate_not_yet = Check this clock
trouble-short-certificate_other = Certificate not trusted
trouble-short-not_kith = Another page answers
trouble-short-other_version = Update needed
trouble-short-other_key = Another server
trouble-short-unknown_device = Laptop not known
trouble-short-busy = Server is busy
trouble-short-server_fault = Server has a fault
trouble-short-store = Not read here

trouble-name_not_found = The name of the district’s server was not found. Is this laptop online?
trouble-no_connection = There is no way to the district’s server. Is this laptop online?
trouble-nobody_answers = The district’s server does not answer. It may be switched off.
trouble-proxy = The school’s proxy does not let Kith through, or is not there. Ask IT.
trouble-certificate_untrusted = The server’s certificate is not trusted by this computer: nobody it knows signed it. Ask IT for the district’s root.
trouble-certificate_other_name = The server’s certificate is not trusted by this computer: it is for another name. Tell IT.
trouble-certificate_expired = The server’s certificate is not trusted by this computer: it is over, or this computer’s clock is ahead.
trouble-certificate_not_yet = The server’s certificate is not trusted by this computer: it begins later. This computer’s clock is probably behind.
trouble-certificate_other = The server’s certificate is not trusted by this computer. Tell IT.
trouble-not_kith = Something answers that is not Kith’s server. Does this network want you to sign in first?
trouble-other_version = This Kith and the district’s server do not understand each other. One of them needs an update: ask IT.
trouble-other_key = This is another server than the one you connected to. Ask IT for a new invitation.
trouble-unknown_device = The district’s server does not know this laptop. Ask IT for a new invitation.
trouble-busy = The district’s server has its hands full. Kith tries again by itself.
trouble-server_fault = The district’s server has a fault. IT finds it in its log. Kith tries again by itself.
trouble-store = This laptop’s own records could not be read for it. Ask IT: the log says more.
trouble-kept = Everything is kept here.

clock-ahead = This computer’s clock is { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} ahead of the district’s. What you record is kept and sent all the same. Ask IT to set it.
clock-behind = This computer’s clock is { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} behind the district’s. What you record is kept and sent all the same. Ask IT to set it.

help-sync = Send to the district now
sync-asked = Kept here. Kith is sending now.
bring-roster-district = The roster comes from { $district }. New names by hand, as a table or a list still work.

door-lease-short = Closed until it meets the district
door-lease-title = Meet your district first
door-lease = This laptop has been without { $district } for longer than it may: until { $when }.
door-lease-kept = { $count ->
    [0] Everything here is kept, and everything had been sent.
    [one] Everything here is kept. { $count } change waits to be sent and goes out by itself once you are in.
   *[other] Everything here is kept. { $count } changes wait to be sent and go out by themselves once you are in.
}
door-lease-do = Connect this laptop to the internet. Kith then meets { $district } by itself, and your passphrase opens it again.
door-refused-short = Closed by the district
door-refused-title = Ask your district first
door-refused = { $district } was met on { $when } and lets this laptop in no more.
door-refused-do = Ask IT of { $district } whether your account is still open. Once it is, a meeting opens Kith again, or a new invitation does.
door-join-title = Join your district again
door-note = What this laptop had noted of { $district } is gone. Your records say that they belong to { $district }, so they stay closed until this laptop has met it again.
door-note-do = Connect this laptop to the internet. Kith then meets { $district } by itself, and your passphrase opens it again.
door-note-join = The key with which this laptop met { $district } is gone too. Ask IT for a new invitation and enter it here.
door-meet = Meet the district now
door-lost-short = Its keys were destroyed
door-lost-title = This laptop was reported lost
door-lost = { $district } took this laptop off its list. On { $when } the keys of your records on it were destroyed, those of the backups in Kith’s folder too. Nobody can open them any more.
door-lost-working = { $district } took this laptop off its list, and the keys of your records on it are being destroyed. Something of it could not be done yet; Kith tries again by itself. Leave it open and tell IT.
door-lost-unread = This laptop was taken off its district’s list, and its profile stays closed. What is known of it cannot be read. Ask IT.
door-lost-kept = { $count ->
    [0] What you recorded had been sent: { $district } keeps all of it.
    [one] What you had sent is kept by { $district }. { $count } change had not been sent when Kith last looked, and cannot be opened any more.
   *[other] What you had sent is kept by { $district }. { $count } changes had not been sent when Kith last looked, and cannot be opened any more.
}
door-lost-drafts = { $count ->
    [one] { $count } map that nobody had decided on is gone for good.
   *[other] { $count } maps that nobody had decided on are gone for good.
}
door-lost-notes = Your memory aid is gone from this laptop. A copy that you made elsewhere still opens with its own words.
door-lost-copies = A backup that you carried elsewhere, with its keys, can still be restored with your passphrase. It opens once it has joined the district again.
door-lost-untold = { $district } does not know yet that it was done. Kith says so as soon as this laptop is online; then this profile can be taken off.
door-tell = Tell the district now
door-lost-do = Was it found again, or was it a mistake? Ask IT of { $district } for a new invitation, set up once more, and what you had sent comes back.
door-remove = Take this profile off
door-remove-title = Take this profile off this laptop?
door-remove-words = What lies here is sealed and nothing opens it. It is deleted. What your district keeps stays there.
door-remove-do = Take it off
door-removed = The profile is off this laptop.

rejoin-open = I have a new invitation
rejoin-title = Join your district again
rejoin-words = Where IT set up the server anew or moved it, a new invitation opens Kith. Nothing of your records is shown before that, and what waits goes out afterwards.
rejoin-do = Join again
rejoin-elsewhere-title = Is this your district’s new server?
rejoin-elsewhere = This invitation is of { $district }, at { $address }. It knows you as { $name }.
rejoin-elsewhere-former = Your records belonged to { $former }, on another server. If you go on, they belong to this one, and what waits is sent there. Nothing was changed yet.
rejoin-elsewhere-unknown = Your records do not say any more to which district they belonged. If you go on, they belong to this one, and what waits is sent there. Nothing was changed yet.
rejoin-elsewhere-ask = If you are not sure, ask IT whether the server was set up anew at this address.
rejoin-elsewhere-do = Join this one
door-district = your district
rejoin-done = This laptop belongs to its district again. What waits goes out now.
