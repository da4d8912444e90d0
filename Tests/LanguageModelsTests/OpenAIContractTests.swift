import ModelTestSupport
import Testing

@Suite struct OpenAIContractTests {
    @Test(.timeLimit(.minutes(15)), arguments: ModelContract.Promise.allCases)
    func `the OpenAI-compatible client keeps its promise`(_ promise: ModelContract.Promise) async {
        #expect(await ModelContract.openAI.violations(of: promise) == [])
    }
}
