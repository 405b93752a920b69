"""A pack becomes a 来案 and at once a case, as if its sender had sent it in; nothing is retyped."""

from collections.abc import Mapping
from datetime import datetime

from mediation.domain.application import Application
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.incoming import CHANNELS_BY_KIND, IncomingWay, Letter, paths_of
from mediation.extensions import db
from mediation.models import IncomingCase, IncomingPaper, Organisation, ReceivedPack, User
from mediation.queries import received_packs as rows
from mediation.services import file_keeping, incoming
from mediation.services.handoff.contents import contents_of, papers_in
from mediation.services.incoming import Sending
from mediation.services.transaction import transaction
from mediation.uploads.packs import OpenedPack

NOT_REGISTERED = (
    "本系统没有登记“{name}”，请系统管理员先在“机构”里按这个名称登记，再接收。"
)
