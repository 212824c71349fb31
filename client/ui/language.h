// Malay and English, switched while running. Widgets hear LanguageChange and retranslate; nothing
// keeps a sentence. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"

class QCoreApplication;

namespace myspike::ui {

enum class Tongue { Malay, English };

class Language final : public QObject
{
    Q_OBJECT
public:
    /// Starts in `first`. The application is not owned and outlives this.
    explicit Language(QCoreApplication& application, Tongue first, QObject* parent = nullptr);
    ~Language() override;

    Tongue current() const { return m_current; }
    void choose(Tongue tongue);

Q_SIGNALS:
    void languageChanged();

private:
    void install();

    QCoreApplication& m_application;
    Tongue m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

/// A shared sentence in the language in force.
QString translated(Msg message);
/// The same with its arguments, of which those that are sentences are translated too.
QString translated(const Text& text);
/// What to show of a fault: its sentence, and the rule's code behind it.
QString translated(const Fault& fault);

/// `24/11/2026`
QString shown(Date date);
/// `24 November 2026`, for letters and headings.
QString shownLong(Date date);
/// `Selasa, 24 November 2026`
QString shownWithWeekday(Date date);
/// `24/11/2026 14:05`, in Malaysian time.
QString shown(Instant at);
/// `14:05`, in Malaysian time.
QString shownTime(Instant at);
/// `RM1,234.50`
QString shown(Money amount);
/// `1,234.5`
QString shown(Hundredths number);
QString shown(qint64 number);

} // namespace myspike::ui
