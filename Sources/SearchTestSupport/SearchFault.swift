import Foundation
import TestSupport
public import WebSearch

/// A way in which a search service misbehaves, for a stand-in to play.
public enum SearchFault: String, Sendable, Hashable, CaseIterable {
    /// The key is not accepted, though it is the right one.
    case keyRefused
    /// The plan is used up.
    case quotaUsedUp
    /// Too many searches; half a minute has to be waited where the service says so.
    case rateLimited
    /// The request is taken, and nothing is sent.
    case silence
    /// The connection breaks in the middle of the answer.
    case reset
    /// A web page comes in place of data.
    case webPage
    /// The answer stops in the middle, though its length says that it is complete.
    case brokenJSON
    /// Nothing was found.
    case emptyAnswer
    /// An error comes under a status of success.
    case errorInSuccess
    /// The answer does not end before 20 MB.
    case endlessBody
    /// The search is sent on to another address.
    case redirect
    /// The answer is no UTF-8.
    case invalidUTF8
    /// The service has an error of its own.
    case serverError
    /// The operator has not allowed JSON.
    case jsonNotAllowed
    /// All engines behind the service failed.
    case enginesFailed

    /// What can happen with a service.
    public static func all(of provider: SearchProviderID) -> [SearchFault] {
        allCases.filter { $0.canHappen(with: provider) }
    }

    /// Whether it can happen with a service.
    public func canHappen(with provider: SearchProviderID) -> Bool {
        switch self {
        case .keyRefused, .quotaUsedUp: provider == .tavily
        case .jsonNotAllowed, .enginesFailed: provider == .searxng
        case .rateLimited, .silence, .reset, .webPage, .brokenJSON, .emptyAnswer, .errorInSuccess, .endlessBody,
            .redirect, .invalidUTF8, .serverError:
            true
        }
    }

    /// Whether looking if the service is there meets it, too.
    public var meetsChecks: Bool {
        switch self {
        case .quotaUsedUp, .emptyAnswer, .errorInSuccess, .jsonNotAllowed, .enginesFailed: false
        case .keyRefused, .rateLimited, .silence, .reset, .webPage, .brokenJSON, .endlessBody, .redirect, .invalidUTF8,
            .serverError:
            true
        }
    }
}

extension SearchStandIn {
    /// What a client has to make of a fault; nil where it is no failure.
    ///
    /// `limit` is the time that the client gives the search.
    public func failure(expectedOf fault: SearchFault, within limit: Duration) -> SearchFailure? {
        let address = url.absoluteString
        return switch fault {
        case .keyRefused: .keyRefused(provider)
        case .quotaUsedUp: .quotaUsedUp(provider)
        case .rateLimited: .rateLimited(provider, wait: provider == .searxng ? nil : .seconds(30))
        case .silence: .timeout(provider, after: limit)
        case .reset: .connectionLost(provider)
        case .webPage: .notTheService(provider, address: address)
        case .brokenJSON: .unreadable(provider, reason: "broken JSON")
        case .emptyAnswer: nil
        case .errorInSuccess:
            switch provider {
            case .tavily: .refused(.tavily, words: "Invalid topic.")
            case .wikipedia: .server(.wikipedia, status: 200, words: "The wiki is read-only.")
            case .searxng: .refused(.searxng, words: "search error")
            }
        case .endlessBody: .tooLarge(provider, limit: 2 << 20)
        case .redirect: .redirected(provider, host: elsewhere.url.absoluteString.replacing("http://", with: ""))
        case .invalidUTF8: .unreadable(provider, reason: "no UTF-8")
        case .serverError: .server(provider, status: 500, words: "It broke.")
        case .jsonNotAllowed: .jsonNotAllowed(address: address)
        case .enginesFailed: .enginesFailed(engines: "brave (timeout); qwant (Suspended: captcha)")
        }
    }
}
