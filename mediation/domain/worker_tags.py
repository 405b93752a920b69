"""What an office must keep in mind about a worker: special care and special rules."""

from enum import StrEnum


class WorkerTag(StrEnum):
    """A tag of a worker; a worker may have several."""

    MIGRANT = "migrant"
    MOTHERHOOD = "motherhood"
    MINOR = "minor"
    DISABLED = "disabled"
    OVER_AGE = "over_age"
    COURIER = "courier"
    RIDE_DRIVER = "ride_driver"
    TRUCK_DRIVER = "truck_driver"
    PARCEL_COURIER = "parcel_courier"
    STREAMER = "streamer"
    HOUSEKEEPER = "housekeeper"
    AGENCY = "agency"
    PART_TIME = "part_time"
    VETERAN = "veteran"
    FOREIGN_OR_HMT = "foreign_or_hmt"
    UNION_MEMBER = "union_member"
    IN_HARDSHIP = "in_hardship"
    INTERN = "intern"
    INSTITUTION_STAFF = "institution_staff"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def is_new_form(self) -> bool:
        """Whether the worker is one of the new forms of employment 新就业形态."""
        return self in _NEW_FORMS

    @property
    def is_care(self) -> bool:
        """Whether it tells of somebody's body or age, so that it is sensitive (art. 28)."""
        return self in {WorkerTag.MOTHERHOOD, WorkerTag.MINOR, WorkerTag.DISABLED}


_LABELS = {
    WorkerTag.MIGRANT: "农民工",
    WorkerTag.MOTHERHOOD: "孕期、产期、哺乳期女职工",
    WorkerTag.MINOR: "未成年工（16至18周岁）",
    WorkerTag.DISABLED: "残疾人",
    WorkerTag.OVER_AGE: "超龄劳动者",
    WorkerTag.COURIER: "网约配送员",
    WorkerTag.RIDE_DRIVER: "网约车驾驶员",
    WorkerTag.TRUCK_DRIVER: "货车司机",
    WorkerTag.PARCEL_COURIER: "快递员",
    WorkerTag.STREAMER: "互联网营销师、主播",
    WorkerTag.HOUSEKEEPER: "家政服务员",
    WorkerTag.AGENCY: "劳务派遣",
    WorkerTag.PART_TIME: "非全日制",
    WorkerTag.VETERAN: "退役军人",
    WorkerTag.FOREIGN_OR_HMT: "外国人、港澳台居民",
    WorkerTag.UNION_MEMBER: "工会会员",
    WorkerTag.IN_HARDSHIP: "困难职工",
    WorkerTag.INTERN: "实习生",
    WorkerTag.INSTITUTION_STAFF: "事业单位聘用人员",
}
_NEW_FORMS = frozenset(
    {
        WorkerTag.COURIER,
        WorkerTag.RIDE_DRIVER,
        WorkerTag.TRUCK_DRIVER,
        WorkerTag.PARCEL_COURIER,
        WorkerTag.STREAMER,
        WorkerTag.HOUSEKEEPER,
    }
)
