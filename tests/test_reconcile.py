"""Every edition in its account."""

import datetime as dt

import pytest

from naptrack.models import Date, Event, Mention, Modality, Plan, Precision, Record, Stage
from naptrack.reconcile import reconcile
from naptrack.standing import standings

S = Stage
DAY = dt.date(2018, 1, 1)


def event(iso3, stage, plan, planned=False):
    modality = Modality.PLANNED if planned else Modality.OCCURRED
    date = Date() if planned else Date(DAY, DAY, Precision.DAY, "2018-01-01", "1 January 2018")
    told = Mention("n", DAY, iso3, stage, modality, date, 0, 1, "x", "", "", "r", "o")
    return Event(f"{plan}-{stage}{planned}", iso3, (stage,), None, modality, date, "", (told,), plan=plan)


def state(iso3, *editions):
    """A State whose editions reached these stages; a stage in a list is planned."""
    events, plans = [], []
    for order, stages in enumerate(editions):
        plans.append(Plan(f"{iso3}{order}", iso3, order))
        for stage in stages:
            planned = isinstance(stage, list)
            events.append(event(iso3, stage[0] if planned else stage, f"{iso3}{order}", planned))
    return Record(iso3, tuple(events), tuple(plans))


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        pytest.param([[S.SUBMISSION]], {"plans": 1, "states": 1}, id="submitted"),
        pytest.param([[S.APPROVAL, S.SUBMISSION]], {"plans": 1, "states": 1}, id="approved and submitted"),
        pytest.param([[S.SUBMISSION], [S.SUBMISSION]], {"plans": 2, "states": 1}, id="two editions of one State"),
        pytest.param(
            [[S.SUBMISSION], [S.APPROVAL]], {"plans": 1, "states": 1, "approved": 1}, id="the newer one approved"
        ),
        pytest.param([[S.APPROVAL]], {"approved": 1}, id="approved"),
        pytest.param([[S.APPROVAL, [S.SUBMISSION]]], {"approved": 1}, id="approved, its submission planned"),
        pytest.param([[S.DRAFTING, [S.SUBMISSION]]], {"submission-planned": 1}, id="submission planned"),
        pytest.param([[[S.SUBMISSION]]], {"submission-planned": 1}, id="nothing but planned"),
        pytest.param([[S.IMPLEMENTATION_REVIEW]], {"carried-out": 1}, id="its implementation reviewed"),
        pytest.param([[S.APPROVAL, S.IMPLEMENTATION_REVIEW]], {"approved": 1}, id="approved before all else"),
        pytest.param([[S.DRAFTING]], {"begun": 1}, id="drafted"),
        pytest.param([[[S.APPROVAL]]], {}, id="an approval that is planned is no step"),
    ],
)
def test_accounts(editions, expected):
    accounts = reconcile(standings([state("MNG", *editions)]))
    assert {account.key: account.count for account in accounts if account.count} == expected
    assert all(len(account.members) == account.count for account in accounts)


def test_differences():
    records = [state("MNG", [S.SUBMISSION], [S.SUBMISSION]), state("TJK", [S.SUBMISSION]), state("TGO", [S.APPROVAL])]
    plans, states, approved, *_ = reconcile(standings(records), 48, 1)
    assert (plans.count, plans.published, plans.difference) == (3, 48, 45)
    assert (states.count, states.published, states.difference) == (2, 1, -1)
    assert (approved.published, approved.difference) == (None, None)
    assert [member.standing.plan.iso3 for member in states.members] == ["MNG", "TJK"]
    assert [member.event.id for member in approved.members] == ["TGO0-approval" + "False"]
    assert all(account.difference is None for account in reconcile(standings(records)))


def test_every_edition_once():
    records = [state(code, [S.SUBMISSION], [S.APPROVAL], [S.DRAFTING]) for code in ("MNG", "TJK")]
    accounts = {account.key: account for account in reconcile(standings(records))}
    counted = [m.standing.plan.id for key, account in accounts.items() if key != "states" for m in account.members]
    assert sorted(counted) == sorted(plan.id for record in records for plan in record.plans)
