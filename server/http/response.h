// What a handler answers: a small body, a file, bytes pulled piece by piece, or an event stream.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/result.h"

namespace myspike {

class EventSubscription;

/// Bytes of an answer, pulled by the network layer on a worker thread, one call at a time.
class BodySource
{
public:
    virtual ~BodySource() = default;
    /// Fills the front of `into`; 0 is the end. A fault breaks the connection off, so that the
    /// client cannot take half an answer for a whole one.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
    /// The number of bytes still to come, where it is known; else the answer is sent in chunks.
    virtual std::optional<std::uint64_t> remaining() const { return std::nullopt; }
};

/// A file on disk. Range, If-Range, If-Match and If-None-Match are answered from it.
struct FileBody
{
    std::filesystem::path path;
    std::string etag; ///< without quotes; the content's hash. Must change with the content
};

struct Response
{
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::variant<std::string, FileBody, std::shared_ptr<BodySource>,
                 std::shared_ptr<EventSubscription>>
        body;
    std::string faultCode; ///< for the log, where the answer is a refusal
    std::string detail;    ///< for the log only

    static Response json(std::string text, int status = 200);
    static Response text(std::string text, int status = 200);
    static Response empty(int status = 204) { return Response{.status = status}; }
    static Response file(FileBody file, std::string contentType);
    static Response stream(std::shared_ptr<BodySource> source, std::string contentType);
    static Response events(std::shared_ptr<EventSubscription> subscription);

    Response& with(std::string name, std::string value) &;
    Response with(std::string name, std::string value) &&;
};

/// The standard phrase for a status code.
std::string_view reasonOf(int status);

} // namespace myspike
