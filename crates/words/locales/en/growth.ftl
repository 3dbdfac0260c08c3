# The four panels of a student. "growth" and "indicator" are for the counselor; "mine" is read by the student and stays at
# reading grade 5 or below. Title and formula of an indicator are the dictionary's (crates/domain/src/measures/dictionary.rs);
# a test compares them.

student-tab-growth = Growth
growth-none = { $name } has no kept map yet. The panels begin with the first one.
growth-ahead = { $maps ->
    [one] One map bears a date that has not come yet. It waits until then; nothing of it is lost.
   *[other] { $maps } maps bear a date that has not come yet. They wait until then; nothing of them is lost.
  }
growth-only-ahead = The figures begin on the day of the first map.
growth-way = Who reads it
growth-way-counselor = For you
growth-way-student = For both of you
growth-first-map = This is the first map. How it grows shows from the second one on.
growth-head = Growth since the last map
growth-panel-quantity = Quantity
growth-panel-quality = Quality
growth-panel-structure = Structure
growth-panel-mobilization = Ability to mobilize
growth-panel-quantity-asks = How many people, and which kind?
growth-panel-quality-asks = What do the relationships give?
growth-panel-structure-asks = How do the people stand to each other?
growth-panel-mobilization-asks = What does { $name } set going?
growth-not-enough = Not enough asked yet
growth-undefined = Not defined on this map
growth-known-people = Known for { $known } of { $total ->
    [one] { $total } person
   *[other] { $total } people
}
growth-known-pairs = Known for { $known } of { $total ->
    [one] { $total } pair
   *[other] { $total } pairs
}
growth-known-kinds = { $known } of { $total ->
    [one] { $total } kind of help
   *[other] { $total } kinds of help
} asked
growth-known-elements = { $known } of { $total ->
    [one] { $total } element
   *[other] { $total } elements
} asked
growth-known-asks = Known for { $known } of { $total ->
    [one] { $total } ask
   *[other] { $total } asks
}
growth-known-nothing = Nothing to ask about yet
growth-was = { $value } on { $date }
growth-history = On each map: { $list }
growth-history-one = { $date }: { $value }
growth-unknown = not known
growth-yes = Yes
growth-no = No
growth-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
growth-how = How is this computed?
growth-formula = Formula
growth-source = Source
growth-coverage = Asked
growth-counted = Who is counted
growth-counted-nobody = Nobody on the newest map
growth-version = { $id }, version { $version }

mine-title = How your corner grows
mine-print = Print this page
mine-first = This is your first map. Next time you can see what grew.
mine-nothing = There is more to tell next time.
mine-new = New in your corner
mine-met = You wanted to meet them, and now you know them
mine-kept = Still in your corner
mine-closer = Closer than before
mine-helps = Who helps with what
mine-together = Who knows whom
mine-together-words = Each box is one group. Lines on your map join everyone in it.
mine-asked = You asked
mine-answered = They answered
mine-got = You got it
mine-reach = Who can help with your goal

indicator-Q1-title = Network size
indicator-Q1-means = How many people are on the map. People whom the student still wants to meet are not among them.
indicator-Q1-how = n: people on the map of the date; people the student wants to meet are excluded

indicator-Q2-strong-title = Strong ties
indicator-Q2-strong-means = People in the two inner rings: those a student turns to first.
indicator-Q2-strong-how = people placed in rings 1 and 2

indicator-Q2-weak-title = Weak ties
indicator-Q2-weak-means = People in the outer ring. News and chances often come through them.
indicator-Q2-weak-how = people placed in ring 3

indicator-Q3-in_school-title = Trusted adults in school
indicator-Q3-in_school-means = Adults at school whom the student placed close.
indicator-Q3-in_school-how = adults in rings 1 and 2 of the school adults sector

indicator-Q3-outside-title = Trusted adults outside school
indicator-Q3-outside-means = Adults at home, at work and elsewhere whom the student placed close.
indicator-Q3-outside-how = adults in rings 1 and 2 of the other sectors

