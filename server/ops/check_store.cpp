#include "server/ops/check_store.h"

#include <fmt/format.h>

#include <fstream>

#include "server/app/config.h"
#include "server/blobs/blob_store.h"
#include "server/store/store_folder.h"
#include "shared/base/hash.h"
#include "shared/console/said.h"
#include "shared/modules/users/actor.h"
#include "shared/sync/records.h"
#include "shared/trust/file_key_store.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

std::string words(const Fault& f)
{
    return f.forUser.english() + (f.detail.empty() ? "" : " (" + f.detail + ")");
}

class Check
{
public:
    Check(const StorePaths& paths, const Catalogue& catalogue, const Clock& clock)
        : m_paths(paths), m_catalogue(catalogue), m_clock(clock)
    {
    }

    std::vector<std::string> run()
    {
        database();
        keys();
        std::error_code error;
        if (fs::exists(m_paths.config, error)) {
            if (const auto config = readConfigFile(m_paths.config); !config) {
                m_findings.push_back(words(config.fault()));
            }
        }
        return std::move(m_findings);
    }

private:
    void database()
    {
        auto db =
            Database::open({.path = m_paths.database.string(), .readOnly = true, .create = false});
        if (!db) {
            m_findings.push_back("server.db: " + words(db.fault()));
            return;
        }
        if (const auto status = db->quickCheck(); !status.ok()) {
            m_findings.push_back("server.db: " + words(status.fault()));
            return; // what is read from damaged pages says nothing
        }
        auto broken = db->integer("SELECT count(*) FROM pragma_foreign_key_check", 0);
        if (!broken) {
            m_findings.push_back("server.db: " + words(broken.fault()));
        } else if (*broken != 0) {
            m_findings.push_back(fmt::format("references to rows that do not exist: {}", *broken));
        }
        RecordStore records(*db, m_catalogue, StoreSide::Server);
        auto authority = AuthorityCore::openToRead(*db, records, m_catalogue, users::actorOf);
        if (!authority) {
            m_findings.push_back("server.db: " + words(authority.fault()));
            return;
        }
        auto findings = (*authority)->check();
        if (!findings) {
            m_findings.push_back("server.db: " + words(findings.fault()));
            return;
        }
        m_findings.insert(m_findings.end(), findings->begin(), findings->end());
        files(records);
    }

    void files(const RecordStore& records)
    {
        const BlobStore blobs(m_paths.files);
        Query q{.type = attachments::Attachment::kType};
        q.with(equals(attachments::kComplete, true));
        for (const auto& a : records.query(q)) {
            const auto hash = a.text(attachments::kSha256);
            const auto path = blobs.path(hash);
            std::error_code error;
            const auto size = fs::file_size(path, error);
            if (error) {
                m_findings.push_back(
                    fmt::format("attachment {}: its file {} is missing", a.id.toString(), hash));
            } else if (const auto said = a.get(attachments::kSize);
                       said && static_cast<std::uintmax_t>(*said) != size) {
                m_findings.push_back(
                    fmt::format("attachment {}: its file has {} bytes instead of {}",
                                a.id.toString(), size, *said));
            } else if (hashOf(path) != hash) {
                m_findings.push_back(
                    fmt::format("attachment {}: its file {} was changed", a.id.toString(), hash));
            }
        }
        if (records.fault()) {
            m_findings.push_back("attachments: " + words(*records.fault()));
        }
    }

    static std::string hashOf(const fs::path& path)
    {
        std::ifstream in(path, std::ios::binary);
        Sha256Stream hash;
        std::vector<char> buffer(1 << 16);
        while (in) {
            in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            hash.add({reinterpret_cast<const std::uint8_t*>(buffer.data()),
                      static_cast<std::size_t>(in.gcount())});
        }
        return toHex(hash.finish());
    }

    void keys()
    {
        const auto keys = FileKeyStore::open(m_paths.keys);
        if (!keys) {
            m_findings.push_back("keys: " + words(keys.fault()));
            return;
        }
        if (const auto pepper = (*keys)->secret(kPasswordPepper); !pepper) {
            m_findings.push_back("keys: " + words(pepper.fault()));
        }
        const auto certificate = (*keys)->serverCertificate();
        if (!certificate) {
            m_findings.push_back("keys: " + words(certificate.fault()));
        } else if (!certificate->isValidAt(m_clock.now())) {
            m_findings.push_back(fmt::format("keys: the server's certificate is valid from {} to "
                                             "{}, not today; renew it",
                                             certificate->validFrom.toDisplay(),
                                             certificate->validTo.toDisplay()));
        }
    }

    const StorePaths& m_paths;
    const Catalogue& m_catalogue;
    const Clock& m_clock;
    std::vector<std::string> m_findings;
};

} // namespace

Result<std::vector<std::string>> checkStore(const fs::path& folder, const Catalogue& catalogue,
                                            const Clock& clock)
{
    const StorePaths paths(folder);
    std::error_code error;
    if (!fs::exists(paths.database, error)) {
        return refusedSaying(
            fmt::format("There is no store in {}. Make one with “init”.", folder.string()),
            FaultCode::NotFound);
    }
    return Check(paths, catalogue, clock).run();
}

} // namespace myspike
