/// Short English grammar words that are not stressed unless the sense asks for it.
enum WeakWords {
    static let all: Set<String> = [
        "a", "an", "the", "and", "or", "but", "nor", "so", "if", "as", "than", "that", "of", "to", "in", "on", "at",
        "by",
        "for", "from", "with", "my", "your", "our", "his", "her", "its", "their", "i", "you", "he", "she", "it", "we",
        "they", "me", "him", "us", "them", "is", "am", "are", "was", "were", "be", "been", "has", "have", "had", "do",
        "does", "did", "can", "could", "will", "would", "shall", "should", "may", "must", "i'm", "i'll", "i've", "it's",
        "we're", "we'll", "we've", "you're", "you'll", "you've", "they're", "they'll", "he's", "she's", "that's",
        "there's", "there", "some", "when", "till", "through", "where", "who", "how", "what",
    ]
}
