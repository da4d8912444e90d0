/// Bodies of chat completions as servers send them.
public enum RecordedOpenAIStreams {
    /// An answer that is not streamed.
    public static let whole = #"""
        {"id":"chatcmpl-A1","object":"chat.completion","created":1787390000,"model":"gpt-test","choices":[{"index":0,"message":{"role":"assistant","content":"Paris.","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":18,"completion_tokens":2,"total_tokens":20,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},"system_fingerprint":"fp_x"}
        """#

    /// OpenAI: text with a keep-alive comment, padding and usage.
    public static let text = #"""
        : keep-alive

        data: {"id":"chatcmpl-A2","object":"chat.completion.chunk","created":1787390001,"model":"gpt-test","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"a8Kd"}

        data: {"id":"chatcmpl-A2","object":"chat.completion.chunk","created":1787390001,"model":"gpt-test","choices":[{"index":0,"delta":{"content":"Grüß"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"q"}

        data: {"id":"chatcmpl-A2","object":"chat.completion.chunk","created":1787390001,"model":"gpt-test","choices":[{"index":0,"delta":{"content":" dich"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":""}

        data: {"id":"chatcmpl-A2","object":"chat.completion.chunk","created":1787390001,"model":"gpt-test","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null,"obfuscation":"zz"}

        data: {"id":"chatcmpl-A2","object":"chat.completion.chunk","created":1787390001,"model":"gpt-test","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":4,"total_tokens":15}}

        data: [DONE]


        """#

    /// Two calls of a tool in fragments.
    public static let toolCalls = #"""
        data: {"id":"c3","object":"chat.completion.chunk","created":1787390002,"model":"gpt-test","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"get_weather","arguments":""}}]},"finish_reason":null}]}

        data: {"id":"c3","object":"chat.completion.chunk","created":1787390002,"model":"gpt-test","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"ci"}}]},"finish_reason":null}]}

        data: {"id":"c3","object":"chat.completion.chunk","created":1787390002,"model":"gpt-test","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"ty\":\"Oslo\"}"}}]},"finish_reason":null}]}

        data: {"id":"c3","object":"chat.completion.chunk","created":1787390002,"model":"gpt-test","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_2","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Rome\"}"}}]},"finish_reason":null}]}

        data: {"id":"c3","object":"chat.completion.chunk","created":1787390002,"model":"gpt-test","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """#

    /// An answer in a form, not streamed.
    public static let form = #"""
        {"id":"chatcmpl-A4","object":"chat.completion","created":1787390004,"model":"gpt-test","choices":[{"index":0,"message":{"role":"assistant","content":"{\"score\":0.7,\"why\":\"two sources agree\"}","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":60,"completion_tokens":14,"total_tokens":74}}
        """#

    /// llama-server: an error in the middle of the stream.
    public static let brokenOff = #"""
        data: {"id":"c5","object":"chat.completion.chunk","created":1787390005,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null},"finish_reason":null}]}

        data: {"id":"c5","object":"chat.completion.chunk","created":1787390005,"model":"m","choices":[{"index":0,"delta":{"content":"Half an ans"},"finish_reason":null}]}

        data: {"error":{"code":500,"message":"decode failed","type":"server_error"}}


        """#

    /// Ollama: a greeting.
    public static let ollama = #"""
        data: {"id":"chatcmpl-417","object":"chat.completion.chunk","created":1787390006,"model":"llama3.1:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"},"finish_reason":null}]}

        data: {"id":"chatcmpl-417","object":"chat.completion.chunk","created":1787390006,"model":"llama3.1:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"chatcmpl-417","object":"chat.completion.chunk","created":1787390006,"model":"llama3.1:8b","system_fingerprint":"fp_ollama","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":2,"total_tokens":14}}

        data: [DONE]


        """#

    /// Ollama: an error that its `/v1` swallows, so that the stream just ends.
    public static let ollamaBrokenOff = #"""
        data: {"id":"chatcmpl-88","object":"chat.completion.chunk","created":1787390007,"model":"llama3.1:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"The"},"finish_reason":null}]}

        data: {"id":"chatcmpl-88","object":"chat.completion.chunk","created":1787390007,"model":"","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]}


        """#

    /// llama-server: thoughts before the answer, pings, and no `[DONE]` after the finish reason.
    public static let thinking = #"""
        : ping

        data: {"id":"c7","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null},"finish_reason":null}]}

        data: {"id":"c7","model":"m","choices":[{"index":0,"delta":{"reasoning_content":"Swing first"},"finish_reason":null}]}

        data: {"id":"c7","model":"m","choices":[{"index":0,"delta":{"reasoning_content":", then funk."},"finish_reason":null}]}

        : ping

        data: {"id":"c7","model":"m","choices":[{"index":0,"delta":{"content":"Good idea 🎷"},"finish_reason":null}]}

        data: {"id":"c7","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"timings":{"prompt_n":9}}


        """#

    /// A proxy that repeats ids, leaves out the index, says `stop` after calls and writes blanks after `[DONE]`.
    public static let looseCalls = #"""
        data: {"choices":[{"delta":{"reasoning":"Two.","tool_calls":[{"id":"a","function":{"name":"genre_lookup","arguments":""}}]}}]}

        data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":null,"arguments":"{\"genre\":"}}]}}]}

        data: {"choices":[{"delta":{"tool_calls":[{"id":"","function":{"name":"","arguments":" \"jazz\"}"}}]}}]}

        data: {"choices":[{"delta":{"tool_calls":[{"id":"b","type":"function","function":{"name":"theory_check","arguments":""}}]}}]}

        data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":null}

        data:[DONE]  


        """#

    /// A model that declines in words of its own field.
    public static let refusal = #"""
        data: {"id":"c9","choices":[{"index":0,"delta":{"role":"assistant","refusal":"I cannot "},"finish_reason":null}]}

        data: {"id":"c9","choices":[{"index":0,"delta":{"refusal":"help."},"finish_reason":null}]}

        data: {"id":"c9","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """#

    /// An answer that ends for a reason nobody knows.
    public static let unknownReason = #"""
        data: {"id":"d1","choices":[{"index":0,"delta":{"content":"So"},"finish_reason":null}]}

        data: {"id":"d1","choices":[{"index":0,"delta":{},"finish_reason":"paused_by_host"}]}

        data: [DONE]


        """#

    /// The limit of the answer cuts the second call.
    public static let cutCall = #"""
        data: {"id":"d2","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}]}}]}

        data: {"id":"d2","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"f","arguments":"{\"x\":"}}]}}]}

        data: {"id":"d2","choices":[{"index":0,"delta":{},"finish_reason":"length"}]}

        data: [DONE]


        """#

    /// OpenRouter: an error beside a choice.
    public static let errorBesideChoice = #"""
        data: {"id":"d3","choices":[{"index":0,"delta":{"content":"He"},"finish_reason":null}]}

        data: {"id":"d3","error":{"code":429,"message":"Slow down"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}


        """#
}
