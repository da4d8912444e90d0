import Foundation
import Testing

/// How much of what teachers say is gathered, as F1 over all slots.
struct UnderstandingScoreTests {
    @Test(arguments: [
        ("Tests/Evaluation/slots.dev.jsonl", 0.95),
        ("Tests/Evaluation/slots.open.jsonl", 0.95),
        ("Tests/ConversationsTests/Understanding/own.jsonl", 0.95),
        ("Tests/Evaluation/slots.voices.jsonl", 0.95),
        ("Tests/Evaluation/slots.unseen.jsonl", 0.90),
        ("Tests/Evaluation/slots.unseen2.jsonl", 0.90),
    ])
    func `messages of teachers fill the slots they speak of`(path: String, least: Double) throws {
        let score = try SlotScore(file: Project.root.appending(path: path), extractor: Project.extractor.get())
        #expect(score.f1 >= least, "\(path): \(score)")
    }
}
