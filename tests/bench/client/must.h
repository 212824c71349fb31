// A benchmark that met a fault has nothing to say: it stops with the fault's words.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "shared/base/result.h"

namespace myspike::bench {

template <class T> T must(Result<T> r)
{
    if (!r) {
        std::fprintf(stderr, "bench_client: %s (%s)\n", r.fault().forUser.english().c_str(),
                     r.fault().detail.c_str());
        std::exit(1);
    }
    return std::move(*r);
}

inline void must(const Status& s)
{
    if (!s) {
        std::fprintf(stderr, "bench_client: %s (%s)\n", s.fault().forUser.english().c_str(),
                     s.fault().detail.c_str());
        std::exit(1);
    }
}

} // namespace myspike::bench
