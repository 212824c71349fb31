// Sentences for people. The source language is English; the client translates by context and
// text, so shared code needs neither Qt nor macros. lupdate finds `msg(...)` by alias.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace myspike {

/// A literal to be translated: context and English source text.
struct Msg
{
    const char* context = "";
    const char* text = "";
    constexpr bool empty() const { return *text == '\0'; }
};

constexpr Msg msg(const char* context, const char* text) { return {context, text}; }

/// What stands in place of %1, %2 … in a sentence: a literal (empty context) or itself a Msg.
struct TextArg
{
    std::string context;
    std::string text;
    TextArg(std::string literal) : text(std::move(literal)) {}
    TextArg(std::string_view literal) : text(literal) {}
    TextArg(const char* literal) : text(literal) {}
    TextArg(Msg m) : context(m.context), text(m.text) {}
    TextArg(long long number) : text(std::to_string(number)) {}
    TextArg(long number) : text(std::to_string(number)) {}
    TextArg(int number) : text(std::to_string(number)) {}
    TextArg(unsigned number) : text(std::to_string(number)) {}
    TextArg(std::size_t number) : text(std::to_string(number)) {}
    TextArg(std::string ctx, std::string source) : context(std::move(ctx)), text(std::move(source))
    {
    }
    bool operator==(const TextArg&) const = default;
};

/// A sentence with its arguments, able to travel over the wire and to be shown in any language.
struct Text
{
    std::string context;
    std::string text;
    std::vector<TextArg> args;

    Text() = default;
    Text(Msg m) : context(m.context), text(m.text) {}
    Text(Msg m, std::vector<TextArg> a) : context(m.context), text(m.text), args(std::move(a)) {}

    bool empty() const { return text.empty(); }
    bool operator==(const Text&) const = default;
    /// The sentence in the source language; the command line and the log use it.
    std::string english() const;
};

/// Replaces %1 … %9 in `pattern`; a placeholder without an argument stays as it is.
std::string fillIn(std::string_view pattern, const std::vector<std::string>& args);

} // namespace myspike
