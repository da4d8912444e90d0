public import Foundation
import Yams

/// Why a price table could not be read.
public enum PriceTableError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened.
    case unreadable(file: String, reason: String)
    /// Something in it is wrong, in this line where that is known.
    case malformed(file: String, line: Int?, reason: String)

    /// What is wrong and where, in one sentence.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "The price table \(file) cannot be read: \(reason)."
        case .malformed(let file, let line?, let reason): "The price table \(file) is wrong in line \(line): \(reason)."
        case .malformed(let file, nil, let reason): "The price table \(file) is wrong: \(reason)."
        }
    }

    /// The next step, in one sentence.
    public var hint: String {
        "Correct it as the comment at its top says; until then no prices are shown."
    }
}

extension PriceTable {
    /// Reads a table.
    ///
    /// - Parameter file: A YAML file in the form that the comment at the top of `data/models.yaml` describes.
    /// - Returns: The prices in it.
    /// - Throws: ``PriceTableError`` with the file and the line.
    public static func read(file: URL) throws(PriceTableError) -> PriceTable {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            let reason = (error as? CocoaError)?.code == .fileReadNoSuchFile ? "there is no such file" : "no access"
            throw .unreadable(file: file.path, reason: reason)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .malformed(file: file.path, line: nil, reason: "it is not text in UTF-8")
        }
        return try PriceTable(yaml: text, file: file.path)
    }

    /// Reads a table from its text; `file` names it in errors.
    init(yaml: String, file: String) throws(PriceTableError) {
        do {
            guard let root = try compose(yaml: yaml, .basic) else {
                throw Problem(line: nil, reason: "it is empty")
            }
            let prices = try root.member("prices", of: ["prices"])
            guard case .sequence(let elements) = prices else {
                throw Problem(line: prices.mark?.line, reason: "'prices' must be a list")
            }
            var rows: [Row] = []
            for element in elements {
                let row = try Row(element)
                if rows.contains(where: { $0.provider == row.provider && $0.model == row.model }) {
                    throw Problem(line: element.mark?.line, reason: "\(row.model) is there twice")
                }
                rows.append(row)
            }
            self.init(rows)
        } catch let problem as Problem {
            throw .malformed(file: file, line: problem.line, reason: problem.reason)
        } catch let error as YamlError {
            throw .malformed(file: file, line: error.line, reason: "it is not YAML there")
        } catch {
            throw .malformed(file: file, line: nil, reason: "\(error)")
        }
    }
}

/// What is wrong in a line.
private struct Problem: Error {
    var line: Int?
    var reason: String
}

extension YamlError {
    /// The line at which a text stops being YAML.
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}

extension PriceTable.Row {
    private static let fields = ["provider", "model", "input", "output", "context", "up_to", "source", "retrieved"]

    fileprivate init(_ node: Node) throws {
        func text(_ field: String) throws -> (String, line: Int?) {
            let value = try node.member(field, of: Self.fields)
            guard case .scalar(let scalar) = value, !scalar.string.isEmpty else {
                throw Problem(line: value.mark?.line, reason: "'\(field)' must be a text or a number")
            }
            return (scalar.string, value.mark?.line)
        }
        func price(_ field: String) throws -> Int {
            let (text, line) = try text(field)
            guard let micros = Self.micros(text) else {
                throw Problem(line: line, reason: "'\(field)' must be US dollars such as 0.15, not '\(text)'")
            }
            return micros
        }
        func count(_ field: String) throws -> Int? {
            if !node.has(field) { return nil }
            let (text, line) = try text(field)
            guard let number = Int(text), number > 0 else {
                throw Problem(line: line, reason: "'\(field)' must be a number of tokens, not '\(text)'")
            }
            return number
        }
        let (name, line) = try text("provider")
        guard let provider = ModelProvider(rawValue: name) else {
            let known = ModelProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(line: line, reason: "'provider' must be one of \(known), not '\(name)'")
        }
        _ = try text("source")
        _ = try text("retrieved")
        self.init(
            provider: provider,
            model: try text("model").0,
            input: try price("input"),
            output: try price("output"),
            contextLength: try count("context"),
            longestPrompt: try count("up_to")
        )
    }

    /// Millionths of a dollar from dollars with at most six decimals; nil for anything else, and from 1000000 on.
    private static func micros(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let last = parts.last, !first.isEmpty, !last.isEmpty,
            first.utf8.count <= 6, parts.count == 1 || last.utf8.count <= 6,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let decimals = parts.count == 2 ? String(last) : ""
        return Int(first + decimals + String(repeating: "0", count: 6 - decimals.count))
    }
}

extension Node {
    fileprivate func has(_ field: String) -> Bool {
        if case .mapping(let members) = self { members.contains { $0.key.string == field } } else { false }
    }

    /// The value of a field of a mapping that has no fields but those known.
    fileprivate func member(_ field: String, of known: [String]) throws -> Node {
        guard case .mapping(let members) = self else {
            throw Problem(line: mark?.line, reason: "fields such as '\(field)' are expected")
        }
        for (key, _) in members where !known.contains(key.string ?? "") {
            let reason = "'\(key.string ?? "?")' is not known; there may be \(known.joined(separator: ", "))"
            throw Problem(line: key.mark?.line, reason: reason)
        }
        guard let value = members.first(where: { $0.key.string == field })?.value else {
            throw Problem(line: mark?.line, reason: "'\(field)' is missing")
        }
        return value
    }
}
