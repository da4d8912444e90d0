import Foundation
import HTTPCore
import HTTPCurl
import SearchTestSupport
import TestSupport
import Testing
import WebSearch

/// A fault of one service.
private struct Case: Sendable, CustomTestStringConvertible {
    var provider: SearchProviderID
    var fault: SearchFault
    var testDescription: String { "\(provider.title): \(fault.rawValue)" }

    static let all = SearchProviderID.allCases.flatMap { provider in
        SearchFault.all(of: provider).map { Case(provider: provider, fault: $0) }
    }
}

@Suite(.timeLimit(.minutes(15))) struct ProviderStandInTests {
    private let transport = CurlTransport()
    private static let hits = [
        SearchHit(title: "Reggae & Ska", url: "https://example.org/reggae?a=1&b=2", text: "One — “two”.", score: 0.9),
        SearchHit(title: "Blue note", url: "https://example.org/blue", text: "A note 🎵.", score: 0.5),
        SearchHit(title: "Groove", url: "https://example.org/groove", text: "A pattern.", score: 0.1),
    ]

    private func client(_ provider: SearchProviderID, at url: URL) -> any SearchProvider {
        switch provider {
        case .tavily: Tavily(base: url, key: Secret(SearchStandIn.key), transport: transport)
        case .wikipedia: Wikipedia(base: url, contact: "music@school.test", version: "1.0", transport: transport)
        case .searxng: SearXNG(base: url, transport: transport)
        }
    }

    /// What Wikipedia cannot tell, and what only it tells.
    private func expected(_ hits: [SearchHit], _ provider: SearchProviderID) -> [SearchHit] {
        provider != .wikipedia
            ? hits
            : hits.map { SearchHit(title: $0.title, url: $0.url, text: $0.text, licence: Wikipedia.licence) }
    }

    @Test(arguments: SearchProviderID.allCases)
    func `results come over a real connection, best first and no more than asked for`(
        _ id: SearchProviderID
    ) async throws {
        let standIn = try SearchStandIn(id, hits: Self.hits)
        let client = client(id, at: standIn.url)
        let all = try await client.search("R&B + soul: 100% \"live\" ça", count: 5, within: .seconds(20))
        #expect(all == expected(Self.hits, id))
        let two = try await client.search("jazz", count: 2, within: .seconds(20))
        #expect(two == expected(Array(Self.hits.prefix(2)), id))
        let first = id == .wikipedia ? "R&B soul 100% live ça" : "R&B soul: 100% \"live\" ça"
        #expect(standIn.phrases == [first, "jazz"])
        #expect(try await client.check(within: .seconds(20))?.isEmpty == false)
        #expect(standIn.requests.map(\.connection) == [0, 0, 0])
    }

    @Test(arguments: Case.all)
    private func `a fault becomes the failure it is`(_ one: Case) async throws {
        let standIn = try SearchStandIn(one.provider, fault: one.fault)
        let limit = one.fault == .silence ? Duration.milliseconds(200) : .seconds(20)
        let client = client(one.provider, at: standIn.url)
        let trace = await SearchTrace(asking: client, within: limit)
        #expect(trace == SearchTrace(failure: standIn.failure(expectedOf: one.fault, within: limit)))
        #expect(standIn.elsewhere.requests.isEmpty)
        #expect(await transport.openTransfers() == 0)
    }

    @Test(arguments: Case.all)
    private func `looking whether a service is there meets its faults, too`(_ one: Case) async throws {
        let standIn = try SearchStandIn(one.provider, fault: one.fault)
        let limit = one.fault == .silence ? Duration.milliseconds(200) : .seconds(20)
        let client = client(one.provider, at: standIn.url)
        var failure: SearchFailure?
        do {
            _ = try await client.check(within: limit)
        } catch let thrown as SearchFailure {
            failure = thrown
        }
        let expected = one.fault.meetsChecks ? standIn.failure(expectedOf: one.fault, within: limit) : nil
        #expect(failure == expected)
        #expect(standIn.elsewhere.requests.isEmpty)
    }

    @Test(arguments: SearchProviderID.allCases)
    func `cancelling a search closes its connection`(_ id: SearchProviderID) async throws {
        let asked = LoopbackGate()
        let closed = LoopbackGate()
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead(type: "application/json")
            connection.sendChunk("{\"query\":")
            asked.open()
            connection.waitUntilClosed()
            closed.open()
        }
        let client = client(id, at: server.url)
        let search = Task { try await client.search("jazz", count: 5, within: .seconds(60)) }
        #expect(await asked.opened())
        search.cancel()
        await #expect(throws: CancellationError.self) { try await search.value }
        #expect(await closed.opened())
    }

    @Test(arguments: SearchProviderID.allCases)
    func `where nothing answers the service is not running`(_ id: SearchProviderID) async throws {
        let port = try LoopbackPort(.refusing)
        let url = try #require(URL(string: "http://127.0.0.1:\(port.number)"))
        let trace = await SearchTrace(asking: client(id, at: url), within: .seconds(20))
        #expect(trace == SearchTrace(failure: .notRunning(id, address: "http://127.0.0.1:\(port.number)")))
    }

    @Test func `the stand-in for Tavily refuses every other key`() async throws {
        let standIn = try SearchStandIn(.tavily, hits: Self.hits)
        let client = Tavily(base: standIn.url, key: Secret("tvly-other"), transport: transport)
        #expect(await SearchTrace(asking: client) == SearchTrace(failure: .keyRefused(.tavily)))
    }

    @Test(arguments: SearchProviderID.allCases)
    func `the settings for a stand-in name it and its address`(_ id: SearchProviderID) throws {
        let standIn = try SearchStandIn(id, hits: [])
        #expect(standIn.environment["SEARCH_PROVIDER"] == id.rawValue)
        #expect(standIn.environment[id.addressSetting] == standIn.url.absoluteString)
        let key = id.keySetting.flatMap { standIn.environment[$0] }
        #expect(key == (id == .tavily ? SearchStandIn.key : nil))
    }
}
