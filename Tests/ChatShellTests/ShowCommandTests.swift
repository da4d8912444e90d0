import Testing

@testable import ChatShell

@Suite struct ShowCommandTests {
    private func request(_ line: String) throws -> ShowRequest {
        try ShowRequest(#require(TypedCommand(line)))
    }

    @Test func `the checks are asked for before or behind the name`() throws {
        #expect(try request("/show --checks").showsChecks)
        #expect(try request("/show --checks").mashup.isEmpty)
        #expect(try request("/show m12 --checks") == request("/show --checks m12"))
        #expect(try request("/show m12 --checks").mashup == "m12")
    }

    @Test func `a name alone reads the lesson`() throws {
        #expect(try !request("/show m12").showsChecks)
        #expect(try request("/show Blue Porch").mashup == "Blue Porch")
    }

    @Test func `another option is named`() throws {
        let error = #expect(throws: ProgramError.self) { try request("/show --check") }
        #expect(error?.message.contains("--check") == true)
        #expect(error?.exit == .usage)
    }
}
