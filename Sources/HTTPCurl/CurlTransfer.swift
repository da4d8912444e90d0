import CCurl
import Foundation
import HTTPCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One easy handle and what it does to its channel; used on the driving thread only.
final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    let channel: TransferChannel
    private let setup: TransferSetup
    private var deadlines: TransferDeadlines
    private var parser = ResponseHeadParser()
    private var head: ResponseHead?
    private var pending: [UInt8] = []
    private var bodyBytes = 0
    private var isPaused = false
    private var isSending = false
    /// Why this side broke the transfer off.
    private var verdict: HTTPFailure?
    private var failedResume: HTTPFailure?
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var headerList: UnsafeMutablePointer<curl_slist>?

    /// Prepares a transfer; nil where libcurl has no memory or does not know an option it must.
    init?(_ setup: TransferSetup, _ channel: TransferChannel) {
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard let handle = curl_easy_init() else {
            errorText.deallocate()
            return nil
        }
        self.handle = handle
        self.channel = channel
        self.setup = setup
        deadlines = TransferDeadlines(setup.request.limits, start: setup.start)
        guard configure() else { return nil }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    // MARK: Setting up

    private func configure() -> Bool {
        let own = Unmanaged.passUnretained(self).toOpaque()
        for line in setup.headerLines { headerList = curl_slist_append(headerList, line) }
        var codes = [
            ccurl_set_common(handle),
            ccurl_set_string(handle, CURLOPT_URL, setup.url.absoluteString),
            ccurl_set_string(handle, CURLOPT_USERAGENT, setup.userAgent),
            ccurl_set_list(handle, CURLOPT_HTTPHEADER, headerList),
            ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, setup.request.limits.connect.milliseconds)),
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText),
            ccurl_set_pointer(handle, CURLOPT_PRIVATE, own),
            ccurl_set_head_callback(handle, takeHeadLine, own),
            ccurl_set_body_callback(handle, takeBody, own),
        ]
        if setup.isLoopback { codes.append(ccurl_set_string(handle, CURLOPT_PROXY, "")) }
        codes += configureMethod()
        // A libcurl that cannot say when it sends: the wait then counts from here, the time to connect included.
        if ccurl_set_sending_callback(handle, noteSending, own) != CURLE_OK { isSending = true }
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func configureMethod() -> [CURLcode] {
        let request = setup.request
        var codes: [CURLcode] = []
        if request.method == .post || !request.body.isEmpty {
            codes.append(ccurl_set_long(handle, CURLOPT_POST, 1))
            codes.append(request.body.withUnsafeBytes { ccurl_set_body(handle, $0.baseAddress, $0.count) })
        }
        if request.method == .delete || request.method == .get && !request.body.isEmpty {
            codes.append(ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue))
        }
        return codes
    }

    // MARK: What libcurl reports

    fileprivate func sending() { isSending = true }

    fileprivate func receive(headLine line: UnsafeRawBufferPointer) -> Int {
        switch parser.append(line) {
        case .more: return line.count
        case .tooLarge:
            verdict = .other(reason: "the response's header fields have no end")
            return 0
        case .complete(let head):
            self.head = head
            guard head.contentLength ?? 0 <= setup.request.limits.bodyBytes else { return breakOff() }
            return line.count
        }
    }

    fileprivate func receive(body: UnsafeRawBufferPointer) -> Int {
        guard channel.admits(after: pending.count) else {
            isPaused = true
            return ccurl_pause()
        }
        bodyBytes += body.count
        guard bodyBytes <= setup.request.limits.bodyBytes else { return breakOff() }
        if pending.isEmpty, body.count >= 4 << 10 { pending.reserveCapacity(64 << 10) }
        pending.append(contentsOf: body)
        return body.count
    }

    /// - Returns: what a callback answers to have libcurl end the transfer.
    private func breakOff() -> Int {
        verdict = .bodyTooLarge(limit: setup.request.limits.bodyBytes)
        return 0
    }

    // MARK: What the driver does

    /// Hands on what came since the last time.
    func flush(at now: ContinuousClock.Instant) {
        if isSending {
            isSending = false
            deadlines.sent(at: now)
        }
        if let head {
            self.head = nil
            channel.deliver(head)
        }
        if !pending.isEmpty { deadlines.received(at: now) }
        if isPaused { deadlines.paused() }
        guard !pending.isEmpty else { return }
        let piece = pending
        pending = []
        if channel.deliver(piece) { resume(at: now) }
    }

    /// Goes on after the reader has caught up.
    func resume(at now: ContinuousClock.Instant) {
        isPaused = false
        deadlines.resumed(at: now)
        let code = ccurl_resume(handle)
        // It hands out what it held back right here, and tells nobody else where that was refused.
        if code != CURLE_OK { failedResume = failure(code) }
    }

    /// When to look at the deadlines again.
    var nextDeadline: ContinuousClock.Instant? { deadlines.next }

    /// What has taken too long, or failed where libcurl does not tell.
    func expired(at now: ContinuousClock.Instant) -> HTTPFailure? { failedResume ?? deadlines.failure(at: now) }

    /// How a transfer ended that libcurl is done with.
    func ending(_ code: CURLcode) -> TransferChannel.Ending {
        code == CURLE_OK && verdict == nil ? .complete : .failed(failure(code))
    }

    private func failure(_ code: CURLcode) -> HTTPFailure {
        if let verdict { return verdict }
        var systemError = 0
        _ = ccurl_get_long(handle, CURLINFO_OS_ERRNO, &systemError)
        let outcome = CurlOutcome(code: code, text: String(cString: errorText), systemError: Int32(systemError))
        return HTTPFailure(outcome, of: setup)
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, as far as libcurl and `poll` can count.
    var milliseconds: Int {
        let exact = Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
        return Int(min(exact.rounded(.up), Double(Int32.max)))
    }
}

private func transfer(_ context: UnsafeMutableRawPointer) -> CurlTransfer {
    Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
}

private let takeHeadLine: ccurl_bytes_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    return transfer(context).receive(headLine: UnsafeRawBufferPointer(start: bytes, count: size * count))
}

private let takeBody: ccurl_bytes_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    return transfer(context).receive(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
}

private let noteSending: ccurl_sending_callback = { context, _, _, _, _ in
    if let context { transfer(context).sending() }
    return 0
}
