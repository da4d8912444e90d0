import ModelTestSupport
import Testing

@Suite struct AnthropicContractTests {
    @Test(.timeLimit(.minutes(15)), arguments: ModelContract.Promise.allCases)
    func `the Anthropic client keeps its promise`(_ promise: ModelContract.Promise) async {
        #expect(await ModelContract.anthropic.violations(of: promise) == [])
    }
}
