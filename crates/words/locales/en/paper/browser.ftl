# The page on which a browser ends that was sent to sign in, and came back to this computer.

browser-done-title = You are signed in
browser-done = Go back to Kith: it goes on by itself and says whether your district let this laptop in. You can close this page.
browser-ended-title = You are not signed in
browser-ended = Signing in was ended here. Go back to Kith: nothing was changed, and you can try again there. You can close this page.
