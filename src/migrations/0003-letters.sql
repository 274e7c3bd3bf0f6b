-- docs/decisions/0006-at-least-once.md
-- Which letter of this posting goes out next: counted up whenever an earlier one may have arrived.
ALTER TABLE posting ADD COLUMN letter INTEGER NOT NULL DEFAULT 1;
-- 1 while somebody is sending it, until next_attempt.
ALTER TABLE posting ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
