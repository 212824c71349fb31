#include "shared/wire/blob_messages.h"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>

#include "shared/base/hash.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/protocol.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

bool isSha256Text(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::optional<std::int64_t> parseOffset(std::string_view text)
{
    std::int64_t out = 0;
    if (text.empty() || text.size() > 15 || text.front() == '-') {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return out;
}

std::string pieceCrc(std::string_view piece)
{
    const auto crc =
        crc32(std::span(reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()));
    const std::array<std::uint8_t, 4> bytes = {
        static_cast<std::uint8_t>(crc >> 24), static_cast<std::uint8_t>(crc >> 16),
        static_cast<std::uint8_t>(crc >> 8), static_cast<std::uint8_t>(crc)};
    return toHex(bytes);
}

std::vector<FilePart> partsAskedFor(std::string_view challenge, std::int64_t size)
{
    // Sixteen parts: who lacks half of the file passes once in 65,000 times, and pays for each.
    constexpr int kParts = 16;
    constexpr std::int64_t kPartBytes = 4096;
    std::vector<FilePart> parts;
    const auto length = std::min(size, kPartBytes);
    const auto places = static_cast<std::uint64_t>(size - length + 1);
    for (int i = 0; i < kParts; ++i) {
        const auto hash = sha256(std::string(challenge) + ' ' + std::to_string(i));
        std::uint64_t place = 0;
        for (int b = 0; b < 8; ++b) {
            place = place << 8 | hash[static_cast<std::size_t>(b)];
        }
        parts.push_back({static_cast<std::int64_t>(place % places), length});
    }
    return parts;
}

std::string proofOfPossession(std::string_view challenge, std::int64_t size,
                              const std::function<std::string(const FilePart&)>& read)
{
    std::string text(challenge);
    for (const auto& part : partsAskedFor(challenge, size)) {
        const auto bytes = read(part);
        if (static_cast<std::int64_t>(bytes.size()) != part.size) {
            return {};
        }
        text += bytes;
    }
    return toHex(sha256(text));
}

std::string encodeBlobProof(std::string_view proof)
{
    return json::serialize(json::object{{"proof", proof}});
}

Result<std::string> decodeBlobProof(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "proof");
    auto proof = m.text("proof", ObjectReader::Needed, 64);
    if (!isSha256Text(proof)) {
        m.fail("proof");
    }
    return m.finish(std::move(proof));
}

std::string encodeBlobAnnouncement(const BlobAnnouncement& b)
{
    return json::serialize(
        json::object{{"sha256", b.sha256}, {"size", b.size}, {"media_type", b.mediaType}});
}

Result<BlobAnnouncement> decodeBlobAnnouncement(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "blob");
    BlobAnnouncement b;
    b.sha256 = m.text("sha256");
    b.size = m.integer("size");
    b.mediaType = m.text("media_type", ObjectReader::Optional, 128);
    if (!isSha256Text(b.sha256)) {
        m.fail("sha256");
    }
    if (!m.ok()) {
        return m.fault();
    }
    if (b.size <= 0) {
        return Fault::invalid(msg("file", "This file is empty. Choose it again."), "FILE");
    }
    if (b.size > kMaxBlobBytes) {
        return Fault{FaultCode::TooLarge,
                     Text(msg("file", "This file has %1 MB; at most %2 MB are allowed. Make it "
                                      "smaller and attach it again."),
                          {(b.size + 999'999) / 1'000'000, kMaxBlobBytes / 1'000'000}),
                     {},
                     "FILE"};
    }
    return b;
}

std::string encodeUploadState(const UploadState& s)
{
    json::object o{{"offset", s.offset}, {"size", s.size}, {"complete", s.complete}};
    if (!s.upload.isNull()) {
        o["upload"] = s.upload.toString();
    }
    if (!s.challenge.empty()) {
        o["challenge"] = s.challenge;
    }
    return json::serialize(o);
}

Result<UploadState> decodeUploadState(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "upload");
    UploadState s;
    s.upload = m.id("upload", ObjectReader::Optional);
    s.offset = m.integer("offset");
    s.size = m.integer("size");
    s.complete = m.boolean("complete");
    s.challenge = m.text("challenge", ObjectReader::Optional, 64);
    if (!s.challenge.empty() && !isSha256Text(s.challenge)) {
        m.fail("challenge");
    }
    if (s.offset < 0 || s.size < s.offset) {
        m.fail("offset");
    }
    if (s.upload.isNull() && !s.complete) {
        m.fail("upload");
    }
    return m.finish(std::move(s));
}

} // namespace myspike
