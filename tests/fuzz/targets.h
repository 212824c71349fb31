// The parsers that read what a network or a stranger's file brings, each with what it promises and
// with seeds from the real encoder. libFuzzer runs them one by one (entry.cpp), CTest all at once
// over their seeds and over what was found before (tests/server/test_network_parsers.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/command.h"

namespace myspike::fuzz {

struct Target
{
    const char* name;
    /// Aborts where a promise is broken.
    void (*run)(std::string_view bytes);
    std::vector<std::string> (*seeds)();
};

std::span<const Target> targets();
/// Null where there is none.
const Target* target(std::string_view name);

/// Aborts with the promise where it does not hold.
void require(bool holds, const char* promise);
/// A refusal says something to a person.
void requireSentence(const Fault& fault);

/// Whatever is read can be written, and what was written reads as the same: decode and encode end
/// in one text. `encode` gives the text of what `decode` read.
template <class Decode, class Encode>
void readsWhatItWrites(std::string_view bytes, const Decode& decode, const Encode& encode)
{
    const auto first = decode(bytes);
    if (!first.ok()) {
        requireSentence(first.fault());
        return;
    }
    const std::string text = encode(*first);
    const auto second = decode(std::string_view(text));
    require(second.ok(), "what was written can be read");
    require(encode(*second) == text, "reading and writing end in one text");
}

/// The first byte says which of a target's parsers the rest is for.
std::string seed(char parser, std::string_view bytes);

/// The product's own types and commands.
const Catalogue& productCatalogue();

// The targets of each file.
std::vector<Target> messageTargets();
std::vector<Target> bulkTargets();
std::vector<Target> fileTargets();
std::vector<Target> requestTargets();

} // namespace myspike::fuzz
