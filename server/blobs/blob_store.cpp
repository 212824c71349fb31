#include "server/blobs/blob_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "shared/base/hash.h"
#include "shared/wire/blob_messages.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

/// Room that a photograph may never take, so that operations can still be committed.
constexpr std::uintmax_t kReserveBytes = 512ULL * 1024 * 1024;

Fault ioFault(const char* what)
{
    if (errno == ENOSPC || errno == EDQUOT) {
        return Fault{FaultCode::DiskFull,
                     msg("blob",
                         "The server has no room for files at the moment. Your file is kept "
                         "on your machine and sent later; tell the administrator."),
                     what,
                     {}};
    }
    return Fault{FaultCode::Io,
                 msg("blob", "The server could not store the file. It is kept on your machine and "
                             "sent again later."),
                 std::string(what) + ": " + std::strerror(errno),
                 {}};
}

Fault unknownUpload()
{
    return Fault{FaultCode::NotFound,
                 msg("blob", "The server does not know this upload any more. It begins again by "
                             "itself."),
                 {},
                 "UPLOAD"};
}

class OpenFile
{
public:
    OpenFile(const fs::path& path, int flags) : m_fd(::open(path.c_str(), flags | O_CLOEXEC, 0600))
    {
    }
    ~OpenFile()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int fd() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

Status syncFolder(const fs::path& folder)
{
    const OpenFile f(folder, O_RDONLY | O_DIRECTORY);
    return f && ::fsync(f.fd()) == 0 ? okStatus() : Status(ioFault("fsync folder"));
}

} // namespace

BlobStore::BlobStore(fs::path folder, std::string secret, std::function<std::uintmax_t()> freeBytes)
    : m_folder(std::move(folder)), m_secret(std::move(secret)), m_freeBytes(std::move(freeBytes))
{
}

Status BlobStore::prepare()
{
    std::error_code error;
    fs::create_directories(m_folder / "partial", error);
    if (error) {
        errno = error.value();
        return ioFault("create files folder");
    }
    return okStatus();
}

fs::path BlobStore::path(const std::string& sha256) const
{
    return m_folder / sha256.substr(0, 2) / sha256;
}

fs::path BlobStore::partial(const Id& upload) const
{
    return m_folder / "partial" / upload.toString();
}

bool BlobStore::has(const std::string& sha256) const
{
    std::error_code error;
    return fs::is_regular_file(path(sha256), error);
}

