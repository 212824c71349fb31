// A record's history in words, newest first, with more on request. GUI thread.
#pragma once

#include <QWidget>

#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

class QVBoxLayout;

namespace myspike::ui {

class Button;
class Label;

class HistoryPanel final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kAtOnce = 20;

    HistoryPanel(const QString& page, const Workplace& workplace, QWidget* parent = nullptr);

    void showRecord(const RecordType& type, const Id& record);
    /// As shown, for tests and for print.
    QStringList sentences() const;

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void shownAgain();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    Workplace m_workplace;
    const RecordType* m_type = nullptr;
    Id m_record;
    std::vector<Record> m_entries;
    bool m_hasMore = false;
    int m_limit = kAtOnce;
    int m_generation = 0;
    QVBoxLayout* m_rows;
    Label* m_none;
    Button* m_more;
};

} // namespace myspike::ui
