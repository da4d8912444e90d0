extension Schema {
    /// What versions of a mashup need: which one it is based on, the first of its line, its number, what changed, and the
    /// context it was made from.
    ///
    /// `based_on` and `line` stay where the mashup they name is deleted: they tell where a version came from. A mashup from
    /// before has no context, and is the first of its own line.
    static let version4 = """
        ALTER TABLE mashups ADD COLUMN based_on TEXT;
        ALTER TABLE mashups ADD COLUMN line TEXT;
        ALTER TABLE mashups ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
        ALTER TABLE mashups ADD COLUMN change TEXT;
        ALTER TABLE mashups ADD COLUMN context TEXT CHECK (context IS NULL OR json_valid(context));
        CREATE INDEX mashups_of_line ON mashups (line, version) WHERE line IS NOT NULL;
        """
}