indicator-Q3-zero-title = No trusted adult known to us yet
indicator-Q3-zero-means = Says only what we have not yet learned: yes means that no adult close to the student is known to us yet.
indicator-Q3-zero-how = 1 where Q3.in_school and Q3.outside are both 0, else 0

indicator-Q4-coverage-title = Support coverage
indicator-Q4-coverage-means = Of the kinds of help that were asked about, how many somebody gives.
indicator-Q4-coverage-how = resources with at least 1 person / resources asked

indicator-Q4-single_source-title = Resources from one person only
indicator-Q4-single_source-means = Kinds of help that one person gives alone. A second person for them may be worth looking for.
indicator-Q4-single_source-how = resources with exactly 1 person, among those asked

indicator-Q7-kept-title = People kept between two waves
indicator-Q7-kept-means = People of the earlier map who were said to belong on the later one too.
indicator-Q7-kept-how = |A∩B|

indicator-Q7-new-title = People new since the earlier wave
indicator-Q7-new-means = People on the newer map who were not on the one before.
indicator-Q7-new-how = |B\A|

indicator-Q7-gone-title = People said to be gone
indicator-Q7-gone-means = People of whom it was said that they are not around any more. Silence never counts as leaving.
indicator-Q7-gone-how = |A\B|, only those of whom it was said

indicator-Q7-stability-title = Stability
indicator-Q7-stability-means = How much of both maps together stayed the same. Neither high nor low is good.
indicator-Q7-stability-how = |A∩B| / |A∪B|, people of A who were not asked about in B left out

indicator-K1-mean-title = Developmental elements per person
indicator-K1-mean-means = Care, support and new possibilities: how many of them one person gives, on average.
indicator-K1-mean-how = mean elements met per person, of care (listens, proud of me, fun), support (advice, homework, rides) and possibilities (knows jobs, could introduce); challenge and shared power have no chip yet, so 3 of the 5 can be asked

indicator-K1-network-title = Developmental elements met by somebody
indicator-K1-network-means = Care, support and new possibilities: how many of them the student gets from somebody.
indicator-K1-network-how = elements met by at least 1 person / elements asked; challenge and shared power have no chip yet, so 3 of the 5 can be asked

indicator-K2-mean-title = Closeness
indicator-K2-mean-means = How close to the middle people stand: 1 is the inner ring, 0.33 the outer one.
indicator-K2-mean-how = mean of ring values: 1, 2/3, 1/3 from the inside

indicator-K2-closest-title = Share in the closest ring
indicator-K2-closest-means = The part of the people placed who stand in the inner ring.
indicator-K2-closest-how = people in ring 1 / people placed

indicator-K4-title = Reciprocity
indicator-K4-means = With how many of the people help goes both ways.
indicator-K4-how = people with whom help flows both ways / people of whom the direction was told

indicator-K6-title = Multiplexity
indicator-K6-means = How many kinds of help one person gives, on average.
indicator-K6-how = mean distinct resources per person, among resources asked

indicator-K7-month-title = In touch this month
indicator-K7-month-means = The part of the people with whom the student spoke this month.
indicator-K7-month-how = people last in touch this week or this month / people of whom it was told; stands for 30 days, and 90 days are not asked

indicator-K7-known_days-title = How long known to us
indicator-K7-known_days-means = How long ago people first stood on a kept map. It says how long Kith has known of them, not when they met.
indicator-K7-known_days-how = median days since each person first stood on a kept map; from the second map on

indicator-T1-title = Density
indicator-T1-means = How many of the pairs on the map know each other. Dense is a net that holds; open is a net that reaches. Neither is good or bad.
indicator-T1-how = 2t / (n(n−1)), ego removed; undefined for n < 2; neither high nor low is good

indicator-T2-effective_size-title = Effective size
indicator-T2-effective_size-means = How many separate sources the people come to when those who know each other count as partly one.
indicator-T2-effective_size-how = n − 2t/n

indicator-T2-efficiency-title = Efficiency
indicator-T2-efficiency-means = The same as a part of all people: 100 % means that nobody knows anybody else.
indicator-T2-efficiency-how = (n − 2t/n) / n

