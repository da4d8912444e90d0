/// What Ollama answered, byte for byte: fixtures F1 to F6 of its protocol, and what older versions send.
public enum OllamaRecording {
    /// `GET /api/version`.
    public static let version = #"""
        {"version":"0.32.15"}

        """#

    /// `GET /api/tags`.
    public static let tags = #"""
        {"models":[{"name":"llama3.1:8b","model":"llama3.1:8b",\#
        "modified_at":"2026-08-20T09:12:44.118273645+02:00","size":4920753328,\#
        "digest":"46e0c10c039e0191000000000000000000000000000000000000000000000000","details":{"parent_model":"",\#
        "format":"gguf","family":"llama","families":["llama"],"parameter_size":"8.0B",\#
        "quantization_level":"Q4_K_M"},"capabilities":["completion","tools"]}]}

        """#

    /// `POST /api/show`, of a model that calls tools and thinks.
    public static let show = #"""
        {"details":{"format":"gguf","family":"llama","parameter_size":"8.0B"},\#
        "model_info":{"general.architecture":"llama","llama.context_length":131072,"llama.vocab_size":128256},\#
        "capabilities":["completion","tools","thinking"],"template":"{{ .Prompt }}"}

        """#

    /// F2: text in pieces, with an escaped `<` and a character of three bytes.
    public static let text = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:00:01.100000001Z","message":{"role":"assistant",\#
        "content":"Yes, 2 \u003c 3 "},"done":false}
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:00:01.142Z","message":{"role":"assistant",\#
        "content":"✅"},"done":false}
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:00:01.18Z","message":{"role":"assistant",\#
        "content":""},"done":true,"done_reason":"stop","total_duration":1834000000,"load_duration":950000000,\#
        "prompt_eval_count":27,"prompt_eval_duration":310000000,"eval_count":9,"eval_duration":402000000}

        """#

