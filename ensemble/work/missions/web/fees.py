"""The fee: what is in force, what is proposed, and the second person who approves."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_propose_fee_rule
from ensemble.work.missions.actions import charging
from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.promises import today
from ensemble.work.missions.web.forms import done, status_of
from ensemble.work.missions.web.forms.choices import FeeRuleForm
from ensemble.work.missions.web.rooms import knows_the_house

EXAMPLE = Decimal(800)


@declares("fee_rule.read")
@only(may_propose_fee_rule, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, FeeRuleForm())


def _page(request: HttpRequest, form: FeeRuleForm) -> HttpResponse:
    rules = FeeRule.objects.select_related("proposed_by", "approved_by")
    now = rules.in_force(today(timezone.now())).first()
    proposed = [(rule, rule.line(EXAMPLE)) for rule in rules.proposed()]
    context = {
        "now": now,
        "example": now and now.line(EXAMPLE),
        "proposed": proposed,
        "history": rules.exclude(state="proposed"),
        "form": form,
    }
    return render(request, "missions/fees.html", context, status=status_of(form))


@declares("fee_rule.change")
@only(may_propose_fee_rule, known_to=knows_the_house)
@stepped_up
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    form, by, at = FeeRuleForm(request.POST), request.person, timezone.now()
    if done(form, lambda rule: charging.propose_fee_rule(by=by, at=at, **rule)):
        toast(request, _("Proposed. Someone else of finance approves it."))
        return turn_to(request, "missions:fee_rules")
    return _page(request, form)


@declares("fee_rule.change")
@only(may_propose_fee_rule, known_to=knows_the_house)
@stepped_up
@require_POST
def approve(request: HttpRequest, pk) -> HttpResponse:
    rule = get_object_or_404(FeeRule, public_id=pk)
    charging.approve_fee_rule(rule, by=request.person, at=timezone.now())
    toast(request, _("Approved. Nothing changes for what was already agreed."))
    return turn_to(request, "missions:fee_rules")


@declares("fee_rule.change")
@only(may_propose_fee_rule, known_to=knows_the_house)
@stepped_up
@require_POST
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    rule = get_object_or_404(FeeRule, public_id=pk)
    charging.set_fee_rule_aside(rule, by=request.person, at=timezone.now())
    toast(request, _("The proposal is set aside."))
    return turn_to(request, "missions:fee_rules")
