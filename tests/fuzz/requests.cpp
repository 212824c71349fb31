// What anybody who reaches the port may send: the server's reader of requests.
#include "tests/fuzz/targets.h"

#include "server/http/request_reader.h"

namespace myspike::fuzz {

namespace {

using Progress = RequestReader::Progress;

struct Outcome
{
    Progress progress = Progress::NeedsMore;
    bool headDone = false;
    int status = 0;
    std::string head; ///< what was understood
    std::string body;
    bool operator==(const Outcome&) const = default;
};

Outcome readIn(std::string_view bytes, std::size_t piece)
{
    HttpLimits limits;
    limits.requestLineBytes = 256;
    limits.headerBytes = 1024;
    limits.headerCount = 8;
    constexpr std::uint64_t kMostBody = 512;
    RequestReader reader(limits);
    Outcome out;
    std::string in;
    while (out.progress == Progress::NeedsMore && !bytes.empty()) {
        const auto n = std::min(piece, bytes.size());
        in.append(bytes.substr(0, n));
        bytes.remove_prefix(n);
        if (!out.headDone) {
            out.progress = reader.readHead(in);
            if (out.progress != Progress::Done) {
                continue;
            }
            out.headDone = true;
            out.head = reader.method() + ' ' + reader.path();
            for (const auto& s : reader.segments()) {
                require(s.find('/') == s.npos && s != ".." && s.find('\0') == s.npos,
                        "a segment is one name");
                out.head += '|' + s;
            }
            for (const auto& [name, value] : reader.query()) {
                out.head += '?' + name + '=' + value;
            }
            require(reader.headers().all().size() <= limits.headerCount, "headers are counted");
            for (const auto& [name, value] : reader.headers().all()) {
                require((name + value).find_first_of(std::string_view("\r\n\0", 3)) ==
                            std::string::npos,
                        "a header is one line");
                out.head += '\n' + name + ':' + value;
            }
            require(reader.headers().count("Host") == 1, "one host");
            require(!(reader.isChunked() && reader.contentLength()), "one framing");
            out.progress = reader.allowBody(kMostBody);
            if (out.progress != Progress::Done) {
                continue;
            }
        }
        out.progress = reader.readBody(in);
    }
    if (out.progress == Progress::Refused) {
        out.status = reader.refusal().status;
        require(out.status >= 400 && out.status < 600, "a refusal has its status");
        requireSentence(reader.refusal().fault);
    }
    if (out.progress == Progress::Done) {
        out.body = reader.takeBody();
        require(out.body.size() <= kMostBody, "no body above its limit");
    }
    return out;
}

void runRequest(std::string_view bytes)
{
    const auto whole = readIn(bytes, bytes.size());
    for (const std::size_t piece : {1, 3, 16}) {
        const auto cut = readIn(bytes, piece);
        // A refusal may come earlier or later in pieces, but what is taken is taken the same way.
        if (whole.progress == Progress::Done || cut.progress == Progress::Done) {
            require(cut == whole, "a request reads the same however it is cut");
        }
    }
}

std::vector<std::string> requestSeeds()
{
    const std::string host = "Host: localhost\r\n";
    return {"GET /v1/blobs/" + std::string(64, 'a') + " HTTP/1.1\r\n" + host +
                "Range: bytes=0-99\r\nIf-Match: \"x\"\r\nAuthorization: Bearer t\r\n\r\n",
            "POST /v1/push HTTP/1.1\r\n" + host +
                "Content-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"operations\":[]}",
            "PATCH /v1/uploads/a%20b?cursor=x%2By&limit=5 HTTP/1.1\r\n" + host +
                "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
                "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
            "GET /v1/events HTTP/1.1\r\n" + host + "Connection: close\r\n\r\nGET / HTTP/1.1\r\n"};
}

} // namespace

std::vector<Target> requestTargets() { return {{"requests", runRequest, requestSeeds}}; }

} // namespace myspike::fuzz
