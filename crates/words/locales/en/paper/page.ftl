# What stands on a student's own page and in their own file. They read it, and whoever they show it to. Each on one line.

page-title = The people in my corner
page-me = Me
page-goal = My goal
page-step = My next step
page-steps = My next steps
page-people = The people
page-drawing = A drawing of the people in my corner, with me in the middle. They are all in the list below.
page-drawing-rings = A drawing of the people in my corner, with me in the middle and the closest people next to me. They are all in the list below.
page-drawing-next = A drawing of the people in my corner, with me in the middle. They are all in the list on the next page.
page-meet = People I want to meet
page-others = More people
page-dotted = A dotted ring: I want to meet them.
page-lines = A line: they know each other.
page-rest = The list of people is on the next page.
page-foot = This page is mine. I choose who sees it.
page-kith = Made with Kith
page-date = { $month } { $day }, { $year }
page-month-1 = January
page-month-2 = February
page-month-3 = March
page-month-4 = April
page-month-5 = May
page-month-6 = June
page-month-7 = July
page-month-8 = August
page-month-9 = September
page-month-10 = October
page-month-11 = November
page-month-12 = December

page-ring-closest = closest
page-ring-close = close
page-ring-known = people I know
page-sector-home = Home & family
page-sector-school = Adults at school
page-sector-peers = Friends & peers
page-sector-community = Community
page-sector-work = Work & jobs

page-support-listens = listens
page-support-advice = gives advice
page-support-homework = helps with homework
page-support-rides = gives rides
page-support-fun = fun to be with
page-support-proud_of_me = proud of me
page-support-knows_jobs = knows about jobs
page-support-could_introduce = could introduce me

# Whoever works at school, where the map names nobody.
page-someone = someone
page-ask-words = Ask { $name }: { $what }
page-ask-listens = Ask { $name } to listen
page-ask-advice = Ask { $name } for advice
page-ask-homework = Ask { $name } for help with homework
page-ask-rides = Ask { $name } for a ride
page-ask-fun = Ask { $name } to do something fun
page-ask-proud_of_me = Ask { $name } to cheer me on
page-ask-knows_jobs = Ask { $name } about jobs
page-ask-could_introduce = Ask { $name } to introduce me
page-ask-by = { $ask }, by { $date }

file-page = my-map.html
file-data = map.json
file-read-me = README.txt
file-read-me-words = This is my map. Open my-map.html in any browser: it needs no network and no other program. map.json holds the same for other programs.
