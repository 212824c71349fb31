// The files of a record: dropped, pasted or picked; small pictures; when they were taken; whether
// their bytes have arrived at the server. GUI thread.
#pragma once

#include <QImage>
#include <QWidget>

#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

class QStandardItemModel;

namespace myspike::ui {

class MessageStrip;
class SectionHeader;
class ThumbnailStrip;

class AttachmentsPanel final : public QWidget
{
    Q_OBJECT
public:
    AttachmentsPanel(const QString& page, const Workplace& workplace, QWidget* parent = nullptr);

    void showRecord(const RecordType& type, const Id& record);
    /// Empty allows adding.
    void setReadOnly(const Text& why);
    int count() const { return static_cast<int>(m_files.size()); }

public Q_SLOTS:
    void refresh();
    void addFiles(const QStringList& paths);
    void addImage(const QImage& image);
    void chooseFiles();

Q_SIGNALS:
    void shownAgain();

protected:
    void changeEvent(QEvent* event) override;

private:
    void attach(const std::string& hash, const QString& name, qint64 size,
                const std::optional<Instant>& takenAt);
    void rebuild();
    void open(int row);

    Workplace m_workplace;
    const RecordType* m_type = nullptr;
    Id m_record;
    std::vector<Record> m_files;
    int m_generation = 0;
    SectionHeader* m_header;
    MessageStrip* m_strip;
    ThumbnailStrip* m_thumbnails;
    QStandardItemModel* m_model;
};

} // namespace myspike::ui
