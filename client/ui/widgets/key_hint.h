// A key drawn as a key cap, beside what it does.
#pragma once

#include <QKeySequence>
#include <QWidget>

namespace myspike::ui {

class KeyHint final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QKeySequence& keys = {}, QWidget* parent = nullptr);
    void setKeys(const QKeySequence& keys);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString shownKeys() const;
    QKeySequence m_keys;
};

} // namespace myspike::ui