    /// F3, layout A: a call in a line before the last.
    public static let callThenEnd = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:01:00.5Z","message":{"role":"assistant","content":"",\#
        "tool_calls":[{"id":"call_k3v9x1ab","function":{"index":0,"name":"web_search",\#
        "arguments":{"query":"Eiffel tower height metres"}}}]},"done":false}
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:01:00.6Z","message":{"role":"assistant","content":""},\#
        "done":true,"done_reason":"stop","total_duration":900000000,"load_duration":20000000,\#
        "prompt_eval_count":160,"prompt_eval_duration":400000000,"eval_count":21,"eval_duration":470000000}

        """#

    /// F3, layout B: a call in the last line.
    public static let callInEnd = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:01:00.6Z","message":{"role":"assistant","content":"",\#
        "tool_calls":[{"id":"call_k3v9x1ab","function":{"index":0,"name":"web_search",\#
        "arguments":{"query":"Eiffel tower height metres"}}}]},"done":true,"done_reason":"stop",\#
        "total_duration":900000000,"load_duration":20000000,"prompt_eval_count":160,\#
        "prompt_eval_duration":400000000,"eval_count":21,"eval_duration":470000000}

        """#

    /// F3, the second answer: one object, not streamed.
    public static let whole = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:01:03.25Z","message":{"role":"assistant",\#
        "content":"It is 330 m tall."},"done":true,"done_reason":"stop","total_duration":1200000000,\#
        "load_duration":21000000,"prompt_eval_count":201,"prompt_eval_duration":300000000,"eval_count":8,\#
        "eval_duration":180000000}

        """#

    /// F4: thinking, and then an answer of a form.
    public static let thinking = #"""
        {"model":"qwen3:8b","created_at":"2026-08-22T10:02:00.1Z","message":{"role":"assistant","content":"",\#
        "thinking":"The user wants "},"done":false}
        {"model":"qwen3:8b","created_at":"2026-08-22T10:02:00.2Z","message":{"role":"assistant","content":"",\#
        "thinking":"a score."},"done":false}
        {"model":"qwen3:8b","created_at":"2026-08-22T10:02:01.1Z","message":{"role":"assistant",\#
        "content":"{\"score\": 0.8, "},"done":false}
        {"model":"qwen3:8b","created_at":"2026-08-22T10:02:01.2Z","message":{"role":"assistant",\#
        "content":"\"reason\": \"ok\"}"},"done":false}
        {"model":"qwen3:8b","created_at":"2026-08-22T10:02:01.3Z","message":{"role":"assistant","content":""},\#
        "done":true,"done_reason":"stop","total_duration":2500000000,"load_duration":30000000,\#
        "prompt_eval_count":48,"prompt_eval_duration":90000000,"eval_count":17,"eval_duration":410000000}

        """#

    /// F5: progress of a pull.
    public static let pull = #"""
        {"status":"pulling manifest"}
        {"status":"pulling 667b0c1932bc","digest":"sha256:667b0c1932bc0000000000000000000000000000000000000000000\#
        000000000","total":1000000}
        {"status":"pulling 667b0c1932bc","digest":"sha256:667b0c1932bc0000000000000000000000000000000000000000000\#
        000000000","total":1000000,"completed":250000}
        {"status":"pulling 667b0c1932bc","digest":"sha256:667b0c1932bc0000000000000000000000000000000000000000000\#
        000000000","total":1000000,"completed":1000000}
        {"status":"pulling 948af2743fc7","digest":"sha256:948af2743fc70000000000000000000000000000000000000000000\#
        000000000","total":1481,"completed":1481}
        {"status":"verifying sha256 digest"}
        {"status":"writing manifest"}
        {"status":"success"}

        """#

    /// F5: a pull of a name that is not there.
    public static let pullOfUnknown = #"""
        {"status":"pulling manifest"}
        {"error":"pull model manifest: file does not exist"}

        """#

    /// F6, status 404.
    public static let missing = #"""
        {"error":"model 'mistral:7b' not found"}

        """#

    /// F6, status 400: an error that is itself JSON.
    public static let tooLong = #"""
        {"error":"{\"error\":{\"code\":400,\"message\":\"request (42947 tokens) exceeds the available context siz\#
        e (8192 tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":42947,\#
        \"n_ctx\":8192}}"}

        """#

    /// F6, status 503.
    public static let busy = #"""
        {"error":"server busy, please try again.  maximum pending requests exceeded"}

        """#

    /// F6: an error in the middle of a stream.
    public static let failing = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:03:00.1Z","message":{"role":"assistant",\#
        "content":"The answer"},"done":false}
        {"error":"model runner has unexpectedly stopped,\#
         this may be due to resource limitations or an internal error, check ollama server logs for details"}

        """#

    /// F6: an answer to a prompt that was cut in silence.
    public static let truncated = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:04:00.1Z","message":{"role":"assistant",\#
        "content":"Sure."},"done":true,"done_reason":"stop","total_duration":900000000,"load_duration":20000000,\#
        "prompt_eval_count":2050,"prompt_eval_duration":700000000,"eval_count":3,"eval_duration":60000000}

        """#

    /// F6: a model was loaded, and nothing answered.
    public static let loaded = #"""
        {"model":"llama3.1:8b","created_at":"2026-08-22T10:05:00.1Z","message":{"role":"assistant","content":""},\#
        "done":true,"done_reason":"load"}

        """#

    /// Calls as servers before ids and some templates write them: no id, the same index, arguments as text.
    public static let oldCalls = #"""
        {"message":{"role":"assistant","content":"Let me look.","tool_calls":[{"function":{"index":0,\#
        "name":"genre_lookup","arguments":{"name":"jazz"}}}]},"done":false}
        {"message":{"content":"","tool_calls":[{"function":{"index":0,"name":"web_search",\#
        "arguments":"{\"query\": \"swing\"}"}}]},"done":false}
        {"message":{"content":""},"done":true}

        """#

    /// Two calls under one id, in one line.
    public static let sameIDs = #"""
        {"message":{"content":"","tool_calls":[\#
        {"id":"call_0","function":{"name":"genre_lookup","arguments":{"name":"jazz"}}},\#
        {"id":"call_0","function":{"name":"genre_lookup","arguments":{"name":"funk"}}}\#
        ]},"done":true,"done_reason":"stop"}

        """#

    /// Thinking before a call, which the model wants to see again.
    public static let thinkingThenCall = #"""
        {"message":{"role":"assistant","content":"","thinking":"I should look "},"done":false}
        {"message":{"role":"assistant","content":"","thinking":"it up."},"done":false}
        {"message":{"role":"assistant","content":"","tool_calls":[{"id":"call_1","function":{"name":"web_search",\#
        "arguments":{"query":"swing"}}}]},"done":true,"done_reason":"stop"}

        """#

    /// An end for a reason that is not known, with members of odd types beside it.
    public static let otherwise = #"""
        {"model":7,"message":{"role":"assistant","content":"So far","images":null},"done":false,"eval_count":"many"}
        {"message":{"role":"assistant","content":" so good."},"done":true,"done_reason":"tired","eval_count":2,\#
        "extra":[{"a":1}]}

        """#

    /// An answer that reached its limit.
    public static let cut = #"""
        {"message":{"role":"assistant","content":"One two"},"done":true,"done_reason":"length",\#
        "prompt_eval_count":30,"eval_count":1024}

        """#
}
