import Conversations
import Sessions

/// The session the shell is in: its place in the store and its conversation.
struct CurrentSession: Sendable {
    let store: SessionStore
    let log: SessionLog
    let conversation: Conversation
    /// Which model answers here.
    let models: SessionModels
    /// Who writes replies here.
    let replies: ModelReplyWriter
    /// What had to be mended because the program was ended in the middle of a turn.
    let repairs: [String]
    /// The session as it was found, where it was there before.
    let resumed: Session?

    /// Begins a session; nothing is stored before the first message.
    init(newIn store: SessionStore, bench: Workbench) throws {
        self.store = store
        log = try store.newSession()
        models = bench.models(for: log)
        replies = bench.replyWriter(log: log, models: models)
        conversation = Conversation(
            state: ConversationState(),
            parts: bench.conversationParts(log: log, models: models, replies: replies),
            store: log
        )
        repairs = []
        resumed = nil
    }

    /// Goes on with a stored session; throws `SessionError` where it is not found or not clear which is meant.
    ///
    /// `before` is what decided on its models until now, where it is read anew.
    init(
        resuming text: String,
        in store: SessionStore,
        bench: Workbench,
        continuing before: SessionModels? = nil
    ) throws {
        self.store = store
        let resumption = try store.resume(try store.find(text).id)
        log = resumption.log
        models = bench.models(for: log, continuing: before)
        replies = bench.replyWriter(log: log, models: models)
        conversation = Conversation(
            state: resumption.session.state,
            parts: bench.conversationParts(log: log, models: models, replies: replies),
            store: log
        )
        repairs = resumption.repair?.sentences ?? []
        resumed = resumption.session
    }

    /// The session's id.
    var id: SessionID { log.id }

    /// Whether there is anything to come back to.
    var isStored: Bool { log.isStored }

    /// The exact command that goes on here.
    var resumeCommand: String { "mashup --session \(id)" }
}

extension Repair {
    /// What had to be put in order, for the teacher.
    var sentences: [String] {
        let start = message.prefix(60) + (message.count > 60 ? "…" : "")
        var sentences = ["Your last message, “\(start)”, was saved but not answered. /retry answers it."]
        if reply != nil { sentences.append("The reply was cut short; what there was of it is kept.") }
        return sentences
    }
}
