#include "server/store/history_mark.h"

#include <boost/json.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "shared/base/hash.h"
#include "shared/base/json.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace myspike {

namespace {

/// The file is written anew when it has grown beyond this.
constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::size_t kCheckDigits = 16;

Fault cannotWrite(const fs::path& path)
{
    return Fault{FaultCode::Io,
                 Text(msg("store", "%1 cannot be written. Check that the disk has room and that "
                                   "the server may write there."),
                      {path.string()}),
                 std::string(::strerror(errno)), "MARK"};
}

std::string checkOf(std::string_view text) { return toHex(sha256(text)).substr(0, kCheckDigits); }

std::string seriesKey(const std::pair<std::string, int>& series)
{
    return series.first + '/' + std::to_string(series.second);
}

/// One line: its check, a blank, what changed.
std::string lineOf(const HistoryMark& now, const HistoryMark& before)
{
    json::object numbers;
    for (const auto& [series, last] : now.numbers) {
        const auto known = before.numbers.find(series);
        if (known == before.numbers.end() || known->second != last) {
            numbers[seriesKey(series)] = last;
        }
    }
    const auto text = json::serialize(
        json::object{{"epoch", now.epoch}, {"seq", now.seq}, {"numbers", std::move(numbers)}});
    return checkOf(text) + ' ' + text + '\n';
}

bool takeLine(std::string_view line, std::optional<HistoryMark>& mark)
{
    if (line.size() <= kCheckDigits || line[kCheckDigits] != ' ' ||
        checkOf(line.substr(kCheckDigits + 1)) != line.substr(0, kCheckDigits)) {
        return false;
    }
    auto v = parseJson(line.substr(kCheckDigits + 1));
    const auto* o = v ? v->if_object() : nullptr;
    const auto* epoch = o ? o->if_contains("epoch") : nullptr;
    const auto* seq = o ? o->if_contains("seq") : nullptr;
    const auto* numbers = o ? o->if_contains("numbers") : nullptr;
    if (!epoch || !epoch->is_string() || !seq || !seq->is_int64() || !numbers ||
        !numbers->is_object()) {
        return false;
    }
    if (!mark) {
        mark.emplace();
    }
    mark->epoch = std::string(epoch->get_string());
    mark->seq = seq->get_int64();
    for (const auto& [key, last] : numbers->get_object()) {
        const std::string name(key);
        const auto slash = name.rfind('/');
        if (slash != std::string::npos && last.is_int64()) {
            mark->numbers[{name.substr(0, slash), std::atoi(name.c_str() + slash + 1)}] =
                last.get_int64();
        }
    }
    return true;
}

Status syncFolder(const fs::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    return done ? okStatus() : Status(cannotWrite(folder));
}

} // namespace

HistoryMarkFile::HistoryMarkFile(HistoryMarkFile&& o) noexcept
    : m_path(std::move(o.m_path)), m_file(std::exchange(o.m_file, -1)), m_mark(std::move(o.m_mark)),
      m_bytes(o.m_bytes), m_unsynced(o.m_unsynced)
{
}

HistoryMarkFile::~HistoryMarkFile()
{
    if (m_file >= 0) {
        (void)sync();
        ::close(m_file);
    }
}

Result<HistoryMarkFile> HistoryMarkFile::open(const fs::path& path)
{
    std::optional<HistoryMark> mark;
    std::size_t good = 0;
    {
        std::ifstream in(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        while (good < text.size()) {
            const auto end = text.find('\n', good);
            if (end == std::string::npos ||
                !takeLine(std::string_view(text).substr(good, end - good), mark)) {
                break; // torn by a loss of power: what stands before it was whole
            }
            good = end + 1;
        }
    }
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return cannotWrite(path);
    }
    HistoryMarkFile out(path, file);
    out.m_mark = std::move(mark);
    out.m_bytes = good;
    if (::ftruncate(file, static_cast<off_t>(good)) != 0 ||
        ::lseek(file, 0, SEEK_END) == static_cast<off_t>(-1)) {
        return cannotWrite(path);
    }
    return out;
}

Status HistoryMarkFile::append(const std::string& line)
{
    std::size_t done = 0;
    while (done < line.size()) {
        const auto n = ::write(m_file, line.data() + done, line.size() - done);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            const auto fault = cannotWrite(m_path);
            // A half line would hide every later one.
            [[maybe_unused]] const auto cut = ::ftruncate(m_file, static_cast<off_t>(m_bytes));
            ::lseek(m_file, 0, SEEK_END);
            return fault;
        }
        done += static_cast<std::size_t>(n);
    }
    m_bytes += line.size();
    ++m_unsynced;
    return okStatus();
}

Status HistoryMarkFile::note(const HistoryMark& now)
{
    if (m_mark && *m_mark == now) {
        return okStatus();
    }
    if (m_bytes > kMostBytes) {
        return replace(now);
    }
    MYSPIKE_TRY(append(lineOf(now, m_mark.value_or(HistoryMark{}))));
    m_mark = now;
    return m_unsynced >= kWritesPerSync ? sync() : okStatus();
}

Status HistoryMarkFile::sync()
{
    if (m_unsynced == 0) {
        return okStatus();
    }
    if (::fdatasync(m_file) != 0) {
        return cannotWrite(m_path);
    }
    m_unsynced = 0;
    return okStatus();
}

Status HistoryMarkFile::replace(const HistoryMark& now)
{
    const fs::path next = m_path.string() + ".new";
    const int file = ::open(next.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        return cannotWrite(next);
    }
    HistoryMarkFile fresh(next, file);
    MYSPIKE_TRY(fresh.append(lineOf(now, {})));
    MYSPIKE_TRY(fresh.sync());
    std::error_code error;
    fs::rename(next, m_path, error);
    if (error) {
        return cannotWrite(m_path);
    }
    MYSPIKE_TRY(syncFolder(m_path.parent_path()));
    ::close(m_file);
    m_file = std::exchange(fresh.m_file, -1);
    m_bytes = fresh.m_bytes;
    m_unsynced = 0;
    m_mark = now;
    return okStatus();
}

Status checkAgainstMark(const HistoryMark& database, const std::optional<HistoryMark>& seen,
                        const fs::path& folder)
{
    if (!seen) {
        return okStatus(); // a new store, or one of before marks were kept
    }
    bool older = database.epoch != seen->epoch || database.seq < seen->seq;
    for (const auto& [series, last] : seen->numbers) {
        const auto is = database.numbers.find(series);
        older = older || is == database.numbers.end() || is->second < last;
    }
    if (!older) {
        return okStatus();
    }
    return Fault{
        FaultCode::Conflict,
        Text(msg("store", "The records in %1 are older than what this server has already "
                          "confirmed; they were probably put back from a backup. Run “myspike-"
                          "server --store %1 new-epoch” once, so that the clients bring back what "
                          "is missing and no number is given twice. Nothing was changed."),
             {folder.string()}),
        "store at " + std::to_string(database.seq) + ", confirmed " + std::to_string(seen->seq),
        "RESTORED"};
}

} // namespace myspike
