from ensemble.work.timesheets.models.day import HALF, NO_DAY, WHOLE, Day, Expense
from ensemble.work.timesheets.models.link import ApprovalCode, ApprovalLink
from ensemble.work.timesheets.models.timesheet import Approval, ApprovalCredit, Timesheet

__all__ = [
    "HALF",
    "NO_DAY",
    "WHOLE",
    "Approval",
    "ApprovalCode",
    "ApprovalCredit",
    "ApprovalLink",
    "Day",
    "Expense",
    "Timesheet",
]
