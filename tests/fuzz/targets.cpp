#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

#include "shared/modules/catalogue.h"

namespace myspike::fuzz {

std::span<const Target> targets()
{
    static const std::vector<Target> all = [] {
        std::vector<Target> out;
        for (auto part : {messageTargets(), bulkTargets(), fileTargets(), requestTargets()}) {
            out.insert(out.end(), part.begin(), part.end());
        }
        return out;
    }();
    return all;
}

const Target* target(std::string_view name)
{
    for (const auto& t : targets()) {
        if (name == t.name) {
            return &t;
        }
    }
    return nullptr;
}

void require(bool holds, const char* promise)
{
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

void requireSentence(const Fault& fault)
{
    require(!fault.forUser.empty(), "a refusal has a sentence");
}

std::string seed(char parser, std::string_view bytes) { return parser + std::string(bytes); }

const Catalogue& productCatalogue()
{
    static const Catalogue catalogue = buildCatalogue();
    return catalogue;
}

} // namespace myspike::fuzz
