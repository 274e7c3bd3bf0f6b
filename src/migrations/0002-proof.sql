-- What the look that saw an exposure was made of: status, a few headers, the body's keyed digest, rows.
ALTER TABLE finding ADD COLUMN proof TEXT;
