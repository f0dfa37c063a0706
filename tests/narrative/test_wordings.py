"""One or two sentences each: wordings that news pages like, also where somebody else speaks, pays or looks on."""

import pytest

PLAN = "national action plan on resolution 1540"

CASES = [
    # what lies ahead
    (
        f"The {PLAN} of Chad was validated in May 2018. Its adoption is hoped for in the first quarter of 2019.",
        ["TCD approval 2019-01/2019-03 planned", "TCD draft-review 2018-05"],
    ),
    (
        f"The {PLAN} of Chad was validated in May 2018. Only then will the document be transmitted"
        " to the 1540 Committee.",
        ["TCD draft-review 2018-05", "TCD submission planned"],
    ),
    (
        f"The draft {PLAN} of Chad will be validated in October 2018 and will subsequently be"
        " submitted to the Council of"
        " Ministers for adoption.",
        ["TCD approval planned", "TCD draft-review 2018-10 planned"],
    ),
    (
        f"By December 2018 Malawi means to have its {PLAN} adopted and lodged with the 1540 Committee.",
        ["MWI approval 2018-12 planned", "MWI submission 2018-12 planned"],
    ),
    (
        f"The draft {PLAN} of Chad was reviewed in January 2013. It has not been approved by the Government, which is"
        " expected to do so in April 2013.",
        ["TCD approval 2013-04 planned", "TCD draft-review 2013-01"],
    ),
    (
        f"Iraq plans to send the {PLAN} to its Council of Ministers for approval in early 2015, and"
        " subsequently to submit"
        " it to the 1540 Committee.",
        ["IRQ approval 2015 planned", "IRQ submission planned"],
    ),
    (f"On 3 October 2013 Guatemala decided to draw up a {PLAN}.", ["GTM drafting planned"]),
    (
        f"The officials of Togo went home with the task of completing the draft {PLAN} by December 2018.",
        ["TGO drafting 2018-12 planned"],
    ),
    (f"Adoption of the draft {PLAN} of Togo is up to the Cabinet.", ["TGO approval planned"]),
    # when it was said is not when it was done
    (f"The Minister of Mongolia said on 3 May 2019 that the {PLAN} had been adopted.", ["MNG approval"]),
    (f"Those at the seminar from 13 to 15 May 2019 heard that Nepal has drafted a {PLAN}.", ["NPL drafting"]),
    (
        f"Following the round table on the {PLAN} held in Tbilisi in May 2016, Georgia adopted it.",
        ["GEO approval", "GEO roundtable 2016-05"],
    ),
    (f"Two years after the Cabinet had approved it, Togo's {PLAN} was weighed up on 5 June 2018.", []),
    (f"The working group that wrote Gabon's {PLAN} was set up in March 2015.", ["GAB drafting"]),
    (
        f"In May 2017 Togo reviewed its {PLAN}, adopted in 2015.",
        ["TGO approval 2015", "TGO implementation-review 2017-05"],
    ),
    (
        f"It was a commission which wrote the {PLAN} that Chile lodged with the 1540 Committee in April 2017.",
        ["CHL drafting", "CHL submission 2017-04"],
    ),
    # whose it is
    (f"Cameroon followed Gabon's example and adopted a {PLAN} in June 2018.", ["CMR approval 2018-06"]),
    (
        f"Norway and Canada, the project's donors, were pleased that Georgia had submitted its {PLAN} in May 2017.",
        ["GEO submission 2017-05"],
    ),
    (
        f"The Dominican Republic, with Dominica and Haiti as observers, reviewed its draft {PLAN} on 3 May 2017.",
        ["DOM draft-review 2017-05-03"],
    ),
    (
        f"Georgia borders on Armenia and Turkey; its {PLAN}, adopted in May 2017, puts borders first.",
        ["GEO approval 2017-05"],
    ),
    (
        f"With the help of the Office, whose work Japan supported, Togo wrote a {PLAN}; the"
        " Government gave its assent to"
        " it in December 2022.",
        ["TGO approval 2022-12", "TGO drafting"],
    ),
    (
        f"The Ambassador of Malawi handed the {PLAN} to the Chair of the 1540 Committee on 5 June 2018.",
        ["MWI submission 2018-06-05"],
    ),
    (
        f"With assistance of this kind Georgia, Moldova and Uzbekistan developed {PLAN.replace('plan', 'plans')}.",
        ["GEO drafting", "MDA drafting", "UZB drafting"],
    ),
    (
        f"The Centre supported the development of {PLAN.replace('plan', 'plans')} in Mongolia (2017), Nepal (2018) and"
        " Bhutan (2019).",
        ["BTN drafting 2019", "MNG drafting 2017", "NPL drafting 2018"],
    ),
    (f"Togo adopted its {PLAN} in 2014, and a year later so did Benin.", ["BEN approval 2015", "TGO approval 2014"]),
    # what is no step
    (f"Togo has a {PLAN}. Fewer still have written an action plan.", []),
    (f"The meeting helped officials of Gabon understand how a {PLAN} is drafted.", []),
    (
        "Togo's Strategy for the Control of Small Arms, and the Action Plan that goes with it, were adopted in 2013."
        " Resolution 1540 was spoken of.",
        [],
    ),
    (
        "Côte d'Ivoire validated the National Action Plan by which chemical, biological, radiological and nuclear risks"
        " are to be reduced. Resolution 1540 was spoken of.",
        [],
    ),
    # other words for the steps
    (
        f"Malawi's {PLAN}, in force since March 2016, was put to the test at a review meeting on 5 June 2018.",
        ["MWI approval", "MWI implementation-review 2018-06-05"],
    ),
    (
        f"Having got the green light from the Cabinet in June 2018, the {PLAN} of Malawi was sent"
        " to the 1540 Committee a"
        " month later.",
        ["MWI approval 2018-06", "MWI submission 2018-07"],
    ),
    (f"Malawi's parliament gave its backing to the {PLAN} on 5 June 2018.", ["MWI approval 2018-06-05"]),
    (f"Togo's {PLAN}, to which the Cabinet agreed in June 2018, comprises 40 measures.", ["TGO approval 2018-06"]),
    (
        f"The {PLAN} of Thailand, which covers 2018-2022 and which the Cabinet passed on 16 January 2018, is short.",
        ["THA approval 2018-01-16"],
    ),
    (
        f"By a resolution of 3 March 2017 the Government of Togo gave the {PLAN} legal force.",
        ["TGO approval 2017-03-03"],
    ),
    (
        f"The {PLAN} of Gabon, drafted in 2016 with the help of the Centre and approved a year later, is online.",
        ["GAB approval 2017", "GAB drafting 2016"],
    ),
    (
        f"The draft {PLAN} of Kazakhstan was put through its paces in Astana on 27-28 February 2023.",
        ["KAZ draft-review 2023-02-27/2023-02-28"],
    ),
    (
        f"UNLIREC helped Guyana on 5 May 2017 to bring its draft {PLAN} into final form.",
        ["GUY draft-review 2017-05-05"],
    ),
    (
        f"Togo adopted its {PLAN} in May 2016. Implementation is to be reviewed by the Government in 2022.",
        ["TGO approval 2016-05", "TGO implementation-review 2022 planned"],
    ),
    (
        f"How much of Togo's {PLAN} has turned into practice was examined on 5 May 2019.",
        ["TGO implementation-review 2019-05-05"],
    ),
    (
        f"Togo's {PLAN} is to be updated. Work on this was begun on 22 November 2016 in Lomé.",
        ["TGO update 2016-11-22", "TGO update planned"],
    ),
    (
        "Note verbale dated 27 January 2015 from the Permanent Mission of the Niger\n\nThe"
        " Permanent Mission of the Niger"
        " presents its compliments to the Chair of the Committee and has pleasure in conveying to it, as an annex, the"
        f" {PLAN} of the Niger.",
        ["NER submission 2015-01-27"],
    ),
    (
        "On 15 February 2017 the Representative of Paraguay paid a call on the Chair of the 1540"
        " Committee and put into"
        f" his hands the {PLAN} of Paraguay.",
        ["PRY submission 2017-02-15"],
    ),
    # a noun alone, a goal, a condition: no act
    (f"The adoption of Togo's {PLAN} remains a priority of the Government.", []),
    (f"Togo is working towards the adoption of its {PLAN}.", []),
    (f"Togo has set itself the goal of adopting a {PLAN} in 2019.", ["TGO approval 2019 planned"]),
    (f"The drafting of Togo's {PLAN} depends on funds.", []),
    (f"Indicator: Togo's {PLAN} adopted by the Government by December 2019.", ["TGO approval 2019-12 planned"]),
    (f"Rather than adopt a {PLAN}, Togo amended its penal code in 2018.", []),
    (f"Reports that Togo adopted a {PLAN} in 2018 are wrong.", []),
    (
        f"The {PLAN} of Togo, once approved, will be sent to the 1540 Committee.",
        ["TGO approval planned", "TGO submission planned"],
    ),
    (f"Nothing has been written yet of the {PLAN} of Togo.", []),
    (f"The review of Togo's {PLAN} is overdue.", []),
    (f"The round table on Togo's {PLAN} has been put off until October 2020.", ["TGO roundtable 2020-10 planned"]),
    # a day between the verb and what it is about; what is denied or doubted
    (f"Lesotho undertook in May 2018 to submit its {PLAN}.", ["LSO submission planned"]),
    (f"Lesotho decided in Maseru on 3 May 2018 to adopt a {PLAN}.", ["LSO approval planned"]),
    (f"Lesotho pledged on 3 May 2018 to submit its {PLAN}.", ["LSO submission planned"]),
    (f"Fiji expressed on 3 May 2018 its readiness to submit its {PLAN}.", ["FJI submission planned"]),
    (f"Lesotho declined in May 2018 to adopt its {PLAN}.", []),
    (f"Lesotho was unable on 3 May 2018 to adopt its {PLAN}.", []),
    (
        f"The aim of the meeting of 3 May 2018 was the adoption of the {PLAN} of Burundi.",
        ["BDI approval 2018-05-03 planned"],
    ),
    (f"Eritrea stopped short of adopting its {PLAN} in October 2018.", []),
    (f"There is no evidence that Comoros adopted its {PLAN} in May 2018.", []),
    (f"It is doubtful that Lesotho adopted its {PLAN} in June 2019.", []),
    (f"It was not until 3 May 2018 that Montenegro adopted its {PLAN}.", ["MNE approval 2018-05-03"]),
    (f"Belarus did not fail to submit its {PLAN} on 3 May 2018.", ["BLR submission 2018-05-03"]),
    (f"Kenya and Uganda took part; the latter submitted its {PLAN} on 3 May 2018.", ["UGA submission 2018-05-03"]),
    (
        "Event: Cancelled: National round table on the 1540 NAP of Fiji\nDate and venue: 3 May 2018, Suva\n\n"
        "Highlights\n\nThe event was cancelled.\n",
        [],
    ),
    # promises that were kept
    (
        f"Togo's promise of 2018 to submit its {PLAN} to the 1540 Committee, kept on 30 January 2019, was welcomed.",
        ["TGO submission 2019-01-30"],
    ),
    (
        f"Togo's promise to submit its {PLAN} to the 1540 Committee has not been kept.",
        [],
    ),
    # meetings told apart
    (
        f"A national round table on the {PLAN} of Togo had been announced for 15 May 2012. It was"
        " postponed because of the"
        " elections and took place in Lomé on 22 August 2012.",
        ["TGO roundtable 2012-08-22"],
    ),
    (
        "Kuwait held a round table on resolution 1540 in Kuwait City on 11 May 2014, at which a"
        f" {PLAN} was not spoken of.",
        [],
    ),
    (
        f"A second series of webinars, planned for September 2021, will review the draft {PLAN} of Togo.",
        ["TGO draft-review 2021-09 planned"],
    ),
    (
        f"To help the ministries of Togo draw up the {PLAN}, the Centre and the Government held two"
        " workshops in Lomé, in"
        " March 2021 and September 2021.",
        ["TGO drafting 2021-03", "TGO drafting 2021-09"],
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text[:60] for text, _ in CASES])
def test_what_a_wording_tells(told, text, facts):
    assert told(text) == facts
