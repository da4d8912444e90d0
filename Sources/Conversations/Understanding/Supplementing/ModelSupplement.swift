public import Genres
public import LanguageModels
import Synchronization
public import Teaching

/// The second reading of a message by a language model, for what the rules left unexplained.
///
/// The model is asked only where words are left over (see ``SupplementNeed``), and what it claims is added only where
/// the teacher's own words bear it out (see ``MergePolicy``). It never costs a turn more than its time limit.
public final class ModelSupplement: ContextSupplement {
    private let source: any ModelSource
    private let catalogue: Catalogue
    private let prompts: PromptLibrary
    private let rules: BuiltInExtractor
    private let limit: Duration
    private let material = Mutex<Material?>(nil)

    /// What is read once.
    private struct Material {
        var lexicon: Lexicon
        var plain: PlainWords
        var form: ClaimForm
    }

    /// Makes a second reader; nothing is read yet.
    ///
    /// - Parameters:
    ///   - source: Tells which model to ask.
    ///   - catalogue: The genres that can be named.
    ///   - prompts: Holds `understanding/system` and `understanding/read`.
    ///   - rules: The first reader, whose lexicon tells what the rules saw.
    ///   - limit: How long the model may take; after that its answer is not waited for, and nothing is said about it.
    public init(
        source: any ModelSource,
        catalogue: Catalogue,
        prompts: PromptLibrary,
        rules: BuiltInExtractor,
        limit: Duration = .seconds(20)
    ) {
        self.source = source
        self.catalogue = catalogue
        self.prompts = prompts
        self.limit = limit
        self.rules = rules
    }

    /// What the message says beyond what the rules understood; throws nothing but `CancellationError`.
    ///
    /// Where the program's own files cannot be read, the notice says which.
    public func supplement(
        _ message: String,
        understood: Understanding,
        in context: GatheredContext,
        dialogue: DialogueState
    ) async throws -> Supplement {
        do {
            let material = try ready()
            let reading = MessageReading(message, lexicon: material.lexicon, plain: material.plain)
            guard SupplementNeed.exists(in: message, reading, understood: understood) else { return Supplement() }
            try Task.checkCancellation()
            switch await source.current(for: .understanding) {
            case .builtIn(let notice): return Supplement(notice: notice)
            case .ready(let model, let capabilities, let notice):
                let prompt = SupplementPrompt(prompts: prompts, form: material.form, genres: try catalogue.entries)
                let request = try prompt.request(
                    for: message,
                    understood: understood,
                    context: context,
                    dialogue: dialogue,
                    structured: capabilities.structuredOutput
                )
                let claims = try await claims(of: model, asked: request)
                let policy = MergePolicy(
                    reading: reading,
                    understanding: understood,
                    context: context,
                    asked: dialogue.asked,
                    vocabulary: try vocabulary(for: claims, material)
                )
                return Supplement(edits: policy.edits(for: claims), notice: notice)
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            return Supplement(notice: String(describing: error))
        }
    }

    /// What the model claims; nothing where it fails, takes too long, or answers what cannot be read.
    private func claims(of model: any LanguageModel, asked request: ModelRequest) async throws -> [Claim] {
        do {
            let answer = try await within(limit) { try await ModelAnswer(of: model.respond(to: request)) }
            try Task.checkCancellation()
            guard let answer else { return [] }
            await source.note(.answered, of: model.id)
            return answer.claims
        } catch let failure as ModelFailure {
            await source.note(.failed(failure), of: model.id)
            return []
        }
    }

    private func vocabulary(for claims: [Claim], _ material: Material) throws -> ClaimVocabulary {
        let genres = Set(try catalogue.entries.map(\.id))
        var vocabulary = ClaimVocabulary(
            genres: genres,
            instruments: Set(material.form.instruments),
            plain: material.plain,
            descriptions: [:]
        )
        for case .genre(let id) in claims.compactMap(vocabulary.value) where vocabulary.descriptions[id] == nil {
            vocabulary.descriptions[id] = GenreDescription(try catalogue.record(id))
        }
        return vocabulary
    }

    private func ready() throws -> Material {
        if let known = material.withLock({ $0 }) { return known }
        let lexicon = try rules.lexicon()
        let made = Material(
            lexicon: lexicon,
            plain: PlainWords(lexicon: lexicon),
            form: ClaimForm(instruments: lexicon.instruments)
        )
        material.withLock { $0 = made }
        return made
    }
}

extension Lexicon {
    /// Every instrument that has a name, in alphabetical order.
    var instruments: [Instrument] {
        let meanings = phrases.entries.values.joined().map(\.meaning) + rules.map(\.meaning)
        let named = meanings.compactMap { if case .value(.instrument(let instrument)) = $0 { instrument } else { nil } }
        return Set(named).sorted { $0.rawValue < $1.rawValue }
    }
}
