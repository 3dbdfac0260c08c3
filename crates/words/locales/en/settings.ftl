# Settings: lock, appearance, passphrase, backups, about.

settings-title = Settings
settings-lock = Lock
settings-lock-words = Kith locks itself when nobody has touched it for a while. Locked means the key is gone from memory.
settings-lock-after = Lock after
settings-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
settings-lock-saved = Kith locks after { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
settings-appearance = Appearance
settings-theme = Colors
theme-system = As the system
theme-light = Light
theme-dark = Dark
settings-motion = Reduce motion
settings-motion-hint = Things change place without moving there.
settings-keys = Keys
settings-keys-letters = Single-letter shortcuts
settings-keys-letters-hint = On maps and in lists one letter, figure or sign acts at once: T draws a line, / searches. Turned off, they do nothing there; where a figure is the answer, it still counts. Each of them is a button too, and F1 lists the keys.
settings-keys-on = Single-letter shortcuts are on.
settings-keys-off = Single-letter shortcuts are off. All other keys work as before.
settings-text = Size of text
settings-text-size = { $pct } %
settings-safety = Passphrase
settings-passphrase = Change the passphrase
settings-passphrase-words = You need the one you have now.
settings-old = Passphrase now
settings-old-wrong = That is not your passphrase. Nothing was changed.
settings-passphrase-do = Change it
settings-passphrase-done = The new passphrase holds from now on.
settings-recovery = New recovery code
settings-recovery-words = The old code stops working as soon as the new one is shown.
settings-recovery-do = Make a new code
settings-keychain-on = Open with this computer’s lock
settings-keychain-on-words = The system’s keychain then holds the key, and whoever is logged in to this computer can open Kith. Your passphrase still opens it too.
settings-keychain-on-do = Let it open Kith
settings-keychain-on-done = This computer’s lock opens Kith from now on.
settings-keychain-off = Only the passphrase opens Kith
settings-keychain-off-words = The system’s keychain forgets the key. From then on your passphrase is needed each time.
settings-keychain-off-do = Forget the key
settings-keychain-off-done = Only your passphrase opens Kith from now on.
settings-backups = Backups
settings-backups-words = Encrypted copies of everything but undecided maps and your memory aid, made on their own. Each is read back once it is made, and opens on any machine with the passphrase or the recovery code. They are in { $folder }.
settings-backup-now = Back up now
settings-backup-running = Making a backup
settings-backup-done = A backup was made and read back.
settings-backup-list = Backups kept
settings-backup-when = Made
settings-backup-file = File
settings-backup-size = Size
settings-backup-none = There is no backup yet.
settings-about = About
settings-version = Kith { $version }
settings-about-words = Free software under the Apache 2.0 or the MIT license. Letters: Atkinson Hyperlegible Next, SIL Open Font License. Icons: Lucide, ISC license.
settings-about-place = Nothing leaves this machine.
settings-log = For IT, when something went wrong: { $file }. No student’s name is in it.
