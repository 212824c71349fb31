#include "shared/base/json.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <iterator>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

#include "shared/base/unicode.h"

namespace myspike {

namespace json = boost::json;

namespace {

constexpr Msg kUnreadable = msg("json", "What arrived cannot be read: it is not valid JSON near "
                                        "character %1. Send it again; if it happens again, tell "
                                        "the administrator.");

/// Builds a value, and counts the members it saw: Boost keeps the last of two equal keys in
/// silence, and a reader that keeps the first would then see another document.
struct CountingHandler
{
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();
    using Error = json::error_code;

    json::value_stack stack;
    std::size_t members = 0;

    bool on_document_begin(Error&)
    {
        stack.reset();
        return true;
    }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return true; }
    bool on_object_end(std::size_t n, Error&)
    {
        members += n;
        stack.push_object(n);
        return true;
    }
    bool on_array_begin(Error&) { return true; }
    bool on_array_end(std::size_t n, Error&)
    {
        stack.push_array(n);
        return true;
    }
    bool on_key_part(json::string_view s, std::size_t, Error&)
    {
        stack.push_chars(s);
        return true;
    }
    bool on_key(json::string_view s, std::size_t, Error&)
    {
        stack.push_key(s);
        return true;
    }
    bool on_string_part(json::string_view s, std::size_t, Error&)
    {
        stack.push_chars(s);
        return true;
    }
    bool on_string(json::string_view s, std::size_t, Error&)
    {
        stack.push_string(s);
        return true;
    }
    bool on_number_part(json::string_view, Error&) { return true; }
    bool on_int64(std::int64_t i, json::string_view, Error&)
    {
        stack.push_int64(i);
        return true;
    }
    bool on_uint64(std::uint64_t u, json::string_view, Error&)
    {
        stack.push_uint64(u);
        return true;
    }
    bool on_double(double d, json::string_view, Error&)
    {
        stack.push_double(d);
        return true;
    }
    bool on_bool(bool b, Error&)
    {
        stack.push_bool(b);
        return true;
    }
    bool on_null(Error&)
    {
        stack.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, Error&) { return true; }
    bool on_comment(json::string_view, Error&) { return true; }
};

std::size_t membersIn(const json::value& value)
{
    std::size_t n = 0;
    if (const auto* object = value.if_object()) {
        n = object->size();
        for (const auto& member : *object) {
            n += membersIn(member.value());
        }
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array) {
            n += membersIn(element);
        }
    }
    return n;
}

template <class Integer> void writeInteger(Integer n, std::string& out)
{
    char buffer[24];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), n).ptr;
    out.append(buffer, end);
}

void writeNfcText(std::string_view text, std::string& out)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (byte < 0x20) {
                out += "\\u00";
                out += kDigits[byte >> 4];
                out += kDigits[byte & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

Fault notCanonical(Msg why) { return Fault::invalid(Text(why)); }

Status write(const json::value& value, std::size_t levelsLeft, std::string& out);

Result<std::string> nfcOf(const json::string& text)
{
    const std::string_view raw(text.data(), text.size());
    if (!isValidUtf8(raw)) {
        return notCanonical(msg("json", "A text is not valid UTF-8. Correct it and try again."));
    }
    return toNfc(raw);
}

Status writeObject(const json::object& object, std::size_t levelsLeft, std::string& out)
{
    std::vector<std::pair<std::string, const json::value*>> members;
    members.reserve(object.size());
    for (const auto& member : object) {
        auto key = nfcOf(json::string(member.key()));
        if (!key) {
            return std::move(key).fault();
        }
        members.emplace_back(*std::move(key), &member.value());
    }
    std::sort(members.begin(), members.end());
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) {
            if (members[i].first == members[i - 1].first) {
                return notCanonical(msg("json", "The same key is there twice in one object. Leave "
                                                "one of them out."));
            }
            out += ',';
        }
        writeNfcText(members[i].first, out);
        out += ':';
        MYSPIKE_TRY(write(*members[i].second, levelsLeft, out));
    }
    out += '}';
    return okStatus();
}

Status write(const json::value& value, std::size_t levelsLeft, std::string& out)
{
    if (value.is_structured() && levelsLeft == 0) {
        return notCanonical(msg("json", "The content is nested too deeply. Make it flatter."));
    }
    switch (value.kind()) {
    case json::kind::null:
        out += "null";
        break;
    case json::kind::bool_:
        out += value.get_bool() ? "true" : "false";
        break;
    case json::kind::int64:
        writeInteger(value.get_int64(), out);
        break;
    case json::kind::uint64:
        writeInteger(value.get_uint64(), out);
        break;
    case json::kind::double_:
        return notCanonical(msg("json", "A number is not a whole one. Write it as text, for "
                                        "instance \"12.50\"."));
    case json::kind::string: {
        auto text = nfcOf(value.get_string());
        if (!text) {
            return std::move(text).fault();
        }
        writeNfcText(*text, out);
        break;
    }
    case json::kind::array: {
        out += '[';
        bool first = true;
        for (const auto& element : value.get_array()) {
            if (!first) {
                out += ',';
            }
            first = false;
            MYSPIKE_TRY(write(element, levelsLeft - 1, out));
        }
        out += ']';
        break;
    }
    case json::kind::object:
        return writeObject(value.get_object(), levelsLeft - 1, out);
    }
    return okStatus();
}

} // namespace

Result<json::value> parseJson(std::string_view text, JsonLimits limits)
{
    if (text.size() > limits.maxBytes) {
        return Fault{FaultCode::TooLarge,
                     Text(msg("json", "What arrived has %1 bytes; at most %2 are allowed. Send it "
                                      "in smaller parts."),
                          {text.size(), limits.maxBytes}),
                     {},
                     {}};
    }
    try {
        json::parse_options options;
        options.max_depth = limits.maxDepth;
        json::basic_parser<CountingHandler> parser(options);
        json::error_code error;
        const auto read = parser.write_some(false, text.data(), text.size(), error);
        if (error == json::error::too_deep) {
            return Fault{FaultCode::TooLarge,
                         Text(msg("json", "What arrived is nested more than %1 levels deep. Make "
                                          "it flatter and send it again."),
                              {limits.maxDepth}),
                         {},
                         {}};
        }
        if (error || read < text.size()) {
            if (!isValidUtf8(text)) {
                return Fault::invalid(Text(msg("json", "What arrived is not UTF-8 text. Save or "
                                                       "send it as UTF-8.")));
            }
            auto fault = Fault::invalid(Text(kUnreadable, {read + 1}));
            fault.detail = error ? error.message() : "extra data";
            return fault;
        }
        const auto seen = parser.handler().members;
        auto value = parser.handler().stack.release();
        if (membersIn(value) != seen) {
            return Fault::invalid(Text(msg("json", "What arrived has the same key twice in one "
                                                   "object. Leave one of them out.")));
        }
        return value;
    } catch (const std::exception& e) {
        return Fault::internal(std::string("JSON: ") + e.what());
    }
}

Result<std::string> canonicalJson(const json::value& value)
{
    std::string out;
    MYSPIKE_TRY(write(value, JsonLimits{}.maxDepth, out));
    return out;
}

} // namespace myspike
