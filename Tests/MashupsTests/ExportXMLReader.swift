import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads XML into a tree; nil for text that is not well-formed.
final class ExportXMLReader: NSObject, XMLParserDelegate {
    final class Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        var children: [Element] = []

        init(name: String, attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        func all(_ wanted: String) -> [Element] {
            children.flatMap { ($0.name == wanted ? [$0] : []) + $0.all(wanted) }
        }

        func first(_ wanted: String) -> Element? { children.first { $0.name == wanted } }
        func number(_ wanted: String) -> Int? { first(wanted).flatMap { Int($0.text) } }
    }

    private var open: [Element] = [Element(name: "", attributes: [:])]

    static func root(of data: Data) -> Element? {
        let reader = ExportXMLReader()
        let parser = XMLParser(data: data)
        parser.delegate = reader
        guard parser.parse() else { return nil }
        return reader.open.first?.children.first
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let element = Element(name: name, attributes: attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