indicator-T3-title = Constraint (researcher view)
indicator-T3-means = For research: how much the student’s ties run through people who know each other. It is no judgement of the student.
indicator-T3-how = Σ_v (p_uv + Σ_w p_uw p_wv)² on the ego network with the ego, ties of weight 1

indicator-T4-clusters-title = Clusters
indicator-T4-clusters-means = Into how many groups the people fall when the student is taken out.
indicator-T4-clusters-how = connected components after removing the ego

indicator-T4-cut_points-title = Cut points
indicator-T4-cut_points-means = People who hold groups together: without them a group would fall apart.
indicator-T4-cut_points-how = people whose removal adds a component, ego removed

indicator-T4-isolates-title = People who know nobody else on the map
indicator-T4-isolates-means = People whom the student knows apart from everybody else on the map.
indicator-T4-isolates-how = people without an alter tie

indicator-T5-blau-title = Sector spread (Blau)
indicator-T5-blau-means = How evenly people are spread over home, school, peers, community and work. 0 is all in one; 0.8 is the most.
indicator-T5-blau-how = 1 − Σp² over the shares of the five sectors

indicator-T5-iqv-title = Sector spread (IQV)
indicator-T5-iqv-means = The same spread on a scale that ends at 1.
indicator-T5-iqv-how = Blau · k/(k−1), k = 5 sectors

indicator-T8-title = Help that rests on one person
indicator-T8-means = Of the help that somebody gives, how much would be missing without the person who gives most.
indicator-T8-how = resources that nobody else gives / resources given, for whoever gives most; where several give alike, the greatest

indicator-T9-made-title = Ties made outside the family
indicator-T9-made-means = The part of the people whom the student met elsewhere than in the family.
indicator-T9-made-how = people met elsewhere than in the family / people of whom it was told

indicator-T9-by_school-title = Ties that the school introduced
indicator-T9-by_school-means = The part of the people whom somebody at school introduced.
indicator-T9-by_school-how = people introduced by the school or its staff / people of whom it was told who introduced them

indicator-M2-agreed-title = Asks agreed so far
indicator-M2-agreed-means = Whom the student agreed to ask, on all maps so far.
indicator-M2-agreed-how = asks agreed on the maps up to the date, those that were let go too

indicator-M2-asked-title = Asks that were made
indicator-M2-asked-means = Of what was agreed, how much was asked. What nobody noted may have been asked all the same.
indicator-M2-asked-how = asks asked, or come further / asks agreed

indicator-M2-answered-title = Asks that were answered
indicator-M2-answered-means = Of what was asked, how much was answered.
indicator-M2-answered-how = asks answered, or come further / asks asked

indicator-M2-received-title = Answers that brought what was asked for
indicator-M2-received-means = Of the answers, how many brought what was asked for.
indicator-M2-received-how = asks received / asks answered

indicator-M2-days_to_ask-title = From agreed to asked
indicator-M2-days_to_ask-means = Days between agreeing to ask and asking.
indicator-M2-days_to_ask-how = median days from agreed to asked, where both days were told

indicator-M2-days_to_answer-title = From asked to answered
indicator-M2-days_to_answer-means = Days between asking and an answer.
indicator-M2-days_to_answer-how = median days from asked to answered, where both days were told

indicator-M2-days_to_receive-title = From answered to received
indicator-M2-days_to_receive-means = Days between the answer and having what was asked for.
indicator-M2-days_to_receive-how = median days from answered to received, where both days were told

indicator-M3-title = People who could help with the goal
indicator-M3-means = People who give a kind of help that the student’s goal needs.
indicator-M3-how = people who give at least 1 of the kinds of help that the goal needs; known are the kinds that were asked

timeline-many = All maps
timeline-play = Show the change

## Every map, small

many-title = The maps of { $name }
many-print = Print all maps
many-follow = Follow one person
many-nobody = Nobody
many-legend = What the small maps say
many-legend-middle = Closer to the middle is closer to { $name }.
many-legend-new = New since the map before
many-legend-line = Know each other
many-label = Map of { $name }: { $caption }. { $names }
many-new-person = { $name }, new on this map
many-stands = { $name }: { $where }
many-in-tray = { $name }: no place yet
many-not-here = Not on this map
