"""Where it can hurt: the one list of body regions, with the words for each."""

from enum import StrEnum


class Region(StrEnum):
    """A place of pain. Left and right are always the person's own."""

    LOW_BACK_L = "low_back_l"
    LOW_BACK_C = "low_back_c"
    LOW_BACK_R = "low_back_r"
    MID_BACK = "mid_back"
    UPPER_BACK = "upper_back"
    NECK = "neck"
    BUTTOCK_SI_L = "buttock_si_l"
    BUTTOCK_SI_R = "buttock_si_r"
    HIP_SIDE_L = "hip_side_l"
    HIP_SIDE_R = "hip_side_r"
    GROIN_PUBIC = "groin_pubic"
    THIGH_BACK_L = "thigh_back_l"
    THIGH_BACK_R = "thigh_back_r"
    THIGH_FRONT_OUTER_L = "thigh_front_outer_l"
    THIGH_FRONT_OUTER_R = "thigh_front_outer_r"
    BELOW_KNEE_L = "below_knee_l"
    BELOW_KNEE_R = "below_knee_r"

    @property
    def label(self) -> str:
        """The name as it stands in a list, at most 20 characters: "Left buttock"."""
        return _WORDS[self][0]

    @property
    def phrase(self) -> str:
        """The name inside a question: "your left thigh, at the back"."""
        return _WORDS[self][1]


_WORDS = {
    Region.LOW_BACK_L: ("Low back, left", "your low back, on your left"),
    Region.LOW_BACK_C: ("Low back", "your low back"),
    Region.LOW_BACK_R: ("Low back, right", "your low back, on your right"),
    Region.MID_BACK: ("Mid back", "your mid back"),
    Region.UPPER_BACK: ("Upper back", "your upper back"),
    Region.NECK: ("Neck", "your neck"),
    Region.BUTTOCK_SI_L: ("Left buttock", "your left buttock"),
    Region.BUTTOCK_SI_R: ("Right buttock", "your right buttock"),
    Region.HIP_SIDE_L: ("Left hip, side", "the side of your left hip"),
    Region.HIP_SIDE_R: ("Right hip, side", "the side of your right hip"),
    Region.GROIN_PUBIC: ("Groin, pubic bone", "your groin or pubic bone"),
    Region.THIGH_BACK_L: ("Left thigh, back", "your left thigh, at the back"),
    Region.THIGH_BACK_R: ("Right thigh, back", "your right thigh, at the back"),
    Region.THIGH_FRONT_OUTER_L: ("Left thigh, front", "your left thigh, front or outside"),
    Region.THIGH_FRONT_OUTER_R: ("Right thigh, front", "your right thigh, front or outside"),
    Region.BELOW_KNEE_L: ("Left, below knee", "your left leg, below the knee"),
    Region.BELOW_KNEE_R: ("Right, below knee", "your right leg, below the knee"),
}
