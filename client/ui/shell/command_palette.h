// One box for records, pages and actions (Ctrl+K). The box stands in the top bar; the hits drop
// down under it. Everything in it also stands in a menu.
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <memory>
#include <vector>

#include "client/ui/shell/palette_source.h"

class QFrame;
class QListView;

namespace myspike::ui {

class HitModel;

class CommandPalette final : public QLineEdit
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent = nullptr);
    ~CommandPalette() override;

    /// Sources stand in the list in the order they came.
    void addSource(std::unique_ptr<PaletteSource> source);

    /// Focus to the box, with the hits of an empty text or of `prefix`.
    void open(const QString& prefix = {});
    void close();
    bool isOpen() const;
    QList<PaletteHit> hits() const;

Q_SIGNALS:
    /// All sources have answered for the text in the box.
    void settled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void search();
    void takeHits(int generation, int source, const QList<PaletteHit>& hits);
    void activateCurrent();
    void move(int step);
    void place();
    void retranslate();

    std::vector<std::unique_ptr<PaletteSource>> m_sources;
    QPointer<QFrame> m_popup;
    QListView* m_list;
    HitModel* m_model;
    QPointer<QWidget> m_before;
    int m_generation = 0;
    int m_outstanding = 0;
};

} // namespace myspike::ui
