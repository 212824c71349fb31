// One target as a program of libFuzzer; MYSPIKE_FUZZ_TARGET names it.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto* const target = myspike::fuzz::target(MYSPIKE_FUZZ_TARGET);
    target->run(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
