/// The database's first format as it was released: what teachers have on their disks.
///
/// A copy on purpose: the migration starts from it, and a test compares the program's own step with it.
let releasedVersion1 = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO meta (key, value) VALUES ('created_at', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

    CREATE TABLE conversations (
        id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 10),
        name TEXT COLLATE NOCASE UNIQUE,
        title TEXT NOT NULL,
        phase TEXT NOT NULL,
        state TEXT NOT NULL CHECK (json_valid(state)),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        message_count INTEGER NOT NULL DEFAULT 0 CHECK (message_count >= 0),
        mashup_count INTEGER NOT NULL DEFAULT 0 CHECK (mashup_count >= 0)
    ) STRICT;

    CREATE TABLE messages (
        id INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
        text TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('open', 'streaming', 'complete', 'interrupted')),
        created_at INTEGER NOT NULL,
        reply_to INTEGER UNIQUE REFERENCES messages (id) ON DELETE CASCADE,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        state_before TEXT CHECK (state_before IS NULL OR json_valid(state_before)),
        phase_before TEXT,
        CHECK ((role = 'assistant') = (reply_to IS NOT NULL))
    ) STRICT;

    CREATE TABLE tool_calls (
        message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        tool TEXT NOT NULL,
        query TEXT NOT NULL,
        results_count INTEGER NOT NULL DEFAULT 0,
        success INTEGER CHECK (success IN (0, 1)),
        duration_ms INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        summary TEXT,
        PRIMARY KEY (message_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mashups (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 11),
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        title TEXT NOT NULL COLLATE NOCASE,
        genres TEXT NOT NULL CHECK (json_valid(genres)),
        seed TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        lyrics TEXT NOT NULL,
        document TEXT NOT NULL CHECK (json_valid(document))
    ) STRICT;

    CREATE TABLE web_sources (
        id INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        mashup_id TEXT REFERENCES mashups (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        provider TEXT,
        quality TEXT NOT NULL,
        retrieved_at TEXT,
        used TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(used))
    ) STRICT;
    CREATE INDEX conversations_newest ON conversations (updated_at DESC, id DESC);
    CREATE INDEX messages_visible ON messages (conversation_id, id) WHERE undone = 0;
    CREATE INDEX messages_asked ON messages (conversation_id, id) WHERE role = 'user' AND undone = 0;
    CREATE INDEX messages_all ON messages (conversation_id, id);
    CREATE INDEX messages_open ON messages (conversation_id, id) WHERE status = 'open';
    CREATE INDEX messages_streaming ON messages (conversation_id, id) WHERE status = 'streaming';
    CREATE INDEX mashups_of_conversation ON mashups (conversation_id, created_at DESC);
    CREATE INDEX mashups_newest ON mashups (created_at DESC, id DESC);
    CREATE INDEX mashups_title ON mashups (title);
    CREATE UNIQUE INDEX web_sources_found ON web_sources (conversation_id, url, title) WHERE mashup_id IS NULL;
    CREATE INDEX web_sources_of_conversation ON web_sources (conversation_id);
    CREATE INDEX web_sources_cited ON web_sources (mashup_id) WHERE mashup_id IS NOT NULL;
    CREATE VIEW searchable_messages AS
        SELECT id, text FROM messages WHERE undone = 0 AND status <> 'streaming';
    CREATE VIRTUAL TABLE messages_search USING fts5 (
        text, content = 'searchable_messages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE mashups_search USING fts5 (
        title, lyrics, genres,
        content = 'mashups', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2');

    CREATE TRIGGER messages_search_insert AFTER INSERT ON messages
        WHEN new.undone = 0 AND new.status <> 'streaming' BEGIN
        INSERT INTO messages_search (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER messages_search_update AFTER UPDATE OF text, status, undone ON messages
        WHEN new.text <> old.text OR new.undone <> old.undone
            OR (new.status = 'streaming') <> (old.status = 'streaming') BEGIN
        INSERT INTO messages_search (messages_search, rowid, text)
            SELECT 'delete', old.id, old.text WHERE old.undone = 0 AND old.status <> 'streaming';
        INSERT INTO messages_search (rowid, text)
            SELECT new.id, new.text WHERE new.undone = 0 AND new.status <> 'streaming';
    END;
    CREATE TRIGGER messages_search_delete AFTER DELETE ON messages
        WHEN old.undone = 0 AND old.status <> 'streaming' BEGIN
        INSERT INTO messages_search (messages_search, rowid, text) VALUES ('delete', old.id, old.text);
    END;

    CREATE TRIGGER mashups_search_insert AFTER INSERT ON mashups BEGIN
        INSERT INTO mashups_search (rowid, title, lyrics, genres)
            VALUES (new.rowid, new.title, new.lyrics, new.genres);
    END;
    CREATE TRIGGER mashups_search_update AFTER UPDATE OF title, lyrics, genres ON mashups BEGIN
        INSERT INTO mashups_search (mashups_search, rowid, title, lyrics, genres)
            VALUES ('delete', old.rowid, old.title, old.lyrics, old.genres);
        INSERT INTO mashups_search (rowid, title, lyrics, genres)
            VALUES (new.rowid, new.title, new.lyrics, new.genres);
    END;
    CREATE TRIGGER mashups_search_delete AFTER DELETE ON mashups BEGIN
        INSERT INTO mashups_search (mashups_search, rowid, title, lyrics, genres)
            VALUES ('delete', old.rowid, old.title, old.lyrics, old.genres);
    END;
    CREATE TRIGGER messages_count_insert AFTER INSERT ON messages WHEN new.undone = 0 BEGIN
        UPDATE conversations SET message_count = message_count + 1 WHERE id = new.conversation_id;
    END;
    CREATE TRIGGER messages_count_update AFTER UPDATE OF undone ON messages WHEN new.undone <> old.undone BEGIN
        UPDATE conversations SET message_count = message_count + old.undone - new.undone
            WHERE id = new.conversation_id;
    END;
    CREATE TRIGGER messages_count_delete AFTER DELETE ON messages WHEN old.undone = 0 BEGIN
        UPDATE conversations SET message_count = message_count - 1 WHERE id = old.conversation_id;
    END;
    CREATE TRIGGER mashups_count_insert AFTER INSERT ON mashups BEGIN
        UPDATE conversations SET mashup_count = mashup_count + 1 WHERE id = new.conversation_id;
    END;
    CREATE TRIGGER mashups_count_delete AFTER DELETE ON mashups BEGIN
        UPDATE conversations SET mashup_count = mashup_count - 1 WHERE id = old.conversation_id;
    END;
    """
