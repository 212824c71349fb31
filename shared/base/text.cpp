#include "shared/base/text.h"

namespace myspike {

std::string fillIn(std::string_view pattern, const std::vector<std::string>& args)
{
    std::string out;
    out.reserve(pattern.size() + 16);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
            pattern[i + 1] <= '9') {
            const auto n = static_cast<std::size_t>(pattern[i + 1] - '1');
            if (n < args.size()) {
                out += args[n];
                ++i;
                continue;
            }
        }
        out += pattern[i];
    }
    return out;
}

std::string Text::english() const
{
    std::vector<std::string> plain;
    plain.reserve(args.size());
    for (const auto& a : args) {
        plain.push_back(a.text);
    }
    return fillIn(text, plain);
}

} // namespace myspike
