// Lays fields out in rows of twelve columns, or six where there is little room, so that edges line
// up whatever the window's width.
#pragma once

#include <QLayout>

namespace myspike::ui {

class SpanLayout final : public QLayout
{
public:
    explicit SpanLayout(QWidget* parent = nullptr);
    ~SpanLayout() override;

    void addWidget(QWidget* widget, int span);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }

private:
    struct Item
    {
        QLayoutItem* item;
        int span;
    };
    int arrange(const QRect& rect, bool apply) const;

    QList<Item> m_items;
    int m_nextSpan = 12;
};

} // namespace myspike::ui
