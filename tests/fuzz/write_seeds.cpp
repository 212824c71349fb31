// write_seeds TARGET DIR: the seeds of a target as files, for libFuzzer to begin with.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/targets.h"

int main(int argc, char** argv)
{
    const auto* target = argc == 3 ? myspike::fuzz::target(argv[1]) : nullptr;
    if (!target) {
        std::fprintf(stderr, "write_seeds TARGET DIR, where TARGET is one of:\n");
        for (const auto& t : myspike::fuzz::targets()) {
            std::fprintf(stderr, "  %s\n", t.name);
        }
        return 2;
    }
    const std::filesystem::path folder(argv[2]);
    std::filesystem::create_directories(folder);
    int n = 0;
    for (const auto& bytes : target->seeds()) {
        std::ofstream out(folder / ("seed-" + std::to_string(n++)), std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    return 0;
}
