import Foundation
import Yams

/// A YAML text with its lines remembered, so that what is wrong with it can be pointed at.
struct YAMLDocument {
    let name: String
    private let root: Node

    /// Parses a text.
    ///
    /// - Throws: ``RecordProblem`` with the line at which it stops being YAML.
    init(name: String, data: Data) throws(RecordProblem) {
        self.name = name
        guard let text = String(validating: data, as: UTF8.self) else {
            throw RecordProblem(file: name, line: nil, text: "it is not text in UTF-8")
        }
        do {
            // Only the text of scalars is used, so no tag needs resolving, which is what takes most time.
            guard let root = try compose(yaml: text, .basic) else {
                throw RecordProblem(file: name, line: nil, text: "it is empty")
            }
            self.root = root
        } catch let problem as RecordProblem {
            throw problem
        } catch let error as YamlError {
            throw RecordProblem(file: name, line: error.line, text: error.sentence)
        } catch {
            throw RecordProblem(file: name, line: nil, text: "\(error)")
        }
    }

    /// Decodes the whole text.
    ///
    /// - Throws: ``RecordProblem`` with the line of the field that does not fit.
    func decode<Value: Decodable>(_ type: Value.Type) throws(RecordProblem) -> Value {
        do {
            return try NodeDecoder(node: root, codingPath: []).value(type)
        } catch let DecodingError.keyNotFound(key, context) {
            throw problem("'\(key.stringValue)' is missing", at: context.codingPath.map(\.stringValue))
        } catch let DecodingError.dataCorrupted(context), let DecodingError.typeMismatch(_, context),
            let DecodingError.valueNotFound(_, context)
        {
            let path = context.codingPath.map(\.stringValue)
            throw problem(sentence(context.debugDescription, at: path), at: path)
        } catch {
            throw RecordProblem(file: name, line: nil, text: "\(error)")
        }
    }

    /// A problem at the line of a node; where the path leads nowhere, at its nearest parent's.
    ///
    /// - Parameter path: Field names, and positions in lists counted from 0.
    func problem(_ text: String, at path: [String]) -> RecordProblem {
        RecordProblem(file: name, line: node(at: path).mark?.line, text: text)
    }

    private func node(at path: [String]) -> Node {
        var node = root
        for step in path {
            guard let child = node.child(step) else { break }
            node = child
        }
        return node
    }

    /// The standard library's words for an unknown case of an enumeration, in a teacher's words.
    private func sentence(_ description: String, at path: [String]) -> String {
        guard description.hasPrefix("Cannot initialize"), case .scalar(let scalar) = node(at: path),
            let field = path.last(where: { Int($0) == nil })
        else { return description }
        return "\(field) may not be '\(scalar.string)'; data/schema/genre.schema.json lists what it may be"
    }
}

extension Node {
    /// The value of a field or the element at a position.
    func child(_ step: String) -> Node? {
        switch self {
        case .mapping(let mapping): mapping.first { $0.key.text == step }?.value
        case .sequence(let sequence): Int(step).flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
        case .scalar, .alias: nil
        }
    }

    /// The text of a scalar, whatever it looks like; nil for lists and mappings.
    var text: String? {
        guard case .scalar(let scalar) = self else { return nil }
        return scalar.string
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded: nil
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let names, _): "\(names.joined(separator: ", ")) is there twice"
        case .reader(let problem, _, _, _): problem
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: "\(self)"
        }
    }
}
