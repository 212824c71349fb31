#include "server/http/file_source.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/http/fault_body.h"

namespace myspike {

namespace {

class FileSource final : public BodySource
{
public:
    explicit FileSource(int fd) : m_fd(fd) {}
    ~FileSource() override { ::close(m_fd); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    void setRange(ByteRange range) { m_range = range; }

    Result<std::size_t> read(std::span<char> into) override
    {
        const auto want =
            static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), m_range.length));
        if (want == 0) {
            return std::size_t{0};
        }
        ssize_t got = 0;
        do {
            got = ::pread(m_fd, into.data(), want, static_cast<off_t>(m_range.first));
        } while (got < 0 && errno == EINTR);
        if (got <= 0) {
            // Shorter than promised: the file was cut while it was being sent.
            return Fault::internal(got < 0 ? std::strerror(errno) : "file shrank while sent");
        }
        m_range.first += static_cast<std::uint64_t>(got);
        m_range.length -= static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }
    std::optional<std::uint64_t> remaining() const override { return m_range.length; }

private:
    const int m_fd;
    ByteRange m_range;
};

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// Whether a list like `"a", W/"b"` or `*` names the tag.
bool names(std::string_view list, const std::string& quoted)
{
    return list == "*" || list.find(quoted) != std::string_view::npos;
}

} // namespace

RangeChoice chooseRange(std::string_view header, std::uint64_t size)
{
    constexpr std::string_view kUnit = "bytes=";
    if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos) {
        return {};
    }
    header.remove_prefix(kUnit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) {
        return {};
    }
    const auto first = number(header.substr(0, dash));
    const auto last = number(header.substr(dash + 1));
    if (dash == 0) { // the last n bytes
        if (!last) {
            return {};
        }
        if (*last == 0 || size == 0) {
            return {RangeChoice::Kind::Unsatisfiable, {}};
        }
        const auto length = std::min(*last, size);
        return {RangeChoice::Kind::Part, {size - length, length}};
    }
    const bool open = dash + 1 == header.size();
    if (!first || (!open && (!last || *last < *first))) {
        return {};
    }
    if (*first >= size) {
        return {RangeChoice::Kind::Unsatisfiable, {}};
    }
    const auto end = open ? size - 1 : std::min(*last, size - 1);
    return {RangeChoice::Kind::Part, {*first, end - *first + 1}};
}

Response resolveFile(const Request& request, Response response)
{
    const FileBody file = std::get<FileBody>(response.body);
    const int fd = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat status = {};
    if (fd < 0 || ::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        const int error = errno;
        if (fd >= 0) {
            ::close(fd);
        }
        if (fd < 0 && error != ENOENT) {
            return faultResponse(Fault::internal(std::string("file: ") + std::strerror(error)));
        }
        return faultResponse(Fault{FaultCode::NotFound,
                                   msg("http", "The file is not on the server. Ask for it again "
                                               "after the next synchronisation."),
                                   {},
                                   {}});
    }
    auto source = std::make_shared<FileSource>(fd);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const std::string quoted = "\"" + file.etag + "\"";
    response.with("ETag", quoted).with("Accept-Ranges", "bytes");

    if (const auto match = request.headers.find("If-Match"); match && !names(*match, quoted)) {
        return faultResponse(
            412, Fault{FaultCode::Conflict,
                       msg("http", "The file has changed since it was last read. Fetch it anew."),
                       {},
                       {}});
    }
    if (const auto none = request.headers.find("If-None-Match"); none && names(*none, quoted)) {
        response.status = 304;
        response.body = std::string();
        return response;
    }
    ByteRange range{0, size};
    const auto asked = request.headers.find("Range");
    const auto ifRange = request.headers.find("If-Range");
    if (asked && request.method == Method::Get && (!ifRange || *ifRange == quoted)) {
        const RangeChoice choice = chooseRange(*asked, size);
        if (choice.kind == RangeChoice::Kind::Unsatisfiable) {
            return faultResponse(416, Fault::invalid(msg("http", "The file is shorter than the "
                                                                 "part that was asked for.")))
                .with("Content-Range", "bytes */" + std::to_string(size));
        }
        if (choice.kind == RangeChoice::Kind::Part) {
            range = choice.range;
            response.status = 206;
            response.with("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                               std::to_string(range.first + range.length - 1) +
                                               "/" + std::to_string(size));
        }
    }
    source->setRange(range);
    response.body = std::shared_ptr<BodySource>(std::move(source));
    return response;
}

} // namespace myspike
