"""The classification of the columns of tables that belong to the office, not to one case."""

from mediation.domain.personal_data import Fate, TableEntry, entry

STAFF = "工作人员"
NOBODY = "（无）"
OUT = Fate.OUTSIDE

OFFICE_TABLES: dict[str, TableEntry] = {
    "employer": entry(
        "用人单位负责人",
        "各案共用的用人单位登记；没有案件再用到时一并销毁",
        OUT,
        plain="id version name name_key credit_code nature industry",
        name="legal_representative legal_representative_post",
        contact="address phone",
    ),
    "organisation": entry(
        NOBODY,
        "机构树和编号",
        OUT,
        plain="id version kind level legal_type name short_name division_code "
        "address phone parent_id path is_active",
    ),
    "number_sequence": entry(NOBODY, "编号不重不漏", OUT, plain="id body_id kind year last"),
    "calendar_day": entry(NOBODY, "工作日历", OUT, plain="day kind name"),
    "user": entry(
        STAFF,
        "识别和联系工作人员",
        OUT,
        plain="id version organisation_id must_change_password is_enabled program_since created_at "
        "last_login_at first_password_until password_changed_at second_factor_since",
        staff="username name",
        contact="phone",
        secret="password_hash",
    ),
    "user_role": entry(STAFF, "授权", OUT, plain="id user_id role"),
    "login_session": entry(
        STAFF,
        "维持登录、发现冒用",
        OUT,
        plain="id user_id created_at last_seen_at expires_at revoked_at way confirmed_at",
        secret="token_hash",
        device="address agent",
    ),
    "api_token": entry(
        STAFF,
        "程序经授权调用接口、发现冒用",
        OUT,
        plain="id user_id name prefix old_until scopes made_by_id made_at expires_at revoked_at "
        "last_used_on",
        secret="secret_digest old_secret_digest",
        device="last_address_digest",
    ),
    "webhook": entry(
        NOBODY,
        "把事件通知机构的系统",
        OUT,
        plain="id organisation_id url events is_active made_by_id made_at",
        secret="secret",
    ),
    "webhook_delivery": entry(
        NOBODY,
        "送达事件、重新送达",
        OUT,
        plain="id webhook_id event body state attempts not_before status problem made_at "
        "delivered_at",
    ),
    "second_factor": entry(
        STAFF,
        "第二重验证",
        OUT,
        plain="id user_id begun_at confirmed_at last_step",
        secret="secret",
    ),
    "recovery_code": entry(
        STAFF, "丢失设备时登录", OUT, plain="id factor_id position used_at", secret="code_hash"
    ),
    "old_password": entry(
        STAFF, "不重复使用旧口令", OUT, plain="id user_id replaced_at", secret="password_hash"
    ),
    "known_browser": entry(
        STAFF,
        "发现陌生设备登录",
        OUT,
        plain="id user_id first_seen_at last_seen_at",
        secret="token_hash",
    ),
    "calendar_feed": entry(
        STAFF,
        "在个人日历中显示调解会和期限",
        OUT,
        plain="id user_id made_at revoked_at last_used_at",
        secret="token_digest",
    ),
    "external_identity": entry(
        STAFF,
        "统一身份认证登录",
        OUT,
        plain="id user_id issuer linked_at linked_by_id",
        staff="subject",
    ),
    "throttle": entry("来访者", "限制猜测口令", OUT, plain="id last_at moments", device="key"),
    "notice": entry(STAFF, "提醒工作人员", OUT, plain="id user_id code at seen_at", staff="data"),
    "role_request": entry(
        STAFF,
        "授权须两人",
        OUT,
        plain="id version user_id state asked_by_id asked_at decided_by_id decided_at roles_asked",
        staff="reason",
    ),
    "office_rule": entry(
        STAFF,
        "本单位和各地的期限规则，授权须两人",
        OUT,
        plain="id version kind code region valid_from valid_to content law article reason state "
        "asked_by_id asked_at decided_by_id decided_at",
    ),
    "office_certificate": entry(
        NOBODY,
        "自建的签名证书和密钥；旧证书仍用于核验旧文书",
        OUT,
        plain="id body_id issuer_id is_authority serial valid_until made_at",
        secret="certificate private_key",
    ),
    "paper_wording": entry(
        STAFF,
        "文书用语的各版本，须两人",
        OUT,
        plain="id version body_id kind passage edition text region reason valid_from valid_to "
        "state asked_by_id asked_at decided_by_id decided_at",
    ),
    "number_pattern": entry(
        STAFF,
        "文书编号的格式",
        OUT,
        plain="id version body_id series from_year pattern set_by_id set_at",
    ),
    "number_gap": entry(
        STAFF,
        "空号的说明",
        OUT,
        plain="id body_id series year serial reason explained_by_id explained_at",
    ),
    "office_clause": entry(
        STAFF,
        "条款库：本单位、各地、各用人单位的常用条款，须两人",
        OUT,
        plain="id version code edition kind title text particulars article region employer_id "
        "is_preset valid_from valid_to reason state asked_by_id asked_at decided_by_id decided_at",
    ),
    "stored_file": entry(
        "当事人、代理人",
        "加密存放的材料和导出文件；属于一案的随案销毁",
        OUT,
        plain="id name media_type size sha256 original_size original_sha256 scan scanned_at "
        "pages stored_at",
    ),
    "job": entry(
        STAFF,
        "后台办理导出、查毒；到期自动删除",
        OUT,
        plain="id kind requested_by_id params_mac state done total attempts claim claimed_until "
        "created_at expires_at file_id finished_at not_before sentence",
        story="title params file_name",
    ),
    "posted_form": entry(STAFF, "防止重复提交", OUT, plain="key user_id digest posted_at location"),
    "draft": entry(
        "当事人、工作人员",
        "保存没有提交的内容；属于一案的随案销毁",
        OUT,
        plain="id user_id subject saved_at",
        story="fields",
    ),
    "audit_entry": entry(
        STAFF,
        "审计：只有编号和散列，没有当事人信息",
        OUT,
        plain="id seq at case_id verb result previous_hash hash",
        staff="user_id subject data",
    ),
    "audit_head": entry(NOBODY, "审计链的末端", OUT, plain="id last_seq last_hash last_at"),
    "audit_checkpoint": entry(NOBODY, "审计链的每日检查点", OUT, plain="id seq root at signature"),
    "audit_witness": entry(
        STAFF, "联络员见证审计链", OUT, plain="id user_id seq root at signature"
    ),
    "backup_run": entry(
        STAFF,
        "备份和恢复演练的记录",
        OUT,
        plain="id kind state began_at ended_at by_id file_name is_off_site key_id size_bytes error "
        "rpo_seconds rto_seconds",
    ),
    "parameter": entry(
        NOBODY,
        "地方标准参数表",
        OUT,
        plain="id region_code region_name kind qualifier valid_from valid_to value source "
        "is_sample entered_by_id entered_at withdrawn_by_id withdrawn_at withdrawal_reason",
    ),
    "retention_rule": entry(
        NOBODY,
        "保管期限表",
        OUT,
        plain="id record_kind unit length basis valid_from is_confirmed set_by_id set_at",
    ),
    "disposal_list": entry(
        STAFF,
        "销毁清册：提出、审批、执行",
        OUT,
        plain="id version body_id number state proposed_at decided_at executed_at record_sha256",
        staff="proposed_by_id decided_by_id executed_by_id",
        story="reason decision_note",
        paper="record",
    ),
    "disposal_item": entry(
        NOBODY,
        "销毁后留存的骨架：案号、日期、结果、数量",
        OUT,
        plain="id list_id case_id record_kind record_id name rule_id rule_words closed_on "
        "keep_until outcome counts destroyed_at skipped",
    ),
    "personal_request": entry(
        "请求人",
        "办理查阅、复制、更正、删除请求（个人信息保护法第50条）",
        OUT,
        plain="id version body_id number kind state requester verification received_on due_on "
        "registered_by_id registered_at answered_on answered_by_id refusal_ground",
        name="person_name requester_name",
        identity="identity_number identity_index",
        contact="contact",
        story="details answer",
    ),
    "impact_assessment": entry(
        STAFF,
        "个人信息保护影响评估（个人信息保护法第55、56条）",
        OUT,
        plain="id version subject trigger purpose necessity risks measures conclusion assessed_on "
        "review_on recorded_by_id recorded_at",
        staff="assessor",
    ),
    "security_incident": entry(
        STAFF,
        "安全事件记录（个人信息保护法第57条）",
        OUT,
        plain="id version title level discovered_at data_kinds person_count reported_to "
        "reported_at persons_told_at harm_avoided closed_on recorded_by_id recorded_at",
        story="description measures persons_told_how",
    ),
    "handoff_contract": entry(
        STAFF,
        "与接收单位约定移送内容",
        OUT,
        plain="id receiver_id contract contract_version agreed_by_id agreed_at",
    ),
    "joint_meeting": entry(
        STAFF,
        "联席会议",
        OUT,
        plain="id version host_id title begins_at place state held_at called_by_id called_at",
        staff="attended",
        story="minutes cancel_reason",
    ),
    "joint_meeting_guest": entry(
        NOBODY, "联席会议参加单位", OUT, plain="id meeting_id organisation_id"
    ),
}
