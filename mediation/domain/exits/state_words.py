"""How each procedure calls its states: a court that grants a payment order sends it out."""

from mediation.domain.small_flows import ExitKind, ExitState

_BY_KIND = {
    (ExitKind.JUDICIAL_CONFIRMATION, ExitState.REFUSED): "不予确认",
    (ExitKind.ARBITRATION_REVIEW, ExitState.GRANTED): "已制作调解书",
    (ExitKind.ARBITRATION_REVIEW, ExitState.REFUSED): "不予受理、不予制作调解书",
    (ExitKind.PAYMENT_ORDER, ExitState.GRANTED): "已发出支付令",
    (ExitKind.PAYMENT_ORDER, ExitState.REFUSED): "驳回申请、终结督促程序",
    (ExitKind.ENFORCEMENT, ExitState.ACCEPTED): "执行中",
    (ExitKind.ENFORCEMENT, ExitState.REFUSED): "不予受理、驳回申请",
}


def state_label(kind: ExitKind, state: ExitState) -> str:
    """The Chinese name of a state in a procedure of this kind."""
    return _BY_KIND.get((kind, state), state.label)
