#include "shared/trust/secret_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace myspike {

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

Fault fileFault(int error, const std::filesystem::path& file)
{
    const auto name = file.string();
    const std::string detail = std::string(std::strerror(error)) + ": " + name;
    switch (error) {
    case ENOENT:
        return {FaultCode::NotFound,
                Text(msg("trust", "The file %1 does not exist. Check the folder, or restore it "
                                  "from a backup."),
                     {name}),
                detail,
                {}};
    case EEXIST:
    case ENOTEMPTY:
        return {FaultCode::Conflict,
                Text(msg("trust", "%1 exists already and was left as it is. Choose another place."),
                     {name}),
                detail,
                {}};
    case ENOSPC:
    case EDQUOT:
        return {FaultCode::DiskFull,
                Text(msg("trust", "There is no room to write %1. Free some space and try again."),
                     {name}),
                detail,
                {}};
    case EACCES:
    case EPERM:
        return {FaultCode::Forbidden,
                Text(msg("trust", "This account may not use %1. Ask whoever owns it."), {name}),
                detail,
                {}};
    default:
        return {FaultCode::Io,
                Text(msg("trust", "%1 could not be read or written. Check the disk and try again."),
                     {name}),
                detail,
                {}};
    }
}

Status checkMode(const struct stat& facts, const std::filesystem::path& path)
{
    if ((facts.st_mode & 077) == 0) {
        return okStatus();
    }
    return Fault{FaultCode::Forbidden,
                 Text(msg("trust", "Other accounts of this machine may open %1, so what is in it "
                                   "may be known to others. Close it (chmod go-rwx), and consider "
                                   "new keys."),
                      {path.string()}),
                 {},
                 {}};
}

Status writeAll(int fd, std::string_view content, const std::filesystem::path& file)
{
    while (!content.empty()) {
        const auto n = ::write(fd, content.data(), content.size());
        if (n < 0) {
            if (errno == EINTR) {
                continue;
            }
            return fileFault(errno, file);
        }
        content.remove_prefix(static_cast<std::size_t>(n));
    }
    return okStatus();
}

/// A new name is only durable once its folder is.
Status flushFolder(const std::filesystem::path& folder)
{
    const auto path = folder.empty() ? std::filesystem::path(".") : folder;
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd || ::fsync(fd.get()) != 0) {
        return fileFault(errno, path);
    }
    return okStatus();
}

} // namespace

Status writeSecretFile(const std::filesystem::path& file, std::string_view content,
                       Existing existing)
{
    std::string temporary = file.string() + ".XXXXXX";
    {
        // mkostemp gives 0600 whatever the umask, and a name that was not there.
        const Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
        if (!fd) {
            return fileFault(errno, file);
        }
        auto written = writeAll(fd.get(), content, file);
        if (written.ok() && ::fsync(fd.get()) != 0) {
            written = fileFault(errno, file);
        }
        if (!written.ok()) {
            ::unlink(temporary.c_str());
            return written;
        }
    }
    // link() refuses where the name is taken, rename() would replace it.
    const bool replace = existing == Existing::Replace;
    const int failed = replace ? ::rename(temporary.c_str(), file.c_str())
                               : ::link(temporary.c_str(), file.c_str());
    const int error = errno;
    if (!replace || failed != 0) {
        ::unlink(temporary.c_str());
    }
    if (failed != 0) {
        return fileFault(error, file);
    }
    return flushFolder(file.parent_path());
}

Result<std::string> readSecretFile(const std::filesystem::path& file)
{
    // Non-blocking, or a pipe in the place of the file would hold the program for ever.
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts = {};
    if (!fd || ::fstat(fd.get(), &facts) != 0) {
        return fileFault(errno, file);
    }
    if (!S_ISREG(facts.st_mode)) {
        return fileFault(EINVAL, file);
    }
    MYSPIKE_TRY(checkMode(facts, file));
    std::string out(kMaxBytes + 1, '\0');
    std::size_t size = 0;
    while (size < out.size()) {
        const auto n = ::read(fd.get(), out.data() + size, out.size() - size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return fileFault(errno, file);
        }
        if (n == 0) {
            out.resize(size);
            return out;
        }
        size += static_cast<std::size_t>(n);
    }
    return Fault{FaultCode::TooLarge,
                 Text(msg("trust", "%1 is too large to be a key. Check that it is the right file."),
                      {file.string()}),
                 {},
                 {}};
}

Status checkSecretFolder(const std::filesystem::path& folder)
{
    struct stat facts = {};
    if (::stat(folder.c_str(), &facts) != 0) {
        return fileFault(errno, folder);
    }
    if (!S_ISDIR(facts.st_mode)) {
        return fileFault(ENOTDIR, folder);
    }
    return checkMode(facts, folder);
}

Status makeSecretFolder(const std::filesystem::path& folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0) {
        return fileFault(errno, folder);
    }
    return okStatus();
}

Status moveFolderInto(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return fileFault(errno, to);
    }
    return flushFolder(to.parent_path());
}

} // namespace myspike
