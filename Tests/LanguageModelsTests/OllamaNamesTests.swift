import Foundation
import LanguageModels
import Testing

@Suite struct OllamaNamesTests {
    @Test(arguments: [
        ("", "http://127.0.0.1:11434"), ("  ", "http://127.0.0.1:11434"), ("1.2.3.4", "http://1.2.3.4:11434"),
        ("1.2.3.4:5000", "http://1.2.3.4:5000"), (":5000", "http://127.0.0.1:5000"),
        ("example.com", "http://example.com:11434"), ("http://example.com", "http://example.com:80"),
        ("https://example.com", "https://example.com:443"), ("HTTP://example.com/", "http://example.com:80"),
        ("https://example.com:5000/base/", "https://example.com:5000/base"),
        ("example.com/base", "http://example.com:11434/base"), ("ollama.com", "https://ollama.com:443"),
        ("::1", "http://[::1]:11434"), ("[::1]", "http://[::1]:11434"), ("[::1]:5000", "http://[::1]:5000"),
        ("0.0.0.0", "http://127.0.0.1:11434"), ("0.0.0.0:8000", "http://127.0.0.1:8000"),
        ("http://0.0.0.0:11434", "http://127.0.0.1:11434"), ("[::]", "http://[::1]:11434"),
        ("\"localhost:11434\"", "http://localhost:11434"),
    ])
    func `an address means what Ollama's own programs make of it`(_ text: String, _ url: String) throws {
        #expect(try OllamaAddress.url(from: text).absoluteString == url)
    }

    @Test(arguments: [
        ("ftp://example.com", OllamaAddressFault.scheme("ftp")), ("localhost:port", .port("port")),
        ("localhost:70000", .port("70000")), ("localhost:", .port("")), ("localhost:+80", .port("+80")),
        ("http://anna:secret@example.com", .holdsPassword), ("my host", .notAnAddress("my host")),
        ("[::1", .notAnAddress("[::1")), ("example.com/?a=b", .notAnAddress("example.com/?a=b")),
    ])
    func `what is no address is refused by name`(_ text: String, _ fault: OllamaAddressFault) {
        #expect(throws: fault) { try OllamaAddress.url(from: text) }
        #expect(!fault.description.contains("secret"))
    }

    @Test func `the name of the first plans becomes one that Ollama lists`() {
        let old = OllamaModelName.current(for: "llama3.1:8b-instruct")
        #expect(old.name == "llama3.1:8b")
        #expect(old.notice?.contains("llama3.1:8b-instruct") == true)
        let good = OllamaModelName.current(for: "llama3.1:8b-instruct-q4_K_M")
        #expect(good.name == "llama3.1:8b-instruct-q4_K_M")
        #expect(good.notice == nil)
    }

    @Test func `a name without a tag means the latest`() {
        #expect(OllamaModelName.isSame("llama3.1", "Llama3.1:latest"))
        #expect(OllamaModelName.isSame("registry.ollama.ai/library/gemma:2b", "gemma:2b"))
        #expect(OllamaModelName.isSame("host:5000/me/gemma", "host:5000/me/gemma:latest"))
        #expect(!OllamaModelName.isSame("llama3.1", "llama3.1:8b"))
    }
}
