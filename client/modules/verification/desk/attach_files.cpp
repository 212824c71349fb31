#include "client/modules/verification/desk/attach_files.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <memory>

#include "client/replica/replica.h"
#include "client/ui/widgets/file_picker.h"
#include "shared/sync/records.h"

namespace myspike::desk {

namespace {

/// One file after the other, so that a fault names the file it belongs to.
class Attaching : public std::enable_shared_from_this<Attaching>
{
public:
    Attaching(Replica& replica, QObject* page, std::string type, const Id& owner, QStringList paths,
              std::function<void(const Status&)> done)
        : m_replica(replica), m_page(page), m_type(std::move(type)), m_owner(owner),
          m_paths(std::move(paths)), m_done(std::move(done))
    {
    }

    void next()
    {
        if (m_paths.isEmpty()) {
            m_done(okStatus());
            return;
        }
        const auto path = m_paths.takeFirst();
        auto self = shared_from_this();
        m_replica.keepFile(path).then(m_page, [self, path](const Result<std::string>& hash) {
            hash ? self->attach(path, *hash) : self->m_done(hash.fault());
        });
    }

private:
    void attach(const QString& path, const std::string& hash)
    {
        namespace at = attachments;
        const QFileInfo file(path);
        Operation op;
        op.command = at::kAttach;
        op.type = at::Attachment::kType;
        op.subject = m_replica.newId();
        op.args.set(at::kOwnerType, m_type)
            .set(at::kOwnerId, m_owner.toString())
            .set(at::kKind, std::string("document"))
            .set(at::kName, file.fileName().toStdString())
            .set(at::kSha256, hash)
            .set(at::kSize, file.size())
            .set(at::kMediaType, QMimeDatabase().mimeTypeForFile(file).name().toStdString());
        auto self = shared_from_this();
        m_replica.act(std::move(op)).then(m_page, [self](const Result<ReplicaCore::Acted>& acted) {
            acted ? self->next() : self->m_done(acted.fault());
        });
    }

    Replica& m_replica;
    QObject* m_page;
    std::string m_type;
    Id m_owner;
    QStringList m_paths;
    std::function<void(const Status&)> m_done;
};

} // namespace

void attachFiles(const ui::Workplace& workplace, QWidget* page, const char* type, const Id& owner,
                 Text title, std::function<void(const Status&)> done)
{
    auto* replica = workplace.replica;
    workplace.files->openFiles(
        page, ui::FileRequest{std::move(title), {}, {}},
        [replica, page, type = std::string(type), owner,
         done = std::move(done)](const QStringList& paths) {
            std::make_shared<Attaching>(*replica, page, type, owner, paths, done)->next();
        });
}

std::vector<std::string> attachedNames(const Reader& reader, const Id& owner)
{
    Query q{.type = attachments::Attachment::kType};
    q.with(equals(attachments::kOwnerId, owner.toString()));
    std::vector<std::string> out;
    for (const auto& a : reader.query(q)) {
        out.push_back(a.text(attachments::kName));
    }
    return out;
}

} // namespace myspike::desk
