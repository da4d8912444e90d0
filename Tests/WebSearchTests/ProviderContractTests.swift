import Foundation
import HTTPCurl
import ModelTestSupport
import SearchTestSupport
import TestSupport
import Testing
import WebSearch

@Suite struct ProviderContractTests {
    static let contracts = [SearchContract.tavily, .wikipedia, .searxng]

    @Test(.timeLimit(.minutes(2)), arguments: contracts, SearchContract.Promise.allCases)
    func `a client keeps its promise`(_ contract: SearchContract, _ promise: SearchContract.Promise) async {
        let violations = await contract.violations(of: promise)
        #expect(violations == [], "\(violations.prefix(5).joined(separator: "\n"))")
    }
}
