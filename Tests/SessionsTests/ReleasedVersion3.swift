/// The third step of the schema, as it was released: a copy that no later change may touch.
let releasedVersion3 = """
    CREATE TABLE search_answers (
        provider TEXT NOT NULL,
        address TEXT NOT NULL,
        phrase TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        hits TEXT NOT NULL CHECK (json_valid(hits)),
        retrieved_at INTEGER NOT NULL,
        PRIMARY KEY (provider, address, phrase, count)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX search_answers_by_time ON search_answers (retrieved_at, length(hits));
    ALTER TABLE web_sources ADD COLUMN licence TEXT;
    """
