# The card for whoever leads a session, on paper alone. The student may read it. What stands in quotes is said aloud, in words
# that a child reads. Each on one line; the number says the order.

card-title = For the session
card-lead = Keep this card on your side of the table. The screen belongs to the student, and so does the story.

card-limits-title = Before the first name
card-limits-say-1 = “You and I can see what we keep here. Your parent may ask to see it too. If you tell me that you are not safe, or that someone else is not, I must tell people who can help. You can stop at any time, and we can forget it.”
card-limits-2 = Ask: “What should I call you here?” Use that name, and only that one.
card-limits-3 = If they would rather just talk, that is a good session. Nothing is written then.

card-open-title = To open
card-open-say-1 = “Who makes a day better just by being there?”
card-open-say-2 = “If something good happened, who would you tell first?”
card-open-say-3 = “When school gets hard, who do you turn to?”
card-open-say-4 = “Who knows about things you want to try?”
card-open-say-5 = “Where do people know your name?”
card-open-6 = One question, then wait. Count to ten before you speak again.

card-stuck-title = When they are stuck
card-stuck-1 = Walk through a day: “Who did you see yesterday, from when you got up?”
card-stuck-2 = Go by place and not by person: home, the bus, class, practice, a job, online.
card-stuck-3 = Initials and nicknames are fine. So is leaving somebody out.
card-stuck-4 = Let the hands go first. They move a person, and say why later or never.
card-stuck-5 = If it stays quiet, stop early. A short map is a whole map.

card-thin-title = When there are few people
card-thin-1 = A map shows who came to mind today. It is not a list of who there is. Never count aloud, and compare with nobody.
card-thin-2 = Stay with who is there: “Tell me about a time when they came through for you.” One strong tie carries a lot.
card-thin-3 = Look for small help: a cousin far away, a coach from last year, a neighbor, whoever says hello at the door.
card-thin-4 = “Is there someone you would like to meet?” A dotted person is a plan.
card-thin-5 = What we have not yet learned is ours to learn. Decide which adult reaches out first, and see this student again within a week.

card-hurt-title = When somebody is hard to talk about
card-hurt-1 = Nothing is marked about anyone on the map: no sign, no color, no note. Take your hand off the keys and look at the student.
card-hurt-say-2 = “Nobody has to be on here. You choose.” Off the map or further out, and no reason is asked.
card-hurt-say-3 = “That seems hard. We can stay with it, or leave it for today.” Both are fine.
card-hurt-4 = Somebody who died or moved away may keep their place, for as long as the student wants.
card-hurt-5 = No advice and no details while the map is open. Come back to someone safe: “Who helps when that gets heavy?”

card-safe-title = When somebody may not be safe
card-safe-1 = Cover the screen and put the map aside. It can wait, and Kith records nothing of this.
card-safe-say-2 = “Thank you for telling me. I am glad you did. I will stay with you, and we will get help.”
card-safe-3 = Promise no secret. Ask only what you need to keep them safe now; others will ask the rest.
card-safe-4 = Do not leave them alone. Follow your school’s protocol today. A note anywhere is not a report.
card-safe-5 = In the United States: call or text 988 in a crisis, and 911 when there is danger right now.
card-safe-line-6 = Our protocol is kept
card-safe-line-7 = On call today

card-close-title = To close
card-close-1 = One step for this week, small and theirs: whom to ask, for what, by when.
card-close-say-2 = “Is there anything here that you want to take off?”
card-close-3 = The one question is theirs: only the two of you, a part of it, or forget it. Wait for the answer. If the bell rings first, nothing is decided, and the map waits as a draft.
card-close-4 = Say thank you, and end on a name that made them smile.

card-foot = Private notes come after the session, in your own memory aid. The map belongs to the student.
