// One letter or form as it prints: its pages in Malay or in English, saved or printed again, and
// its history. GUI thread.
#pragma once

#include <optional>

#include "client/ui/print/document.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"

class QComboBox;
class QDialog;
class QVBoxLayout;

namespace myspike::ui {
class HistoryPanel;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::documents {

class LetterPage final : public ui::Page
{
    Q_OBJECT
public:
    LetterPage(const ui::Workplace& workplace, const Id& letter, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    int pageCount() const { return m_pageCount; }

public Q_SLOTS:
    void print();
    void savePdf();

Q_SIGNALS:
    void shown();
    void saved(const QString& path);

private:
    void showPages();
    print::Language language() const;
    std::optional<print::PrintDocument> rendered();

    ui::Workplace m_workplace;
    const Id m_id;
    std::optional<Record> m_letter;
    int m_pageCount = 0;
    QComboBox* m_language;
    ui::Label* m_languageLabel;
    ui::MessageStrip* m_strip;
    QVBoxLayout* m_pages;
    ui::Label* m_historyTitle;
    ui::HistoryPanel* m_history;
};

} // namespace myspike::documents
