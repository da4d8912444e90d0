import Genres

/// Decides which genre gives which layer, within what each record lends.
struct RoleCasting {
    static func cast(_ genres: [GenreRecord], using generator: inout SeededGenerator) -> Roles? {
        guard let first = genres.first else { return nil }
        let full = genres.filter(\.isFull)
        let wholeForm = full.first { $0.keepsFormWithWords }
        let groove = groove(genres, except: wholeForm, using: &generator) ?? first
        let harmony = wholeForm ?? harmony(full, except: groove, using: &generator)
        let form = wholeForm ?? form(full, except: groove, using: &generator)
        let singers = full.filter { $0.lyrics.delivery != .instrumental && $0.lends(.lyricForm) }
        let sung = full.filter { $0.lyrics.delivery != .instrumental }
        let words = wholeForm ?? generator.pick(singers) ?? generator.pick(sung) ?? full.first ?? first
        return Roles(groove: groove, harmony: harmony, form: form, words: words)
    }

    private static func groove(
        _ genres: [GenreRecord],
        except wholeForm: GenreRecord?,
        using generator: inout SeededGenerator
    ) -> GenreRecord? {
        let protected = genres.filter(\.isGrooveOnly)
        if let one = generator.pick(protected) { return one }
        let lenders = genres.filter { $0.lends(.groove) && $0.id != wholeForm?.id }
        return generator.pick(lenders) ?? genres.first { $0.id != wholeForm?.id }
    }

    private static func harmony(
        _ full: [GenreRecord],
        except groove: GenreRecord,
        using generator: inout SeededGenerator
    ) -> GenreRecord? {
        let lenders = full.filter { $0.lends(.harmony) }
        let others = lenders.filter { $0.id != groove.id }
        return generator.pick(others) ?? lenders.first ?? full.first { $0.id != groove.id } ?? full.first
    }

    private static func form(
        _ full: [GenreRecord],
        except groove: GenreRecord,
        using generator: inout SeededGenerator
    ) -> GenreRecord? {
        let lenders = full.filter { $0.lends(.form) }
        return generator.pick(lenders.filter { $0.id != groove.id }) ?? lenders.first
    }
}

extension GenreRecord {
    /// Whether its form, chords and words belong together, as in a 12-bar blues with its AAB stanza.
    var keepsFormWithWords: Bool {
        isFull && lyrics.repeatFirst && lends(.form) && lends(.harmony)
    }
}
