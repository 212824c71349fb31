// Sentences of the command line. The console speaks English and no client shows them, so they are
// no entries of the translation.
#pragma once

#include <string>
#include <utility>

#include "shared/base/result.h"

namespace myspike {

inline Text said(std::string sentence)
{
    Text t;
    t.text = "%1";
    t.args.emplace_back(std::move(sentence));
    return t;
}

inline Fault refusedSaying(std::string sentence, FaultCode code = FaultCode::Invalid)
{
    return {code, said(std::move(sentence)), {}, {}};
}

} // namespace myspike
