# The way in: the first start, setting up, unlocking, the recovery code.

first-title = Welcome to Kith
first-lead = A map of the people in a student’s corner, made together. Nothing leaves this machine unless your district connects it.
first-set-up = Set up for my school
first-set-up-words = Your name, a passphrase, and a code to keep safe. It takes about two minutes.
first-look-around = Look around in an invented school
first-look-around-words = Four hundred invented students with their maps. Nobody in it is real, so try everything.
first-making = Making the invented school
first-making-detail = { $pct } %

set-up-step = Step { $step } of { $of }
set-up-who = Who are you?
set-up-name = Your name
set-up-name-hint = As your colleagues know you.
set-up-role = Your role
role-counselor = Counselor
role-teacher = Teacher
role-school_lead = School lead
role-counselor-can = Brings students in, makes maps with them, keeps steps and openings.
role-teacher-can = Today: marks the students they know, and reads what students approved for their teachers. Maps belong to counselors.
role-school_lead-can = Today: plans how adults mark the students they know, and sees whom we have not yet learned about. Maps belong to counselors.
set-up-school = Your school
set-up-passphrase = Choose a passphrase
set-up-passphrase-lead = It locks everything Kith keeps on this machine. Nobody can look it up for you.
set-up-name-missing = Kith needs your name to go on.
set-up-school-missing = Kith needs the name of your school to go on.
set-up-keychain = Also let this computer’s own lock open Kith
set-up-keychain-hint = The key is then held by the system’s keychain. You can still use the passphrase.
set-up-keychain-refused = This computer’s keychain did not take the key. Everything else is set up; your passphrase opens Kith.
set-up-do = Set up

passphrase-new = New passphrase
passphrase-again = The same once more
passphrase-hint = A few words that only you would put together work well. Any form is fine, and pasting too.
passphrase-missing = Type a passphrase to go on.
passphrase-differs = These two are not the same.
strength-0 = Very easy to guess
strength-1 = Easy to guess
strength-2 = Could be stronger
strength-3 = Good
strength-4 = Very good
strength-label = How hard it is to guess
warning-common = Many people use this one.
warning-repeats = It repeats itself.
warning-sequence = It follows the keyboard or the alphabet.
warning-own = It is made of your name or your school.
warning-names = It holds a name that others could know.
warning-dates = It holds a date that others could know.
warning-short = A few more words would help a lot.

recovery-title = Keep this code safe
recovery-lead = If you forget your passphrase, this code is the only way back in. It is shown this one time. Print it or save it somewhere other than this machine.
recovery-label = Recovery code
recovery-copy = Copy
recovery-not-copied = The code could not be copied. It is still on the screen: print it, save it or write it down.
recovery-copied = The recovery code is in your clipboard.
recovery-save = Save to a file
recovery-saved = The recovery code is saved.
recovery-print = Print
recovery-file = Kith recovery code
recovery-file-words = Recovery code for Kith: { $code }
    Whoever has this code can open Kith. Keep it somewhere other than the machine that Kith is on.
recovery-unseen = Nobody has said yet that they have the recovery code of this profile. Without it a forgotten passphrase cannot be replaced. Make a new one under Settings; the former one ends with that.
recovery-unseen-do = Go to Settings
recovery-seen = I have it
recovery-seen-hint = I have printed, saved or written down this code.

unlock-title = Welcome back
unlock-who = Who are you?
unlock-passphrase = Passphrase
unlock-do = Unlock
unlock-keychain = Unlock with this computer
unlock-forgot = Use the recovery code
unlock-other = Someone else
unlock-new = Set up another person
unlock-wait = { $seconds ->
    [one] You can try again in { $seconds } second.
   *[other] You can try again in { $seconds } seconds.
}
unlock-wrong = That is not the passphrase. Nothing was changed.
unlock-short-wait = A few tries went wrong, so there is a short wait.
unlock-again-now = You can try again now.
unlock-read-again = Kith was updated: your records are being read again
unlock-read-again-hint = Nothing is lost if you stop it or close Kith now. It begins again next time.
unlock-read-again-stopped = Stopped. Nothing is lost, and Kith stays locked. Unlock again when you have time: reading begins again then.
unlock-read-again-recovered = Stopped. Nothing is lost, and Kith stays locked. Your new passphrase holds already: unlock with it when you have time, and reading begins again then.
unlock-invented = Invented school

recover-title = Use the recovery code
recover-lead = Type the code that you printed or saved, and choose a new passphrase.
recover-code = Recovery code
recover-do = Unlock and set the new passphrase
recover-wrong = That is not the recovery code. Nothing was changed. Check each letter and try again.
