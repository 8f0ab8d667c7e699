"""What the second version adds: how she told her stage, how the birth went, and when the conditions were answered.

Released once, so never edited: what comes later is a migration of its own.
"""

_BASES = "'due_date', 'last_period', 'weeks', 'months', 'transfer', 'birth_date', 'skipped'"
_BIRTHS = "'caesarean', 'vaginal', 'not_said'"

_COLUMNS = (
    f"ALTER TABLE episode ADD COLUMN birth_kind TEXT CHECK (birth_kind IN ({_BIRTHS}))",
    f"ALTER TABLE episode ADD COLUMN basis TEXT CHECK (basis IN ({_BASES}))",
    "ALTER TABLE episode ADD COLUMN said TEXT NOT NULL DEFAULT '' CHECK (length(said) <= 200)",
    # NULL on a row that keeps an agreement, or that the list was skipped.
    "ALTER TABLE screening ADD COLUMN screened_on TEXT CHECK (screened_on IS date(screened_on))",
)

_STAGE_ANSWER = f"""
CREATE TABLE stage_answer (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('pregnancy', 'postpartum', 'unknown')),
    due_on TEXT CHECK (due_on IS date(due_on)),
    birth_on TEXT CHECK (birth_on IS date(birth_on)),
    birth_kind TEXT CHECK (birth_kind IN ({_BIRTHS})),
    basis TEXT CHECK (basis IN ({_BASES})),
    said TEXT NOT NULL CHECK (length(said) <= 200),
    answered_at TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT"""

_INDEXES = ("CREATE INDEX stage_answer_newest ON stage_answer (episode_id, answered_at DESC) WHERE deleted_at IS NULL",)

_FORMER_ROWS = (
    # The first version opened one of an unknown kind only where nothing was told.
    "UPDATE episode SET basis = 'skipped' WHERE kind = 'unknown'",
    # An agreement repeats the answers on its own day. Answers given on that very day are taken for older ones, and so
    # are asked for again sooner rather than later.
    """UPDATE screening SET screened_on = date(answered_at, utc_offset_minutes || ' minutes')
    WHERE answer <> 'skipped' AND team_agreed_on IS NOT date(answered_at, utc_offset_minutes || ' minutes')""",
    """INSERT INTO stage_answer (id, episode_id, kind, due_on, birth_on, basis, said, answered_at, utc_offset_minutes,
        created_at, updated_at, deleted_at)
    SELECT id, id, kind, due_on, birth_on, basis, said, started_at, utc_offset_minutes,
        created_at, updated_at, deleted_at FROM episode""",
)

_V_EPISODES = """
CREATE VIEW v_episodes AS
SELECT
    date(e.started_at, e.utc_offset_minutes || ' minutes') AS began,
    date(e.ended_at, e.utc_offset_minutes || ' minutes') AS ended,
    e.kind AS episode,
    e.due_on AS due_on,
    e.birth_on AS birth_on,
    e.birth_kind AS birth_kind,
    e.basis AS told_as,
    e.said AS said,
    (SELECT count(*) FROM session s
     WHERE s.episode_id = e.id AND s.status <> 'checkin' AND s.deleted_at IS NULL) AS sessions,
    e.id AS episode_id
FROM episode e
WHERE e.deleted_at IS NULL
ORDER BY e.started_at DESC"""

STATEMENTS = (*_COLUMNS, _STAGE_ANSWER, *_INDEXES, *_FORMER_ROWS, _V_EPISODES)
