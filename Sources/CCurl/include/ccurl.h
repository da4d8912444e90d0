#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stddef.h>

// libcurl's setters and getters take a variable number of arguments, which Swift cannot call: one function per type.

typedef size_t (*ccurl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ccurl_sending_callback)(void *context, char *address, char *own_address, int port, int own_port);

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

/// Copies a body of any bytes into the handle.
static inline CURLcode ccurl_set_body(CURL *handle, const void *bytes, size_t count) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code ? code : curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, count ? bytes : "");
}

/// Where the lines of the response's heads go.
static inline CURLcode ccurl_set_head_callback(CURL *handle, ccurl_bytes_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    return code ? code : curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
}

/// Where the bytes of the body go; it may answer CCURL_PAUSE.
static inline CURLcode ccurl_set_body_callback(CURL *handle, ccurl_bytes_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    return code ? code : curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return curl_easy_getinfo(handle, info, (char **)value);
}

/// Settings of every transfer: only http and https, no signals, no waiting for name lookups that nobody needs any more,
/// sockets that started programs do not inherit.
CURLcode ccurl_set_common(CURL *handle);

/// Calls back right before the request is sent on a connection that stands; the callback answers 0.
CURLcode ccurl_set_sending_callback(CURL *handle, ccurl_sending_callback callback, void *context);

/// Starts the library; to be called once, before anything else.
CURLcode ccurl_start(void);

/// What the body callback answers to get the same bytes again later.
size_t ccurl_pause(void);

/// Goes on with a transfer that paused.
CURLcode ccurl_resume(CURL *handle);

/// Names the calling thread, as debuggers show it, and keeps signals away from it: they belong to the program's main
/// thread, and a broken connection must not end the program.
void ccurl_prepare_thread(const char *name);

#endif
