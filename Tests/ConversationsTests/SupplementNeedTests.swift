import Teaching
import Testing

@testable import Conversations

@Suite struct SupplementNeedTests {
    private func isNeeded(_ message: String) throws -> Bool {
        let understood = try SupplementSetup.rules(message)
        return SupplementNeed.exists(in: message, try SupplementSetup.reading(message), understood: understood)
    }

    @Test(arguments: [
        "hello", "Good morning!", "thanks, that's great", "yes please", "go ahead and generate it", "bye",
        "what can you do?", "jazz and hip-hop for my 9th graders", "24 students, 45 minutes", "beginners", "blues pls",
        "swap jazz for gospel", "no country",
    ])
    func `a message without words left over needs no model`(message: String) throws {
        #expect(try !isNeeded(message))
    }

    @Test(arguments: [
        "Jazz for my 9th graders, with a pinch of Thundercat on top", "Thundercat & jazz",
        "they still hunt for the notes on the staff", "爵士乐", "blues, and the register runs to 31 names",
    ])
    func `a message with words left over is read again`(message: String) throws {
        #expect(try isNeeded(message))
    }
}
