// Readable rows for data-driven tests.
#pragma once

#include <optional>
#include <string>

namespace myspike::test {

/// Text of an optional for QCOMPARE: its value, or "none".
template <class T> std::string shown(const std::optional<T>& v)
{
    return v ? v->toIso() : std::string("none");
}

} // namespace myspike::test
