/// Marks the parts of a prompt that take no columns, as readline needs to place the cursor.
enum PromptMarkup {
    private static let startIgnoring = "\u{01}"
    private static let endIgnoring = "\u{02}"

    /// The prompt with its escape sequences for styles between readline's marks.
    static func marked(_ prompt: String) -> String {
        var marked = ""
        var rest = prompt[...]
        while let character = rest.popFirst() {
            guard character == "\u{1B}", rest.first == "[" else {
                marked.append(character)
                continue
            }
            var sequence = "\u{1B}"
            while let next = rest.popFirst() {
                sequence.append(next)
                if next.isLetter { break }
            }
            marked += startIgnoring + sequence + endIgnoring
        }
        return marked
    }
}
