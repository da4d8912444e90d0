#define _GNU_SOURCE
#include "ccurl.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>

static int keep_from_children(void *context, curl_socket_t descriptor, curlsocktype purpose) {
    (void)context;
    (void)purpose;
    (void)fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return CURL_SOCKOPT_OK;
}

static CURLcode only_http(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

CURLcode ccurl_set_common(CURL *handle) {
    CURLcode code = only_http(handle);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_BUFFERSIZE, 128L << 10);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, keep_from_children);
    // The empty string stands for every compression this libcurl was built with.
    if (!code) code = curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    if (code) return code;
    // A libcurl without HTTP/2 refuses this and keeps to HTTP/1.1, which will do.
    (void)curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
#if LIBCURL_VERSION_NUM >= 0x075700
    // Otherwise letting go of a transfer waits until its name lookup has ended, and all others with it.
    (void)curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#endif
    return CURLE_OK;
}

CURLcode ccurl_set_sending_callback(CURL *handle, ccurl_sending_callback callback, void *context) {
#if LIBCURL_VERSION_NUM >= 0x075000
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
    return code ? code : curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
#else
    (void)handle;
    (void)callback;
    (void)context;
    return CURLE_UNKNOWN_OPTION;
#endif
}

CURLcode ccurl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

size_t ccurl_pause(void) { return CURL_WRITEFUNC_PAUSE; }

CURLcode ccurl_resume(CURL *handle) { return curl_easy_pause(handle, CURLPAUSE_CONT); }

void ccurl_prepare_thread(const char *name) {
#ifdef __APPLE__
    pthread_setname_np(name);
#else
    pthread_setname_np(pthread_self(), name);
#endif
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}
