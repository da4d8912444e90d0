import CCurl
import HTTPCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What libcurl knows of a transfer that failed.
struct CurlOutcome {
    var code: CURLcode
    /// libcurl's own sentence; may be empty.
    var text: String
    /// The system's reason; 0 for none.
    var systemError: Int32
}

extension HTTPFailure {
    /// The failure a libcurl code stands for.
    init(_ outcome: CurlOutcome, of setup: TransferSetup) {
        let reason = Self.clean(outcome.text.isEmpty ? String(cString: curl_easy_strerror(outcome.code)) : outcome.text)
        switch outcome.code {
        case CURLE_COULDNT_RESOLVE_HOST:
            self = .hostNotFound(host: setup.host)
        case CURLE_COULDNT_RESOLVE_PROXY:
            self = .other(reason: "the proxy's name is not known")
        case CURLE_COULDNT_CONNECT:
            self = Self.unconnected(outcome.systemError, reason, setup)
        case CURLE_OPERATION_TIMEDOUT:
            self = .connectTimeout(after: setup.request.limits.connect)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            self = .certificate(host: setup.host, reason: reason)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = .connectionLost(reason: reason)
        default:
            self = .other(reason: reason)
        }
    }

    private static func unconnected(_ systemError: Int32, _ reason: String, _ setup: TransferSetup) -> HTTPFailure {
        switch systemError {
        case ENETUNREACH, ENETDOWN: .hostNotFound(host: setup.host)
        case ETIMEDOUT: .connectTimeout(after: setup.request.limits.connect)
        // libcurl names whom it tried to reach; where that is somebody else, it was a proxy.
        case _ where reason.hasPrefix("Failed to connect to") && !reason.contains(setup.host): .other(reason: reason)
        default: .refused(host: setup.host, port: setup.port)
        }
    }

    /// Text that may come from a server, without control characters and of a bounded length.
    static func clean(_ text: String) -> String {
        let visible = text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 }
        return String(String.UnicodeScalarView(visible.filter { !(0x7F...0x9F).contains($0.value) }.prefix(200)))
    }
}
