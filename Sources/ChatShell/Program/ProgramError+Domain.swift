import Conversations
import Genres
import LanguageModels
import Mashups
import Sessions
import TerminalUI
import WebSearch

extension ProgramError {
    /// Translates any error of the program: the one place where errors get their codes for scripts and their exit codes.
    public init(_ error: any Error) {
        switch error {
        case let error as ProgramError: self = error
        case let error as MessageError: self.init(message: error)
        case let error as SessionError: self.init(session: error)
        case let error as CatalogueError: self.init(catalogue: error)
        case let error as LexiconError:
            self.init(code: "understanding_unreadable", sentences: error.description, exit: .configuration)
        case let error as GenerationError: self.init(generation: error)
        case let error as TweakRefusal: self.init(tweak: error)
        case let error as LyricistError:
            self.init(code: "material_unreadable", sentences: error.description, exit: .configuration)
        case let error as ChordShapesError:
            self.init(code: "chord_shapes", sentences: error.description, exit: .configuration)
        case let error as SettingsError:
            self.init(code: "configuration", sentences: error.description, exit: .configuration)
        case let error as ModelFailure:
            self.init(code: "model", message: error.description, hint: error.hint, exit: .unavailable)
        case let error as SearchRulesError:
            self.init(code: "search_rules", sentences: error.description, exit: .configuration)
        case let error as TextEditor.Failure:
            self.init(code: "editor", sentences: error.description, exit: .unavailable)
        case let error as PromptLibrary.Failure:
            self.init(code: "prompts", sentences: error.description, exit: .configuration)
        case let error as TerminalWriteError:
            self.init(code: "output", sentences: error.description, exit: .inputOutput)
        case is CancellationError:
            self.init(code: "interrupted", message: "Stopped; everything up to here is kept.", exit: .interrupted)
        default:
            self.init(code: "unexpected", sentences: String(describing: error), exit: .software)
        }
    }

    private init(message error: MessageError) {
        switch error {
        case .empty: self.init(code: "empty_message", sentences: error.description, exit: .usage)
        case .tooLong: self.init(code: "message_too_long", sentences: error.description, exit: .badData)
        case .tooManyTurns: self.init(code: "too_many_turns", sentences: error.description, exit: .badData)
        }
    }

    private init(session error: SessionError) {
        let (code, exit): (String, ExitCode) =
            switch error {
            case .notFound: ("session_not_found", .notFound)
            case .ambiguous: ("session_ambiguous", .usage)
            case .noSuchMashup: ("mashup_not_found", .notFound)
            case .ambiguousMashup: ("mashup_ambiguous", .usage)
            case .noSuchFile: ("file_not_found", .notFound)
            case .nameTaken: ("name_taken", .usage)
            case .unusableName: ("unusable_name", .usage)
            case .nothingToUndo: ("nothing_to_undo", .usage)
            case .deletedElsewhere: ("session_deleted", .notFound)
            case .newerVersion: ("database_newer", .badData)
            case .foreignDatabase: ("database_foreign", .badData)
            case .damaged: ("database_damaged", .badData)
            case .notADatabase: ("not_a_database", .badData)
            case .unsound: ("database_unsound", .badData)
            case .cannotWrite: ("cannot_write", .cannotCreate)
            case .fileExists: ("file_exists", .cannotCreate)
            case .sameFile: ("same_file", .usage)
            case .busy: ("database_busy", .unavailable)
            case .inUse: ("database_in_use", .unavailable)
            case .unexpected: ("database", .software)
            }
        self.init(code: code, sentences: String(describing: error), exit: exit)
    }

    private init(catalogue error: CatalogueError) {
        let (code, exit): (String, ExitCode) =
            switch error {
            case .unknown: ("genre_not_found", .notFound)
            case .broken: ("genre_file_broken", .badData)
            case .unreadable: ("catalogue_unreadable", .configuration)
            }
        self.init(code: code, sentences: error.description, exit: exit)
    }

    private init(generation error: GenerationError) {
        let (code, exit): (String, ExitCode) =
            switch error {
            case .unknownGenre: ("genre_not_found", .notFound)
            case .onlyForListening: ("listening_only", .badData)
            case .nothingLeft: ("no_genre_left", .badData)
            case .unreadable: ("material_unreadable", .configuration)
            case .notEnoughTheory: ("not_enough_theory", .software)
            }
        self.init(code: code, sentences: error.description, exit: exit)
    }

    private init(tweak error: TweakRefusal) {
        let (code, exit): (String, ExitCode) =
            switch error {
            case .notUnderstood, .nothingAsked: ("tweak_not_understood", .usage)
            case .keyOutsideInstruments, .otherMode, .noKeyThatWay: ("key_not_possible", .badData)
            case .tempoOutside: ("tempo_not_possible", .badData)
            case .minutesOutside: ("minutes_not_possible", .badData)
            case .noLevelThatWay: ("level_not_possible", .badData)
            case .genreNotInLesson, .onlyGroove: ("genre_not_possible", .badData)
            case .noSuchSection: ("section_not_found", .notFound)
            case .noSimplerChords, .noOtherGroove, .noOtherLength, .noOtherTitle: ("no_alternative", .badData)
            case .nothingChanges: ("nothing_changes", .badData)
            case .fails: ("tweak_fails_checks", .badData)
            }
        self.init(code: code, sentences: error.description, exit: exit)
    }
}
