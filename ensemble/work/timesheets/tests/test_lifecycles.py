from ensemble.work.timesheets.models import Approval, Day, Expense, Timesheet


def test_a_month_goes_to_the_client_and_back():
    assert Timesheet.LIFECYCLE.ends == ["approved"]
    assert Timesheet.LIFECYCLE.allows("submitted", "draft")


def test_an_approved_line_never_moves_again():
    assert Day.LIFECYCLE.ends == Expense.LIFECYCLE.ends == ["approved", "withdrawn"]


def test_an_approval_ends_billed():
    assert Approval.LIFECYCLE.ends == ["billed"]
