// Remarks and photographs of a visit's rows.
#include <QFileInfo>
#include <QMimeDatabase>
#include <algorithm>

#include "client/modules/verification/visit/visit_desk.h"
#include "shared/sync/records.h"

namespace myspike::site_visit {

const VisitDesk::TypedRemark* VisitDesk::typed(const std::string& form,
                                               const std::string& key) const
{
    const auto it = std::find_if(m_remarks.begin(), m_remarks.end(), [&](const TypedRemark& t) {
        return t.form == form && t.key == key;
    });
    return it == m_remarks.end() ? nullptr : &*it;
}

VisitDesk::TypedRemark* VisitDesk::typed(const std::string& form, const std::string& key)
{
    return const_cast<TypedRemark*>(std::as_const(*this).typed(form, key));
}

bool VisitDesk::hasRemark(const std::string& form, const FormRow& row) const
{
    if (const auto* t = typed(form, row.key)) {
        return !t->text.isEmpty();
    }
    return row.record.type().field(visit_part::kNote.name) &&
           !row.record.text(visit_part::kNote).empty();
}

QString VisitDesk::remark(const std::string& id, std::size_t r) const
{
    const auto& f = form(id);
    if (r >= f.rows.size()) {
        return {};
    }
    const auto& row = f.rows[r];
    if (const auto* t = typed(id, row.key)) {
        return t->text;
    }
    return row.record.type().field(visit_part::kNote.name)
               ? QString::fromStdString(row.record.text(visit_part::kNote))
               : QString();
}

void VisitDesk::typeRemark(const std::string& id, std::size_t r, const QString& text)
{
    const auto& f = form(id);
    if (r >= f.rows.size()) {
        return;
    }
    auto* t = typed(id, f.rows[r].key);
    if (!t) {
        m_remarks.push_back({id, f.rows[r].key, {}, false});
        t = &m_remarks.back();
    }
    t->text = text;
    t->isDrafted = false;
    if (!m_draftTimer.isActive()) {
        m_draftTimer.start();
    }
}

void VisitDesk::keepDrafts()
{
    for (auto& t : m_remarks) {
        const auto& f = form(t.form);
        const auto r = f.rowOf(t.key);
        if (t.isDrafted || !r) {
            continue;
        }
        t.isDrafted = true;
        const auto& record = f.rows[*r].record;
        m_replica
            .keepDraft({draftKey("remark", t.form, t.key), record.type().key, record.id,
                        kSchemaVersion, Values().set(visit_part::kNote, t.text.toStdString()),
                        m_replica.clock().now()})
            .then(this, [this](Status s) {
                if (!s) {
                    Q_EMIT failed(s.fault());
                } else {
                    Q_EMIT kept();
                }
            });
    }
}

void VisitDesk::commitRemark(const std::string& id, std::size_t r)
{
    const auto& f = form(id);
    if (r >= f.rows.size()) {
        return;
    }
    const auto key = f.rows[r].key;
    if (const auto* t = typed(id, key); t && !t->isDrafted) {
        // Kept before it is made an operation: one that is refused must lose nothing.
        keepDrafts();
    }
    const auto* t = typed(id, key);
    if (!t || f.readOnly) {
        return;
    }
    const auto text = t->text.trimmed().toStdString();
    const bool changed = text != f.rows[r].record.text(visit_part::kNote);
    std::erase_if(m_remarks,
                  [&](const TypedRemark& other) { return other.form == id && other.key == key; });
    const auto draft = draftKey("remark", id, key);
    if (changed) {
        answer(id, r,
               Values().setValue(visit_part::kNote.name, text.empty() ? Value() : Value(text)),
               draft);
    } else {
        m_replica.dropDraft(draft);
    }
}

void VisitDesk::commitRemarks()
{
    const auto all = m_remarks;
    for (const auto& t : all) {
        if (const auto r = form(t.form).rowOf(t.key)) {
            commitRemark(t.form, *r);
        }
    }
}

void VisitDesk::addPhoto(const std::string& form, std::size_t row, const QString& path)
{
    m_replica.keepFile(path).then(this, [this, form, row](Result<std::string> hash) {
        if (!hash) {
            Q_EMIT failed(hash.fault());
            return;
        }
        notePhoto(form, row, *hash);
    });
}

void VisitDesk::addPhotoBytes(const std::string& form, std::size_t row, const QByteArray& bytes)
{
    m_replica.keepBytes(bytes).then(this, [this, form, row](Result<std::string> hash) {
        if (!hash) {
            Q_EMIT failed(hash.fault());
            return;
        }
        notePhoto(form, row, *hash);
    });
}

void VisitDesk::notePhoto(const std::string& id, std::size_t r, const std::string& hash)
{
    const auto& f = form(id);
    if (r >= f.rows.size() || !f.rows[r].record.type().field(visit_part::kPhotos.name)) {
        return;
    }
    auto photos = f.rows[r].record.text(visit_part::kPhotos);
    if (photos.find(hash) != std::string::npos) {
        return;
    }
    answer(id, r, Values().set(visit_part::kPhotos, photos.empty() ? hash : photos + ' ' + hash));
    // The attachment's own record follows the row, so that its bytes are sent and proved.
    const auto& record = form(id).rows[r].record;
    if (!record.id.isNull()) {
        attach(record.type().key, record.id, "photo", hash);
    }
}

void VisitDesk::attach(const std::string& ownerType, const Id& owner, const char* kind,
                       const std::string& hash)
{
    // Without its size and kind the server takes no file.
    const auto path = m_replica.filePath(hash);
    const auto media =
        path ? QMimeDatabase().mimeTypeForFile(*path, QMimeDatabase::MatchContent) : QMimeType();
    const auto suffix = media.isValid() ? media.preferredSuffix() : QStringLiteral("jpg");
    Operation op;
    op.command = attachments::kAttach;
    op.type = attachments::Attachment::kType;
    op.subject = m_replica.newId();
    op.args.set(attachments::kOwnerType, ownerType)
        .set(attachments::kOwnerId, owner.toString())
        .set(attachments::kKind, kind)
        .set(attachments::kSha256, hash)
        .set(attachments::kName, hash.substr(0, 12) + '.' + suffix.toStdString())
        .set(attachments::kCapturedAt, m_replica.clock().now());
    if (path) {
        op.args.set(attachments::kSize, QFileInfo(*path).size())
            .set(attachments::kMediaType, media.name().toStdString());
    }
    send(std::move(op), [](bool) {});
}

void VisitDesk::removePhoto(const std::string& id, std::size_t r, const std::string& hash)
{
    const auto& f = form(id);
    if (r >= f.rows.size()) {
        return;
    }
    std::string left;
    for (const auto& h : photosOf(f.rows[r])) {
        if (h != hash) {
            left += (left.empty() ? "" : " ") + h;
        }
    }
    answer(id, r,
           Values().setValue(visit_part::kPhotos.name, left.empty() ? Value() : Value(left)));
}

} // namespace myspike::site_visit
