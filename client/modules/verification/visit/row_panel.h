// Under a form: the remark and the photographs of the row in hand.
#pragma once

#include <QAbstractListModel>
#include <QWidget>

#include "client/modules/verification/visit/visit_desk.h"

class QPlainTextEdit;

class QListView;

namespace myspike::ui {
class Button;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

/// Photographs of one row, for the strip.
class PhotoModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PhotoModel(const Replica& replica, QObject* parent = nullptr)
        : QAbstractListModel(parent), m_replica(replica)
    {
    }
    void setPhotos(std::vector<std::string> hashes);
    const std::string& hashAt(int row) const { return m_hashes[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Replica& m_replica;
    std::vector<std::string> m_hashes;
};

class RowPanel final : public QWidget
{
    Q_OBJECT
public:
    RowPanel(const QString& objectName, VisitDesk& desk, std::string form,
             QWidget* parent = nullptr);

    /// Leaves the row before, whose remark is kept, and shows this one; nothing: no row.
    void showRow(std::optional<std::size_t> row);
    void focusRemark();
    void addPhotos(const QStringList& paths);

Q_SIGNALS:
    void photosRequested();
    /// Esc or Ctrl+Enter in the remark: back to the rows.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void renew();
    void resizeToText();
    void retranslate();
    void pastePicture();

    VisitDesk& m_desk;
    std::string m_form;
    std::string m_key;
    std::optional<std::size_t> m_row;
    ui::Label* m_reference;
    QPlainTextEdit* m_remark;
    PhotoModel* m_photos;
    QListView* m_strip;
    ui::Button* m_add;
    bool m_isFilling = false;
};

} // namespace myspike::site_visit