/// One at a time touches an upload.
class BlobStore::Use
{
public:
    Use(BlobStore& store, const Id& id) : m_store(store), m_id(id)
    {
        std::unique_lock lock(m_store.m_mutex);
        m_store.m_freed.wait(lock, [this] { return m_store.m_busy.count(m_id) == 0; });
        m_store.m_busy.insert(m_id);
    }
    ~Use()
    {
        {
            const std::lock_guard lock(m_store.m_mutex);
            m_store.m_busy.erase(m_id);
        }
        m_store.m_freed.notify_all();
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

private:
    BlobStore& m_store;
    const Id m_id;
};

/// What an upload is about stands beside its bytes, so that it outlives a restart.
Result<BlobStore::Upload> BlobStore::begin(const std::string& sha256, std::int64_t size,
                                           const Id& user)
{
    std::error_code error;
    const auto free = m_freeBytes ? m_freeBytes() : fs::space(m_folder, error).available;
    if (!error && free < kReserveBytes + static_cast<std::uintmax_t>(size)) {
        errno = ENOSPC;
        return ioFault("reserve");
    }
    // The same person and file always meet in the same upload, also from another laptop.
    const Id id = Id::ofName("upload", user.toString() + sha256 + std::to_string(size));
    const Use use(*this, id);
    auto upload = find(id, user);
    if (!upload) {
        MYSPIKE_TRY(checkQuota(user, size));
        // The bytes first: an end in between leaves nothing that looks begun.
        const OpenFile bytes(partial(id), O_WRONLY | O_CREAT | O_TRUNC);
        if (!bytes) {
            return ioFault("create upload");
        }
        std::ofstream out(partial(id).string() + ".about", std::ios::binary | std::ios::trunc);
        out << sha256 << ' ' << size << ' ' << user.toString() << '\n';
        out.flush();
        if (!out) {
            return ioFault("write upload");
        }
        return find(id, user);
    }
    if (upload->offset == upload->size) {
        // All of it came, and the server ended before it was looked at.
        MYSPIKE_TRY(finish(*upload));
        return upload;
    }
    // It ended between giving the file its name and forgetting the upload: whoever asks again has
    // not heard of it, and sends it again.
    const OpenFile bytes(partial(id), O_WRONLY | O_CREAT);
    return bytes ? std::move(upload) : Result<Upload>(ioFault("create upload"));
}

Result<BlobStore::Upload> BlobStore::find(const Id& upload, const Id& user) const
{
    std::ifstream in(partial(upload).string() + ".about", std::ios::binary);
    Upload u;
    std::string owner;
    if (!(in >> u.sha256 >> u.size >> owner)) {
        return unknownUpload();
    }
    u.id = upload;
    u.user = Id::parse(owner).value_or(Id{});
    if (u.user != user) {
        return unknownUpload(); // another person's upload is told apart from none by nobody
    }
    std::error_code error;
    const auto bytes = fs::file_size(partial(upload), error);
    u.offset = error ? 0 : static_cast<std::int64_t>(bytes);
    u.challenge = toHex(myspike::sha256(m_secret + upload.toString()));
    return u;
}

Status BlobStore::checkQuota(const Id& user, std::int64_t size) const
{
    std::error_code error;
    std::int64_t bytes = size;
    int uploads = 0;
    for (const auto& entry : fs::directory_iterator(m_folder / "partial", error)) {
        if (entry.path().extension() != ".about") {
            continue;
        }
        const auto upload = Id::parse(entry.path().stem().string());
        const auto u = upload ? find(*upload, user) : Result<Upload>(unknownUpload());
        if (u) {
            ++uploads;
            bytes += u->size;
        }
    }
    if (bytes > kMaxPartialBytes || uploads >= kMaxPartialUploads) {
        return Fault{FaultCode::Busy,
                     msg("blob", "Too many of your files are under way at once. The others follow "
                                 "when these have arrived; nothing is lost."),
                     "partial quota", "UPLOAD_QUOTA"};
    }
    return okStatus();
}

bool BlobStore::proves(const Upload& u, const std::string& proof) const
{
    const bool there = has(u.sha256);
    std::error_code error;
    const auto file = there ? path(u.sha256) : fs::path(partial(u.id).string() + ".about");
    if (there && static_cast<std::int64_t>(fs::file_size(file, error)) != u.size) {
        return false;
    }
    std::ifstream in(file, std::ios::binary);
    const auto expected = proofOfPossession(u.challenge, u.size, [&](const FilePart& part) {
        std::string bytes(static_cast<std::size_t>(part.size), '\0');
        in.seekg(there ? part.offset : 0);
        in.read(bytes.data(), part.size);
        in.clear();
        return bytes;
    });
    return there && expected == proof;
}

void BlobStore::discard(const Upload& u)
{
    std::error_code error;
    fs::remove(partial(u.id).string() + ".about", error);
    fs::remove(partial(u.id), error);
}

std::vector<std::string> BlobStore::all() const
{
    std::vector<std::string> out;
    std::error_code error;
    for (const auto& folder : fs::directory_iterator(m_folder, error)) {
        const auto name = folder.path().filename().string();
        if (name.size() != 2 || !folder.is_directory(error)) {
            continue;
        }
        for (const auto& file : fs::directory_iterator(folder.path(), error)) {
            auto hash = file.path().filename().string();
            if (isSha256Text(hash)) {
                out.push_back(std::move(hash));
            }
        }
    }
    return out;
}

std::set<std::string> BlobStore::beingUploaded() const
{
    std::set<std::string> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_folder / "partial", error)) {
        std::string sha256;
        if (entry.path().extension() == ".about" &&
            std::ifstream(entry.path(), std::ios::binary) >> sha256) {
            out.insert(std::move(sha256));
        }
    }
    return out;
}

Instant BlobStore::cameAt(const std::string& sha256) const
{
    struct stat status = {};
    if (::stat(path(sha256).c_str(), &status) != 0) {
        return Instant{};
    }
    return Instant{static_cast<std::int64_t>(status.st_mtime) * 1000};
}

