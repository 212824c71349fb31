#include "server/blobs/blob_sweep.h"

#include <string_view>

#include "shared/modules/verification/visit_fields.h"
#include "shared/store/row_cursor.h"
#include "shared/store/table_schema.h"

namespace myspike {

namespace {

constexpr const char* kTable = R"sql(
CREATE TABLE IF NOT EXISTS blob_mark(
    sha256 TEXT PRIMARY KEY, marked_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

void addWords(std::set<std::string>& out, std::string_view text)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) {
            out.emplace(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

BlobSweep::BlobSweep(const Catalogue& catalogue, BlobStore& blobs, Committer& committer,
                     ReaderPool& readers)
    : m_blobs(blobs), m_committer(committer), m_readers(readers)
{
    for (const auto* type : catalogue.types()) {
        for (const auto& f : type->fields) {
            if (f.kind == FieldKind::File || std::string_view(f.name) == visit_part::kPhotos.name) {
                m_columns.push_back({quoted(type->key), quoted(f.name)});
            }
        }
    }
}

Status BlobSweep::prepare()
{
    return m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
        MYSPIKE_TRY(db.execute(kTable));
        int n = 0;
        for (const auto& c : m_columns) {
            // instr: a column may hold several digests.
            const auto clear = " ON " + c.table + " WHEN NEW." + c.name +
                               " IS NOT NULL AND NEW.deleted = 0 BEGIN DELETE FROM blob_mark "
                               "WHERE instr(NEW." +
                               c.name + ", sha256) > 0; END;";
            const auto name = "blob_unmark_" + std::to_string(n++);
            MYSPIKE_TRY(db.execute("DROP TRIGGER IF EXISTS " + name +
                                   "_new; DROP TRIGGER IF EXISTS " + name +
                                   "_changed; CREATE TRIGGER " + name + "_new AFTER INSERT" +
                                   clear + "CREATE TRIGGER " + name + "_changed AFTER UPDATE OF " +
                                   c.name + ", deleted" + clear));
        }
        return okStatus();
    });
}

Result<std::set<std::string>> BlobSweep::referenced()
{
    return m_readers.ask([&](ReaderPool::Reading& r) -> Result<std::set<std::string>> {
        std::set<std::string> out;
        for (const auto& c : m_columns) {
            auto s = r.database.prepare("SELECT DISTINCT " + c.name + " FROM " + c.table +
                                        " WHERE deleted = 0 AND " + c.name + " IS NOT NULL");
            if (!s) {
                return std::move(s).fault();
            }
            RowCursor cursor(*s);
            while (cursor.next()) {
                addWords(out, s->text(0));
            }
            MYSPIKE_TRY(cursor.status());
        }
        return out;
    });
}

Result<BlobSweep::Done> BlobSweep::run(Instant now)
{
    const auto keep = now.plusDays(-BlobStore::kKeepDays);
    Done done;
    done.uploads = m_blobs.dropStaleUploads(keep);
    // What comes while this is read is seen by the triggers.
    const auto files = m_blobs.all();
    auto referenced = this->referenced();
    if (!referenced) {
        return std::move(referenced).fault();
    }
    const auto uploading = m_blobs.beingUploaded();
    MYSPIKE_TRY(
        m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
            for (const auto& hash : files) {
                auto markedAt =
                    db.integer("SELECT marked_at FROM blob_mark WHERE sha256 = ?1", -1, hash);
                if (!markedAt) {
                    return std::move(markedAt).fault();
                }
                const bool wanted = referenced->count(hash) != 0 || uploading.count(hash) != 0;
                if (wanted || m_blobs.cameAt(hash).ms > keep.ms) {
                    if (*markedAt >= 0) {
                        MYSPIKE_TRY(db.run("DELETE FROM blob_mark WHERE sha256 = ?1", hash));
                    }
                } else if (*markedAt < 0) {
                    MYSPIKE_TRY(db.run("INSERT INTO blob_mark(sha256, marked_at) VALUES(?1, ?2)",
                                       hash, now));
                    ++done.marked;
                } else if (*markedAt <= keep.ms) {
                    // Here no reference can come between: the committer is the only writer.
                    MYSPIKE_TRY(m_blobs.remove(hash));
                    MYSPIKE_TRY(db.run("DELETE FROM blob_mark WHERE sha256 = ?1", hash));
                    ++done.removed;
                }
            }
            return okStatus();
        }));
    return done;
}

} // namespace myspike
