-- The tables of a study. Rows are only ever added or replaced in whole transactions, so that a
-- killed process leaves finished work complete and unfinished work absent.

CREATE TABLE IF NOT EXISTS format (version INTEGER NOT NULL);

-- A cohort is known by the digest of its content: importing the same tables again adds nothing.
CREATE TABLE IF NOT EXISTS cohort (
  cohort_id VARCHAR PRIMARY KEY,
  name      VARCHAR NOT NULL,
  ordinal   INTEGER NOT NULL,   -- order of import
  source    VARCHAR NOT NULL    -- JSON: schema, files with digests, settings, notes
);

CREATE TABLE IF NOT EXISTS cell (
  cohort_id VARCHAR NOT NULL,
  cell_row  INTEGER NOT NULL,
  cell_id   VARCHAR NOT NULL,
  species   VARCHAR NOT NULL,
  donor     VARCHAR,
  subclass  VARCHAR,
  condition VARCHAR
);

CREATE TABLE IF NOT EXISTS exclusion (
  cohort_id VARCHAR NOT NULL,
  cell_id   VARCHAR NOT NULL,
  subclass  VARCHAR,
  reason    VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS family (
  cohort_id VARCHAR NOT NULL,
  position  INTEGER NOT NULL,
  family    VARCHAR NOT NULL,
  columns   VARCHAR[] NOT NULL,
  units     VARCHAR[] NOT NULL,
  reasons   VARCHAR[] NOT NULL  -- why values of the family are absent
);

-- One row a cell and family. An absent value is NULL in measured; absent then holds the number of
-- its reason, from 1, and 0 elsewhere.
CREATE TABLE IF NOT EXISTS family_vector (
  cohort_id VARCHAR NOT NULL,
  family    VARCHAR NOT NULL,
  cell_row  INTEGER NOT NULL,
  measured  DOUBLE[] NOT NULL,
  absent    SMALLINT[] NOT NULL
);

-- Cells whose vectors are those of a recording, in recording_family, and not in family_vector.
CREATE TABLE IF NOT EXISTS recorded_cell (
  cohort_id     VARCHAR NOT NULL,
  cell_row      INTEGER NOT NULL,
  recording_key VARCHAR NOT NULL
);

-- What is known of cells besides their electrophysiology, as numbers; no part of the cohort's digest.
CREATE TABLE IF NOT EXISTS covariate (
  cohort_id      VARCHAR NOT NULL,
  position       INTEGER NOT NULL, -- of the column
  name           VARCHAR NOT NULL,
  column_name    VARCHAR NOT NULL,
  unit           VARCHAR NOT NULL,
  cell_row       INTEGER NOT NULL,
  value          DOUBLE NOT NULL,  -- 0 where absent
  absent_because VARCHAR NOT NULL  -- empty where present
);

-- An evaluation is known by the digest of everything that determines its numbers.
CREATE TABLE IF NOT EXISTS evaluation (
  evaluation_id VARCHAR PRIMARY KEY,
  cohort_id     VARCHAR NOT NULL,
  learner       VARCHAR NOT NULL,
  scheme        VARCHAR NOT NULL,
  runs          INTEGER NOT NULL,
  first_seed    BIGINT NOT NULL,
  classes       VARCHAR[] NOT NULL, -- in the order of the probabilities
  settings      VARCHAR NOT NULL    -- JSON
);

-- Of every model and split of a cohort the evaluation that was asked for last: what a report shows.
CREATE TABLE IF NOT EXISTS shown (
  position      INTEGER NOT NULL,
  evaluation_id VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS split (
  evaluation_id VARCHAR NOT NULL,
  run           INTEGER NOT NULL,
  fold          INTEGER NOT NULL,
  seed          BIGINT NOT NULL,
  train         INTEGER[] NOT NULL,
  validation    INTEGER[] NOT NULL,
  test          INTEGER[] NOT NULL
);

CREATE TABLE IF NOT EXISTS finished_fold (
  evaluation_id VARCHAR NOT NULL,
  run           INTEGER NOT NULL,
  fold          INTEGER NOT NULL,
  fit_seconds   DOUBLE NOT NULL,
  out_of_bag    DOUBLE            -- accuracy; NULL where the learner has none
);

CREATE TABLE IF NOT EXISTS prediction (
  evaluation_id VARCHAR NOT NULL,
  run           INTEGER NOT NULL,
  fold          INTEGER NOT NULL,
  cell_row      INTEGER NOT NULL,
  probabilities DOUBLE[] NOT NULL
);

-- The attention-pooled vectors that the network of a fold makes of cells: of the first run, on
-- donor-grouped folds. Cells by name, since mouse cells may have been left out of their cohort.
CREATE TABLE IF NOT EXISTS run_vector (
  evaluation_id VARCHAR NOT NULL,
  run           INTEGER NOT NULL,
  fold          INTEGER NOT NULL,
  role          VARCHAR NOT NULL,  -- 'tested', or 'anchor' of the alignment of folds
  cohort        VARCHAR NOT NULL,
  cell_id       VARCHAR NOT NULL,
  vector        FLOAT[] NOT NULL
);

CREATE TABLE IF NOT EXISTS importance (
  evaluation_id VARCHAR NOT NULL,
  run           INTEGER NOT NULL,
  fold          INTEGER NOT NULL,
  kind          VARCHAR NOT NULL,
  family        VARCHAR NOT NULL,
  column_name   VARCHAR,           -- NULL where the value is the whole family's
  value         DOUBLE NOT NULL
);

CREATE TABLE IF NOT EXISTS metric (
  evaluation_id VARCHAR NOT NULL,
  stratum       VARCHAR NOT NULL,  -- 'all', or a condition
  metric        VARCHAR NOT NULL,
  value         DOUBLE,            -- over all runs; NULL where it is not defined
  low           DOUBLE,            -- 95 % interval
  high          DOUBLE,
  mean          DOUBLE,            -- over runs
  sd            DOUBLE
);

-- A recording file and what became of it. All rows of a file are replaced together; there is one
-- row a path.
CREATE TABLE IF NOT EXISTS recording (
  recording_key VARCHAR NOT NULL,  -- digest of the path
  path          VARCHAR NOT NULL,
  bytes         BIGINT NOT NULL,
  modified      VARCHAR NOT NULL,  -- ISO 8601
  settings      VARCHAR NOT NULL,  -- digest of what determines the numbers besides the file
  preset        VARCHAR NOT NULL,
  status        VARCHAR NOT NULL,  -- 'done' or 'refused'
  message       VARCHAR,           -- why it was refused
  recording_id  VARCHAR,           -- as the file gives it
  donor         VARCHAR,
  species       VARCHAR,
  sex           VARCHAR,
  age           VARCHAR,
  simulated     BOOLEAN            -- whether the file says so; null where it was not asked
);
ALTER TABLE recording ADD COLUMN IF NOT EXISTS simulated BOOLEAN; -- of earlier versions

CREATE TABLE IF NOT EXISTS recording_sweep (
  recording_key    VARCHAR NOT NULL,
  sweep            INTEGER NOT NULL,
  stimulus_code    VARCHAR NOT NULL,
  protocol         VARCHAR NOT NULL,
  sampling_rate_hz DOUBLE NOT NULL,
  samples          BIGINT NOT NULL,
  amplitude_pa     DOUBLE,          -- NULL where the sweep was not analysed
  spikes           INTEGER          -- likewise
);

CREATE TABLE IF NOT EXISTS recording_finding (
  recording_key VARCHAR NOT NULL,
  position      INTEGER NOT NULL,
  finding       VARCHAR NOT NULL,   -- name of the check
  severity      VARCHAR NOT NULL,
  location      VARCHAR NOT NULL,
  message       VARCHAR NOT NULL
);

-- Times from the start of the analysed part of the sweep; NULL where a spike has no such point.
CREATE TABLE IF NOT EXISTS recording_spike (
  recording_key  VARCHAR NOT NULL,
  sweep          INTEGER NOT NULL,
  spike          INTEGER NOT NULL,
  clipped        BOOLEAN NOT NULL,
  threshold_s    DOUBLE,
  threshold_mv   DOUBLE,
  threshold_pa   DOUBLE,
  peak_s         DOUBLE,
  peak_mv        DOUBLE,
  trough_s       DOUBLE,
  trough_mv      DOUBLE,
  fast_trough_s  DOUBLE,
  fast_trough_mv DOUBLE,
  upstroke_v_per_s   DOUBLE,
  downstroke_v_per_s DOUBLE,
  width_s        DOUBLE
);

CREATE TABLE IF NOT EXISTS recording_family (
  recording_key  VARCHAR NOT NULL,
  family         VARCHAR NOT NULL,
  measured       FLOAT[],           -- NULL where the family is absent
  estimated      INTEGER[],         -- positions that were interpolated or copied, from 0
  absent_because VARCHAR
);

CREATE TABLE IF NOT EXISTS recording_scalar (
  recording_key VARCHAR NOT NULL,
  position      INTEGER NOT NULL,
  scalar        VARCHAR NOT NULL,
  unit          VARCHAR NOT NULL,
  value         DOUBLE              -- NULL where it could not be had
);

-- What is known of cells besides their recordings, replaced as a whole.
CREATE TABLE IF NOT EXISTS label (
  label_id  VARCHAR NOT NULL,
  file      VARCHAR,
  species   VARCHAR,
  donor     VARCHAR,
  subclass  VARCHAR,
  condition VARCHAR
);

-- Results that take a while and are no part of an evaluation: embeddings, separation of classes,
-- effects in both species. Known by the digest of everything that determines them.
CREATE TABLE IF NOT EXISTS computed (
  result_id VARCHAR PRIMARY KEY,
  what      VARCHAR NOT NULL,
  result    VARCHAR NOT NULL   -- JSON
);

-- The vectors of all cells, as family_vector has them, wherever they stand. Of a recording: widened
-- to the family's longest vector in the cohort, with the reasons that its cohort was made with.
CREATE OR REPLACE TEMP VIEW cell_vector AS
SELECT cohort_id, family, cell_row, measured, absent FROM family_vector
UNION ALL
SELECT
  cohort_id,
  family,
  cell_row,
  list_transform(positions, lambda i: CASE WHEN isfinite(given[i]) THEN given[i]::DOUBLE END),
  list_transform(positions, lambda i: CASE WHEN isfinite(given[i]) THEN 0 ELSE
    list_position(reasons, CASE
      WHEN recording_key IS NULL THEN 'not measured'
      WHEN absent_because IS NOT NULL THEN absent_because
      WHEN i > len(given) THEN 'not recorded'
      ELSE 'not a finite number' END) END)::SMALLINT[]
FROM (
  SELECT c.cohort_id, f.family, c.cell_row, f.reasons, range(1, len(f.columns) + 1) AS positions,
    r.recording_key, r.measured AS given, r.absent_because
  FROM recorded_cell c JOIN family f USING (cohort_id)
  LEFT JOIN recording_family r ON r.recording_key = c.recording_key AND r.family = f.family
);