Status BlobStore::remove(const std::string& sha256)
{
    std::error_code error;
    fs::remove(path(sha256), error);
    if (error) {
        errno = error.value();
        return ioFault("remove file");
    }
    return okStatus();
}

int BlobStore::dropStaleUploads(Instant before)
{
    int dropped = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_folder / "partial", error)) {
        const auto upload = Id::parse(entry.path().stem().string());
        if (!upload) {
            continue;
        }
        const std::lock_guard lock(m_mutex);
        // Bytes or their description alone are what an end of the server left behind.
        struct stat status = {};
        const auto bytes = partial(*upload);
        const auto about = bytes.string() + ".about";
        const bool there =
            ::stat(bytes.c_str(), &status) == 0 || ::stat(about.c_str(), &status) == 0;
        if (m_busy.count(*upload) != 0 || !there ||
            static_cast<std::int64_t>(status.st_mtime) * 1000 >= before.ms) {
            continue;
        }
        fs::remove(about, error);
        fs::remove(bytes, error);
        ++dropped;
    }
    return dropped;
}

Result<BlobStore::Upload> BlobStore::append(const Id& upload, const Id& user, std::int64_t offset,
                                            std::string_view piece)
{
    // An answer that was lost: the same piece comes again while the first is being written.
    const Use use(*this, upload);
    auto u = find(upload, user);
    if (!u) {
        return u;
    }
    if (offset != u->offset) {
        return Fault{FaultCode::Conflict,
                     msg("blob", "The file goes on from another place. It continues by itself."),
                     std::to_string(u->offset), "UPLOAD_OFFSET"};
    }
    if (u->offset + static_cast<std::int64_t>(piece.size()) > u->size) {
        return Fault{FaultCode::TooLarge,
                     msg("blob", "More of this file came than was announced. Attach it again."),
                     {},
                     "UPLOAD"};
    }
    const OpenFile file(partial(upload), O_WRONLY | O_APPEND | O_CREAT);
    if (!file) {
        return ioFault("open upload");
    }
    std::string_view left = piece;
    while (!left.empty()) {
        const auto n = ::write(file.fd(), left.data(), left.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            const auto fault = ioFault("write upload");
            // Half a piece would shift all that follows.
            if (::ftruncate(file.fd(), u->offset) != 0) {
                std::error_code error;
                fs::remove(partial(upload), error);
            }
            return fault;
        }
        left.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(file.fd()) != 0) {
        return ioFault("fsync upload");
    }
    u->offset += static_cast<std::int64_t>(piece.size());
    if (u->offset == u->size) {
        MYSPIKE_TRY(finish(*u));
    }
    return u;
}

Status BlobStore::finish(const Upload& u)
{
    Sha256Stream hash;
    std::ifstream in(partial(u.id), std::ios::binary);
    std::array<char, 64 * 1024> buffer{};
    while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
        hash.add({reinterpret_cast<const std::uint8_t*>(buffer.data()),
                  static_cast<std::size_t>(in.gcount())});
    }
    std::error_code error;
    const auto discard = [&] {
        fs::remove(partial(u.id), error);
        fs::remove(partial(u.id).string() + ".about", error);
    };
    if (in.bad()) {
        return ioFault("read upload");
    }
    if (toHex(hash.finish()) != u.sha256) {
        discard();
        return Fault{FaultCode::Corrupt,
                     msg("blob", "The file was damaged on its way. It is sent again from the "
                                 "beginning."),
                     u.sha256, "UPLOAD_HASH"};
    }
    // Its time stamp tells the sweep when it came.
    fs::last_write_time(partial(u.id), fs::file_time_type::clock::now(), error);
    const auto target = path(u.sha256);
    fs::create_directories(target.parent_path(), error);
    fs::rename(partial(u.id), target, error);
    if (error) {
        errno = error.value();
        return ioFault("rename upload");
    }
    MYSPIKE_TRY(syncFolder(target.parent_path()));
    fs::remove(partial(u.id).string() + ".about", error);
    return okStatus();
}

} // namespace myspike
