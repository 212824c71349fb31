// Pictures in a row: a model of images in, choices out. It shows; it loads and stores nothing.
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

class QAbstractItemModel;
class QListView;

namespace myspike::ui {

class ThumbnailStrip final : public QWidget
{
    Q_OBJECT
public:
    /// Roles it reads: DecorationRole (QImage or QPixmap), DisplayRole (caption), StatusTipRole
    /// (for instance "waiting to be sent"), AccessibleTextRole.
    explicit ThumbnailStrip(const QString& objectName, QWidget* parent = nullptr);

    /// Not owned.
    void setModel(QAbstractItemModel* model);
    /// Without it the strip only shows.
    void setEditable(bool editable);
    int currentRow() const;

Q_SIGNALS:
    void opened(int row);
    void removeRequested(int row);
    void cameraRequested();
    void filesRequested();
    void filesDropped(const QStringList& paths);
    void imagePasted(const QImage& image);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void resizeToText();

    QListView* m_view;
    QWidget* m_buttons;
    bool m_isEditable = true;
};

} // namespace myspike::ui
