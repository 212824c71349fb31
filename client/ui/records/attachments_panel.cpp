#include "client/ui/records/attachments_panel.h"

#include <QBuffer>
#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QListView>
#include <QMimeDatabase>
#include <QStandardItemModel>
#include <QUrl>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/records/capture_time.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/section_header.h"
#include "client/ui/widgets/thumbnail_strip.h"
#include "shared/sync/records.h"

namespace myspike::ui {

namespace {
/// Exif stands at the beginning of a file.
constexpr qint64 kExifBytes = 256 * 1024;
constexpr int kMostShown = 200;
} // namespace

AttachmentsPanel::AttachmentsPanel(const QString& page, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_header(new SectionHeader({})),
      m_strip(new MessageStrip(page + QStringLiteral(".files.strip"))),
      m_thumbnails(new ThumbnailStrip(page + QStringLiteral(".files"))),
      m_model(new QStandardItemModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_header);
    column->addWidget(m_strip);
    column->addWidget(m_thumbnails);
    m_strip->hide();
    m_thumbnails->setModel(m_model);
    connect(m_thumbnails, &ThumbnailStrip::filesRequested, this, &AttachmentsPanel::chooseFiles);
    connect(m_thumbnails, &ThumbnailStrip::cameraRequested, this, &AttachmentsPanel::chooseFiles);
    connect(m_thumbnails, &ThumbnailStrip::filesDropped, this, &AttachmentsPanel::addFiles);
    connect(m_thumbnails, &ThumbnailStrip::imagePasted, this, &AttachmentsPanel::addImage);
    connect(m_thumbnails, &ThumbnailStrip::opened, this, &AttachmentsPanel::open);
    connect(workplace.replica, &Replica::rowsChanged, this,
            [this](const std::vector<RowRef>& rows) {
                for (const auto& r : rows) {
                    if (r.type == attachments::Attachment::kType) {
                        refresh();
                        return;
                    }
                }
            });
    rebuild();
}

void AttachmentsPanel::showRecord(const RecordType& type, const Id& record)
{
    m_type = &type;
    m_record = record;
    refresh();
}

void AttachmentsPanel::setReadOnly(const Text& why)
{
    m_thumbnails->setEditable(why.empty());
    m_thumbnails->setToolTip(translated(why));
}

void AttachmentsPanel::refresh()
{
    if (m_type == nullptr) {
        return;
    }
    const int generation = ++m_generation;
    Query q{attachments::Attachment::kType};
    q.with(equals(attachments::kOwnerId, m_record.toString())).limit = kMostShown;
    m_workplace.replica->loadPage(q).then(this, [this, generation](Result<Page> page) {
        if (generation == m_generation && page) {
            m_files = std::move(page->rows);
            rebuild();
            Q_EMIT shownAgain();
        }
    });
}

void AttachmentsPanel::rebuild()
{
    m_header->setTitle(Text(msg("attachment", "Files (%1)"), {m_files.size()}));
    m_model->clear();
    if (auto* view = m_thumbnails->findChild<QListView*>()) {
        // Without a file there is nothing to look at; the buttons say what can be done.
        view->setVisible(!m_files.empty());
    }
    for (const auto& f : m_files) {
        auto* item = new QStandardItem;
        const QString name = QString::fromStdString(f.text(attachments::kName));
        const auto taken = f.get(attachments::kCapturedAt);
        const QString when = taken ? shown(*taken) : QString();
        const bool arrived = f.getOr(attachments::kComplete, false);
        const QString state =
            arrived ? QString() : translated(msg("attachment", "waits to be sent"));
        item->setText(name);
        item->setData(state, Qt::StatusTipRole);
        item->setToolTip(
            QStringList{name, when, shownSize(f.getOr(attachments::kSize, std::int64_t{0})), state}
                .join(QLatin1Char('\n')));
        item->setData(QStringLiteral("%1 %2 %3").arg(name, when, state).simplified(),
                      Qt::AccessibleTextRole);
        if (const auto path = m_workplace.replica->filePath(f.text(attachments::kSha256))) {
            QImageReader reader(*path);
            reader.setAutoTransform(true);
            if (const QSize size = reader.size(); size.isValid()) {
                // Decoded small: a page of photographs must not take the memory of one.
                reader.setScaledSize(size.scaled(space(60), space(45), Qt::KeepAspectRatio));
                item->setData(reader.read(), Qt::DecorationRole);
            }
        }
        m_model->appendRow(item);
    }
}

void AttachmentsPanel::chooseFiles()
{
    m_workplace.files->openFiles(this, {msg("attachment", "Attach files"), {}, {}},
                                 [this](const QStringList& paths) { addFiles(paths); });
}

void AttachmentsPanel::addFiles(const QStringList& paths)
{
    for (const auto& path : paths) {
        m_workplace.replica->keepFile(path).then(this, [this, path](Result<std::string> hash) {
            if (!hash) {
                m_strip->say(hash.fault());
                return;
            }
            QFile file(path);
            std::optional<Instant> taken;
            if (file.open(QIODevice::ReadOnly)) {
                taken = captureTime(file.read(kExifBytes));
            }
            attach(*hash, QFileInfo(path).fileName(), file.size(), taken);
        });
    }
}

void AttachmentsPanel::addImage(const QImage& image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const auto now = m_workplace.replica->clock().now();
    m_workplace.replica->keepBytes(png).then(
        this, [this, now, size = png.size()](Result<std::string> hash) {
            if (!hash) {
                m_strip->say(hash.fault());
                return;
            }
            const QString name =
                translated(msg("attachment", "Pasted picture")) + QStringLiteral(".png");
            attach(*hash, name, size, now);
        });
}

void AttachmentsPanel::attach(const std::string& hash, const QString& name, qint64 size,
                              const std::optional<Instant>& takenAt)
{
    if (m_type == nullptr) {
        return;
    }
    const auto media = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
    Operation op;
    op.command = attachments::kAttach;
    op.type = attachments::Attachment::kType;
    op.subject = m_workplace.replica->newId();
    op.args.set(attachments::kOwnerType, m_type->key)
        .set(attachments::kOwnerId, m_record.toString())
        .set(attachments::kKind, media.startsWith(QStringLiteral("image/")) ? "photo" : "document")
        .set(attachments::kName, name.toStdString())
        .set(attachments::kSha256, hash)
        .set(attachments::kSize, size)
        .set(attachments::kMediaType, media.toStdString());
    if (takenAt) {
        op.args.set(attachments::kCapturedAt, *takenAt);
    }
    m_workplace.replica->act(op).then(this, [this](Result<ReplicaCore::Acted> acted) {
        if (!acted) {
            m_strip->say(acted.fault());
        }
        refresh();
    });
}

void AttachmentsPanel::open(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const auto path = m_workplace.replica->filePath(
        m_files[static_cast<std::size_t>(row)].text(attachments::kSha256));
    if (!path) {
        m_strip->say(path.fault());
        return;
    }
    QDesktopServices::openUrl(QUrl::fromLocalFile(*path));
}

void AttachmentsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
}

} // namespace myspike::ui
