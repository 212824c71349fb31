#include "client/ui/language.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace myspike::ui {

namespace {

QDate dayOf(Date date) { return QDate(date.year(), date.month(), date.day()); }

QDateTime malaysian(Instant at)
{
    constexpr int kOffsetSeconds = 8 * 3600;
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, kOffsetSeconds);
}

} // namespace

Language::Language(QCoreApplication& application, Tongue first, QObject* parent)
    : QObject(parent), m_application(application), m_current(first)
{
    install();
}

Language::~Language()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
}

void Language::choose(Tongue tongue)
{
    if (m_current != tongue) {
        m_current = tongue;
        install();
        Q_EMIT languageChanged();
    }
}

void Language::install()
{
    const bool malay = m_current == Tongue::Malay;
    QLocale::setDefault(malay ? QLocale(QLocale::Malay, QLocale::Malaysia)
                              : QLocale(QLocale::English, QLocale::Malaysia));
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
    const QString tag = malay ? QStringLiteral("ms") : QStringLiteral("en");
    // English has plurals only, so a missing file is no fault there. Qt's own source is English.
    if (malay && m_qt.load(QStringLiteral(":/i18n/qtbase_ms.qm"))) {
        m_application.installTranslator(&m_qt);
    }
    if (m_own.load(QStringLiteral(":/i18n/myspike_%1.qm").arg(tag))) {
        m_application.installTranslator(&m_own);
    }
}

QString translated(Msg message)
{
    return message.empty() ? QString() : QCoreApplication::translate(message.context, message.text);
}

QString translated(const Text& text)
{
    if (text.empty()) {
        return {};
    }
    const QString pattern =
        text.context.empty() ? QString::fromStdString(text.text)
                             : QCoreApplication::translate(text.context.c_str(), text.text.c_str());
    std::vector<std::string> args;
    args.reserve(text.args.size());
    for (const TextArg& arg : text.args) {
        args.push_back(
            arg.context.empty()
                ? arg.text
                : QCoreApplication::translate(arg.context.c_str(), arg.text.c_str()).toStdString());
    }
    // All at once: an argument that itself holds %1 must not be filled again.
    return QString::fromStdString(fillIn(pattern.toStdString(), args));
}

QString translated(const Fault& fault)
{
    const QString sentence = translated(fault.forUser);
    return fault.rule.empty()
               ? sentence
               : QStringLiteral("%1 [%2]").arg(sentence, QString::fromStdString(fault.rule));
}

QString shown(Date date) { return QString::fromStdString(date.toDisplay()); }

QString shownLong(Date date)
{
    return QLocale().toString(dayOf(date), QStringLiteral("d MMMM yyyy"));
}

QString shownWithWeekday(Date date)
{
    return QLocale().toString(dayOf(date), QStringLiteral("dddd, d MMMM yyyy"));
}

QString shown(Instant at) { return QString::fromStdString(at.toDisplay()); }

QString shownTime(Instant at) { return malaysian(at).toString(QStringLiteral("HH:mm")); }

QString shown(Money amount) { return QString::fromStdString(amount.toDisplay()); }

QString shown(Hundredths number)
{
    const qint64 rest = std::abs(number.value % 100);
    const int decimals = rest == 0 ? 0 : rest % 10 == 0 ? 1 : 2;
    return QLocale().toString(static_cast<double>(number.value) / 100.0, 'f', decimals);
}

QString shown(qint64 number) { return QLocale().toString(number); }

} // namespace myspike::ui
