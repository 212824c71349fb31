#include "client/sync/offline_accounts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "shared/base/unicode.h"
#include "shared/trust/secret_file.h"

namespace myspike {

namespace {

/// After that many wrong ones the wait no longer grows.
constexpr int kMostDoublings = 7;

std::string keyOf(const std::string& userName) { return foldForSearch(userName); }

QString toQ(const std::string& s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

Fault wrong()
{
    return Fault{FaultCode::Unauthenticated,
                 msg("login", "The user name or the password is wrong. Check both and try again."),
                 "offline",
                 {}};
}

} // namespace

OfflineAccounts::OfflineAccounts(std::filesystem::path folder, Rng& rng, Argon2Cost cost)
    : m_folder(std::move(folder)), m_rng(rng), m_hasher({}, cost)
{
}

Status OfflineAccounts::load()
{
    if (m_loaded) {
        return okStatus();
    }
    const auto file = m_folder / "accounts.json";
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) {
        auto text = readSecretFile(file);
        if (!text) {
            return std::move(text).fault();
        }
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(*text));
        for (const auto& item : document.object()[QStringLiteral("accounts")].toArray()) {
            const auto o = item.toObject();
            const auto read = [&](const char* key) {
                return o[QLatin1String(key)].toString().toStdString();
            };
            Entry e;
            e.account.user = Id::parse(read("user")).value_or(Id{});
            e.account.name = read("name");
            e.account.device = Id::parse(read("device")).value_or(Id{});
            e.verifier = read("verifier");
            e.failures = o[QStringLiteral("failures")].toInt();
            e.notBefore = Instant{o[QStringLiteral("not_before")].toInteger()};
            m_entries[read("key")] = std::move(e);
        }
    }
    m_loaded = true;
    return okStatus();
}

Status OfflineAccounts::save()
{
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, error);
    QJsonArray list;
    for (const auto& [key, e] : m_entries) {
        list.append(
            QJsonObject{{QStringLiteral("key"), toQ(key)},
                        {QStringLiteral("user"), toQ(e.account.user.toString())},
                        {QStringLiteral("name"), toQ(e.account.name)},
                        {QStringLiteral("device"), toQ(e.account.device.toString())},
                        {QStringLiteral("verifier"), toQ(e.verifier)},
                        {QStringLiteral("failures"), e.failures},
                        {QStringLiteral("not_before"), static_cast<qint64>(e.notBefore.ms)}});
    }
    const auto json = QJsonDocument(QJsonObject{{QStringLiteral("accounts"), list}}).toJson();
    return writeSecretFile(m_folder / "accounts.json", json.toStdString(), Existing::Replace);
}

Result<Id> OfflineAccounts::deviceOf(const std::string& userName)
{
    const std::lock_guard lock(m_mutex);
    MYSPIKE_TRY(load());
    auto& e = m_entries[keyOf(userName)];
    if (e.account.device.isNull()) {
        for (std::size_t i = 0; i < e.account.device.bytes.size(); i += 8) {
            const auto word = m_rng.next();
            for (std::size_t j = 0; j < 8; ++j) {
                e.account.device.bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
            }
        }
        MYSPIKE_TRY(save());
    }
    return e.account.device;
}

std::optional<Id> OfflineAccounts::deviceOfUser(const Id& user)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [key, e] : m_entries) {
        if (e.account.user == user && !user.isNull()) {
            return e.account.device;
        }
    }
    return std::nullopt;
}

Status OfflineAccounts::remember(const std::string& userName, const OfflineAccount& account,
                                 const std::string& password)
{
    auto verifier = m_hasher.hash(password, m_rng);
    if (!verifier) {
        return std::move(verifier).fault();
    }
    const std::lock_guard lock(m_mutex);
    MYSPIKE_TRY(load());
    m_entries[keyOf(userName)] = {account, std::move(*verifier), 0, {}};
    return save();
}

Status OfflineAccounts::changePassword(const std::string& userName, const std::string& password)
{
    auto verifier = m_hasher.hash(password, m_rng);
    if (!verifier) {
        return std::move(verifier).fault();
    }
    const std::lock_guard lock(m_mutex);
    MYSPIKE_TRY(load());
    const auto found = m_entries.find(keyOf(userName));
    if (found == m_entries.end() || found->second.verifier.empty()) {
        return okStatus();
    }
    found->second.verifier = std::move(*verifier);
    return save();
}

Status OfflineAccounts::forget(const std::string& userName)
{
    const std::lock_guard lock(m_mutex);
    MYSPIKE_TRY(load());
    const auto found = m_entries.find(keyOf(userName));
    if (found == m_entries.end() || found->second.verifier.empty()) {
        return okStatus();
    }
    // The device stays: the replica with what was not sent carries it.
    found->second.verifier.clear();
    return save();
}

Result<OfflineAccount> OfflineAccounts::check(const std::string& userName,
                                              const std::string& password, Instant now)
{
    const std::lock_guard lock(m_mutex);
    MYSPIKE_TRY(load());
    const auto found = m_entries.find(keyOf(userName));
    if (found == m_entries.end() || found->second.verifier.empty()) {
        m_hasher.verifyNobody(password);
        return Fault{FaultCode::Offline,
                     msg("login", "The server cannot be reached, and nobody has logged in under "
                                  "this name on this machine yet. Connect to a network for the "
                                  "first log-in."),
                     "offline, unknown name",
                     {}};
    }
    auto& e = found->second;
    // A clock that was set back must not make a short wait into a long one.
    const auto latest = now.plusSeconds(kLongestWaitSeconds);
    const auto until = std::min(e.notBefore, latest);
    if (now < until) {
        return Fault{FaultCode::RateLimited,
                     Text(msg("login", "Too many wrong passwords. Wait %1 seconds, then try "
                                       "again."),
                          {static_cast<long long>((until.ms - now.ms + 999) / 1000)}),
                     "offline wait",
                     {}};
    }
    switch (m_hasher.verify(password, e.verifier)) {
    case PasswordCheck::Matches:
        if (e.failures > 0) {
            e.failures = 0;
            e.notBefore = {};
            MYSPIKE_TRY(save());
        }
        return e.account;
    case PasswordCheck::Busy:
        return Fault{FaultCode::Busy,
                     msg("login", "This machine is short of memory. Close other programs, then try "
                                  "again."),
                     "argon2 memory",
                     {}};
    case PasswordCheck::Differs:
    case PasswordCheck::Unreadable:
        break;
    }
    const auto wait = std::min<std::int64_t>(
        std::int64_t{1} << std::min(e.failures, kMostDoublings), kLongestWaitSeconds);
    ++e.failures;
    e.notBefore = now.plusSeconds(wait);
    MYSPIKE_TRY(save());
    return wrong();
}

} // namespace myspike
