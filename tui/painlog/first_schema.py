"""The tables of the first version. Released once, so never edited: what comes later is a migration of its own.

Each row keeps when it was made, changed and taken back (`deleted_at`; NULL is alive), so that two logs can be merged.
Moments are UTC; `utc_offset_minutes` says what the clock on the wall showed, `local_date` the day it was for her.

No CHECK uses SQLite's JSON functions: with `trusted_schema` off, versions in use (3.40 is one) refuse them in a schema.
The store looks at JSON before it writes it.
"""

_KEPT = """
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT"""

_EPISODE = f"""
CREATE TABLE episode (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pregnancy', 'postpartum', 'unknown')),
    due_on TEXT CHECK (due_on IS date(due_on)),
    birth_on TEXT CHECK (birth_on IS date(birth_on)),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    utc_offset_minutes INTEGER NOT NULL,{_KEPT}
) STRICT"""

_SCREENING = f"""
CREATE TABLE screening (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode (id),
    answer TEXT NOT NULL CHECK (answer IN ('none', 'some', 'skipped')),
    items TEXT NOT NULL CHECK (items LIKE '[%]'),
    team_agreed_on TEXT CHECK (team_agreed_on IS date(team_agreed_on)),
    answered_at TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,{_KEPT}
) STRICT"""

_PLAN = f"""
CREATE TABLE plan (
    hash TEXT PRIMARY KEY NOT NULL,
    routine_id TEXT NOT NULL,
    content TEXT NOT NULL CHECK (content LIKE '{{%}}'),{_KEPT}
) STRICT"""

_SESSION = f"""
CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode (id),
    plan_hash TEXT NOT NULL REFERENCES plan (hash),
    routine_id TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('checkin', 'running', 'finished', 'stopped')),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    phase INTEGER NOT NULL CHECK (phase >= 0),
    phase_elapsed REAL NOT NULL CHECK (phase_elapsed >= 0),
    local_date TEXT NOT NULL CHECK (local_date IS date(local_date)),
    utc_offset_minutes INTEGER NOT NULL,{_KEPT}
) STRICT"""

_STEP_RESULT = f"""
CREATE TABLE step_result (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id),
    phase INTEGER NOT NULL CHECK (phase >= 0),
    exercise_id TEXT NOT NULL,
    side TEXT CHECK (side IN ('left', 'right')),
    kind TEXT NOT NULL CHECK (kind IN ('hold', 'reps', 'explore', 'close')),
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped')),
    seconds REAL NOT NULL CHECK (seconds >= 0),
    reps INTEGER CHECK (reps >= 0),
    ended_at TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,{_KEPT},
    UNIQUE (session_id, phase)
) STRICT"""

_ENTRY = f"""
CREATE TABLE entry (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode (id),
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    local_date TEXT NOT NULL CHECK (local_date IS date(local_date)),
    utc_offset_minutes INTEGER NOT NULL,{_KEPT}
) STRICT"""

_RATING = f"""
CREATE TABLE rating (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT REFERENCES session (id),
    entry_id TEXT REFERENCES entry (id),
    region TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'later', 'now')),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    at TEXT NOT NULL,
    local_date TEXT NOT NULL CHECK (local_date IS date(local_date)),
    utc_offset_minutes INTEGER NOT NULL,{_KEPT},
    CHECK ((session_id IS NULL) <> (entry_id IS NULL)),
    UNIQUE (session_id, region, moment),
    UNIQUE (entry_id, region, moment)
) STRICT"""

_WARNING = f"""
CREATE TABLE warning (
    id TEXT PRIMARY KEY NOT NULL,
    episode_id TEXT NOT NULL REFERENCES episode (id),
    session_id TEXT REFERENCES session (id),
    sign TEXT NOT NULL,
    level TEXT NOT NULL,
    at TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,{_KEPT}
) STRICT"""

_INDEXES = (
    "CREATE INDEX episode_started ON episode (started_at DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX screening_newest ON screening (episode_id, answered_at DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX session_newest ON session (started_at DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX session_running ON session (started_at DESC) WHERE status = 'running' AND deleted_at IS NULL",
    """CREATE INDEX session_of_routine ON session (routine_id, status, started_at, utc_offset_minutes)
    WHERE deleted_at IS NULL""",
    "CREATE INDEX rating_newest ON rating (region, at DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX rating_of_day ON rating (region, local_date, score) WHERE deleted_at IS NULL",
    "CREATE INDEX warning_of_session ON warning (session_id) WHERE deleted_at IS NULL",
)

_V_SESSIONS = """
CREATE VIEW v_sessions AS
SELECT
    s.local_date AS day,
    strftime('%H:%M', s.started_at, s.utc_offset_minutes || ' minutes') AS time,
    s.routine_name AS routine,
    s.status AS status,
    round((julianday(s.ended_at) - julianday(s.started_at)) * 1440, 1) AS minutes,
    (SELECT count(*) FROM step_result t
     WHERE t.session_id = s.id AND t.outcome = 'done' AND t.deleted_at IS NULL) AS steps_done,
    (SELECT max(r.score) FROM rating r
     WHERE r.session_id = s.id AND r.moment = 'before' AND r.deleted_at IS NULL) AS worst_before,
    (SELECT max(r.score) FROM rating r
     WHERE r.session_id = s.id AND r.moment = 'after' AND r.deleted_at IS NULL) AS worst_after,
    e.kind AS episode,
    s.id AS session_id
FROM session s
JOIN episode e ON e.id = s.episode_id
WHERE s.deleted_at IS NULL AND s.status <> 'checkin'
ORDER BY s.started_at DESC"""

_V_RATINGS = """
CREATE VIEW v_ratings AS
SELECT
    r.local_date AS day,
    strftime('%H:%M', r.at, r.utc_offset_minutes || ' minutes') AS time,
    r.region AS region,
    r.moment AS moment,
    r.score AS score,
    s.routine_name AS routine,
    n.note AS note,
    r.session_id AS session_id,
    r.entry_id AS entry_id
FROM rating r
LEFT JOIN session s ON s.id = r.session_id
LEFT JOIN entry n ON n.id = r.entry_id
WHERE r.deleted_at IS NULL
ORDER BY r.at DESC"""

STATEMENTS = (
    *(_EPISODE, _SCREENING, _PLAN, _SESSION, _STEP_RESULT, _ENTRY, _RATING, _WARNING),
    *_INDEXES,
    *(_V_SESSIONS, _V_RATINGS),
)
