import Genres
import MusicTheory

extension ConceptCasting {
    /// The claims of the records about what they really give to this piece.
    func recordDrafts() -> [Draft] {
        request.genres.flatMap { record in
            record.teaching.concepts.compactMap { draft($0, of: record) }
        }
    }

    private func draft(_ concept: GenreRecord.Teaching.Concept, of record: GenreRecord) -> Draft? {
        let id = record.id.rawValue
        let scope = score.sections.filter {
            gives(id, concept.check.kind, to: $0) && sings(concept.check, of: record, in: $0)
                && ClaimWording(concept).speaks(of: $0)
        }
        guard !scope.isEmpty, var check = ConceptCheck(concept, record: record, form: score.form) else { return nil }
        guard score.grooves.contains(where: { $0.genre == id }) || !record.names(aSoundIn: concept.claim) else {
            return nil
        }
        if check.type != .formBars || score.barCount != check.bars { check.sections = scope.map(\.label) }
        var kind = check.type.rawValue
        if check.type == .swing, check.ratio == 1 { kind = "straight" }
        if check.type == .progression, check.numerals?.isEmpty ?? true { kind = "no-chords" }
        let claim = concept.claim.last == "." ? concept.claim : concept.claim + "."
        return Draft(kind: kind, claim: claim, genre: id, check: check, fill: SoundNames(score: score).fill(check))
    }

    /// Whether a tune is taken from the scale that a check names: a few notes of another scale may lie in it by chance.
    private func sings(_ check: TheoryCheck, of record: GenreRecord, in section: ScoreSection) -> Bool {
        guard case .scaleMember(let id) = check else { return true }
        return section.melodyScale?.genre == record.id.rawValue
            && section.melodyScale?.degrees == record.scale(id)?.degrees.map(\.description)
    }

    /// Whether the genre gives to the section what a check of this kind looks at.
    private func gives(_ genre: String, _ kind: TheoryCheck.Kind, to section: ScoreSection) -> Bool {
        switch kind {
        case .progression:
            section.harmonyGenre == genre || section.chords.isEmpty && section.drone.isEmpty && section.genre == genre
        case .chordQuality: section.harmonyGenre == genre
        case .backbeat, .syncopation, .meter, .swing: score.groove(section.groove)?.genre == genre
        case .rhyme, .repeatLine, .syllables, .callResponseGap:
            section.lends.contains(SectionLoan(genre: genre, layer: "lyric form")) && !section.lyrics.isEmpty
        case .formBars: score.form.genre == genre
        case .scaleMember, .range: section.genre == genre && !section.melody.isEmpty
        }
    }
}

extension GenreRecord {
    /// Whether a claim speaks of a sound of this genre's grooves, which must be heard for it to make sense.
    fileprivate func names(aSoundIn claim: String) -> Bool {
        let words = claim.lowercased().split { !$0.isLetter }
        let sounds = rhythm.flatMap(\.tracks).flatMap { $0.name.lowercased().split { !$0.isLetter } }
            .filter {
                $0.count > 3 && !["beats", "beat", "every", "with", "hand", "right", "left", "line"].contains($0)
            }
        return words.contains { word in sounds.contains { $0 == word || $0 == word + "s" || $0 + "s" == word } }
    }
}

extension ConceptCheck {
    /// A record's check with its parameters; nil where this piece cannot answer it.
    fileprivate init?(_ concept: GenreRecord.Teaching.Concept, record: GenreRecord, form: ScoreForm) {
        let claim = concept.claim.lowercased()
        switch concept.check {
        case .formBars(let bars):
            self.init(.formBars)
            guard record.forms.first(where: { $0.id == form.id })?.bars == bars else { return nil }
            self.bars = bars
        case .progression(let allowed):
            self.init(.progression)
            numerals = allowed.map(\.description)
        case .chordQuality(let found):
            self.init(.chordQuality)
            family = found.rawValue
            // A ninth chord has five notes; the family alone would be content with a seventh.
            if claim.contains("ninth") { low = 5 }
            numerals = ClaimWording(concept).numerals
        case .scaleMember(let scale):
            guard let found = record.scale(scale) else { return nil }
            self.init(.scaleMember)
            degrees = found.degrees.map(\.description)
            numerals = ClaimWording(concept).numerals
        case .meter(let found):
            self.init(.meter)
            meter = found.description
        case .swing(let found):
            self.init(.swing)
            ratio = found.ratio
        case .backbeat(let found, let sound):
            self.init(.backbeat)
            (beats, track) = (found, sound)
        case .rhyme(let found):
            self.init(.rhyme)
            scheme = found.uppercased()
        case .repeatLine:
            self.init(.repeatLine)
            if record.lyrics.repeatFirst { beats = [1, 2] }
        case .syllables(let range):
            self.init(.syllables)
            (low, high) = (range.lowerBound, range.upperBound)
            if claim.contains("each bar") { bars = 1 }
            if claim.contains("two-bar") || claim.contains("two bars") { bars = 2 }
        case .range(let lowest, let highest):
            self.init(.range)
            (low, high) = (lowest?.midi, highest?.midi)
        case .syncopation(let sound):
            self.init(.syncopation)
            track = sound
            if claim.contains("only between") || claim.contains("never on") { exclusive = true }
        case .callResponseGap(let bars):
            self.init(.callResponseGap)
            beats = bars
        }
    }
}
