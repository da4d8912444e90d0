import Foundation
import HTTPCore
import HTTPCurl
import ModelTestSupport
import SearchTestSupport
import TestSupport
import Testing
import WebSearch

@Suite struct ProviderContractTests {
    static let contracts = [SearchContract.tavily, .wikipedia, .searxng]

    @Test(.timeLimit(.minutes(15)), arguments: contracts, SearchContract.Promise.allCases)
    func `a client keeps its promise`(_ contract: SearchContract, _ promise: SearchContract.Promise) async {
        let violations = await contract.violations(of: promise)
        #expect(violations == [], "\(violations.prefix(5).joined(separator: "\n"))")
    }

    @Test(.timeLimit(.minutes(15)), arguments: contracts)
    func `recordings give the same over a real connection, whole and in pieces`(_ contract: SearchContract) async throws
    {
        for recording in contract.recordings + contract.refusals {
            let exchange = recording.exchange
            let fields = exchange.fields.all.map { "\($0.name): \($0.value)\r\n" }.joined()
            let head = "HTTP/1.1 \(exchange.status) -\r\n\(fields)Content-Length: \(exchange.body.count)\r\n\r\n"
            let bytes = Array(head.utf8) + exchange.body
            for cuts in [[], [head.utf8.count, head.utf8.count + 1, bytes.count / 2, bytes.count - 1]] {
                let server = try LoopbackServer.answering(with: [LoopbackScript(raw: bytes, cutAt: cuts)])
                let trace = await SearchTrace(asking: contract.client(at: server.url, on: CurlTransport()))
                let shown = recording.expected.at(server.url.absoluteString)
                #expect(trace == shown, "\(recording.name), cut at \(cuts)")
            }
        }
    }
}

extension SearchTrace {
    /// The same where the service is at another address than the contract's.
    fileprivate func at(_ address: String) -> SearchTrace {
        let hits = hits.map { hit in
            var hit = hit
            hit.url = hit.url.replacing("https://search.test", with: address)
            return hit
        }
        return switch failure {
        case .notTheService(let id, _): SearchTrace(failure: .notTheService(id, address: address))
        case .jsonNotAllowed: SearchTrace(failure: .jsonNotAllowed(address: address))
        default: SearchTrace(hits: hits, failure: failure)
        }
    }
}
