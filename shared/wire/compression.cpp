#include "shared/wire/compression.h"

#include <zstd.h>

#include <memory>

namespace myspike {

namespace {

/// sync §18: level 3 packs a record stream nearly as well as 9 at five times the speed.
constexpr int kLevel = 3;

Fault damaged(const char* why)
{
    return Fault{FaultCode::Io,
                 msg("wire",
                     "What the server sent arrived damaged or was cut off. MySPIKE will ask "
                     "for it again."),
                 std::string("zstd: ") + why,
                 {}};
}

} // namespace

std::string compress(std::string_view data)
{
    std::string out(ZSTD_compressBound(data.size()), '\0');
    const auto n = ZSTD_compress(out.data(), out.size(), data.data(), data.size(), kLevel);
    // Fails only for lack of memory, which the standard library reports by an exception as well.
    if (ZSTD_isError(n)) {
        throw std::bad_alloc();
    }
    out.resize(n);
    return out;
}

Result<std::string> decompress(std::string_view frame, std::size_t maxBytes)
{
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                       &ZSTD_freeDCtx);
    if (!context) {
        return Fault::internal("zstd: no memory");
    }
    std::string out;
    std::string piece(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    std::size_t rest = 1;
    while (rest != 0 || in.pos < in.size) {
        ZSTD_outBuffer to{piece.data(), piece.size(), 0};
        rest = ZSTD_decompressStream(context.get(), &to, &in);
        if (ZSTD_isError(rest)) {
            return damaged(ZSTD_getErrorName(rest));
        }
        if (rest != 0 && in.pos == in.size && to.pos < to.size) {
            return damaged("cut off");
        }
        if (out.size() + to.pos > maxBytes) {
            return Fault{FaultCode::TooLarge,
                         msg("wire", "The server sent more than this version can take at once. "
                                     "Update MySPIKE, then synchronise again."),
                         "zstd: too much",
                         {}};
        }
        out.append(piece.data(), to.pos);
    }
    return out;
}

} // namespace myspike
