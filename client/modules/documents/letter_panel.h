// The letters of one request: opened, saved as PDF or printed, in Malay or in English. GUI thread.
#pragma once

#include <QDialog>
#include <QPointer>
#include <QWidget>

#include "client/ui/print/document.h"
#include "client/ui/values/workplace.h"

class QComboBox;

namespace myspike::ui {
class Button;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::desk {
class DeskTable;
}

namespace myspike::documents {

class LetterPanel final : public QWidget
{
    Q_OBJECT
public:
    LetterPanel(const QString& objectName, const ui::Workplace& workplace,
                QWidget* parent = nullptr);

    /// Shows the letters of a request, latest first. The nil id shows none.
    void setRequest(const Id& request);
    int letterCount() const { return static_cast<int>(m_letters.size()); }
    void takeFocus();
    /// The preview that is open, or nullptr.
    QDialog* preview() const { return m_preview; }

public Q_SLOTS:
    void open();
    void savePdf();
    void reload();

Q_SIGNALS:
    void lettersShown();
    void letterOpened(const QString& fileName);
    void letterSaved(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void retranslate();
    const Record* current() const;
    print::Language language() const;
    /// Says why where it cannot be rendered.
    std::optional<print::PrintDocument> rendered();

    ui::Workplace m_workplace;
    Id m_request;
    std::vector<Record> m_letters;
    desk::DeskTable* m_table;
    QComboBox* m_language;
    ui::Button* m_open;
    ui::Button* m_save;
    ui::MessageStrip* m_strip;
    QPointer<QDialog> m_preview;
    int m_generation = 0;
};

} // namespace myspike::documents
