/// The second step of the schema, as it was released: a copy that no later change may touch.
let releasedVersion2 = """
    CREATE TABLE usage (
        id INTEGER PRIMARY KEY,
        conversation_id TEXT REFERENCES conversations (id) ON DELETE SET NULL,
        message_id INTEGER REFERENCES messages (id) ON DELETE SET NULL,
        model TEXT NOT NULL,
        purpose TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL CHECK (prompt_tokens >= 0),
        answer_tokens INTEGER NOT NULL CHECK (answer_tokens >= 0),
        is_estimated INTEGER NOT NULL CHECK (is_estimated IN (0, 1)),
        cost_micros INTEGER CHECK (cost_micros >= 0),
        created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX usage_by_time ON usage (created_at, cost_micros);
    CREATE INDEX usage_of_conversation ON usage (conversation_id) WHERE conversation_id IS NOT NULL;
    CREATE INDEX usage_of_message ON usage (message_id) WHERE message_id IS NOT NULL;

    CREATE TABLE buckets (
        key TEXT PRIMARY KEY NOT NULL,
        level REAL NOT NULL,
        filled_at INTEGER NOT NULL,
        granted INTEGER NOT NULL CHECK (granted IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE summaries (
        conversation_id TEXT PRIMARY KEY NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        through_message INTEGER NOT NULL UNIQUE REFERENCES messages (id) ON DELETE CASCADE
    ) STRICT;
    ALTER TABLE conversations ADD COLUMN model TEXT;
    DROP TRIGGER messages_search_update;
    CREATE TRIGGER messages_search_update AFTER UPDATE OF text, status, undone ON messages
        WHEN (old.status <> 'streaming' OR new.status <> 'streaming')
            AND (new.text <> old.text OR new.undone <> old.undone
                OR (new.status = 'streaming') <> (old.status = 'streaming')) BEGIN
        INSERT INTO messages_search (messages_search, rowid, text)
            SELECT 'delete', old.id, old.text WHERE old.undone = 0 AND old.status <> 'streaming';
        INSERT INTO messages_search (rowid, text)
            SELECT new.id, new.text WHERE new.undone = 0 AND new.status <> 'streaming';
    END;
    """
